/**
 * Stand-ins for stock sequences that others call: what their callers notice of them, written from their contracts. The
 * stock files themselves are not part of this project.
 * @see gateway-faults B.1, B.3; synapse-semantics 6.2
 */
import { engineOf } from '../stock/engine.js';
import type { Release } from '../stock/releases.js';
import { type ReadFile, readForGateway } from '../synapse/index.js';

const known = new Map<string, ReadFile>();

/** @param words what stands where a file would be named */
function read(name: string, words: string, body: string): ReadFile {
  const text = `<sequence xmlns="http://ws.apache.org/ns/synapse" name="${name}">${body}</sequence>`;
  const key = `${words}\0${text}`;
  const found = known.get(key) ?? readForGateway(words, new TextEncoder().encode(text));
  known.set(key, found);
  return found;
}

const remove = (scope: 'axis2' | 'transport', name: string): string =>
  `<property name="${name}" scope="${scope}" action="remove"/>`;

const JSON_BODY =
  '<payloadFactory media-type="json">' +
  '<format>{"code":"$1","type":"Status report","message":"Runtime Error","description":"$2"}</format>';

const XML_BODY =
  '<payloadFactory><format><am:fault xmlns:am="http://wso2.org/apimanager"><am:code>$1</am:code>' +
  '<am:type>Status report</am:type><am:message>Runtime Error</am:message><am:description>$2</am:description>' +
  '</am:fault></format>';

function faultBody(isXml: boolean): string {
  return (
    '<filter source="get-property(\'MESSAGE_FORMAT\')" regex="soap11|soap12"><then>' +
    '<makefault version="soap11"><code xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" value="s:Server"/>' +
    '<reason expression="$ctx:ERROR_MESSAGE"/></makefault>' +
    '<property name="messageType" scope="axis2" value="text/xml"/></then><else>' +
    (isXml ? XML_BODY : JSON_BODY) +
    '<args><arg expression="$ctx:ERROR_CODE"/><arg expression="$ctx:ERROR_MESSAGE"/></args></payloadFactory>' +
    (isXml ? '<property name="messageType" scope="axis2" value="application/xml"/>' : '') +
    '</else></filter>'
  );
}

const fault = (isXml: boolean): string =>
  faultBody(isXml) +
  '<property name="RESPONSE" value="true"/><header name="To" action="remove"/>' +
  ['NO_ENTITY_BODY', 'ContentType'].map((name) => remove('axis2', name)).join('') +
  ['Authorization', 'Host', 'Accept'].map((name) => remove('transport', name)).join('') +
  '<filter xpath="$ctx:CUSTOM_HTTP_SC">' +
  '<then><property name="HTTP_SC" scope="axis2" expression="$ctx:CUSTOM_HTTP_SC"/></then>' +
  '<else><property name="HTTP_SC" scope="axis2" value="500"/></else></filter><send/>';

/** What `release` itself has under a name that others call; undefined where only the name is known. */
export function ownSequence(name: string, release: Release, words: string): ReadFile | undefined {
  if (name === '_cors_request_handler_') return read(name, words, '');
  if (name === 'fault') return read(name, words, fault(engineOf(release).javaBuildsFaults));
  return undefined;
}
