import { fileRule } from './rule.js';

export const faultAnswersInstead = fileRule({
  id: 'fault-answers-instead',
  code: 'FS004',
  severity: 'error',
  title: 'The sequence fails on the target, and another fault answers in its place',
  why: 'Clients get HTTP 500 with the message Runtime Error instead of the status and text of this fault.',
  fix: 'Mend what throws: a sequence it calls is missing, or an expression cannot be evaluated.',
  source: 'synapse-semantics 6.3; gateway-faults A.4',
  find: ({ onTarget }) =>
    onTarget.verdict === 'no-body' && onTarget.client === 'fault-answers'
      ? [{ ...(onTarget.at && { at: onTarget.at }), args: { why: onTarget.why } }]
      : [],
  message: ({ why }) => `After the upgrade ${why}.`,
});
