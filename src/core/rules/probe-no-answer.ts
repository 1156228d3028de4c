import { markedAs, probeRule } from './probe-rule.js';

export const probeNoAnswer = probeRule({
  id: 'probe-no-answer',
  code: 'FS301',
  severity: 'error',
  title: 'The gateway gives no answer to a fault',
  why: 'Clients wait for their own timeout. It is what a handler of old leaves behind from 4.0.0 on: Java sends what the sequence built, and it built nothing.',
  fix: "Take the stock file of the gateway's release and put your changes in; `faultshift scan --to` names the file.",
  source: 'gateway-faults A.4, D',
  find: markedAs('probe-no-answer', 'probe-connection-closed'),
  message: ({ what }) => `No answer: ${what}.`,
});
