/**
 * The canonical form of a Synapse document: what is left of the XML when everything that the engine never sees is taken
 * away. Two files of one shape run alike.
 *
 * Not part of a shape: attribute order, quotes, comments, namespace prefixes, CDATA, entity spelling, line ends, byte
 * order mark, XML declaration, self-closing tags, white space between elements, white space around a payload format,
 * text between mediators. Part of it: white space inside a JSON or text format and inside payload text, because clients
 * receive it.
 *
 * @see synapse-semantics 1.1 (comments, text between mediators), 2.3 (format is trimmed, blank text nodes are dropped),
 *   4.1 (a prefix bound by xmlns changes what an expression means)
 */
import { lookupNamespace, type XmlElement } from '../xml/index.js';

export const SYNAPSE_NAMESPACE = 'http://ws.apache.org/ns/synapse';

type Fact = readonly [name: string, value: string];

export interface Shape {
  /** Element name and what identifies it among its like: `property[HTTP_SC,axis2]`, `filter`, `sequence[fault]`. */
  readonly label: string;
  /**
   * Name → value, sorted by name: attributes as `@name`, the text as `#text`, a foreign namespace as `#ns` where it
   * differs from the parent's, and
   * `@name+xmlns:p` where the attribute's expression uses a prefix p that is bound.
   */
  readonly facts: ReadonlyMap<string, string>;
  /** The same as a list. */
  readonly entries: readonly Fact[];
  readonly children: readonly Shape[];
  readonly element: XmlElement;
}

/** Elements in which text means nothing to the engine. */
const TEXT_IGNORED = new Set([
  'definitions',
  'sequence',
  'api',
  'resource',
  'inSequence',
  'outSequence',
  'faultSequence',
  'handlers',
  'then',
  'else',
  'case',
  'default',
  'in',
  'out',
  'on-fail',
  'filter',
  'switch',
  'propertyGroup',
  'args',
  'log',
  'payloadFactory',
  'makefault',
  'header',
  'class',
  'send',
  'endpoint',
]); // prettier-ignore

/** What makes an element itself among its siblings, as attribute names; the values are joined in the label. */
const IDENTITY: Readonly<Record<string, readonly string[]>> = {
  sequence: ['name', 'key'],
  api: ['name'],
  property: ['name', 'scope'],
  header: ['name', 'scope'],
  class: ['name'],
  handler: ['class'],
  variable: ['name'],
  'call-template': ['target'],
};

/** Attributes that hold an expression or a qualified name, in which a bound prefix changes the meaning. */
const PREFIX_AWARE = new Set(['expression', 'xpath', 'source', 'key', 'match']);
const QNAME_VALUES = new Set(['code@value', 'header@name']);

const PREFIX_USE = /(?<![\w.-])([A-Za-z_][\w.-]*):(?!:)/g;

function addPrefixes(element: XmlElement, name: string, value: string, facts: Fact[]): void {
  if (!value.includes(':')) return;
  if (!PREFIX_AWARE.has(name) && !QNAME_VALUES.has(`${element.local}@${name}`)) return;
  for (const [, prefix = ''] of value.matchAll(PREFIX_USE)) {
    const uri = lookupNamespace(element, prefix);
    const fact = `@${name}+xmlns:${prefix}`;
    if (uri !== undefined && !facts.some(([known]) => known === fact)) facts.push([fact, uri]);
  }
}

function textFact(element: XmlElement, foreign: boolean): string | undefined {
  if (!foreign && TEXT_IGNORED.has(element.local)) return undefined;
  let text = '';
  for (const child of element.children) if (child.kind === 'text') text += child.value;
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  return foreign ? text : trimmed;
}

const labelPart = (value: string): string => (value.length <= 60 ? value : `${value.slice(0, 59)}…`);

function labelOf(element: XmlElement): string {
  const { local, attributes } = element;
  const identity = element.ns === SYNAPSE_NAMESPACE ? IDENTITY[local] : undefined;
  if (identity === undefined) return local;
  let values: string | undefined;
  for (const name of identity) {
    for (const a of attributes) {
      if (a.local !== name || a.ns !== '') continue;
      values = values === undefined ? labelPart(a.value) : `${values},${labelPart(a.value)}`;
      break;
    }
  }
  return values === undefined ? local : `${local}[${values}]`;
}

const byName = (a: Fact, b: Fact): number => (a[0] < b[0] ? -1 : 1);

/** Most shapes are only written out, so that their facts are looked up by name in few. */
class ShapeNode implements Shape {
  #facts: ReadonlyMap<string, string> | undefined;

  constructor(
    readonly label: string,
    readonly entries: readonly Fact[],
    readonly children: readonly Shape[],
    readonly element: XmlElement,
  ) {}

  get facts(): ReadonlyMap<string, string> {
    this.#facts ??= new Map(this.entries);
    return this.#facts;
  }
}

/** The shape of `element` and all below it. */
export function shapeOf(element: XmlElement): Shape {
  const foreign = element.ns !== SYNAPSE_NAMESPACE;
  const facts: Fact[] = [];
  if (foreign && element.parent?.ns !== element.ns) facts.push(['#ns', element.ns]);
  for (const a of element.attributes) {
    facts.push([a.ns === '' ? `@${a.local}` : `@{${a.ns}}${a.local}`, a.value]);
    if (!foreign && a.ns === '') addPrefixes(element, a.local, a.value, facts);
  }
  const text = textFact(element, foreign);
  if (text !== undefined) facts.push(['#text', text]);
  const children: Shape[] = [];
  for (const child of element.children) if (child.kind === 'element') children.push(shapeOf(child));
  if (facts.length > 1) facts.sort(byName);
  return new ShapeNode(labelOf(element), facts, children, element);
}
