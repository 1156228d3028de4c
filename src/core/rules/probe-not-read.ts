import { markedAs, probeRule } from './probe-rule.js';

export const probeNotRead = probeRule({
  id: 'probe-not-read',
  code: 'FS304',
  severity: 'error',
  title: 'The answer cannot be read',
  why: 'It breaks HTTP, ends in the middle, or does not end within the limits, so clients fail each in their own way.',
  fix: 'Ask the same without a proxy or load balancer between, and see who cuts it.',
  source: 'gateway-faults D',
  find: markedAs('probe-not-read'),
  message: ({ what }) => `Not read: ${what}.`,
});
