import { wordsOf } from '../clients/words.js';
import { breaking, clientRule } from './client-rule.js';

export const clientReadsXml = clientRule({
  id: 'client-reads-xml',
  code: 'FS201',
  severity: 'error',
  title: 'A client reads the XML fault',
  why:
    'From 4.0.0 the gateway answers its faults as JSON. An XML parser throws or finds nothing, a text search finds nothing, ' +
    'and the branch that renewed the token, waited for the quota or showed a message is never taken.',
  fix: 'Read code from the JSON object and compare it as a text. While old and new gateways both answer, decide by the Content-Type.',
  source: 'client-patterns, kind X; gateway-faults 0.1, B.1, B.3',
  form: 'xml',
  find: (subject) => (breaking(subject, 'reads-xml') ? [{ args: wordsOf(subject) }] : []),
  message: ({ opening, faults, when, names, be, lost, notes }) =>
    `${opening} ${faults}; ${when}, so ${names} ${be} never found${lost}${notes}.`,
});
