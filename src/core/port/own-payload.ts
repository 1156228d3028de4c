/** What a payload in the user's own mediators is for: only what clients receive as a fault becomes JSON. */
import { CONTRACTS, type Role } from '../stock/facts.js';
import { type Shape, SYNAPSE_NAMESPACE } from '../stock/shape.js';
import { attribute, type XmlElement } from '../xml/index.js';

export const childrenOf = (element: XmlElement): XmlElement[] => element.children.filter((c) => c.kind === 'element');

export const isOurs = (element: XmlElement, ...locals: readonly string[]): boolean =>
  element.ns === SYNAPSE_NAMESPACE && locals.includes(element.local);

export const isAxis2 = (element: XmlElement, ...names: readonly string[]): boolean =>
  isOurs(element, 'property') &&
  attribute(element, 'scope') === 'axis2' &&
  names.includes(attribute(element, 'name') ?? '');

/** `$trp:Accept`, `get-property('transport', 'Accept')` */
const READS_ACCEPT = /\$trp:Accept\b|['"]transport['"]\s*,\s*['"]Accept['"]/i;

/** Whether something below `element` chooses by the Accept header. */
export function negotiates(element: XmlElement): boolean {
  if (element.attributes.some(({ value }) => READS_ACCEPT.test(value))) return true;
  return childrenOf(element).some(negotiates);
}

const SOAP_ENVELOPES: ReadonlySet<string> = new Set([
  'http://schemas.xmlsoap.org/soap/envelope/',
  'http://www.w3.org/2003/05/soap-envelope',
]);

/** The root of an XML payload that stands for a fault: no web page, no SOAP envelope. */
export function xmlFaultOf(payload: XmlElement): { format: XmlElement; root: XmlElement } | undefined {
  if (!isOurs(payload, 'payloadFactory') || (attribute(payload, 'media-type') ?? 'xml') !== 'xml') return undefined;
  const format = childrenOf(payload).find((child) => isOurs(child, 'format'));
  if (format === undefined || attribute(format, 'key') !== undefined) return undefined;
  const [root] = childrenOf(format);
  if (root === undefined || SOAP_ENVELOPES.has(root.ns) || root.local.toLowerCase() === 'html') return undefined;
  return { format, root };
}

const isToBackend = (element: XmlElement): boolean =>
  isOurs(element, 'call', 'callout', 'store', 'enqueue', 'publishEvent') ||
  (isOurs(element, 'send') && childrenOf(element).length > 0);

const isToClient = (element: XmlElement): boolean =>
  isOurs(element, 'respond', 'loopback', 'payloadFactory', 'makefault') ||
  (isOurs(element, 'send') && childrenOf(element).length === 0);

/** Children of these run on copies of the message. */
const COPIES = ['clone', 'iterate', 'foreach', 'scatter-gather'];

/** Whether a payload goes to a backend, a queue or a copy of the message: nobody but its reader says how it must look. */
export function isForElsewhere(payload: XmlElement): boolean {
  for (let at = payload, parent = at.parent; parent !== undefined; at = parent, parent = at.parent) {
    if (isOurs(parent, ...COPIES)) return true;
    const rest = childrenOf(parent);
    const next = rest.slice(rest.indexOf(at) + 1).find((one) => isToBackend(one) || isToClient(one));
    if (next !== undefined && !isOurs(parent, 'filter', 'switch')) return isToBackend(next);
  }
  return false;
}

const setsStatus = (element: XmlElement): boolean =>
  isAxis2(element, 'HTTP_SC') || childrenOf(element).some(setsStatus);

/** Namespaces of the XML faults of old releases. */
const FAULT_NAMESPACES: ReadonlySet<string> = new Set(
  CONTRACTS.flatMap(({ answers = [] }) => answers.flatMap(({ namespace }) => namespace ?? [])),
);

/** Whether an own answer of main says that all is well: a health check, a start page. */
export function isSuccess(payload: XmlElement, root: XmlElement, role: Role | undefined): boolean {
  if (role?.via !== 'main' || FAULT_NAMESPACES.has(root.ns)) return false;
  const list = payload.parent === undefined ? [] : childrenOf(payload.parent);
  const own = list.find((one) => isAxis2(one, 'HTTP_SC'));
  if (own !== undefined) return /^[23]\d\d$/.test(attribute(own, 'value') ?? '');
  const answers = list.slice(list.indexOf(payload)).some((one) => isOurs(one, 'send', 'respond'));
  if (!answers) return false;
  for (let at = payload, parent = at.parent; parent !== undefined; at = parent, parent = at.parent) {
    const before = childrenOf(parent);
    if (!isOurs(parent, 'filter', 'switch') && before.slice(0, before.indexOf(at)).some(setsStatus)) return false;
  }
  return true;
}

/** In a script: the payload as E4X or as an envelope. */
const XML_IN_SCRIPT = /\b(?:getPayloadXML|getEnvelope|getEnvelopeXML)\b/;
const NAMES_FAULT = /local-name\(\s*\)\s*=\s*['"]fault['"]/;

/** Whether a mediator looks into the XML that a fault was. */
export function readsXmlFault({ element, facts }: Shape): boolean {
  if (isOurs(element, 'xslt', 'fastXSLT', 'xquery')) return true;
  if (isOurs(element, 'script')) {
    return element.children.some((child) => child.kind === 'text' && XML_IN_SCRIPT.test(child.value));
  }
  return [...facts].some(
    ([name, value]) => (name.includes('+xmlns:') && FAULT_NAMESPACES.has(value)) || NAMES_FAULT.test(value),
  );
}
