import { mediatorsOf } from './mediators-of.js';
import { sequenceRule } from './rule.js';

export const faultThrows = sequenceRule({
  id: 'fault-throws',
  code: 'FS081',
  severity: 'error',
  title: 'The fault sequence throws an error',
  why: 'Behind fault there is no other handler: the engine answers 500 by itself and shows clients the Java message, or gives no answer if the request went to a backend.',
  fix: 'Answer in fault; throw in the sequences that it handles.',
  source: 'synapse-semantics 0.4, 6.3 "fault throws" (recorded)',
  find: ({ model, role }) =>
    role?.name === 'fault' ? mediatorsOf(model, 'throw-error').map(({ at }) => ({ at })) : [],
  message: () => 'Nothing handles an error that fault throws: clients get the engine’s own 500, or no answer.',
});
