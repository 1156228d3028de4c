import { markedAs, probeRule } from './probe-rule.js';

export const probeJsonAlready = probeRule({
  id: 'probe-json-already',
  code: 'FS310',
  severity: 'warning',
  title: 'The gateway answers JSON already',
  why: 'A gateway of that release answers XML or SOAP here, and clients written for it may not read JSON.',
  fix: 'If it is meant to be so, give the release whose answers you expect with --as.',
  source: 'gateway-faults B.1, B.3, B.4',
  find: markedAs('probe-json-already'),
  message: ({ what, as }) => `JSON where ${as} answers another form: ${what}.`,
});
