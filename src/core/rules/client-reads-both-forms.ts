import { wordsOf } from '../clients/words.js';
import { clientRule } from './client-rule.js';

export const clientReadsBothForms = clientRule({
  id: 'client-reads-both-forms',
  code: 'FS207',
  severity: 'info',
  title: 'A client reads the old and the new form',
  why: 'It is ready for the upgrade. When no old gateway is left, the old branch is dead code.',
  fix: 'Nothing now. Remove the old branch after the switch.',
  source: 'client-patterns, kinds X, L and F',
  form: 'xml',
  find: (subject) => {
    const { kind, where, readsBoth } = subject.place;
    const old = kind === 'reads-xml' || kind === 'reads-wrapped-json';
    return old && readsBoth && where !== 'test' ? [{ args: wordsOf(subject) }] : [];
  },
  message: ({ faults }) => `Reads ${faults} and seems to read the flat JSON too.`,
});
