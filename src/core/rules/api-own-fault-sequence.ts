import { fileRule } from './rule.js';

export const apiOwnFaultSequence = fileRule({
  id: 'api-own-fault-sequence',
  code: 'FS028',
  severity: 'info',
  title: 'An API answers its faults with a sequence of its own',
  why: 'The gateway-wide fault sequence does not answer for it, so probing another API says nothing about this one. In 4.1.0 and later such mediation becomes an operation policy.',
  fix: 'Check that sequence too, and probe this API by itself after the upgrade.',
  source: 'gateway-faults E.5, J.8',
  find: ({ file, calls }) => (file.part === 'api' ? calls.map(({ to, at }) => ({ at, args: { to } })) : []),
  message: ({ to }) => `Faults of this API are answered by ${to}.`,
});
