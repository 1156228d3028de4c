/** The expressions of a sequence, who evaluates them, and what they read. */

import type { XPathNode } from '../../synapse/expression.js';
import type { At, Expression, Mediator, SequenceModel } from '../../synapse/index.js';
import { everyMediator } from '../mediators-of.js';
import { settingsOfMediator } from './settings.js';

/** What a mediator does with the value. */
export type Use =
  | 'property'
  | 'name'
  | 'header'
  | 'condition'
  | 'source'
  | 'arg'
  | 'fault'
  | 'log'
  | 'key'
  | 'enrich'
  | 'error'
  | 'variable'
  | 'format';

export interface Used {
  readonly expression: Expression;
  readonly use: Use;
  readonly at: At;
  readonly mediator: Mediator;
}

const used = (mediator: Mediator, use: Use, expression: Expression | undefined, at: At = mediator.at): Used[] =>
  expression === undefined ? [] : [{ expression, use, at, mediator }];

function expressionsIn(mediator: Mediator): Used[] {
  switch (mediator.kind) {
    case 'property':
    case 'property-group':
      return settingsOfMediator(mediator).flatMap((p) => [
        ...used(mediator, 'name', p.dynamicName, p.at),
        ...used(mediator, 'property', p.expression, p.at),
      ]);
    case 'header':
      return used(mediator, 'header', mediator.expression);
    case 'filter':
      return [...used(mediator, 'condition', mediator.xpath), ...used(mediator, 'source', mediator.source)];
    case 'switch':
      return used(mediator, 'source', mediator.source);
    case 'log':
      return mediator.properties.flatMap(({ expression }) => used(mediator, 'log', expression));
    case 'payload':
      return [
        ...mediator.args.flatMap(({ expression, at }) => used(mediator, 'arg', expression, at)),
        ...(mediator.format.template ?? []).flatMap((piece) =>
          typeof piece === 'string' ? [] : used(mediator, 'format', piece),
        ),
      ];
    case 'makefault':
      return [mediator.codeExpression, mediator.reasonExpression, mediator.detailExpression].flatMap((expression) =>
        used(mediator, 'fault', expression),
      );
    case 'call-sequence':
      return 'expression' in mediator.key ? used(mediator, 'key', mediator.key.expression) : [];
    case 'enrich':
      return [mediator.source, mediator.target].flatMap((end) =>
        end.type === 'custom' ? used(mediator, 'enrich', end.expression) : [],
      );
    case 'throw-error':
      return mediator.message !== undefined && 'expression' in mediator.message
        ? used(mediator, 'error', mediator.message.expression)
        : [];
    case 'variable':
      return used(mediator, 'variable', mediator.expression);
    case 'comment':
    case 'router':
    case 'in':
    case 'out':
    case 'inline-sequence':
    case 'send':
    case 'respond':
    case 'drop':
    case 'loopback':
    case 'call-template':
    case 'class':
    case 'validate':
    case 'opaque':
      return [];
  }
}

const known = new WeakMap<SequenceModel, readonly Used[]>();

/** Every expression of a sequence, in document order. */
export function expressionsOf(model: SequenceModel): readonly Used[] {
  let found = known.get(model);
  if (found === undefined) {
    found = everyMediator(model).flatMap(expressionsIn);
    known.set(model, found);
  }
  return found;
}

/** The nodes right below a node that are evaluated in its context. */
function operandsOf(node: XPathNode): readonly XPathNode[] {
  switch (node.op) {
    case 'number':
    case 'string':
    case 'variable':
      return [];
    case 'call':
      return node.args;
    case 'negate':
      return [node.of];
    case 'binary':
      return [node.left, node.right];
    case 'path':
      return node.from === undefined ? [] : [node.from];
  }
}

/** A node with all below it that has the same context: without what stands in square brackets. */
export function* operandsIn(node: XPathNode): Generator<XPathNode> {
  yield node;
  for (const inner of operandsOf(node)) yield* operandsIn(inner);
}

/** A node with all below it, what stands in square brackets included. */
export function* nodesOf(node: XPathNode): Generator<XPathNode> {
  yield node;
  for (const inner of operandsOf(node)) yield* nodesOf(inner);
  if (node.op !== 'path') return;
  for (const predicate of node.predicates) yield* nodesOf(predicate);
  for (const step of node.steps) for (const predicate of step.predicates) yield* nodesOf(predicate);
}

