import { wordsOf } from '../clients/words.js';
import { clientRule, readsOldForm } from './client-rule.js';

export const clientMayReadOldFault = clientRule({
  id: 'client-may-read-old-fault',
  code: 'FS204',
  severity: 'warning',
  title: 'Something may read the old fault',
  why:
    'One weak signal, a language that we do not know, or a value in a configuration: it cannot be told from the text alone ' +
    'whether a fault of the gateway is read here.',
  fix: 'Look at the place. If it reads faults, change it as for client-reads-xml or client-reads-wrapped-json.',
  source: 'client-patterns, Confidence',
  form: 'xml',
  find: (subject) => {
    const { kind, where, confidence, readsBoth } = subject.place;
    const doubtful = where === 'unknown' || where === 'data' || (where === 'code' && confidence === 'possible');
    if (!doubtful || readsBoth || !readsOldForm(kind) || subject.fate === 'keeps') return [];
    return [{ args: { ...wordsOf(subject), where, kind } }];
  },
  message: ({ kind, faults, where, when, notes }) => {
    if (kind === 'compares-number')
      return `May compare code with a number, ${faults}; in the JSON it is a text${notes}.`;
    const whose =
      where === 'unknown' ? ' in a language we do not know' : where === 'data' ? ' from a configuration' : '';
    return `May read ${faults}${whose}; ${when}${notes}.`;
  },
});
