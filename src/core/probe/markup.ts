/** Bodies that are markup: legacy faults, SOAP, whatever else. */
import { CONTRACTS } from '../stock/facts.js';
import { SOAP11_NS, SOAP12_NS } from '../synapse/soap.js';
import { clip } from '../text.js';
import { childElements, DEFAULT_LIMITS, directText, readXml, readXmlBytes, type XmlElement } from '../xml/index.js';
import { type Body, codeOf, type ReadMarkup, type SeenFault, spelledCode, textMember } from './seen.js';

/** Namespaces of the faults of old. */
const LEGACY_NAMESPACES: ReadonlySet<string> = new Set(
  CONTRACTS.flatMap(({ answers = [] }) =>
    answers.flatMap(({ namespace }) => (namespace === undefined ? [] : [namespace])),
  ),
);

/** Reads markup strictly; a label with a charset wins over a missing declaration. */
export const readMarkup: ReadMarkup = (bytes, text, charset) => {
  const isUtf8 = charset === undefined || /^utf-?8$/i.test(charset);
  const read = isUtf8 ? readXmlBytes(bytes) : readXml(text, DEFAULT_LIMITS);
  if (!read.ok) {
    const { reason, line, column } = read.problem;
    return { kind: 'xml', problem: `${reason} (line ${line}, column ${column})`, summary: 'no well-formed XML' };
  }
  return xmlBody(read.document.root);
};

function xmlBody(root: XmlElement): Omit<Body, 'text'> {
  if (root.local === 'Envelope' && (root.ns === SOAP11_NS || root.ns === SOAP12_NS)) return soapBody(root);
  if (root.local.toLowerCase() === 'html') return { kind: 'html', summary: 'XHTML page' };
  const members = childElements(root).map((child) => textMember(child.local, directText(child)));
  if (root.local === 'fault' && LEGACY_NAMESPACES.has(root.ns)) {
    const fault: SeenFault = { form: 'xml', members, namespace: root.ns, ...codeOf(members) };
    return { kind: 'xml', fault, summary: `legacy XML fault${spelledCode(fault)}` };
  }
  return { kind: 'xml', summary: `XML with the root ${clip(root.name, 40)}` };
}

const deepText = (element: XmlElement): string =>
  element.children
    .map((child) => (child.kind === 'text' ? child.value : child.kind === 'element' ? deepText(child) : ''))
    .join('')
    .trim();

function soapBody(envelope: XmlElement): Omit<Body, 'text'> {
  const version = envelope.ns === SOAP11_NS ? '1.1' : '1.2';
  const body = childElements(envelope).find(({ local, ns }) => local === 'Body' && ns === envelope.ns);
  const [content] = body === undefined ? [] : childElements(body);
  if (content === undefined) return { kind: 'soap', summary: `empty SOAP ${version} envelope` };
  const members = childElements(content).map((child) => textMember(child.local, deepText(child)));
  if (content.local === 'Fault' && content.ns === envelope.ns) {
    return {
      kind: 'soap',
      fault: { form: 'soap', members, namespace: envelope.ns },
      summary: `SOAP ${version} fault`,
    };
  }
  if (content.local === 'fault' && LEGACY_NAMESPACES.has(content.ns)) {
    const fault: SeenFault = { form: 'soap', members, namespace: content.ns, ...codeOf(members) };
    return { kind: 'soap', fault, summary: `legacy XML fault${spelledCode(fault)} in a SOAP ${version} envelope` };
  }
  return { kind: 'soap', summary: `SOAP ${version} envelope with ${clip(content.name, 40)}` };
}
