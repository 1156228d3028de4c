import { markedAs, probeRule } from './probe-rule.js';

export const probeAcceptedEmpty = probeRule({
  id: 'probe-accepted-empty',
  code: 'FS302',
  severity: 'error',
  title: 'A fault is answered with 202 Accepted and nothing else',
  why: 'Clients take it for success, worst of all behind a failed authentication. The engine acknowledges by itself when no sequence answers and no fault is deployed.',
  fix: "Deploy a `fault` of the gateway's release, and take the stock file of the handler that is silent.",
  source: 'gateway-faults A.4; AM#2577',
  find: markedAs('probe-accepted-empty'),
  message: ({ what }) => `${what}: nobody answers, and clients take it for success.`,
});
