import { fileRule } from './rule.js';

export const tenantEditsLost = fileRule({
  id: 'tenant-edits-lost',
  code: 'FS018',
  severity: 'error',
  title: 'The gateway will overwrite this customised file when the tenant is loaded',
  why:
    'A tenant folder without _graphql_failure_handler_.xml (any from 2.x) is taken for incomplete: the gateway copies its ' +
    'whole stock set over it in the background. The answers become JSON, and the edits are gone without a word.',
  fix: 'Port the edits to the target’s files and put those into the tenant’s folder.',
  source: 'gateway-faults E.2; TenantServiceCreator',
  find: ({ onTarget }) => (onTarget.verdict === 'overwritten-at-load' ? [{ args: { why: onTarget.why } }] : []),
  message: ({ why }) => `Will be overwritten: ${why}.`,
});
