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

interface GateTag {
  readonly name: string;
  readonly prefix: string;
  readonly local: string;
  readonly ns: string;
  readonly attributes: XmlAttribute[];
  readonly declarations: ReadonlyMap<string, string>;
}

const NO_DECLARATIONS: ReadonlyMap<string, string> = new Map();

function gateTag(tag: SaxesTagNS): GateTag {
  const attributes: XmlAttribute[] = [];
  let declarations: Map<string, string> | undefined;
  for (const key in tag.attributes) {
    const a = tag.attributes[key];
    if (a === undefined) continue;
    if (a.prefix === 'xmlns' || a.name === 'xmlns') {
      declarations ??= new Map();
      declarations.set(a.prefix === 'xmlns' ? a.local : '', a.value);
    } else attributes.push({ name: a.name, local: a.local, ns: a.uri, value: a.value });
  }
  const { name, prefix, local, uri } = tag;
  return { name, prefix, local, ns: uri, attributes, declarations: declarations ?? NO_DECLARATIONS };
}

class Refusal extends Error {
  constructor(readonly problem: XmlProblem) {
    super(problem.reason);
  }
}

/** The strict pass: every element in document order, or the first thing that is wrong. */
function passGate(source: string, limits: XmlLimits, version: '1.0' | '1.1'): GateTag[] {
  const parser = new SaxesParser({ xmlns: true, position: true, defaultXMLVersion: version });
  const tags: GateTag[] = [];
  const open: OpenTag[] = [];
  parser.on('opentagstart', (tag) => {
    if (open.length < limits.maxDepth) open.push({ name: tag.name, line: parser.line });
    else {
      const reason = `elements are nested deeper than ${limits.maxDepth} levels`;
      throw new Refusal({ kind: 'too-deep', reason, line: parser.line, column: Math.max(1, parser.column) });
    }
  });
  parser.on('opentag', (tag) => tags.push(gateTag(tag)));
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
  return tags;
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

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Joins the two passes: nesting and spans from fast-xml-parser, names and values from saxes. */
function join(source: string, nesting: FxpNode[], tags: readonly GateTag[]): XmlElement {
  let next = 0;
  const disagree = (at: number): never => {
    const reason = 'the two XML readers disagree about the elements of this document';
    throw new Refusal({ kind: 'disagreement', reason, ...placeOf(source, at) });
  };
  const build = (name: string, node: FxpNode, parent: XmlElement | undefined): XmlElement => {
    const span = node[META] as { startIndex: number; endIndex: number } | undefined;
    const tag = tags[next++];
    if (span === undefined || tag === undefined || tag.name !== name) return disagree(span?.startIndex ?? 0);
    const children: XmlNode[] = [];
    const element: Mutable<XmlElement> = {
      kind: 'element',
      ...tag,
      children,
      parent,
      start: span.startIndex,
      end: span.endIndex,
    };
    // The text between child elements is cut up by piecesOf; the nesting only says where those elements are.
    let at = startTagEnd(source, element.start);
    const selfClosed = at === element.end;
    for (const child of node[name] as FxpNode[]) {
      const childName = elementName(child);
      if (childName === undefined) continue;
      const built = build(childName, child, element);
      piecesOf(source, at, built.start, children);
      children.push(built);
      at = built.end;
    }
    if (!selfClosed) piecesOf(source, at, source.lastIndexOf('</', element.end - 1), children);
    return element;
  };
  const roots = nesting.flatMap((node) => {
    const name = elementName(node);
    return name === undefined ? [] : [{ name, node }];
  });
  const [only] = roots;
  if (only === undefined || roots.length > 1) return disagree(0);
  const root = build(only.name, only.node, undefined);
  if (next !== tags.length) return disagree(root.end);
  return root;
}

function elementName(node: FxpNode): string | undefined {
  for (const key in node) if (key !== ':@' && key !== '#text') return key;
  return undefined;
}

/** Offset behind the `>` of the start tag at `start`. The document is well-formed, so quotes are balanced. */
export function startTagEnd(source: string, start: number): number {
  const tag = /<(?:"[^"]*"|'[^']*'|[^'">])*>/y;
  tag.lastIndex = start;
  tag.exec(source);
  return tag.lastIndex;
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
    const tags = passGate(source, limits, version);
    const nesting = nestingParser(limits.maxDepth).parse(elementsOnly(source)) as FxpNode[];
    const root = join(source, nesting, tags);
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
