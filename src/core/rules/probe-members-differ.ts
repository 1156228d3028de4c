import { markedAs, probeRule } from './probe-rule.js';

export const probeMembersDiffer = probeRule({
  id: 'probe-members-differ',
  code: 'FS312',
  severity: 'error',
  title: 'The members of the fault differ from the stock answer',
  why: 'Clients that read a member that is missing, or that check the body strictly, fail.',
  fix: 'Bring the members back, or give the contract of your own as a schema.',
  source: 'gateway-faults B.3',
  find: markedAs('probe-members-differ'),
  message: ({ what }) => `The body differs: ${what}.`,
});
