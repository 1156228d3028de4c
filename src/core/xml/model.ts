/** The tree that `readXml` gives: elements that remember where they stand in the text they came from. */

export interface XmlAttribute {
  /** As spelled, with its prefix. */
  readonly name: string;
  readonly local: string;
  /** Namespace URI, `''` for none. */
  readonly ns: string;
  /** After attribute-value normalisation (XML 1.0, 3.3.3). */
  readonly value: string;
}

export interface XmlElement {
  readonly kind: 'element';
  /** As spelled, with its prefix. */
  readonly name: string;
  readonly prefix: string;
  readonly local: string;
  readonly ns: string;
  /** In document order, without namespace declarations. */
  readonly attributes: readonly XmlAttribute[];
  /** Namespace declarations on this very element: prefix (`''` for the default) → URI (`''` undoes). */
  readonly declarations: ReadonlyMap<string, string>;
  readonly children: readonly XmlNode[];
  readonly parent: XmlElement | undefined;
  /** Offsets in UTF-16 code units of the document's source: from `<` of the start tag to behind `>` of the end tag. */
  readonly start: number;
  readonly end: number;
}

export interface XmlText {
  readonly kind: 'text';
  /** References resolved, line ends normalised. */
  readonly value: string;
  readonly cdata: boolean;
  readonly start: number;
  readonly end: number;
}

export interface XmlComment {
  readonly kind: 'comment';
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

export interface XmlInstruction {
  readonly kind: 'instruction';
  readonly target: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

export type XmlNode = XmlElement | XmlText | XmlComment | XmlInstruction;

export interface Place {
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 code units. */
  readonly column: number;
}

export interface XmlDocument {
  readonly source: string;
  readonly root: XmlElement;
  /** Comments outside the root, in document order; those inside are children of their element. */
  readonly outerComments: readonly XmlComment[];
}

/** The un-namespaced attribute `name`, or undefined. */
export function attribute(element: XmlElement, name: string): string | undefined {
  return element.attributes.find((a) => a.ns === '' && a.local === name)?.value;
}

export function childElements(element: XmlElement): XmlElement[] {
  return element.children.filter((child) => child.kind === 'element');
}

/** The URI that `prefix` is bound to where `element` stands; undefined when it is unbound. */
export function lookupNamespace(element: XmlElement, prefix: string): string | undefined {
  if (prefix === 'xml') return 'http://www.w3.org/XML/1998/namespace';
  for (let at: XmlElement | undefined = element; at !== undefined; at = at.parent) {
    const uri = at.declarations.get(prefix);
    if (uri !== undefined) return uri === '' && prefix !== '' ? undefined : uri;
  }
  return prefix === '' ? '' : undefined;
}

/** Every prefix bound where `element` stands, innermost declaration first; the default namespace is `''`. */
export function namespacesInScope(element: XmlElement): Map<string, string> {
  const found = new Map<string, string>();
  for (let at: XmlElement | undefined = element; at !== undefined; at = at.parent) {
    for (const [prefix, uri] of at.declarations) if (!found.has(prefix)) found.set(prefix, uri);
  }
  return found;
}

/** The direct text of an element, CDATA included; child elements and comments are skipped. */
export function directText(element: XmlElement): string {
  let text = '';
  for (const child of element.children) if (child.kind === 'text') text += child.value;
  return text;
}

/** Yields `element` and all elements below it, in document order. */
export function* elementsOf(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of element.children) if (child.kind === 'element') yield* elementsOf(child);
}
