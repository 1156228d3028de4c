import { fileRule } from './rule.js';

export const noAnswerOnTarget = fileRule({
  id: 'no-answer-on-target',
  code: 'FS001',
  severity: 'error',
  title: 'Clients get no answer from this sequence on the target',
  why:
    'From 4.0.0 the sequence is the whole answer: Java sets the status and calls send. A sequence that leaves the header ' +
    'To, or builds no body, makes that send fail; the client waits until the socket timeout (180 s by default), and the ' +
    'fault sequence cannot help, because its answer would be a second one.',
  fix: 'Take the stock file of the target and carry your edits into it (faultshift port).',
  source: 'gateway-faults A.4 (recorded on 4.0 to 4.7); synapse-semantics 0.4, 6.3',
  find: ({ onTarget }) =>
    onTarget.verdict === 'no-body' && (onTarget.client === 'no-answer' || onTarget.client === 'closed')
      ? [{ ...(onTarget.at && { at: onTarget.at }), args: { why: onTarget.why } }]
      : [],
  message: ({ why }) => `No answer for clients: ${why}.`,
});
