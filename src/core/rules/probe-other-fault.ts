import { markedAs, probeRule } from './probe-rule.js';

export const probeOtherFault = probeRule({
  id: 'probe-other-fault',
  code: 'FS311',
  severity: 'error',
  title: 'Another fault than the one that was provoked',
  why: 'The probe proves nothing about the sequence it was meant for.',
  fix: 'Check path, credentials and API of the probe; a code of its own in the sequence is the other cause.',
  source: 'gateway-faults C, D',
  find: markedAs('probe-other-fault'),
  message: ({ what }) => `Not the fault that was provoked: ${what}.`,
});
