/**
 * The properties by which a sequence talks to the engine and the transport, and the values that the gateway knows.
 * @see synapse-semantics 3.3, 3.6, 4.1
 */
import { isAtLeast, type Release } from './releases.js';

/** Read in axis2 scope; the same name in default scope is just a note to oneself. Exact case. */
export const AXIS2_PROPERTIES: ReadonlySet<string> = new Set([
  'CHARACTER_SET_ENCODING',
  'ContentType',
  'DISABLE_CHUNKING',
  'FAULTS_AS_HTTP_200',
  'FORCE_HTTP_1.0',
  'FORCE_SC_ACCEPTED',
  'HTTP_SC',
  'HTTP_SC_DESC',
  'NO_ENTITY_BODY',
  'SC_ACCEPTED',
  'TRANSPORT_HEADERS',
  'WRITE_XML_DECLARATION',
  'message.builder.invoked',
  'messageType',
  'setCharacterEncoding',
]);

/**
 * What `get-property` computes in default scope; no property of that name is set, so `$ctx:` finds none. Of the reserved
 * names, these are the ones that nobody would take for a property of their own, as they might To or Action.
 */
export const COMPUTED_PROPERTIES: ReadonlySet<string> = new Set(['MESSAGE_FORMAT', 'SYSTEM_DATE', 'SYSTEM_TIME']);

/** `get-property('MESSAGE_FORMAT')` yields one of these; `get`, which the engine's source knows too, never appears. */
export const MESSAGE_FORMATS = ['pox', 'soap11', 'soap12'] as const;

/** RFC 9110, RFC 5789, RFC 4918: any of them may reach `main`. */
export const HTTP_METHODS = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'DELETE',
  'CONNECT',
  'OPTIONS',
  'TRACE',
  'PATCH',
  'PROPFIND',
  'PROPPATCH',
  'MKCOL',
  'COPY',
  'MOVE',
  'LOCK',
  'UNLOCK',
] as const;

/** The gateway sets these as Java Integers, with which XPath cannot calculate. @see synapse-semantics 4.3, 6.1 */
export const INTEGER_PROPERTIES: ReadonlySet<string> = new Set(['ERROR_CODE', 'HTTP_RESPONSE_STATUS_CODE']);

/** Texts that the gateway sets for a fault: whole sentences, from outside. */
export const TEXT_PROPERTIES: ReadonlySet<string> = new Set([
  'ERROR_DETAIL',
  'ERROR_MESSAGE',
  'NEXT_ACCESS_UTC_TIME',
  'THREAT_DESC',
  'THREAT_MSG',
]);

const FORMATTERS: readonly string[] = [
  'application/json',
  'application/json/badgerfish',
  'application/octet-stream',
  'application/soap+xml',
  'application/x-www-form-urlencoded',
  'application/xml',
  'multipart/form-data',
  'text/html',
  'text/javascript',
  'text/plain',
  'text/xml',
];

/** Whether the axis2.xml of `release` registers a formatter for this messageType: parameters and blanks count. */
export function hasFormatter(messageType: string, release: Release): boolean {
  const type = messageType.toLowerCase();
  return FORMATTERS.includes(type) || (type === 'text/event-stream' && isAtLeast(release, '4.0.0'));
}
