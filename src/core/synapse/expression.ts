/**
 * Expressions as sequences write them, parsed once per model.
 *
 * XPath 1.0 is parsed by the `xpath` package and turned into our own small tree, because we evaluate it ourselves, over
 * messages whose parts may be unknown. `json-eval(…)` and `${…}` have parsers of their own beside this file.
 * @see synapse-semantics 4
 */
import xpathPackage from 'xpath';
import { namespacesInScope, type XmlElement } from '../xml/index.js';
import { type JsonPath, parseJsonPath } from './json-path.js';
import { parseSynapseExpression, type SynapseNode } from './synapse-expression.js';

export type NodeTest =
  | { readonly is: 'name'; readonly prefix: string; readonly local: string }
  | { readonly is: 'any-of'; readonly prefix: string }
  | { readonly is: 'any' | 'node' | 'text' | 'comment' }
  | { readonly is: 'pi'; readonly target?: string };

export interface Step {
  readonly axis: Axis;
  readonly test: NodeTest;
  readonly predicates: readonly XPathNode[];
}

export type BinaryOperator =
  | 'or'
  | 'and'
  | '='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | '+'
  | '-'
  | '*'
  | 'div'
  | 'mod'
  | '|';

export type XPathNode =
  | { readonly op: 'number'; readonly value: number }
  | { readonly op: 'string'; readonly value: string }
  | { readonly op: 'variable'; readonly prefix: string; readonly local: string }
  | { readonly op: 'call'; readonly prefix: string; readonly name: string; readonly args: readonly XPathNode[] }
  | { readonly op: 'negate'; readonly of: XPathNode }
  | { readonly op: 'binary'; readonly operator: BinaryOperator; readonly left: XPathNode; readonly right: XPathNode }
  | {
      readonly op: 'path';
      /** Where the path starts; absent: the context node, or the root when absolute. */
      readonly from?: XPathNode;
      readonly predicates: readonly XPathNode[];
      readonly absolute: boolean;
      readonly steps: readonly Step[];
    };

const AXES = [
  'ancestor',
  'ancestor-or-self',
  'attribute',
  'child',
  'descendant',
  'descendant-or-self',
  'following',
  'following-sibling',
  'namespace',
  'parent',
  'preceding',
  'preceding-sibling',
  'self',
] as const;
export type Axis = (typeof AXES)[number];

export interface XPathExpression {
  readonly kind: 'xpath';
  readonly source: string;
  readonly tree: XPathNode;
  /** Prefixes bound where the expression stands; the default namespace is never applied. */
  readonly namespaces: ReadonlyMap<string, string>;
  /** Whether a mediator with this expression makes its list read the request body first. */
  readonly contentAware: boolean;
}

export interface JsonExpression {
  readonly kind: 'json';
  readonly source: string;
  /** Undefined: the path is broken; old engines refuse the file, newer ones read `""`. */
  readonly path: JsonPath | undefined;
  /** `json-eval($ctx:p.x)`: the property that holds the document. */
  readonly property?: string;
}

export interface SynapseExpression {
  readonly kind: 'synapse';
  readonly source: string;
  readonly tree: SynapseNode;
  /** Whether a mediator with this expression makes its list read the request body first. */
  readonly contentAware: boolean;
}

export type Expression = XPathExpression | JsonExpression | SynapseExpression;

function looksAtPayload(node: SynapseNode): boolean {
  switch (node.op) {
    case 'payload':
      return true;
    case 'call':
      return node.name === 'xpath' || node.args.some(looksAtPayload);
    case 'array':
      return node.items.some(looksAtPayload);
    case 'binary':
      return looksAtPayload(node.left) || looksAtPayload(node.right);
    case 'choose':
      return [node.test, node.whenTrue, node.whenFalse].some(looksAtPayload);
    case 'literal':
    case 'variable':
    case 'read':
      return false;
  }
}

const synapse = (source: string, tree: SynapseNode): SynapseExpression => ({
  kind: 'synapse',
  source,
  tree,
  contentAware: looksAtPayload(tree),
});

/** A text with `${…}` in it: literal pieces and expressions, in order. */
export type SynapseTemplate = readonly (string | SynapseExpression)[];

