import { type Engine, engineOf } from '../stock/engine.js';
import type { XPathExpression, XPathNode } from '../synapse/expression.js';
import { sequenceRule } from './rule.js';
import { expressionsOf, nodesOf } from './sequence/expressions.js';

/** Functions of XPath 2.0 that XPath 1.0 and the gateway lack; its fallback to 2.0 is off. */
const XPATH_2: ReadonlySet<string> = new Set([
  'abs',
  'avg',
  'current-date',
  'current-dateTime',
  'current-time',
  'distinct-values',
  'empty',
  'exists',
  'format-dateTime',
  'index-of',
  'matches',
  'max',
  'min',
  'replace',
  'string-join',
  'tokenize',
]);

/** Scopes that people write and no release knows, with what they mean. */
const SLIPS: Readonly<Record<string, string>> = {
  env: "get-property('env', 'NAME')",
  environment: "get-property('env', 'NAME')",
  transport: '$trp:NAME',
  http: '$trp:NAME',
  header: '$trp:NAME',
  headers: '$trp:NAME',
  default: '$ctx:NAME',
  synapse: '$ctx:NAME',
  property: '$ctx:NAME',
  properties: '$ctx:NAME',
  system: '$sys:NAME',
};

const namesIn = (node: XPathNode): readonly string[] =>
  node.op === 'path'
    ? node.steps.flatMap(({ test }) => (test.is === 'name' || test.is === 'any-of' ? [test.prefix] : []))
    : [];

/** Why the expression throws when it is evaluated, whatever the message; undefined when it need not. */
function reasonOf({ tree, namespaces }: XPathExpression, engine: Engine): string | undefined {
  for (const node of nodesOf(tree)) {
    if (node.op === 'call' && node.prefix === '' && XPATH_2.has(node.name)) {
      return `${node.name}() belongs to XPath 2.0, which the gateway does not have`;
    }
    if (node.op === 'variable' && node.prefix === 'var' && !engine.synapseExpressions) {
      return `$var: is known from 4.5.0 only`;
    }
    const meant = node.op === 'variable' ? SLIPS[node.prefix] : undefined;
    if (node.op === 'variable' && meant !== undefined) {
      return `there is no scope ${node.prefix}; $${node.prefix}:${node.local} is written ${meant.replace('NAME', node.local)}`;
    }
    const unbound = namesIn(node).find((prefix) => prefix !== '' && prefix !== 'xml' && !namespaces.has(prefix));
    if (unbound !== undefined) return `the prefix ${unbound} is not bound here`;
  }
  return undefined;
}

export const expressionThrows = sequenceRule({
  id: 'expression-throws',
  code: 'FS042',
  severity: 'error',
  title: 'An expression cannot be evaluated',
  why: 'A function, prefix or variable scope that the gateway does not know does not stop the deployment. The expression throws when it is reached, and the fault sequence answers with 500 in its place.',
  fix: 'Use what XPath 1.0 and the gateway have: $ctx:, $axis2:, $trp:, get-property, contains, starts-with; bind the prefix with xmlns.',
  source: 'synapse-semantics 1.3, 4.1, trap 37 (recorded)',
  find: ({ model, to }) => {
    const engine = engineOf(to);
    return expressionsOf(model).flatMap(({ expression, at }) => {
      const reason = expression.kind === 'xpath' ? reasonOf(expression, engine) : undefined;
      return reason === undefined ? [] : [{ at, args: { reason } }];
    });
  },
  message: ({ reason }) => `This expression throws: ${reason}.`,
});
