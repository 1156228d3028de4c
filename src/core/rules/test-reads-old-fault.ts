import { wordsOf } from '../clients/words.js';
import { clientRule, readsOldForm } from './client-rule.js';

export const testReadsOldFault = clientRule({
  id: 'test-reads-old-fault',
  code: 'FS205',
  severity: 'warning',
  title: 'A test or a request collection expects the old fault',
  why: 'It fails after the upgrade, rightly: it says what clients used to receive. Nobody in production is hurt by it.',
  fix: 'Change it with the client that it tests.',
  source: 'client-patterns, look-alikes and Confidence',
  form: 'xml',
  find: (subject) =>
    subject.place.where === 'test' &&
    readsOldForm(subject.place.kind) &&
    subject.fate !== 'keeps' &&
    !subject.place.readsBoth
      ? [{ args: wordsOf(subject) }]
      : [],
  message: ({ faults, when }) => `This test expects ${faults}; ${when}, so it will fail.`,
});
