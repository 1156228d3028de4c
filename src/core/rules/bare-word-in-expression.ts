import { engineOf } from '../stock/engine.js';
import type { XPathNode } from '../synapse/expression.js';
import { sequenceRule } from './rule.js';
import { expressionsOf, operandsIn, typeOf } from './sequence/expressions.js';

/** The text of a relative path of plain names, such as `true` or `application/json`: elements without a namespace. */
function wordOf(node: XPathNode): string | undefined {
  if (node.op !== 'path' || node.absolute || node.from !== undefined || node.predicates.length > 0) return undefined;
  const names = node.steps.map(({ axis, test, predicates }) =>
    axis === 'child' && test.is === 'name' && test.prefix === '' && predicates.length === 0 ? test.local : undefined,
  );
  return names.includes(undefined) ? undefined : names.join('/');
}

export const bareWordInExpression = sequenceRule({
  id: 'bare-word-in-expression',
  code: 'FS044',
  severity: 'error',
  title: 'An expression holds a word without quotes',
  why: 'XPath takes it for the name of an element. The context is the SOAP envelope, whose children have other names, so it finds nothing: the value is empty, and a comparison with it never holds.',
  fix: "Use the value attribute for a fixed text, or quote the word: 'true', true().",
  source: 'synapse-semantics 4.1 "Context node", 4.2, 4.3',
  find: ({ model, to }) => {
    const { nodeSetAgainstBoolean } = engineOf(to);
    return expressionsOf(model).flatMap(({ expression, use, at }) => {
      // what a log prints, no client sees
      if (expression.kind !== 'xpath' || use === 'log') return [];
      const whole = wordOf(expression.tree);
      if (whole !== undefined) return [{ at, args: { word: whole } }];
      for (const node of operandsIn(expression.tree)) {
        if (node.op !== 'binary' || node.operator === '|') continue;
        for (const [one, other] of [
          [node.left, node.right],
          [node.right, node.left],
        ] as const) {
          const word = wordOf(one);
          if (word === undefined) continue;
          // `boolean(…) = false` compares with an empty node-set, which is false as a boolean: it works by luck
          if (word === 'false' && typeOf(other) === 'boolean' && nodeSetAgainstBoolean) continue;
          return [{ at, args: { word } }];
        }
      }
      return [];
    });
  },
  message: ({ word }) => `${word} has no quotes: XPath looks for an element of that name, and finds none.`,
});
