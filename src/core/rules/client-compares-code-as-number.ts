import { wordsOf } from '../clients/words.js';
import { breaking, clientRule } from './client-rule.js';

export const clientComparesCodeAsNumber = clientRule({
  id: 'client-compares-code-as-number',
  code: 'FS203',
  severity: 'error',
  title: 'A client compares the code of a fault with a number',
  why: 'In the JSON of 4.x code is a text, "900901". A comparison with the number never holds where the language does not convert.',
  fix: 'Compare with the text, or turn code into a text first: 4.0 to 4.2 answer a number to a POST with an empty body.',
  source: 'client-patterns, kind F; gateway-faults B.2',
  form: 'flat-json',
  find: (subject) => (breaking(subject, 'compares-number') ? [{ args: wordsOf(subject) }] : []),
  message: ({ faults, lost, notes }) =>
    `This code compares code with a number, ${faults}; in the JSON it is a text, so the comparison never holds${lost}${notes}.`,
});
