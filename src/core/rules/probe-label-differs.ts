import { markedAs, probeRule } from './probe-rule.js';

export const probeLabelDiffers = probeRule({
  id: 'probe-label-differs',
  code: 'FS315',
  severity: 'error',
  title: 'The Content-Type contradicts the body',
  why: 'Clients that trust the label hand the body to the wrong parser.',
  fix: 'Set messageType and remove ContentType, so that the gateway labels what it writes.',
  source: 'gateway-faults B.3; synapse-semantics 3.5',
  find: markedAs('probe-label-differs'),
  message: ({ what }) => `${what}.`,
});
