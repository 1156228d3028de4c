import { markedAs, probeRule } from './probe-rule.js';

export const probeNotAFault = probeRule({
  id: 'probe-not-a-fault',
  code: 'FS305',
  severity: 'error',
  title: 'Something else than a fault comes back',
  why: "A page of a proxy, a redirect, the answer of a backend or of another host says nothing about the gateway's sequences, and clients cannot read it.",
  fix: 'Probe the gateway itself, with a path and credentials that raise the fault; see who answers in its place.',
  source: 'gateway-faults B.5, D',
  find: markedAs('probe-not-a-fault'),
  message: ({ what }) => `No fault of the gateway: ${what}.`,
});
