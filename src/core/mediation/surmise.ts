/**
 * What a name holds that neither the scenario nor a sequence has set. Names that only the gateway sets are unset then;
 * what configuration, policies or clients may set cannot be known.
 */
import type { Scope, Surmise } from './message.js';
import { Unknown } from './values.js';

/** Properties that the gateway sets for certain faults, and nobody else. @see gateway-faults A.3, synapse-semantics 6.1 */
const GATEWAY_OWNED = new Set(
  (
    'ERROR_CODE ERROR_MESSAGE ERROR_DETAIL ERROR_EXCEPTION ERROR_TYPE HTTP_RESPONSE_STATUS_CODE CUSTOM_HTTP_SC ' +
    'CUSTOM_ERROR_CODE CUSTOM_ERROR_MESSAGE NEXT_ACCESS_UTC_TIME THREAT_FOUND THREAT_CODE THREAT_MSG THREAT_DESC ' +
    'TRANSPORT_DENIED IN_TRANSPORT MCP_ID MCP_ERROR_CODE error_message_type RESPONSE MESSAGE_FORMAT SOAP_FAULT_CODE ' +
    'QUOTE_STRING_IN_PAYLOAD_FACTORY_JSON FORCE_ERROR_ON_SOAP_FAULT'
  ).split(' '),
);

/** axis2 properties that decide over the reply; the engine leaves them unset. @see synapse-semantics 3.2 – 3.6 */
const ENGINE_OWNED = new Set(
  (
    'messageType ContentType CHARACTER_SET_ENCODING NO_ENTITY_BODY HTTP_SC HTTP_SC_DESC HTTP_METHOD ERROR_CODE ' +
    'SC_ACCEPTED FORCE_SC_ACCEPTED FAULTS_AS_HTTP_200 setCharacterEncoding WRITE_XML_DECLARATION DISABLE_CHUNKING ' +
    'FORCE_HTTP_1.0 message.builder.invoked preserve.json.stream FORCE_POST_PUT_NOBODY FORCE_SOAP_FAULT POST_TO_URI ' +
    'TRANSPORT_HEADERS REST_SUB_REQUEST_PATH contentType CONTENT_TYPE Content-Type'
  ).split(' '),
);

const REASONS: Readonly<Record<Scope, string>> = {
  default: 'nothing we see sets it; a policy or a handler may',
  axis2: 'nothing we see sets it; the engine may',
  operation: 'nothing we see sets it',
  transport: 'it depends on the client',
  system: 'it is a system property of the gateway',
  env: 'it is an environment variable of the gateway',
  file: 'it is a file of the gateway',
};

const PREFIX: Readonly<Record<Scope, string>> = {
  default: '$ctx',
  axis2: '$axis2',
  operation: '$operation',
  transport: '$trp',
  system: '$sys',
  env: 'env',
  file: 'file',
};

/** What the caller pins down of the gateway's configuration. */
export interface Assumptions {
  /** Whether the gateway adds CORS headers; undefined: both are looked at. */
  readonly cors?: boolean;
}

const CORS = /^(?:Access-Control-|CORSConfiguration\.)/i;

/** What a scenario leaves open. `method` is the request's. */
export function surmiseFor({ cors }: Assumptions, method: string): Surmise {
  return (scope, name) => {
    const lower = name.toLowerCase();
    if (scope === 'default') {
      if (GATEWAY_OWNED.has(name)) return null;
      // compared with OPTIONS only, which no scenario sends: unset and set are one
      if (name === 'api.ut.HTTP_METHOD') return method;
      if (CORS.test(name)) return corsProperty(name, cors);
    }
    if (scope === 'axis2' && ENGINE_OWNED.has(name)) return null;
    // headers that only answers carry
    if (scope === 'transport' && /^(?:access-control-(?:allow|expose)|retry-after|www-authenticate)/.test(lower))
      return null;
    const label = `${PREFIX[scope]}:${scope === 'transport' ? lower : name}`;
    const isString = scope === 'transport' || scope === 'system' || scope === 'env' || scope === 'file';
    return new Unknown(label, REASONS[scope], { mayBeNull: true, isString });
  };
}

function corsProperty(name: string, cors: boolean | undefined): Unknown | string | null {
  if (cors === false) return null;
  const reason = 'it depends on the CORS configuration of the API';
  if (name === 'CORSConfiguration.Enabled' && cors === true) return 'true';
  const mayBeNull = name === 'CORSConfiguration.Enabled' || name === 'Access-Control-Allow-Credentials';
  return new Unknown(`$ctx:${name}`, reason, { mayBeNull, isString: true, isWords: !mayBeNull });
}
