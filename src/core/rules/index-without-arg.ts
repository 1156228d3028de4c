import { engineOf } from '../stock/engine.js';
import { mediatorsOf } from './mediators-of.js';
import { sequenceRule } from './rule.js';
import { placeOfFormat } from './sequence/elements.js';
import { holesOf, isFilled } from './sequence/template.js';

export const indexWithoutArg = sequenceRule({
  id: 'index-without-arg',
  code: 'FS047',
  severity: 'error',
  title: 'A payload format names an arg that is not there',
  why: 'At an index without an arg the gateway stops filling in: the rest of the format goes out as it is written, valid $1 and $2 included. Only the log tells.',
  fix: 'Add the missing arg, or correct the number; args count from $1.',
  source: 'synapse-semantics 2.3 "Substitution", trap 17 (recorded)',
  find: (subject) => {
    const engine = engineOf(subject.to);
    return mediatorsOf(subject.model, 'payload').flatMap((payload) => {
      const bad = holesOf(payload, engine).find((hole) => !isFilled(hole, payload));
      // without any args `$50` is more likely a price, and goes out as such
      if (bad === undefined || (payload.args.length === 0 && Number(bad.index) > 9)) return [];
      const at = placeOfFormat(subject, payload);
      return [{ at, args: { index: bad.index ?? '', args: payload.args.length }, restsOn: [payload.at] }];
    });
  },
  message: ({ index, args }) =>
    `$${index} has no arg (there ${args === 1 ? 'is 1' : `are ${args}`}): from there on the format goes out as it is written.`,
});
