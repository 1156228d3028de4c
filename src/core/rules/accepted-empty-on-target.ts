import { fileRule } from './rule.js';

export const acceptedEmptyOnTarget = fileRule({
  id: 'accepted-empty-on-target',
  code: 'FS002',
  severity: 'error',
  title: 'Clients get 202 Accepted with an empty body on the target',
  why:
    'When a sequence ends, nobody has answered and no fault sequence is deployed, the listener acknowledges the request ' +
    'with 202. A failed authentication then looks like a success.',
  fix: 'Deploy the stock fault.xml of the target, and carry your edits into the stock file of this sequence.',
  source: 'gateway-faults A.4 (recorded on 4.0 to 4.7); synapse-semantics 0.4',
  find: ({ onTarget }) =>
    onTarget.verdict === 'no-body' && onTarget.client === 'accepted-empty'
      ? [{ ...(onTarget.at && { at: onTarget.at }), args: { why: onTarget.why } }]
      : [],
  message: ({ why }) => `202 Accepted with an empty body: ${why}.`,
});
