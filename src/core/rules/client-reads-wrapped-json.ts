import { wordsOf } from '../clients/words.js';
import { breaking, clientRule } from './client-rule.js';

export const clientReadsWrappedJson = clientRule({
  id: 'client-reads-wrapped-json',
  code: 'FS202',
  severity: 'error',
  title: 'A client reads the wrapped JSON fault',
  why:
    'Up to 3.2 a converted fault is {"fault":{"code":900901,…}}. From 4.0.0 there is no fault around the members, and code ' +
    'is a text: the member fault is undefined, a number comparison fails, an int field does not bind.',
  fix: 'Take the members from the top level and compare code as a text. While old and new gateways both answer, take fault where it is there.',
  source: 'client-patterns, kind L; gateway-faults B.2, B.3',
  form: 'wrapped-json',
  find: (subject) => (breaking(subject, 'reads-wrapped-json') ? [{ args: wordsOf(subject) }] : []),
  message: ({ opening, faults, when, names, lost, number, notes }) =>
    `${opening} ${faults}; ${when} without the wrapper, so ${names} is not there${lost}${number}${notes}.`,
});
