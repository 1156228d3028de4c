/**
 * Text → tree with places. saxes decides whether the document is well-formed, resolves namespaces and says where tags
 * end; it is the one reader of those we tried that takes no malformed document and refuses no sound one. A document type
 * declaration is refused before it sees it; size and depth are bounded. What is written is read a second time, by another
 * reader: see second-reader.ts.
 */
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { explain, type OpenTag } from './explain.js';
import type { XmlAttribute, XmlComment, XmlDocument, XmlElement, XmlNode } from './model.js';
import { piecesOf } from './pieces.js';
import { placeOf } from './place.js';

export interface XmlProblem {
  readonly kind: 'not-well-formed' | 'doctype' | 'too-deep' | 'too-large' | 'encoding';
  readonly reason: string;
  /** What the author probably did, where we can tell. */
  readonly hint?: string;
  readonly line: number;
  readonly column: number;
}

export type XmlResult =
  | { readonly ok: true; readonly document: XmlDocument }
  | { readonly ok: false; readonly problem: XmlProblem };

export interface XmlLimits {
  /** Nested elements, the root counted. */
  readonly maxDepth: number;
}

export const DEFAULT_MAX_DEPTH = 256;
export const DEFAULT_MAX_BYTES = 1024 * 1024;

/** Finds a DOCTYPE (in any case) between the start and the root element; -1 when there is none. */
export function doctypeAt(source: string): number {
  const prolog = /(?:\s|<\?[\s\S]*?\?>|<!--[\s\S]*?-->)*/y;
  prolog.exec(source);
  return /^<!doctype\b/i.test(source.slice(prolog.lastIndex, prolog.lastIndex + 10)) ? prolog.lastIndex : -1;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** An element while it is read. */
type OpenElement = Mutable<XmlElement> & { children: XmlNode[]; attributes: XmlAttribute[] };

const NO_DECLARATIONS: ReadonlyMap<string, string> = new Map();
const NO_ATTRIBUTES: XmlAttribute[] = [];

function openElement({ name, prefix, local, uri, attributes: given }: SaxesTagNS): OpenElement {
  let attributes = NO_ATTRIBUTES;
  let declarations: Map<string, string> | undefined;
  for (const key in given) {
    const a = given[key];
    if (a === undefined) continue;
    if (a.prefix === 'xmlns' || a.name === 'xmlns') {
      declarations ??= new Map();
      declarations.set(a.prefix === 'xmlns' ? a.local : '', a.value);
    } else {
      if (attributes === NO_ATTRIBUTES) attributes = [];
      attributes.push({ name: a.name, local: a.local, ns: a.uri, value: a.value });
    }
  }
  return {
    kind: 'element',
    name,
    prefix,
    local,
    ns: uri,
    attributes,
    declarations: declarations ?? NO_DECLARATIONS,
    children: [],
    parent: undefined,
    start: 0,
    end: 0,
  };
}

/** An element whose end has not come yet. */
interface Open extends OpenTag {
  readonly element: OpenElement;
  /** Up to where its content is in the tree. */
  at: number;
}

class Refusal extends Error {
  constructor(readonly problem: XmlProblem) {
    super(problem.reason);
  }
}

/** @throws Refusal at the first thing that is wrong */
function parse(source: string, limits: XmlLimits, version: '1.0' | '1.1'): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: true, defaultXMLVersion: version });
  const open: Open[] = [];
  const starts: OpenTag[] = [];
  let start = 0;
  let root: XmlElement | undefined;
  let closed: OpenTag | undefined;
  parser.on('opentagstart', (tag) => {
    if (open.length >= limits.maxDepth) {
      const reason = `elements are nested deeper than ${limits.maxDepth} levels`;
      throw new Refusal({ kind: 'too-deep', reason, line: parser.line, column: Math.max(1, parser.column) });
    }
    starts.push({ name: tag.name, line: parser.line });
    start = source.lastIndexOf('<', parser.position - 1);
  });
  parser.on('opentag', (tag) => {
    const element = openElement(tag);
    element.start = start;
    const parent = open.at(-1);
    if (parent === undefined) root = element;
    else {
      element.parent = parent.element;
      // Only the text between elements is read by us: saxes does not say where it stands.
      if (start > parent.at) piecesOf(source, parent.at, start, parent.element.children);
      parent.element.children.push(element);
    }
    const { name, line } = starts.at(-1) as OpenTag;
    open.push({ name, line, element, at: parser.position });
  });
  parser.on('closetag', ({ isSelfClosing }) => {
    closed = starts.pop();
    const { element, at } = open.pop() as Open;
    element.end = parser.position;
    if (!isSelfClosing) piecesOf(source, at, source.lastIndexOf('</', element.end - 1), element.children);
    const parent = open.at(-1);
    if (parent !== undefined) parent.at = element.end;
  });
  parser.on('error', (error) => {
    const reason = error.message.replace(/^[^:]*?\d+:\d+: /, '').replace(/\.$/, '');
    const { line, column, position } = parser;
    const at = { line, column: Math.max(1, column) };
    // saxes has closed the wrong element already when it says that the end tag does not fit.
    const stillOpen = /unexpected close tag/.test(reason) && closed !== undefined ? [...starts, closed] : starts;
    throw new Refusal({ kind: 'not-well-formed', ...explain({ reason, at, position, source, open: stillOpen }) });
  });
  parser.write(source).close();
  if (root === undefined) throw new Error('saxes accepted a document without a root element');
  return root;
}

/**
 * Reads an XML document from decoded text (see `decodeXml`).
 * @returns the tree with source spans, or the first problem with line and column (1-based)
 * @throws never
 */
export function readXml(source: string, limits: XmlLimits = { maxDepth: DEFAULT_MAX_DEPTH }): XmlResult {
  try {
    const doctype = doctypeAt(source);
    if (doctype >= 0) {
      const reason = 'a document type declaration is refused: what one reads is then not what runs';
      return { ok: false, problem: { kind: 'doctype', reason, ...placeOf(source, doctype) } };
    }
    const version = /^<\?xml\s+version\s*=\s*["']1\.1["']/.test(source) ? '1.1' : '1.0';
    const root = parse(source, limits, version);
    const outer: XmlNode[] = [];
    piecesOf(source, 0, root.start, outer);
    piecesOf(source, root.end, source.length, outer);
    const outerComments = outer.filter((piece): piece is XmlComment => piece.kind === 'comment');
    return { ok: true, document: { source, root, outerComments } };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problem: error.problem };
    const reason = error instanceof Error ? error.message : String(error);
    return {
      ok: false,
      problem: { kind: 'not-well-formed', reason: `the XML reader gave up: ${reason}`, line: 1, column: 1 },
    };
  }
}
