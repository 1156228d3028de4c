import { setRule } from './rule.js';

export const missingOnTarget = setRule({
  id: 'missing-on-target',
  code: 'FS017',
  severity: 'warning',
  title: 'The target calls a sequence that this set does not have',
  why:
    'The block and backend handlers are new in 4.0.0, the OPA handler in 4.1.0. Where such a file is missing, a blocked ' +
    'API or a failed backend authentication leaves the client without an answer.',
  fix: 'Copy the stock file of the target. Tenants get it when they are loaded, except on 4.0.0 (the backend handler lands in a wrong folder there).',
  source: 'gateway-faults A.4, E.2, J.3',
  find: ({ absent }) => absent.map(({ file, name, since }) => ({ args: { file, name, since } })),
  message: ({ file, name, since }) =>
    `${file} (${name}, since ${since}) is missing here; without it clients get no answer.`,
});
