/**
 * Evaluates XPath over a message.
 * @see synapse-semantics 4.1 – 4.3
 */
import type { Step, XPathExpression, XPathNode } from '../synapse/expression.js';
import type { At } from '../synapse/index.js';
import { MediationFailure, parserFailure } from './failure.js';
import type { Message } from './message.js';
import { XElement, type XNode } from './tree.js';
import { isPartial, Unknown } from './values.js';
import { callFunction } from './xpath-functions.js';
import {
  type AttributeNode,
  isNodeSet,
  itemText,
  toBoolean,
  toNumber,
  toText,
  type XPathItem,
  type XPathValue,
} from './xpath-values.js';
import { readVariable } from './xpath-variables.js';

/** What evaluation needs from the run around it. */
export interface XPathRun {
  readonly message: Message;
  /** Decides a condition that is not known. */
  decide(condition: Unknown, at?: At): boolean;
  /** A value that is no other's equal. */
  unknown(name: string, reason: string, isWords?: boolean): Unknown;
  /** A placeholder for an unknown text. */
  hole(unknown: Unknown): string;
}

/** One evaluation: the run around it, and the document it looks at. */
export class Evaluation implements XPathRun {
  private above: XElement | undefined;

  constructor(
    private readonly run: XPathRun,
    readonly expression: XPathExpression,
    readonly at: At | undefined,
  ) {}

  get message(): Message {
    return this.run.message;
  }

  decide(condition: Unknown, at?: At): boolean {
    return this.run.decide(condition, at);
  }

  hole(unknown: Unknown): string {
    return this.run.hole(unknown);
  }

  unknown(name: string, reason: string): Unknown {
    return this.run.unknown(name, reason);
  }

  /** The document node above the envelope. */
  get document(): XElement {
    if (this.above === undefined) {
      this.above = new XElement('', '', '#document');
      this.above.children.push(this.message.envelope.root);
    }
    return this.above;
  }
}

/** A name or prefix cannot be resolved: Java throws when it gets there. */
export class Unresolvable {
  constructor(readonly what: string) {}
}

interface Context {
  readonly item: XPathItem;
  readonly position: number;
  readonly size: number;
}

/**
 * @throws Unresolvable for names nobody knows; MediationFailure when the body cannot be parsed
 */
export function evaluateXPath(run: XPathRun, expression: XPathExpression, at?: At): XPathValue {
  const { root } = run.message.envelope;
  try {
    return evaluate(new Evaluation(run, expression, at), expression.tree, { item: root, position: 1, size: 1 });
  } catch (error) {
    const unknownWords = (what: string) =>
      run.hole(run.unknown(`text of the exception about ${what}`, 'Java words it', true));
    throw parserFailure(error, unknownWords) ?? error;
  }
}

function evaluate(run: Evaluation, node: XPathNode, context: Context): XPathValue {
  switch (node.op) {
    case 'number':
    case 'string':
      return node.value;
    case 'variable':
      return readVariable(run, node.prefix, node.local);
    case 'call':
      return callFunction(
        run,
        node,
        node.args.map((arg) => evaluate(run, arg, context)),
        context,
      );
    case 'negate': {
      const value = toNumber(evaluate(run, node.of, context));
      return value instanceof Unknown ? value : -value;
    }
    case 'binary':
      return binary(run, node, context);
    case 'path':
      return path(run, node, context);
  }
}

/** Decides now: a path through the expression forks here when the value is unknown. */
function truth(run: Evaluation, value: XPathValue): boolean {
  const known = toBoolean(value);
  return known instanceof Unknown ? run.decide(known, run.at) : known;
}

