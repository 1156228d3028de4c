/**
 * The request as the gateway's listener hands it to mediation.
 * @see synapse-semantics 0.3
 */
import type { Engine } from '../stock/engine.js';
import { charsetParameter, mediaTypeOf } from './content-type.js';
import { emptyEnvelope, type SoapVersion } from './envelope.js';
import { CHARSET, CONTENT_TYPE, Headers, MESSAGE_TYPE, type Message, NO_ENTITY_BODY, type Surmise } from './message.js';
import { type Holes, JavaNumber, Unknown, type Value } from './values.js';

export interface Request {
  readonly method: string;
  /** As in the request line, with its query. */
  readonly path: string;
  /** In order, as spelled. */
  readonly headers: readonly (readonly [name: string, value: string | Unknown])[];
  /** Context of the API that the request belongs to; absent: not known, or no API has it. */
  readonly apiContext?: string;
  /** `unknown`: well-formed content of its type that nobody gave us. */
  readonly body: Uint8Array | 'unknown';
}

interface Start {
  readonly messageType: string | null;
  readonly contentType: string | null;
  readonly charset: string | null;
  readonly rest: boolean;
  readonly soap: SoapVersion;
}

const FORM = 'application/x-www-form-urlencoded';
const BINARY = 'application/octet-stream';
const UTF8 = 'UTF-8';

/** The table of synapse-semantics 0.3. */
function startOf(method: string, contentType: string | undefined, hasAction: boolean, engine: Engine): Start {
  const start = (
    messageType: string | null,
    type: string | null,
    soap: SoapVersion,
    rest = true,
    charset: string | null = UTF8,
  ): Start => ({ messageType, contentType: type, charset, rest, soap });
  const isForm = contentType?.includes(FORM) === true;
  if (method === 'GET') {
    if (contentType !== undefined && !isForm) return start(null, null, '1.1', true, null);
    return start('application/xml', contentType ?? FORM, '1.2');
  }
  if (contentType === undefined) {
    if (method === 'DELETE' && engine.deleteIsForm) return start('application/xml', FORM, '1.2');
    return start('application/xml', BINARY, '1.1');
  }
  const charset = charsetParameter(contentType) ?? UTF8;
  if (isForm) {
    return engine.formKeepsParameters
      ? start('application/xml', contentType, '1.2', true, charset)
      : start('application/xml', FORM, '1.2');
  }
  const type = mediaTypeOf(contentType);
  if (type.includes('text/xml')) return start(type, contentType, '1.1', !hasAction, charset);
  if (type.includes('application/soap+xml')) return start(type, contentType, '1.2', false, charset);
  return start(type, contentType, type.includes('multipart/') ? '1.2' : '1.1', true, charset);
}

const hasEntity = (method: string, length: number): boolean =>
  !['GET', 'HEAD', 'OPTIONS'].includes(method) || length > 0;

/** The message that mediation starts with. */
export function receive(request: Request, engine: Engine, holes: Holes, surmise: Surmise): Message {
  const { method, path, body } = request;
  const headers = new Headers();
  for (const [name, value] of request.headers) headers.set(name, value);
  const header = (name: string): string | undefined => {
    const value = headers.get(name);
    return typeof value === 'string' ? value : undefined;
  };
  const length = body === 'unknown' ? 1 : body.length;
  if (body !== 'unknown' && (length > 0 || ['POST', 'PUT', 'PATCH'].includes(method))) {
    if (headers.get('Transfer-Encoding') === undefined) headers.set('Content-Length', String(length));
  }
  if (engine.activityId && headers.get('activityid') === undefined) {
    headers.set('activityid', new Unknown('activityid', 'the gateway makes it up', { isWords: true }));
  }
  const action = header('SOAPAction');
  const contentType = header('Content-Type');
  const start = startOf(method, contentType, headers.get('SOAPAction') !== undefined, engine);
  const entity = hasEntity(method, length);
  const axis2 = new Map<string, Value>([
    ['HTTP_METHOD', method],
    ['TransportInURL', path],
  ]);
  const put = (name: string, value: Value) => value !== null && axis2.set(name, value);
  put(MESSAGE_TYPE, start.messageType);
  put(CONTENT_TYPE, start.contentType);
  put(CHARSET, start.charset);
  if (!entity) put(NO_ENTITY_BODY, true);
  const quoted = action === undefined ? undefined : /^"(.+)"$/.exec(action)?.[1];
  const parameter = contentType === undefined ? undefined : /;\s*action="?([^";]+)"?/.exec(contentType)?.[1];
  return {
    engine,
    surmise,
    default: new Map(),
    axis2,
    client: new Map(),
    operation: new Map(),
    variables: new Map(),
    headers,
    envelope: emptyEnvelope(start.soap),
    json: undefined,
    pipe: entity ? pipeOf(body, contentType, holes) : undefined,
    to: path,
    response: false,
    processingFault: false,
    rest: start.rest,
    soapClient: start.rest ? undefined : start.soap,
    emptyPost: false,
    soapAction: quoted ?? parameter ?? '',
    method,
    responsible: {},
  };
}

