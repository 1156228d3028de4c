import { markedAs, probeRule } from './probe-rule.js';

export const probeCodeIsNumber = probeRule({
  id: 'probe-code-is-number',
  code: 'FS313',
  severity: 'error',
  title: 'The code is a number',
  why: 'From 4.0.0 it is a text, and clients compare it as one; the wrapped form of old has numbers.',
  fix: 'Put the code in quotes in the payload.',
  source: 'gateway-faults B.2, B.3',
  find: markedAs('probe-code-is-number'),
  message: ({ what }) => `${what}, where 4.x has a text.`,
});