function binary(run: Evaluation, node: XPathNode & { op: 'binary' }, context: Context): XPathValue {
  const { operator } = node;
  if (operator === 'or' || operator === 'and') {
    const left = truth(run, evaluate(run, node.left, context));
    if (left === (operator === 'or')) return left;
    return truth(run, evaluate(run, node.right, context));
  }
  const left = evaluate(run, node.left, context);
  const right = evaluate(run, node.right, context);
  if (operator === '|') {
    if (!isNodeSet(left) || !isNodeSet(right)) {
      throw new MediationFailure(failureText(run), true);
    }
    return inDocumentOrder(run, [...new Set([...left, ...right])]);
  }
  if (operator === '=' || operator === '!=') return equality(run, left, right, operator === '!=');
  if (operator === '<' || operator === '>' || operator === '<=' || operator === '>=') {
    return relation(left, right, operator);
  }
  return arithmetic(left, right, operator);
}

export const failureText = ({ expression }: Evaluation): string =>
  `Evaluation of the XPath expression ${expression.source} resulted in an error`;

const compared = (left: XPathValue, right: XPathValue, operator: string): Unknown => {
  const [a, b] = [describe(left), describe(right)];
  const reason =
    left instanceof Unknown ? left.reason : right instanceof Unknown ? right.reason : 'part of it is unknown';
  const [one, other] = left instanceof Unknown ? [left, right] : [right, left];
  // equal to a known text: the same question that a pattern without signs asks
  const about =
    (operator === '=' || operator === '!=') &&
    one instanceof Unknown &&
    one.isString &&
    typeof other === 'string' &&
    !isPartial(other)
      ? ({ is: 'equals', subject: one.key, text: other, negated: operator === '!=' } as const)
      : undefined;
  return new Unknown(`${nameOf(left)} ${operator} ${nameOf(right)}`, reason, {
    key: `${a} ${operator} ${b}`,
    ...(about && { about }),
  });
};

const nameOf = (value: XPathValue): string => (value instanceof Unknown ? value.name : describe(value));

const describe = (value: XPathValue): string =>
  value instanceof Unknown
    ? value.key
    : isNodeSet(value)
      ? value.map(itemText).join('|')
      : JSON.stringify(toText(value));

function equality(run: Evaluation, left: XPathValue, right: XPathValue, not: boolean): XPathValue {
  if (left === null || right === null) return false;
  const sets = [isNodeSet(left), isNodeSet(right)];
  if (sets[0] !== sets[1] && (typeof left === 'boolean' || typeof right === 'boolean')) {
    if (run.message.engine.nodeSetAgainstBoolean) return sameAtoms(toBoolean(left), toBoolean(right), not);
  }
  // a value of which nobody knows that it is a text may be a Boolean, which is compared with whole sets
  const mayBeBoolean = (value: XPathValue): boolean => value instanceof Unknown && !value.isString && !value.isDigits;
  if (sets[0] !== sets[1] && (mayBeBoolean(left) || mayBeBoolean(right))) {
    return compared(left, right, not ? '!=' : '=');
  }
  if (!sets[0] && !sets[1]) return sameAtoms(left, right, not);
  const lefts: readonly XPathValue[] = isNodeSet(left) ? left.map((item) => [item]) : [left];
  const rights: readonly XPathValue[] = isNodeSet(right) ? right.map((item) => [item]) : [right];
  let unsure: Unknown | undefined;
  for (const a of lefts) {
    for (const b of rights) {
      const same = sameAtoms(a, b, not);
      if (same === true) return true;
      if (same instanceof Unknown) unsure ??= same;
    }
  }
  return unsure ?? false;
}

/** Two values that are no sets of several nodes. */
function sameAtoms(left: XPathValue, right: XPathValue, not: boolean): boolean | Unknown {
  const operator = not ? '!=' : '=';
  if (left instanceof Unknown || right instanceof Unknown) return compared(left, right, operator);
  const isNumeric = (value: XPathValue) =>
    typeof value === 'number' || (typeof value === 'object' && value !== null && 'type' in value && 'value' in value);
  if (typeof left === 'boolean' || typeof right === 'boolean') {
    const [a, b] = [toBoolean(left), toBoolean(right)];
    return a instanceof Unknown || b instanceof Unknown ? compared(left, right, operator) : (a === b) !== not;
  }
  if (isNumeric(left) || isNumeric(right)) {
    const [a, b] = [toNumber(left), toNumber(right)];
    return a instanceof Unknown || b instanceof Unknown ? compared(left, right, operator) : (a === b) !== not;
  }
  const [a, b] = [toText(left), toText(right)];
  if (a instanceof Unknown || b instanceof Unknown) return compared(left, right, operator);
  if (a !== b && mayBeSame(a, b)) return compared(left, right, operator);
  return (a === b) !== not;
}

