import { markedAs, probeRule } from './probe-rule.js';

export const probeAnswerChanged = probeRule({
  id: 'probe-answer-changed',
  code: 'FS318',
  severity: 'error',
  title: 'The answer is not the one before the upgrade',
  why: 'Clients that handle the old code or status do not handle the new one; that the form changed from XML to JSON is no finding.',
  fix: 'See which sequence sets them, and keep what clients rely on.',
  source: 'gateway-faults C, J',
  find: markedAs('probe-answer-changed'),
  message: ({ what }) => `Changed: ${what}.`,
});
