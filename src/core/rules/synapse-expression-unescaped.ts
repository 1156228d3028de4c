import { engineOf } from '../stock/engine.js';
import { INTEGER_PROPERTIES } from '../stock/properties.js';
import type { SynapseNode } from '../synapse/synapse-expression.js';
import { parseSynapseExpression } from '../synapse/synapse-expression.js';
import { mediatorsOf } from './mediators-of.js';
import { sequenceRule } from './rule.js';
import { placeOfFormat } from './sequence/elements.js';
import { filledHoles } from './sequence/template.js';

/** Whether a value may hold quotes: properties, headers, parameters, variables. Parts of the payload are escaped. */
const isText = (node: SynapseNode | undefined): boolean =>
  node?.op === 'variable' || (node?.op === 'read' && !INTEGER_PROPERTIES.has(node.name));

export const synapseExpressionUnescaped = sequenceRule({
  id: 'synapse-expression-unescaped',
  code: 'FS074',
  severity: 'warning',
  title: '${…} puts a text into JSON without escaping it',
  why: 'Unlike $1, a property or header read by ${…} goes in as it is: a quote or a line break in it breaks the JSON, a dollar sign throws.',
  fix: 'Use $1 with <arg expression="$ctx:ERROR_MESSAGE"/>.',
  source: 'synapse-semantics 2.3, trap 53 (recorded)',
  find: (subject) => {
    const engine = engineOf(subject.to);
    if (!engine.synapseExpressions) return [];
    return mediatorsOf(subject.model, 'payload').flatMap((payload) => {
      if (payload.mediaType !== 'json') return [];
      const at = placeOfFormat(subject, payload);
      return filledHoles(payload, engine).flatMap(({ expression, quoted }) => {
        if (expression === undefined || !quoted || !isText(parseSynapseExpression(expression.slice(2, -1)))) return [];
        return [{ at, args: { expression }, restsOn: [payload.at] }];
      });
    });
  },
  message: ({ expression }) => `${expression} is not escaped: a quote in it breaks the JSON.`,
});