/** Whether two texts with holes could turn out equal. */
function mayBeSame(a: string, b: string): boolean {
  const holes = /[\uDC00-\uDFFF]/u;
  if (!holes.test(a) && !holes.test(b)) return false;
  const until = (text: string) => {
    const at = text.search(holes);
    return at < 0 ? text : text.slice(0, at);
  };
  const [headA, headB] = [until(a), until(b)];
  const length = Math.min(headA.length, headB.length);
  return headA.slice(0, length) === headB.slice(0, length);
}

function relation(left: XPathValue, right: XPathValue, operator: '<' | '>' | '<=' | '>='): boolean | Unknown {
  if (left === null || right === null) return false;
  const lefts: readonly XPathValue[] = isNodeSet(left) ? left.map((item) => [item]) : [left];
  const rights: readonly XPathValue[] = isNodeSet(right) ? right.map((item) => [item]) : [right];
  for (const one of lefts) {
    for (const other of rights) {
      const [a, b] = [toNumber(one), toNumber(other)];
      if (a instanceof Unknown || b instanceof Unknown) return compared(one, other, operator);
      if (operator === '<' ? a < b : operator === '>' ? a > b : operator === '<=' ? a <= b : a >= b) return true;
    }
  }
  return false;
}

function arithmetic(left: XPathValue, right: XPathValue, operator: '+' | '-' | '*' | 'div' | 'mod'): number | Unknown {
  const [a, b] = [toNumber(left), toNumber(right)];
  if (a instanceof Unknown || b instanceof Unknown) return compared(left, right, operator);
  if (operator === '+') return a + b;
  if (operator === '-') return a - b;
  if (operator === '*') return a * b;
  return operator === 'div' ? a / b : a % b;
}

function path(run: Evaluation, node: XPathNode & { op: 'path' }, context: Context): XPathValue {
  let items: readonly XPathItem[];
  if (node.from !== undefined) {
    const from = evaluate(run, node.from, context);
    if (from instanceof Unknown) {
      return new Unknown(`a path below ${from.name}`, from.reason, {
        key: `path(${from.key},${run.expression.source})`,
      });
    }
    if (!isNodeSet(from)) {
      if (node.steps.length === 0 || from === null) return from;
      throw new MediationFailure(failureText(run), true);
    }
    items = from;
    for (const predicate of node.predicates) items = filtered(run, items, predicate);
  } else items = node.absolute ? [run.document] : [context.item];
  for (const step of node.steps) {
    const found = new Set<XPathItem>();
    for (const item of items) for (const next of stepFrom(run, item, step)) found.add(next);
    items = inDocumentOrder(run, [...found]);
  }
  return items;
}

function filtered(run: Evaluation, items: readonly XPathItem[], predicate: XPathNode): XPathItem[] {
  return items.filter((item, i) => {
    const value = evaluate(run, predicate, { item, position: i + 1, size: items.length });
    return typeof value === 'number' ? value === i + 1 : truth(run, value);
  });
}

function stepFrom(run: Evaluation, item: XPathItem, step: Step): readonly XPathItem[] {
  let found = axis(run, item, step.axis).filter((candidate) => matches(run, known(candidate), step));
  for (const predicate of step.predicates) found = filtered(run, found, predicate);
  return found;
}

/** Whoever tests an element of which nothing is known cannot go on. */
function known(item: XPathItem): XPathItem {
  if (item.kind === 'element' && item.hole !== undefined) item.children.at(0);
  return item;
}

