import { markedAs, probeRule } from './probe-rule.js';

export const probeStatusDiffers = probeRule({
  id: 'probe-status-differs',
  code: 'FS314',
  severity: 'error',
  title: 'The status differs from the stock answer',
  why: 'Clients decide by the status whether to renew a token, wait or give up.',
  fix: 'Set HTTP_SC where Java does not, and leave it where it does.',
  source: 'gateway-faults A.3, B.3, C',
  find: markedAs('probe-status-differs'),
  message: ({ what }) => `${what}.`,
});
