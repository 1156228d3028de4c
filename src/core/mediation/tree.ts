/**
 * The message as a tree while mediators work on it: small, mutable, namespace-aware. Sources of elements that Java
 * keeps unparsed (a JSON payload in a SOAP body) are expanded when somebody looks.
 */
import type { XmlElement } from '../xml/index.js';
import type { Undetermined } from './values.js';

export interface XAttribute {
  readonly prefix: string;
  readonly ns: string;
  readonly local: string;
  readonly value: string;
}

export class XText {
  readonly kind = 'text';
  parent: XElement | undefined;
  constructor(readonly value: string) {}
}

/** A comment (`target` undefined) or a processing instruction. */
export class XOther {
  readonly kind = 'other';
  parent: XElement | undefined;
  constructor(
    readonly target: string | undefined,
    readonly value: string,
  ) {}
}

export class XElement {
  readonly kind = 'element';
  parent: XElement | undefined;
  private ownAttributes: XAttribute[] = [];
  /** Namespace declarations on this element: prefix → URI. */
  declarations: [prefix: string, uri: string][] = [];
  private own: XNode[] | undefined = [];

  constructor(
    readonly prefix: string,
    readonly ns: string,
    readonly local: string,
    /** Where the children come from when somebody looks. */
    readonly source?: LazySource,
  ) {
    if (source !== undefined) this.own = undefined;
  }

  /** The placeholder of an element that nobody can look into. */
  get hole(): string | undefined {
    return this.source?.hole;
  }

  /** The JSON text that this element stands for. */
  get json(): string | undefined {
    return this.source?.json;
  }

  get attributes(): XAttribute[] {
    if (this.own === undefined && this.json !== undefined && this.hole === undefined) this.expand();
    return this.ownAttributes;
  }

  set attributes(attributes: XAttribute[]) {
    this.ownAttributes = attributes;
  }

  get children(): XNode[] {
    return this.own ?? this.expand();
  }

  /** Reads the source; a source that throws does so once, and what was read stays. */
  private expand(): XNode[] {
    const own: XNode[] = [];
    if (this.hole === undefined) this.own = own;
    for (const child of this.source?.expand(this) ?? []) this.append(child);
    return own;
  }

  /** Whether somebody has to read the source before the element can be taken out of its place. */
  private settle(): void {
    if (this.own === undefined && this.json === undefined && this.hole === undefined) this.expand();
  }

  /** Looks at what the source holds. @throws what its parser throws */
  read(): void {
    if (this.own === undefined && this.hole === undefined) this.expand();
  }

  /** Nobody has looked at what the source holds. */
  get isUnread(): boolean {
    return this.own === undefined;
  }

  append(node: XNode): void {
    node.parent = this;
    this.children.push(node);
  }

  /** @throws what reading the children throws: XML must be read to its end before it can be taken out */
  clear(): void {
    for (const child of this.children) {
      if (child.kind === 'element') child.settle();
      child.parent = undefined;
    }
    this.own = [];
  }

  replace(old: XNode, next: XNode): void {
    const at = this.children.indexOf(old);
    if (at < 0) return;
    if (old.kind === 'element') old.settle();
    old.parent = undefined;
    next.parent = this;
    this.children[at] = next;
  }

  firstElement(): XElement | undefined {
    for (const child of this.children) if (child.kind === 'element') return child;
    return undefined;
  }

  elements(): XElement[] {
    return this.children.filter((child) => child.kind === 'element');
  }

  /** Direct text, CDATA included. */
  text(): string {
    let text = '';
    for (const child of this.children) if (child.kind === 'text') text += child.value;
    return text;
  }

  clone(): XElement {
    const copy = new XElement(this.prefix, this.ns, this.local, this.source);
    copy.ownAttributes = [...this.ownAttributes];
    copy.declarations = [...this.declarations];
    if (this.source === undefined) for (const child of this.children) copy.append(cloneNode(child));
    return copy;
  }
}

/** Elements of a tree, as far as somebody has looked. */
export const sizeOf = (element: XElement): number =>
  element.isUnread ? 1 : element.elements().reduce((sum, child) => sum + sizeOf(child), 1);

export type XNode = XElement | XText | XOther;

/** Content that is parsed when somebody looks: a JSON text, or a request that turns out broken. */
export interface LazySource {
  readonly json?: string;
  /** The element cannot be known; this placeholder stands for it in texts. */
  readonly hole?: string;
  /**
   * The children; attributes are set on `element`.
   * @throws JsonSyntax or XmlSyntax; Undetermined when the content cannot be known
   */
  expand(element: XElement): XNode[];
}

const cloneNode = (node: XNode): XNode =>
  node.kind === 'element'
    ? node.clone()
    : node.kind === 'text'
      ? new XText(node.value)
      : new XOther(node.target, node.value);

/** An element of which not even the name is known; whoever looks inside learns why. */
export const opaqueElement = (hole: string, why: Undetermined): XElement =>
  new XElement('', '', 'unknown', {
    hole,
    expand: () => {
      throw why;
    },
  });

export function elementOf(ns: string, name: string, children: readonly (XNode | string)[] = []): XElement {
  const colon = name.indexOf(':');
  const element = new XElement(colon < 0 ? '' : name.slice(0, colon), ns, name.slice(colon + 1));
  for (const child of children) element.append(typeof child === 'string' ? new XText(child) : child);
  return element;
}

/** Everything below an element, text joined: XPath's string-value. */
export function stringValue(node: XNode): string {
  if (node.kind !== 'element') return node.value;
  let text = '';
  for (const child of node.children) {
    if (child.kind === 'text') text += child.value;
    else if (child.kind === 'element') text += stringValue(child);
  }
  return text;
}

/** What Java's `String.trim` leaves. */
export const javaTrim = (text: string): string => text.replace(/^[\0- ]+|[\0- ]+$/g, '');

export const isBlank = (text: string): boolean => /^[\0- ]*$/.test(text);

/** Copies an element of a file; blank texts between elements are gone, as the gateway drops them when reading. */
export function fromFile(element: XmlElement): XElement {
  const copy = new XElement(element.prefix, element.ns, element.local);
  copy.declarations = [...element.declarations];
  copy.attributes = element.attributes.map(({ name, local, ns, value }) => ({
    prefix: name === local ? '' : name.slice(0, name.indexOf(':')),
    ns,
    local,
    value,
  }));
  for (const child of element.children) {
    if (child.kind === 'element') copy.append(fromFile(child));
    else if (child.kind === 'text') {
      if (!isBlank(child.value)) copy.append(new XText(child.value));
    } else copy.append(new XOther(child.kind === 'comment' ? undefined : child.target, child.value));
  }
  return copy;
}
