import { CLEANER_SINCE } from '../stock/facts.js';
import { isAtLeast } from '../stock/releases.js';
import { fileRule } from './rule.js';

export const oldApiTemplate = fileRule({
  id: 'old-api-template',
  code: 'FS023',
  severity: 'error',
  title: 'An API template of another generation, or a customised one',
  why: 'Templates of 3.x name classes and variables that 4.x does not have: carried over, they break the deployment of every API. Edits of the blocked-API answer live in _block_api_handler_.xml from 4.0.0.',
  fix: 'Keep the templates of the target, and re-apply the edits to them by hand.',
  source: 'gateway-faults E.4, A.3',
  find: ({ file, judged, to, from }) => {
    if (file.part !== 'api-template' || !isAtLeast(to, CLEANER_SINCE)) return [];
    if (judged.content === 'customised') return [{ args: { name: file.name, what: 'was edited' } }];
    const crosses = from.releases.some((release) => !isAtLeast(release, CLEANER_SINCE));
    const foreign = judged.content === 'foreign-stock' && !judged.versions.includes(to);
    return foreign && !crosses ? [{ args: { name: file.name, what: `is that of ${judged.versions.join(', ')}` } }] : [];
  },
  message: ({ name, what }) => `${name} ${what}; do not copy it to the target as it is.`,
});
