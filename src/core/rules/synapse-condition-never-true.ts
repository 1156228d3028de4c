import { INTEGER_PROPERTIES, TEXT_PROPERTIES } from '../stock/properties.js';
import { mediatorsOf } from './mediators-of.js';
import { sequenceRule } from './rule.js';

const NEVER_TRUE: ReadonlySet<string> = new Set([
  ...INTEGER_PROPERTIES,
  ...TEXT_PROPERTIES,
  'CUSTOM_HTTP_SC',
  'THREAT_CODE',
]);

export const synapseConditionNeverTrue = sequenceRule({
  id: 'synapse-condition-never-true',
  code: 'FS072',
  severity: 'error',
  title: 'A ${…} condition asks for the presence of a value',
  why: 'A filter with xpath="${…}" holds only for the text true. A code or a message is never that: unlike $ctx:CUSTOM_HTTP_SC, which holds for every text that is not empty, the branch never runs.',
  fix: 'Write xpath="$ctx:CUSTOM_HTTP_SC", or compare: ${properties.synapse.CUSTOM_HTTP_SC != ""}.',
  source: 'synapse-semantics 4.4, trap 46 (recorded)',
  find: ({ model }) =>
    mediatorsOf(model, 'filter').flatMap(({ at, xpath }) => {
      if (xpath?.kind !== 'synapse') return [];
      const { tree } = xpath;
      if (tree.op === 'literal' && typeof tree.value !== 'boolean' && tree.value !== 'true') {
        return [{ at, args: { source: xpath.source } }];
      }
      return tree.op === 'read' && tree.from === 'synapse' && NEVER_TRUE.has(tree.name)
        ? [{ at, args: { source: xpath.source } }]
        : [];
    }),
  message: ({ source }) => `${source} is never the text true, so this branch never runs.`,
});