/** What a backend answered. */
export interface BackendResponse {
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly (readonly [name: string, value: string | Unknown])[];
  readonly body: Uint8Array | 'unknown' | 'none';
}

/**
 * The message that mediation goes on with when the backend has answered `request`.
 * @see synapse-semantics 0.3, "A fault raised while processing the backend response"
 */
export function receiveResponse(
  request: Request,
  response: BackendResponse,
  engine: Engine,
  holes: Holes,
  surmise: Surmise,
): Message {
  const asked = receive(request, engine, holes, surmise);
  const headers = new Headers();
  for (const [name, value] of response.headers) headers.set(name, value);
  const type = headers.get('Content-Type');
  const contentType = typeof type === 'string' ? type : undefined;
  const axis2 = new Map<string, Value>([
    ['HTTP_SC', new JavaNumber('Integer', 500, '500')],
    ['HTTP_SC_DESC', response.reason],
  ]);
  if (contentType !== undefined) {
    axis2.set(CONTENT_TYPE, contentType);
    axis2.set(CHARSET, charsetParameter(contentType) ?? UTF8);
  }
  const messageType =
    engine.backendTypeBeforeBuild && contentType !== undefined
      ? mediaTypeOf(contentType)
      : (asked.axis2.get(MESSAGE_TYPE) ?? null);
  if (messageType !== null) axis2.set(MESSAGE_TYPE, messageType);
  const { body } = response;
  if (body === 'none') axis2.set(NO_ENTITY_BODY, true);
  return {
    ...asked,
    axis2,
    headers,
    backend: { status: response.status, reason: response.reason },
    pipe: body === 'none' ? undefined : pipeOf(body, contentType, holes),
    envelope: emptyEnvelope(asked.envelope.version),
    to: null,
    response: true,
  };
}

/** What the dispatcher of the engine notes down of the URL. @see wso2-synapse, API.process */
export function dispatch(
  { default: properties, axis2 }: Message,
  { method, path, apiContext }: Request,
  isApi: boolean,
): void {
  if (!isApi) {
    axis2.set(URL_POSTFIX, path.replace(/^\//, ''));
    return;
  }
  properties.set('REST_METHOD', method);
  properties.set('REST_FULL_REQUEST_PATH', path);
  if (apiContext === undefined || !path.startsWith(apiContext)) return;
  const rest = path.slice(apiContext.length);
  properties.set('REST_API_CONTEXT', apiContext);
  properties.set('REST_SUB_REQUEST_PATH', rest === '' ? '/' : rest);
  axis2.set(URL_POSTFIX, rest);
}

const URL_POSTFIX = 'REST_URL_POSTFIX';

const pipeOf = (body: Request['body'], contentType: string | undefined, holes: Holes): Message['pipe'] =>
  body === 'unknown'
    ? {
        hole: holes.charFor(new Unknown('request body', 'it is what the client sent')),
        type: mediaTypeOf(contentType ?? '').toLowerCase(),
      }
    : { bytes: body };