/** What the `xpath` package hands out; its own types leave the tree out. */
interface RawNode {
  readonly constructor: { readonly name: string };
  readonly filter?: RawNode;
  readonly filterPredicates?: readonly RawNode[];
  readonly locationPath?: { readonly absolute: boolean; readonly steps: readonly RawStep[] };
  readonly lhs?: RawNode;
  readonly rhs?: RawNode;
  readonly num?: number;
  readonly str?: string;
  readonly variable?: string;
  readonly functionName?: string;
  readonly arguments?: readonly RawNode[];
}
interface RawStep {
  readonly axis: number | undefined;
  readonly nodeTest: { toString(): string };
  readonly predicates: readonly RawNode[];
}

const OPERATORS: Readonly<Record<string, BinaryOperator>> = {
  OrOperation: 'or',
  AndOperation: 'and',
  EqualsOperation: '=',
  NotEqualOperation: '!=',
  LessThanOperation: '<',
  GreaterThanOperation: '>',
  LessThanOrEqualOperation: '<=',
  GreaterThanOrEqualOperation: '>=',
  PlusOperation: '+',
  MinusOperation: '-',
  MultiplyOperation: '*',
  DivOperation: 'div',
  ModOperation: 'mod',
  BarOperation: '|',
};

class NotXPath extends Error {}

function splitName(name: string): { prefix: string; local: string } {
  const colon = name.indexOf(':');
  return colon < 0 ? { prefix: '', local: name } : { prefix: name.slice(0, colon), local: name.slice(colon + 1) };
}

function nodeTest(text: string): NodeTest {
  if (text === '*') return { is: 'any' };
  if (text === 'node()') return { is: 'node' };
  if (text === 'text()') return { is: 'text' };
  if (text === 'comment()') return { is: 'comment' };
  const pi = /^processing-instruction\((?:["']?([^"')]*)["']?)\)$/.exec(text);
  if (pi !== null) return pi[1] ? { is: 'pi', target: pi[1] } : { is: 'pi' };
  if (text.endsWith(':*')) return { is: 'any-of', prefix: text.slice(0, -2) };
  return { is: 'name', ...splitName(text) };
}

function step(raw: RawStep): Step {
  const axis = raw.axis === undefined ? undefined : AXES[raw.axis];
  if (axis === undefined) throw new NotXPath('unknown axis');
  return { axis, test: nodeTest(raw.nodeTest.toString()), predicates: raw.predicates.map(convert) };
}

/** The package's classes by their exported names; those of the functions do not outlive a minifier. */
const NODE_NAMES: ReadonlyMap<unknown, string> = new Map(
  Object.entries(xpathPackage).map(([name, exported]) => [exported, name]),
);

function convert(raw: RawNode): XPathNode {
  const name = NODE_NAMES.get(raw.constructor) ?? '';
  const operator = OPERATORS[name];
  if (operator !== undefined && raw.lhs && raw.rhs) {
    return { op: 'binary', operator, left: convert(raw.lhs), right: convert(raw.rhs) };
  }
  if (name === 'UnaryMinusOperation' && raw.rhs) return { op: 'negate', of: convert(raw.rhs) };
  if (name === 'XNumber') return { op: 'number', value: raw.num as number };
  if (name === 'XString') return { op: 'string', value: raw.str as string };
  if (name === 'VariableReference') return { op: 'variable', ...splitName(raw.variable as string) };
  if (name === 'FunctionCall') {
    const { prefix, local } = splitName(raw.functionName as string);
    return { op: 'call', prefix, name: local, args: (raw.arguments ?? []).map(convert) };
  }
  if (name === 'PathExpr') {
    const predicates = (raw.filterPredicates ?? []).map(convert);
    const from = raw.filter && convert(raw.filter);
    if (raw.locationPath === undefined && predicates.length === 0 && from !== undefined) return from;
    const steps = (raw.locationPath?.steps ?? []).map(step);
    return { op: 'path', ...(from && { from }), predicates, absolute: raw.locationPath?.absolute ?? false, steps };
  }
  throw new NotXPath(`an XPath node we do not know: ${name}`);
}

/** The package refuses `5.`, which XPath 1.0 and the gateway allow. */
const bareFraction = (source: string): string =>
  /\d\.(?!\d)/.test(source)
    ? source.replace(/("[^"]*"|'[^']*')|(?<![\w.-])(\d+)\.(?![\d.])/g, (all, quoted, digits) =>
        quoted === undefined ? `${digits}.0` : all,
      )
    : source;

/** `parse` is exported, but missing from the package's types. */
const { parse: parsePackage } = xpathPackage as unknown as {
  parse(source: string): { expression: { expression: RawNode } };
};

const parsed = new Map<string, XPathNode | undefined>();
const PARSED_LIMIT = 4096;

