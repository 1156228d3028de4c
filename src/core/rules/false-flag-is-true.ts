import type { XPathNode } from '../synapse/expression.js';
import type { PropertySetting } from '../synapse/index.js';
import { sequenceRule } from './rule.js';
import { expressionsOf, type Read, readOf } from './sequence/expressions.js';
import { spotsOf } from './sequence/flow.js';
import { lastSettings, settingsOf } from './sequence/settings.js';

/** The properties whose mere presence an expression asks for. */
function* askedForTruth(node: XPathNode): Generator<Read> {
  const read = readOf(node);
  if (read !== undefined) yield read;
  else if (node.op === 'call' && (node.name === 'boolean' || node.name === 'not') && node.args[0] !== undefined) {
    yield* askedForTruth(node.args[0]);
  } else if (node.op === 'binary' && (node.operator === 'and' || node.operator === 'or')) {
    yield* askedForTruth(node.left);
    yield* askedForTruth(node.right);
  }
}

const isFalseText = ({ remove, type, value }: PropertySetting): boolean =>
  !remove && type === 'STRING' && value !== undefined && /^(false|0)$/i.test(value);

export const falseFlagIsTrue = sequenceRule({
  id: 'false-flag-is-true',
  code: 'FS037',
  severity: 'warning',
  title: 'A condition takes the text "false" for true',
  why: 'In XPath every text that is not empty is true, "false" and "0" too, so the then branch runs.',
  fix: 'Compare the text (source="$ctx:FLAG" regex="true"), or set the property with type="BOOLEAN".',
  source: 'synapse-semantics 4.3, trap 13 (recorded)',
  find: ({ model }) => {
    const spots = spotsOf(model);
    if (!settingsOf(model).some(({ property }) => isFalseText(property))) return [];
    return expressionsOf(model).flatMap(({ expression, use, mediator, at }) => {
      const spot = spots.get(mediator);
      if (expression.kind !== 'xpath' || spot === undefined) return [];
      // as a source the text of a bare property is compared, not its truth
      if (use !== 'condition' && (use !== 'source' || readOf(expression.tree) !== undefined)) return [];
      return [...askedForTruth(expression.tree)].flatMap(({ scope, name }) => {
        const set = lastSettings(spot, (p) => p.name === name && p.scope === scope).find(isFalseText);
        return set === undefined ? [] : [{ at, args: { name, value: set.value ?? '' }, restsOn: [set.at] }];
      });
    });
  },
  message: ({ name, value }) => `${name} is set to the text "${value}", which this condition takes for true.`,
});