const parentOf = (run: Evaluation, item: XPathItem): XElement | undefined => {
  if (item.kind === 'attribute') return item.owner;
  return item.parent ?? (item === run.message.envelope.root ? run.document : undefined);
};

function descendants(item: XPathItem): XNode[] {
  if (item.kind !== 'element') return [];
  return item.children.flatMap((child) => [child, ...descendants(child)] as XNode[]);
}

/** Nodes on an axis, nearest first. */
function axis(run: Evaluation, item: XPathItem, name: Step['axis']): XPathItem[] {
  const ancestors = (from: XPathItem): XElement[] => {
    const parent = parentOf(run, from);
    return parent === undefined ? [] : [parent, ...ancestors(parent)];
  };
  const siblings = (before: boolean): XNode[] => {
    const parent = item.kind === 'attribute' ? undefined : parentOf(run, item);
    if (parent === undefined) return [];
    const at = parent.children.indexOf(item as XNode);
    return before ? parent.children.slice(0, at).reverse() : parent.children.slice(at + 1);
  };
  switch (name) {
    case 'self':
      return [item];
    case 'child':
      return item.kind === 'element' ? [...item.children] : [];
    case 'descendant':
      return descendants(item);
    case 'descendant-or-self':
      return [item, ...descendants(item)];
    case 'parent': {
      const parent = parentOf(run, item);
      return parent === undefined ? [] : [parent];
    }
    case 'ancestor':
      return ancestors(item);
    case 'ancestor-or-self':
      return [item, ...ancestors(item)];
    case 'following-sibling':
      return siblings(false);
    case 'preceding-sibling':
      return siblings(true);
    case 'following':
      return [item, ...ancestors(item)].flatMap((node) =>
        axis(run, node, 'following-sibling').flatMap((next) => [next, ...descendants(next)]),
      );
    case 'preceding':
      return [item, ...ancestors(item)].flatMap((node) =>
        axis(run, node, 'preceding-sibling').flatMap((next) => [...descendants(next).reverse(), next]),
      );
    case 'attribute':
      return item.kind === 'element'
        ? item.attributes.map((attribute): AttributeNode => ({ kind: 'attribute', owner: item, attribute }))
        : [];
    case 'namespace':
      return [];
  }
}

function uriOf(run: Evaluation, prefix: string): string {
  const uri = run.expression.namespaces.get(prefix);
  if (uri === undefined) throw new Unresolvable(`the prefix ${prefix}`);
  return uri;
}

function matches(run: Evaluation, item: XPathItem, { test, axis: name }: Step): boolean {
  if (test.is === 'node') return true;
  if (test.is === 'text') return item.kind === 'text';
  if (test.is === 'comment') return item.kind === 'other' && item.target === undefined;
  if (test.is === 'pi') {
    return (
      item.kind === 'other' && item.target !== undefined && (test.target === undefined || test.target === item.target)
    );
  }
  const named =
    item.kind === 'attribute' ? item.attribute : item.kind === 'element' && item !== run.document ? item : undefined;
  const prefix = test.is === 'name' || test.is === 'any-of' ? test.prefix : '';
  const uri = prefix === '' ? '' : uriOf(run, prefix);
  if (named === undefined || (name === 'attribute') !== (item.kind === 'attribute')) return false;
  if (test.is === 'any') return true;
  if (test.is === 'any-of') return named.ns === uri;
  return test.is === 'name' && named.local === test.local && named.ns === uri;
}

function inDocumentOrder(run: Evaluation, items: XPathItem[]): XPathItem[] {
  if (items.length < 2) return items;
  const order = new Map<XPathItem, number>();
  const visit = (node: XPathItem): void => {
    order.set(node, order.size);
    if (node.kind === 'element') for (const child of node.children) visit(child);
  };
  visit(run.document);
  const place = (item: XPathItem): number =>
    item.kind === 'attribute'
      ? (order.get(item.owner) ?? 0) + item.owner.attributes.indexOf(item.attribute) / 1000
      : (order.get(item) ?? 0);
  return items.sort((a, b) => place(a) - place(b));
}
