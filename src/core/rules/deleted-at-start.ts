import { fileRule } from './rule.js';

export const deletedAtStart = fileRule({
  id: 'deleted-at-start',
  code: 'FS014',
  severity: 'error',
  title: 'The target deletes this file when it starts',
  why:
    'From 4.0.0 a gateway deletes every sequence file whose name is not on its skip list, at start-up and when a tenant ' +
    'is loaded. Whatever calls the sequence then fails: clients get 500, 202 with an empty body, or no answer.',
  fix: 'Add the file name to [apim.sync_runtime_artifacts.gateway.skip_list] sequences in deployment.toml before the first start.',
  source: 'gateway-faults E.3; GatewayStartupListener, InMemoryAPIDeployer.cleanDeployment',
  find: ({ onTarget, file }) => (onTarget.verdict === 'deleted-at-start' ? [{ args: { name: file.name } }] : []),
  message: ({ name }) => `${name} is not on the skip list and will be deleted.`,
});
