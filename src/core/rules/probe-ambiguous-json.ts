import { markedAs, probeRule } from './probe-rule.js';

export const probeAmbiguousJson = probeRule({
  id: 'probe-ambiguous-json',
  code: 'FS316',
  severity: 'warning',
  title: 'Readers may take the JSON for different things',
  why: 'A name that comes twice, or a number that no double holds, is read in one way here and in another there.',
  fix: 'Write each name once, and large numbers as texts.',
  source: 'gateway-faults B.3',
  find: markedAs('probe-ambiguous-json'),
  message: ({ what }) => `${what}.`,
});