/** A property that an expression reads. */
export interface Read {
  readonly scope: 'default' | 'axis2' | 'transport';
  readonly name: string;
  /** `$ctx:N`, or `get-property(…)`, which knows reserved names. */
  readonly by: 'variable' | 'function';
}

const VARIABLE_SCOPES: Readonly<Record<string, Read['scope']>> = { ctx: 'default', axis2: 'axis2', trp: 'transport' };
const isScope = (text: string): text is Read['scope'] => text === 'default' || text === 'axis2' || text === 'transport';

/** The property that `node` reads, if it is nothing but the reading of one. @see synapse-semantics 4.1 */
export function readOf(node: XPathNode): Read | undefined {
  if (node.op === 'variable') {
    const scope = VARIABLE_SCOPES[node.prefix];
    return scope === undefined ? undefined : { scope, name: node.local, by: 'variable' };
  }
  if (node.op !== 'call' || node.name !== 'get-property') return undefined;
  const [first, second, third] = node.args;
  if (first?.op !== 'string' || third !== undefined) return undefined;
  if (second === undefined) return { scope: 'default', name: first.value, by: 'function' };
  if (second.op !== 'string' || !isScope(first.value)) return undefined;
  return { scope: first.value, name: second.value, by: 'function' };
}

const NUMBER_CALLS = new Set(['count', 'floor', 'ceiling', 'number', 'round', 'string-length', 'sum']);
const BOOLEAN_CALLS = new Set(['boolean', 'contains', 'false', 'lang', 'not', 'starts-with', 'true']);
const STRING_CALLS = new Set([
  'concat',
  'local-name',
  'name',
  'namespace-uri',
  'normalize-space',
  'string',
  'substring',
  'substring-after',
  'substring-before',
  'translate',
]);

/** Functions of XPath 1.0 that yield a value. Others with a bound prefix may be extensions that somebody registered. */
export const isCoreFunction = (name: string): boolean =>
  NUMBER_CALLS.has(name) || BOOLEAN_CALLS.has(name) || STRING_CALLS.has(name);

/** What an XPath expression yields; `object` for a property, a path, or a function of the gateway. */
export function typeOf(node: XPathNode): 'number' | 'boolean' | 'string' | 'object' {
  switch (node.op) {
    case 'number':
    case 'negate':
      return 'number';
    case 'string':
      return 'string';
    case 'binary':
      if ('+-*'.includes(node.operator) || node.operator === 'div' || node.operator === 'mod') return 'number';
      return node.operator === '|' ? 'object' : 'boolean';
    case 'call':
      if (NUMBER_CALLS.has(node.name)) return 'number';
      if (BOOLEAN_CALLS.has(node.name)) return 'boolean';
      return STRING_CALLS.has(node.name) ? 'string' : 'object';
    case 'variable':
    case 'path':
      return 'object';
  }
}

const reads = new WeakMap<SequenceModel, ReadonlySet<string>>();

/**
 * Whether the sequence itself reads a property of the default scope, in whatever way. A text that may be a FreeMarker
 * template counts as reading every name in it.
 */
export function readsDefault(model: SequenceModel, name: string): boolean {
  let names = reads.get(model);
  if (names === undefined) {
    names = new Set(defaultReads(model));
    reads.set(model, names);
  }
  return names.has(name);
}

function* defaultReads(model: SequenceModel): Generator<string> {
  for (const { expression } of expressionsOf(model)) {
    if (expression.kind === 'xpath') {
      for (const node of nodesOf(expression.tree)) {
        const read = readOf(node);
        if (read?.scope === 'default') yield read.name;
      }
    } else if (expression.kind === 'json') {
      if (expression.property !== undefined) yield expression.property;
    } else {
      for (const [, name = ''] of expression.source.matchAll(/(?:properties|props)\.synapse\.?[.[]["']?([\w.-]+)/g)) {
        yield name;
      }
    }
  }
  for (const mediator of everyMediator(model)) {
    if (mediator.kind === 'enrich' && mediator.source.type === 'property') yield mediator.source.name;
    if (mediator.kind === 'payload' && mediator.format.text.includes('{')) {
      for (const [name] of mediator.format.text.matchAll(/[A-Za-z_][\w.-]*/g)) {
        yield name;
        yield name.slice(name.lastIndexOf('.') + 1);
      }
    }
  }
}
