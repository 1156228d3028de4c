/**
 * A sequence inside a synapse.xml, taken out as a document of its own: what it means stays the same, so that it is
 * ported, carried and proven as a file is.
 */
import { inlineSequences, Reading, sequenceName } from '../../diff/reading.js';
import { escapeAttribute } from '../../synapse/element-text.js';
import { childElements, type Place, placeOf, readXmlBytes, type XmlElement } from '../../xml/index.js';
import { indentAt } from '../text/layout.js';
import { startTagOf } from '../text/tags.js';

export interface Inline {
  readonly name: string;
  /** Of the document taken out: UTF-8, without an XML declaration. */
  readonly reading: Reading;
  /** Where it begins in the synapse.xml. */
  readonly at: Place;
  /** A place in the document taken out → that place in the synapse.xml. */
  readonly placeIn: (place: Place) => Place;
}

/** Prefixes that hold where `element` stands and that it does not declare itself. */
function inherited(element: XmlElement): Map<string, string> {
  const found = new Map<string, string>();
  for (let at = element.parent; at !== undefined; at = at.parent) {
    for (const [prefix, uri] of at.declarations) {
      if (!element.declarations.has(prefix) && !found.has(prefix)) found.set(prefix, uri);
    }
  }
  return found;
}

function takeOut(source: string, element: XmlElement): Pick<Inline, 'at' | 'placeIn'> & { text: string } {
  const at = placeOf(source, element.start);
  const indent = indentAt(source, element.start) ?? '';
  const { nameEnd } = startTagOf(source, element);
  const declarations = [...inherited(element)]
    .map(([prefix, uri]) => ` ${prefix === '' ? 'xmlns' : `xmlns:${prefix}`}="${escapeAttribute(uri)}"`)
    .join('');
  const head = indent + source.slice(element.start, nameEnd);
  const text = `${head}${declarations}${source.slice(nameEnd, element.end)}`;
  const added = placeOf(text, head.length);
  const placeIn = ({ line, column }: Place): Place => {
    const own = line === added.line && column > added.column ? column - declarations.length : column;
    return { line: line + at.line - 1, column: line === 1 ? own + at.column - 1 - indent.length : own };
  };
  return { at, placeIn, text };
}

/** Whether a synapse.xml defines sequences. */
export function holdsSequences(bytes: Uint8Array): boolean {
  const read = readXmlBytes(bytes);
  if (!read.ok || read.document.root.local !== 'definitions') return false;
  return childElements(read.document.root).some((element) => sequenceName(element) !== undefined);
}

const utf8 = new TextEncoder();

/** The named sequences of a synapse.xml, in its order; none where it is not well-formed, or no configuration. */
export function inlinesOf(outer: Reading): Inline[] {
  const { parsed } = outer;
  if (!parsed.ok) return [];
  const { source } = parsed.document;
  return inlineSequences(outer).flatMap((inner): Inline[] => {
    const { root, registeredName: name } = inner;
    if (root === undefined || name === undefined) return [];
    const { text, at, placeIn } = takeOut(source, root);
    const reading = new Reading({ sha256: outer.tools.hash(text), bytes: utf8.encode(text) }, outer.tools);
    return [{ name, reading, at, placeIn }];
  });
}
