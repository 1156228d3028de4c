/** The SOAP envelope that every message lives in, SOAP or not. */
import { SOAP11_NS, SOAP12_NS } from '../synapse/soap.js';
import { elementOf, XElement, type XNode } from './tree.js';

export type SoapVersion = '1.1' | '1.2';

export const soapNamespace = (version: SoapVersion): string => (version === '1.1' ? SOAP11_NS : SOAP12_NS);

export class Envelope {
  /** Once a fault was seen in this very envelope, it counts as one for good. */
  private hadFault = false;

  constructor(
    readonly version: SoapVersion,
    readonly root: XElement,
    readonly body: XElement,
  ) {}

  /** The header element, if the envelope has one. */
  get header(): XElement | undefined {
    return this.root.elements().find(({ local, ns }) => local === 'Header' && ns === this.root.ns);
  }

  firstElement(): XElement | undefined {
    return this.body.firstElement();
  }

  /** Replaces everything in the body. @throws what the body's parser throws, because removing means looking */
  put(node: XNode | undefined): void {
    this.body.clear();
    if (node !== undefined) this.body.append(node);
  }

  private holdsFault(): boolean {
    const first = this.firstElement();
    return first !== undefined && first.local === 'Fault' && first.ns === this.root.ns;
  }

  hasFault(): boolean {
    if (!this.hadFault) this.hadFault = this.holdsFault();
    return this.hadFault;
  }

  markFault(): void {
    this.hadFault = true;
  }
}

/** An envelope with an empty body and no header, as the engine makes them. */
export function emptyEnvelope(version: SoapVersion, body?: XNode, lazyBody?: XElement): Envelope {
  const ns = soapNamespace(version);
  const bodyElement = lazyBody ?? elementOf(ns, 'soapenv:Body');
  if (body !== undefined) bodyElement.append(body);
  return new Envelope(version, elementOf(ns, 'soapenv:Envelope', [bodyElement]), bodyElement);
}

/** The envelope that `root` is; undefined when it is none. */
export function envelopeFrom(root: XElement): Envelope | undefined {
  if (root.local !== 'Envelope' || (root.ns !== SOAP11_NS && root.ns !== SOAP12_NS)) return undefined;
  const version = root.ns === SOAP11_NS ? '1.1' : '1.2';
  let body = root.elements().find(({ local, ns }) => local === 'Body' && ns === root.ns);
  if (body === undefined) {
    body = new XElement(root.prefix, root.ns, 'Body');
    root.append(body);
  }
  return new Envelope(version, root, body);
}

/** The same body in an envelope of the other version; headers come along. @throws what reading the body throws */
export function convertEnvelope(envelope: Envelope, version: SoapVersion): Envelope {
  if (envelope.version === version) return envelope;
  const converted = emptyEnvelope(version);
  const { header } = envelope;
  if (header !== undefined && header.children.length > 0) {
    const own = new XElement('soapenv', soapNamespace(version), 'Header');
    for (const child of [...header.children]) own.append(child);
    converted.root.clear();
    converted.root.append(own);
    converted.root.append(converted.body);
  }
  for (const child of [...envelope.body.children]) {
    if (child.kind === 'element') child.read();
    converted.body.append(child.kind === 'element' ? convertFault(child, envelope.version) : child);
  }
  return converted;
}

const CODES: readonly (readonly [v11: string, v12: string])[] = [
  ['Client', 'Sender'],
  ['Server', 'Receiver'],
  ['VersionMismatch', 'VersionMismatch'],
  ['MustUnderstand', 'MustUnderstand'],
];

/** A fault changes its elements with its version; anything else stays. */
function convertFault(element: XElement, from: SoapVersion): XElement {
  if (element.local !== 'Fault' || element.ns !== soapNamespace(from)) return element;
  const parts = faultParts(element);
  const to: SoapVersion = from === '1.1' ? '1.2' : '1.1';
  const local = parts.code.slice(parts.code.indexOf(':') + 1);
  const [fromAt, toAt] = from === '1.1' ? [0, 1] : [1, 0];
  const code = CODES.find((pair) => pair[fromAt] === local)?.[toAt] ?? local;
  return makeFault(to, {
    code: { text: `soapenv:${code}`, declare: undefined },
    reason: parts.reason,
    ...(parts.detail && { detail: [...parts.detail.children] }),
  });
}

export interface FaultParts {
  readonly code: string;
  readonly reason: string | undefined;
  readonly detail: XElement | undefined;
}

/** What a fault of either version says. */
export function faultParts(fault: XElement): FaultParts {
  const child = (name: string, of: XElement | undefined = fault) => of?.elements().find(({ local }) => local === name);
  if (fault.ns === SOAP11_NS) {
    const code = child('faultcode')?.text() ?? '';
    return { code, reason: child('faultstring')?.text(), detail: child('detail') };
  }
  const code = child('Value', child('Code'))?.text() ?? '';
  return { code, reason: child('Text', child('Reason'))?.text(), detail: child('Detail') };
}

export interface NewFault {
  readonly code: { readonly text: string; readonly declare: readonly [prefix: string, uri: string] | undefined };
  /** undefined: the reason is null. */
  readonly reason: string | undefined;
  readonly node?: string;
  readonly role?: string;
  readonly detail?: readonly (XNode | string)[];
  /** Language of a 1.2 reason. */
  readonly lang?: string;
}

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

/** An element with a text; a null text is written as nil. */
export function nillable(name: string, uri: string, value: string | undefined): XElement {
  const element = elementOf(uri, name, [value ?? '']);
  if (value === undefined) element.attributes = [{ prefix: 'xsi', ns: XSI, local: 'nil', value: 'true' }];
  return element;
}

/** @see synapse-semantics 2.4 "Infoset" */
export function makeFault(version: SoapVersion, fault: NewFault): XElement {
  const ns = soapNamespace(version);
  const { declare } = fault.code;
  const text = nillable;
  if (version === '1.1') {
    const code = elementOf('', 'faultcode', [fault.code.text]);
    if (declare !== undefined) code.declarations.push([...declare]);
    const children = [code, text('faultstring', '', fault.reason)];
    if (fault.role !== undefined) children.push(elementOf('', 'faultactor', [fault.role]));
    if (fault.detail !== undefined) children.push(elementOf('', 'detail', fault.detail));
    return elementOf(ns, 'soapenv:Fault', children);
  }
  const value = elementOf(ns, 'soapenv:Value', [fault.code.text]);
  if (declare !== undefined && !(declare[0] === 'soapenv' && declare[1] === ns)) value.declarations.push([...declare]);
  const reason = text('soapenv:Text', ns, fault.reason);
  reason.attributes.push({
    prefix: 'xml',
    ns: 'http://www.w3.org/XML/1998/namespace',
    local: 'lang',
    value: fault.lang ?? 'en',
  });
  const children = [elementOf(ns, 'soapenv:Code', [value]), elementOf(ns, 'soapenv:Reason', [reason])];
  if (fault.node !== undefined) children.push(elementOf(ns, 'soapenv:Node', [fault.node]));
  if (fault.role !== undefined) children.push(elementOf(ns, 'soapenv:Role', [fault.role]));
  if (fault.detail !== undefined) children.push(elementOf(ns, 'soapenv:Detail', fault.detail));
  return elementOf(ns, 'soapenv:Fault', children);
}
