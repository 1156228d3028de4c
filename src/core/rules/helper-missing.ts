import { fileRule } from './rule.js';

export const helperMissing = fileRule({
  id: 'helper-missing',
  code: 'FS015',
  severity: 'error',
  title: 'The sequence calls another one that will not be there',
  why: 'A missing sequence does not stop the deployment; the call throws when it is reached, and the fault sequence answers with 500.',
  fix: 'Carry the called sequence along, make it deploy on the target, and put its file on the skip list.',
  source: 'gateway-faults A.4, E.3; synapse-semantics 1.3',
  find: ({ unresolved }) => unresolved.map(({ to, at, why }) => ({ at, args: { to, why } })),
  message: ({ to, why }) => `${to} is called here, but ${why}.`,
});
