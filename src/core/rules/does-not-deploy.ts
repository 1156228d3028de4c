import { deployFailures } from './deploy-failures.js';
import { fileRule } from './rule.js';

/** Failures that have a rule of their own. */
const TOLD_ELSEWHERE = new Set(['class-gone', 'not-allowed', 'not-well-formed', 'duplicate-name']);

export const doesNotDeploy = fileRule({
  id: 'does-not-deploy',
  code: 'FS008',
  severity: 'error',
  title: 'The target does not deploy this file',
  why: 'A rejected file is only a line in the log. Whoever calls the sequence gets "cannot be found", and clients 500, 202 with an empty body, or no answer.',
  fix: 'Correct what the message names.',
  source: 'synapse-semantics 1.3 (recorded)',
  find: (subject) => deployFailures(subject, (code) => !TOLD_ELSEWHERE.has(code)),
  message: ({ words }) => `The file will not deploy: ${words}.`,
});
