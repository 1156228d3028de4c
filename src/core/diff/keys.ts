/**
 * What makes two mediators the same one in two versions of a file. One table, a line for each kind; a new kind of
 * mediator does not compile until it has its line here.
 *
 * A key is the element's name and these facts; what is no key may differ, and is then an edit of the same mediator.
 */
import type { Fingerprint } from '../stock/fingerprint.js';
import type { MediatorKind } from '../synapse/index.js';

/** Elements that are parts of mediators, or of APIs, and that need a key of their own. */
type PartKind = 'case' | 'arg' | 'resource' | 'handler';

const KEYS: Readonly<Record<MediatorKind | PartKind, readonly string[]>> = {
  comment: [],
  log: ['@level'],
  property: ['@name', '@scope'],
  'property-group': [],
  header: ['@name', '@scope'],
  filter: ['@source', '@regex', '@xpath'],
  switch: ['@source'],
  router: [],
  in: [],
  out: [],
  'call-sequence': ['@key'],
  'inline-sequence': ['@name'],
  payload: [],
  makefault: [],
  enrich: [],
  send: [],
  respond: [],
  drop: [],
  loopback: [],
  'throw-error': ['@type'],
  variable: ['@name'],
  'call-template': ['@target'],
  class: ['@name'],
  validate: [],
  opaque: ['@name', '@key'],
  case: ['@regex'],
  arg: ['@expression', '@value'],
  resource: ['@methods', '@uri-template', '@url-mapping'],
  handler: ['@class'],
};

/** Element names, where they differ from the kind's; anything else that is no kind has its name as its key. */
const KIND_OF_ELEMENT: ReadonlyMap<string, keyof typeof KEYS> = new Map<string, keyof typeof KEYS>([
  ...(Object.keys(KEYS) as (keyof typeof KEYS)[]).map((kind) => [kind, kind] as const),
  ['propertyGroup', 'property-group'],
  ['conditionalRouter', 'router'],
  ['payloadFactory', 'payload'],
  ['throwError', 'throw-error'],
]);

/** The element's name, without what a label adds to it. */
export const elementName = (node: Fingerprint): string => {
  const at = node.label.indexOf('[');
  return at < 0 ? node.label : node.label.slice(0, at);
};

function kindOf(name: string, node: Fingerprint): keyof typeof KEYS {
  if (name === 'sequence') return node.facts.has('@key') ? 'call-sequence' : 'inline-sequence';
  return KIND_OF_ELEMENT.get(name) ?? 'opaque';
}

/** Equal for nodes that are the same mediator; digests alone are enough to say so. */
export function keyOf(node: Fingerprint): string {
  const name = elementName(node);
  return KEYS[kindOf(name, node)].reduce((key, fact) => `${key} ${node.facts.get(fact) ?? ''}`, name);
}
