import { markedAs, probeRule } from './probe-rule.js';

export const probeOddOneOut = probeRule({
  id: 'probe-odd-one-out',
  code: 'FS320',
  severity: 'warning',
  title: 'One gateway answers otherwise than the others',
  why: 'Clients behind a load balancer meet now this answer and now that.',
  fix: 'Bring the same files to all nodes.',
  source: 'gateway-faults E, J',
  find: markedAs('probe-odd-one-out'),
  message: ({ what }) => `The odd one out: ${what}.`,
});
