import { fileRule } from './rule.js';

export const emptyBodyOnTarget = fileRule({
  id: 'empty-body-on-target',
  code: 'FS003',
  severity: 'error',
  title: 'Clients get the status but no body on the target',
  why: 'A client that reads code, message and description finds none of them.',
  fix: 'Build a JSON payload in the sequence, and remove axis2 NO_ENTITY_BODY before it is sent.',
  source: 'gateway-faults A.4; synapse-semantics 3.4, 6.3',
  find: ({ onTarget }) =>
    onTarget.verdict === 'no-body' && onTarget.client === 'empty'
      ? [{ ...(onTarget.at && { at: onTarget.at }), args: { why: onTarget.why } }]
      : [],
  message: ({ why }) => `No body: ${why}.`,
});
