import { markedAs, probeRule } from './probe-rule.js';

export const probeExtraMembers = probeRule({
  id: 'probe-extra-members',
  code: 'FS321',
  severity: 'info',
  title: 'The fault has members that the stock answer has not',
  why: 'A customised sequence adds them. Clients that check the body strictly refuse it; others pass over them.',
  fix: 'Nothing, if they are meant; give the contract of your own as a schema, and it is held against that.',
  source: 'gateway-faults B.3',
  find: markedAs('probe-extra-members'),
  message: ({ what }) => `More than stock: ${what}.`,
});
