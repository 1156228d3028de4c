import { deployFailures } from './deploy-failures.js';
import { fileRule } from './rule.js';

export const notAllowedMediator = fileRule({
  id: 'not-allowed-mediator',
  code: 'FS009',
  severity: 'error',
  title: 'The target does not allow this mediator',
  why: 'From 4.7.0 a file with a mediator that is not on the allow list is rejected as a whole.',
  fix: 'Replace the mediator, or extend synapse.mediators.access.control.list of the new home.',
  source: 'synapse-semantics 1.3, trap 43; wso2-synapse MediatorAccessControl',
  find: (subject) => deployFailures(subject, (code) => code === 'not-allowed'),
  message: ({ words }) => `The file will not deploy: ${words}.`,
});
