import { COMPUTED_PROPERTIES } from '../stock/properties.js';
import { sequenceRule } from './rule.js';
import { expressionsOf, nodesOf, readOf } from './sequence/expressions.js';
import { settingsOf } from './sequence/settings.js';

export const computedPropertyUnset = sequenceRule({
  id: 'computed-property-unset',
  code: 'FS040',
  severity: 'error',
  title: 'A variable is read that only get-property computes',
  why: 'MESSAGE_FORMAT, SYSTEM_DATE and their like are computed by get-property; as $ctx: variables they are unset, so a condition on them never holds and SOAP clients get the answer for the others.',
  fix: "Write get-property('MESSAGE_FORMAT') instead of $ctx:MESSAGE_FORMAT.",
  source: 'synapse-semantics 4.1, trap 35 (recorded)',
  find: ({ model }) => {
    const own = new Set(settingsOf(model).map(({ property }) => property.name));
    return expressionsOf(model).flatMap(({ expression, use, at }) => {
      // what a log prints, no client sees
      if (expression.kind !== 'xpath' || use === 'log') return [];
      const names = [...nodesOf(expression.tree)].flatMap((node) => {
        const read = readOf(node);
        if (read?.scope !== 'default' || read.by !== 'variable') return [];
        return COMPUTED_PROPERTIES.has(read.name) && !own.has(read.name) ? [read.name] : [];
      });
      return [...new Set(names)].map((name) => ({ at, args: { name } }));
    });
  },
  message: ({ name }) => `$ctx:${name} is not set; only get-property('${name}') computes it.`,
});
