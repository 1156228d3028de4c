import { markedAs, probeRule } from './probe-rule.js';

export const probeEmptyBody = probeRule({
  id: 'probe-empty-body',
  code: 'FS303',
  severity: 'error',
  title: 'A fault is answered with a status and an empty body',
  why: 'Clients that read code and description find nothing.',
  fix: 'Build a payload in the sequence and remove NO_ENTITY_BODY.',
  source: 'gateway-faults A.4',
  find: markedAs('probe-empty-body'),
  message: ({ what }) => `${what}.`,
});
