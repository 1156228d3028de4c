import { sequenceRule } from './rule.js';
import { expressionsOf, isCoreFunction, nodesOf } from './sequence/expressions.js';

const SCOPES: ReadonlySet<string> = new Set(['ctx', 'axis2', 'trp', 'operation', 'func', 'sys', 'url', 'var']);
export const prefixHidesVariables = sequenceRule({
  id: 'prefix-hides-variables',
  code: 'FS041',
  severity: 'error',
  title: 'An xmlns declaration makes variables or functions unreadable',
  why: 'Where xmlns:ctx is bound to anything, $ctx:X is a name in that namespace and no property any more; with xmlns:fn the same happens to fn:concat. The expression throws, and the fault sequence answers with 500.',
  fix: 'Delete the xmlns declaration; the gateway needs none for $ctx:, $axis2:, $trp: or fn:.',
  source: 'synapse-semantics 4.1, trap 36 (recorded)',
  find: ({ model }) =>
    expressionsOf(model).flatMap(({ expression, at }) => {
      if (expression.kind !== 'xpath' || expression.namespaces.size === 0) return [];
      const { namespaces, tree } = expression;
      for (const node of nodesOf(tree)) {
        if (node.op === 'variable' && SCOPES.has(node.prefix) && namespaces.has(node.prefix)) {
          return [{ at, args: { prefix: node.prefix, what: `$${node.prefix}:${node.local}` } }];
        }
        if (node.op === 'call' && node.prefix !== '' && namespaces.has(node.prefix) && isCoreFunction(node.name)) {
          return [{ at, args: { prefix: node.prefix, what: `${node.prefix}:${node.name}()` } }];
        }
      }
      return [];
    }),
  message: ({ prefix, what }) => `xmlns:${prefix} is bound here, so ${what} cannot be resolved and throws.`,
});
