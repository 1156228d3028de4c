import { fileRule } from './rule.js';

export const keepsXml = fileRule({
  id: 'keeps-xml',
  code: 'FS005',
  severity: 'error',
  title: 'The sequence keeps answering XML on the target',
  why:
    'It deploys and works, so nothing in the log tells; but clients that were changed for the JSON faults of 4.x receive ' +
    'the legacy XML from this one.',
  fix: 'Take the stock file of the target and carry your edits into it (faultshift port).',
  source: 'gateway-faults A.4 (recorded), 0.3',
  find: ({ onTarget }) =>
    onTarget.verdict === 'keeps-xml' ? [{ ...(onTarget.at && { at: onTarget.at }), args: { why: onTarget.why } }] : [],
  message: ({ why }) => `After the upgrade ${why}.`,
});
