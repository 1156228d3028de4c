import { markedAs, probeRule } from './probe-rule.js';

export const probeSoapEnvelope = probeRule({
  id: 'probe-soap-envelope',
  code: 'FS309',
  severity: 'error',
  title: 'A SOAP envelope comes back where none is due',
  why: 'REST clients cannot read it. An answer without messageType is written as SOAP.',
  fix: "Set messageType in the sequence, or take the stock file of the gateway's release.",
  source: 'gateway-faults A.4, B.4',
  find: markedAs('probe-soap-envelope'),
  message: ({ what }) => `SOAP: ${what}.`,
});
