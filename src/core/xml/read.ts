/**
 * Text → tree. Two readers must agree before anything is believed: saxes decides whether the document is well-formed
 * and resolves namespaces, fast-xml-parser builds the nesting and the source spans. A document type declaration is
 * refused before either sees it; size and depth are bounded.
 */
import { XMLParser } from 'fast-xml-parser';
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { explain, type OpenTag } from './explain.js';
import type { XmlAttribute, XmlComment, XmlDocument, XmlElement, XmlNode } from './model.js';
import { piecesOf } from './pieces.js';
import { placeOf } from './place.js';

export interface XmlProblem {
  readonly kind: 'not-well-formed' | 'doctype' | 'too-deep' | 'too-large' | 'encoding' | 'disagreement';
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

/** An element as the strict pass knows it; `join` fills in where it ends and what it holds. */
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

/** What the strict pass gives: every element in document order, and where its start tag ends. */
interface Gate {
  readonly elements: readonly OpenElement[];
  readonly tagEnds: readonly number[];
}

class Refusal extends Error {
  constructor(readonly problem: XmlProblem) {
    super(problem.reason);
  }
}

/** The strict pass: every element in document order, or the first thing that is wrong. */
function passGate(source: string, limits: XmlLimits, version: '1.0' | '1.1'): Gate {
  const parser = new SaxesParser({ xmlns: true, position: true, defaultXMLVersion: version });
  const elements: OpenElement[] = [];
  const tagEnds: number[] = [];
  const open: OpenTag[] = [];
  parser.on('opentagstart', (tag) => {
    if (open.length < limits.maxDepth) open.push({ name: tag.name, line: parser.line });
    else {
      const reason = `elements are nested deeper than ${limits.maxDepth} levels`;
      throw new Refusal({ kind: 'too-deep', reason, line: parser.line, column: Math.max(1, parser.column) });
    }
  });
  parser.on('opentag', (tag) => {
    elements.push(openElement(tag));
    tagEnds.push(parser.position);
  });
  let closed: OpenTag | undefined;
  parser.on('closetag', () => {
    closed = open.pop();
  });
  parser.on('error', (error) => {
    const reason = error.message.replace(/^[^:]*?\d+:\d+: /, '').replace(/\.$/, '');
    const { line, column, position } = parser;
    const at = { line, column: Math.max(1, column) };
    // saxes has closed the wrong element already when it says that the end tag does not fit.
    const stillOpen = /unexpected close tag/.test(reason) && closed !== undefined ? [...open, closed] : open;
    throw new Refusal({ kind: 'not-well-formed', ...explain({ reason, at, position, source, open: stillOpen }) });
  });
  parser.write(source).close();
  return { elements, tagEnds };
}

type FxpNode = { [name: string]: unknown };

const META = XMLParser.getMetaDataSymbol() as unknown as string;

/**
 * Comments, instructions and CDATA sections become spaces of the same length before fast-xml-parser sees them: it trips
 * over a quote in an instruction, and only elements are asked of it.
 */
function elementsOnly(source: string): string {
  return source.replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>/g, (all) => ' '.repeat(all.length));
}

const nestingParsers = new Map<number, XMLParser>();

function nestingParser(maxDepth: number): XMLParser {
  let parser = nestingParsers.get(maxDepth);
  if (parser === undefined) {
    parser = new XMLParser({
      preserveOrder: true,
      captureMetaData: true,
      ignoreAttributes: true,
      ignoreDeclaration: true,
      ignorePiTags: true,
      trimValues: false,
      parseTagValue: false,
      processEntities: false,
      maxNestedTags: maxDepth + 1,
    });
    nestingParsers.set(maxDepth, parser);
  }
  return parser;
}

/** Joins the two passes: nesting and spans from fast-xml-parser, names and values from saxes. */
function join(source: string, nesting: FxpNode[], { elements, tagEnds }: Gate): XmlElement {
  let next = 0;
  const disagree = (at: number): never => {
    const reason = 'the two XML readers disagree about the elements of this document';
    throw new Refusal({ kind: 'disagreement', reason, ...placeOf(source, at) });
  };
  const build = (name: string, node: FxpNode, parent: XmlElement | undefined): XmlElement => {
    const span = node[META] as { startIndex: number; endIndex: number } | undefined;
    const index = next++;
    const element = elements[index];
    if (span === undefined || element === undefined || element.name !== name) return disagree(span?.startIndex ?? 0);
    const { children } = element;
    element.parent = parent;
    element.start = span.startIndex;
    element.end = span.endIndex;
    // The text between child elements is cut up by piecesOf; the nesting only says where those elements are.
    let at = tagEnds[index] as number;
    const selfClosed = at === element.end;
    for (const child of node[name] as FxpNode[]) {
      const childName = elementName(child);
      if (childName === undefined) continue;
      const built = build(childName, child, element);
      if (built.start > at) piecesOf(source, at, built.start, children);
      children.push(built);
      at = built.end;
    }
    if (!selfClosed) piecesOf(source, at, source.lastIndexOf('</', element.end - 1), children);
    return element;
  };
  let root: XmlElement | undefined;
  for (const node of nesting) {
    const name = elementName(node);
    if (name === undefined) continue;
    if (root !== undefined) return disagree(root.end);
    root = build(name, node, undefined);
  }
  if (root === undefined || next !== elements.length) return disagree(root?.end ?? 0);
  return root;
}

function elementName(node: FxpNode): string | undefined {
  for (const key in node) if (key !== ':@' && key !== '#text') return key;
  return undefined;
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
    const gate = passGate(source, limits, version);
    const nesting = nestingParser(limits.maxDepth).parse(elementsOnly(source)) as FxpNode[];
    const root = join(source, nesting, gate);
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
      problem: { kind: 'disagreement', reason: `the XML reader gave up: ${reason}`, line: 1, column: 1 },
    };
  }
}
