import { markedAs, probeRule } from './probe-rule.js';

export const probeCredentialsEchoed = probeRule({
  id: 'probe-credentials-echoed',
  code: 'FS317',
  severity: 'error',
  title: 'The answer repeats credentials of the request',
  why: 'Whoever logs or shows the answer gives them away. Headers that the sequence does not remove come back.',
  fix: 'Remove Authorization, Cookie and apikey in scope transport before the sequence sends.',
  source: 'gateway-faults A.3, B.3',
  find: markedAs('probe-credentials-echoed'),
  message: () => 'The answer repeats credentials of the request.',
});
