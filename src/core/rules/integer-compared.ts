import { ERROR_CODES } from '../stock/facts.js';
import { INTEGER_PROPERTIES } from '../stock/properties.js';
import type { XPathNode } from '../synapse/expression.js';
import { type SequenceSubject, sequenceRule } from './rule.js';
import { expressionsOf, nodesOf, readOf, typeOf } from './sequence/expressions.js';
import { settingsOf } from './sequence/settings.js';

const COMPARISONS: ReadonlySet<string> = new Set(['=', '!=', '<', '<=', '>', '>=']);
const SUMS: ReadonlySet<string> = new Set(['+', '-', '*', 'div', 'mod']);
const INTEGERS: ReadonlySet<string> = new Set(['INTEGER', 'LONG', 'SHORT']);

/** Names of the default scope that hold a Java integer here. */
function integersIn({ model, role }: SequenceSubject): Set<string> {
  // the threat handlers copy a text into ERROR_CODE
  const names = new Set(role?.via === 'threat' ? [] : INTEGER_PROPERTIES);
  for (const { property } of settingsOf(model)) {
    const { name, scope, remove, type } = property;
    if (scope !== 'default' || remove) continue;
    if (INTEGERS.has(type)) names.add(name);
    else names.delete(name); // a text at times, so who knows
  }
  return names;
}

/** `$ctx:X`, or `number($ctx:X)`, which is no way out. */
function operand(node: XPathNode): ReturnType<typeof readOf> {
  const inner = node.op === 'call' && node.name === 'number' ? node.args[0] : undefined;
  return readOf(inner ?? node);
}

/** Whether a literal is no code that the gateway sets; a sequence of the user's may set its own codes as texts. */
function isForeignCode(node: XPathNode): boolean {
  if (node.op !== 'string' && node.op !== 'number') return false;
  const text = String(node.value);
  return !/^\d{6}$/.test(text) && !ERROR_CODES.some(({ code }) => code === text);
}

export const integerCompared = sequenceRule({
  id: 'integer-compared',
  code: 'FS043',
  severity: 'error',
  title: 'An XPath expression compares a Java Integer',
  why: 'The gateway sets ERROR_CODE as an Integer, which XPath takes for NaN: =, < and > are always false and != is always true, against a number and against a text.',
  fix: 'Compare the text: source="$ctx:ERROR_CODE" regex="900901", a switch, or string($ctx:ERROR_CODE) = \'900901\'.',
  source: 'synapse-semantics 4.3, trap 49 (recorded)',
  find: (subject) => {
    const integers = integersIn(subject);
    return expressionsOf(subject.model).flatMap(({ expression, use, at }) => {
      if (expression.kind !== 'xpath' || use === 'log') return [];
      for (const node of nodesOf(expression.tree)) {
        if (node.op !== 'binary') continue;
        const { operator, left, right } = node;
        const sum = SUMS.has(operator);
        if (!sum && !COMPARISONS.has(operator)) continue;
        for (const [one, other] of [
          [left, right],
          [right, left],
        ] as const) {
          const read = operand(one);
          if (read?.scope !== 'default' || !integers.has(read.name)) continue;
          // against a boolean both sides count as booleans
          if (!sum && typeOf(other) === 'boolean') continue;
          if (read.name === 'ERROR_CODE' && isForeignCode(other)) continue;
          const outcome = sum ? 'NaN' : operator === '!=' ? 'always true' : 'always false';
          return [{ at, args: { name: read.name, operator, outcome } }];
        }
      }
      return [];
    });
  },
  message: ({ name, operator, outcome }) => `${name} is an Integer, so ${operator} with it is ${outcome} in XPath.`,
});