/** Parses XPath 1.0; undefined when it is none. Equal texts are parsed once. */
export function parseXPath(source: string): XPathNode | undefined {
  if (parsed.has(source)) return parsed.get(source);
  let tree: XPathNode | undefined;
  try {
    tree = convert(parsePackage(bareFraction(source)).expression.expression);
  } catch {
    tree = undefined; // the package says "parse error" and no more; the caller says where
  }
  if (parsed.size >= PARSED_LIMIT) parsed.clear();
  parsed.set(source, tree);
  return tree;
}

const UNBUILT_SCOPES = new Set(['registry', 'system', 'transport', 'env', 'file']);

/** Scope named by the first get-property call, as the engine extracts it: two pieces at one comma. */
function getPropertyScope(source: string): string {
  const inner = /get-property\(([^)]+)\)/.exec(source)?.[1];
  const pieces = inner?.split(',') ?? [];
  return pieces.length === 2 ? (pieces[0] as string).trim().replace(/^'|'$/g, '').trim() : '';
}

/** @see synapse-semantics 0.5 */
function isContentAware(source: string): boolean {
  if (UNBUILT_SCOPES.has(getPropertyScope(source))) return false;
  if (/\$(?:trp|ctx|axis2|config)/.test(source)) return false;
  return source.includes('/') || source.includes("get-property('From'") || source.includes("get-property('FAULT')");
}

export type ParsedExpression =
  | { readonly ok: true; readonly expression: Expression }
  | { readonly ok: false; readonly reason: string };

/** XPath only, as payloadFactory args and makefault take it. */
export function readXPath(source: string, element: XmlElement): ParsedExpression {
  const tree = parseXPath(source);
  if (tree === undefined) return { ok: false, reason: 'no XPath 1.0 expression' };
  const namespaces = namespacesInScope(element);
  namespaces.delete('');
  const expression = { kind: 'xpath' as const, source, tree, namespaces, contentAware: isContentAware(source) };
  return { ok: true, expression };
}

/** The text inside `json-eval(…)`, or a bare JSON path. */
export function readJson(source: string): JsonExpression {
  const inner = /^json-eval\((.*)\)$/s.exec(source)?.[1] ?? source;
  const property = /^\$ctx:([^.[\]]+)([.[].*)?$/s.exec(inner.trim());
  if (property !== null) {
    return { kind: 'json', source, path: parseJsonPath(`$${property[2] ?? ''}`), property: property[1] as string };
  }
  return { kind: 'json', source, path: parseJsonPath(inner.trim()) };
}

/** XPath, `json-eval(…)` or `${…}`: what property, filter, switch, header, log and sequence keys take. */
export function readExpression(source: string, element: XmlElement): ParsedExpression {
  if (source.startsWith('json-eval(')) {
    return source.endsWith(')')
      ? { ok: true, expression: readJson(source) }
      : { ok: false, reason: 'json-eval without its closing parenthesis' };
  }
  if (source.startsWith('${') && source.endsWith('}')) {
    const tree = parseSynapseExpression(source.slice(2, -1));
    return tree === undefined
      ? { ok: false, reason: 'no Synapse expression' }
      : { ok: true, expression: synapse(source, tree) };
  }
  return readXPath(source, element);
}

/**
 * Cuts `${…}` out of a text.
 * @returns the pieces; a string with the first text between the braces that is no Synapse expression; undefined when
 *   there are no braces
 */
export function readTemplate(text: string): SynapseTemplate | string | undefined {
  if (!text.includes('${')) return undefined;
  const pieces: (string | SynapseExpression)[] = [];
  let from = 0;
  for (const found of text.matchAll(/\$\{([^}]*)\}/g)) {
    const tree = parseSynapseExpression(found[1] as string);
    if (tree === undefined) return found[1] as string;
    pieces.push(text.slice(from, found.index), synapse(found[0], tree));
    from = found.index + found[0].length;
  }
  if (from === 0) return undefined;
  pieces.push(text.slice(from));
  return pieces;
}

/** Whether the engine's get-property scanner stumbles over the expression (up to 3.2.0; synapse-semantics 1.3). */
export function hasShortGetPropertyPiece(source: string): boolean {
  if (!source.includes('get-property')) return false;
  const open = source.indexOf('(');
  const close = source.indexOf(')');
  if (open < 0 || close < open) return false;
  const pieces = source.slice(open + 1, close).split(',');
  return pieces.length === 2 && (pieces[0] as string).length < 2;
}
