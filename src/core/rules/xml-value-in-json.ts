import { engineOf } from '../stock/engine.js';
import { mediatorsOf } from './mediators-of.js';
import { sequenceRule } from './rule.js';
import { filledArgs, looksLikeXml } from './sequence/template.js';

export const xmlValueInJson = sequenceRule({
  id: 'xml-value-in-json',
  code: 'FS049',
  severity: 'error',
  title: 'A fixed arg that looks like XML breaks the JSON',
  why: 'The gateway turns such a value into JSON and inserts it as it is; between quotes that makes {"d":"{"b":"x"}"}, which no client can read.',
  fix: 'Add literal="true" to the arg, or write the text into the format.',
  source: 'synapse-semantics 2.3, trap 20 (recorded)',
  find: ({ model, to }) =>
    mediatorsOf(model, 'payload').flatMap((payload) => {
      if (payload.mediaType !== 'json') return [];
      const { quoted } = filledArgs(payload, engineOf(to));
      return payload.args.flatMap(({ at, value, literal }, i) => {
        return value !== undefined && quoted.has(i + 1) && !literal && looksLikeXml(value)
          ? [{ at, args: { value: value.trim() }, restsOn: [payload.at] }]
          : [];
      });
    }),
  message: ({ value }) => `${value} is turned into JSON and put between the quotes: the payload is no JSON any more.`,
});
