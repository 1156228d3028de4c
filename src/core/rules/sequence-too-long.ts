import { isTooLong, lengthOf, MOST_MEDIATORS } from './mediators-of.js';
import { sequenceRule } from './rule.js';

export const sequenceTooLong = sequenceRule({
  id: 'sequence-too-long',
  code: 'FS083',
  severity: 'info',
  title: 'The sequence is too long to be looked into',
  why: 'Rules on single sequences compare mediators with each other, which takes its time. Those of a gateway have some fifty; of one with thousands nothing is said by these rules, which does not mean that nothing is wrong.',
  fix: 'Look at the file: it was written by a program, or to slow somebody down.',
  source: 'our own limit; gateway-faults A.2 (stock sequences)',
  alsoStock: true,
  anySize: true,
  find: ({ model }) => (isTooLong(model) ? [{ args: { length: lengthOf(model), most: MOST_MEDIATORS } }] : []),
  message: ({ length, most }) => `${length} mediators; at most ${most} are looked into.`,
});
