import { markedAs, probeRule } from './probe-rule.js';

export const probeWrappedJson = probeRule({
  id: 'probe-wrapped-json',
  code: 'FS308',
  severity: 'error',
  title: 'The fault comes wrapped: {"fault":{…}}',
  why: 'The members stand one level deeper than in 4.x and the code is a number, so clients of 4.x find neither.',
  fix: "Take the stock file of the gateway's release; an API with the policy jsonFault answers so on purpose.",
  source: 'gateway-faults B.2',
  find: markedAs('probe-wrapped-json'),
  message: ({ what }) => `Wrapped JSON: ${what}.`,
});
