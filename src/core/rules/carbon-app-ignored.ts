import { APPS_IGNORED_SINCE } from '../stock/facts.js';
import { isAtLeast } from '../stock/releases.js';
import { fileRule } from './rule.js';

export const carbonAppIgnored = fileRule({
  id: 'carbon-app-ignored',
  code: 'FS025',
  severity: 'error',
  title: 'The target ignores sequences in carbon applications',
  why: '4.6.0 skips synapse/sequence artifacts of .car files without a word, so a fault sequence that is delivered that way stops applying.',
  fix: 'Deliver the sequence as a file, on the skip list.',
  source: 'gateway-faults E.6; AM#5122',
  find: ({ origin, to, file }) =>
    origin === 'carbon-app' && isAtLeast(to, APPS_IGNORED_SINCE) ? [{ args: { name: file.name, to } }] : [],
  message: ({ name, to }) => `${to} does not deploy ${name} from a carbon application.`,
});
