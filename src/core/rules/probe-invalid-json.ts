import { markedAs, probeRule } from './probe-rule.js';

export const probeInvalidJson = probeRule({
  id: 'probe-invalid-json',
  code: 'FS306',
  severity: 'error',
  title: 'The answer is no valid JSON',
  why: 'A strict parser throws; a payload with unescaped text in it, or cut short, is the usual cause.',
  fix: 'Quote and escape what the payload inserts; see `faultshift explain payload-not-json`.',
  source: 'gateway-faults B.3; synapse-semantics 2.3',
  find: markedAs('probe-invalid-json'),
  message: ({ what }) => `${what}.`,
});
