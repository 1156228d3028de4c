import { engineOf } from '../stock/engine.js';
import { mediatorsOf } from './mediators-of.js';
import { sequenceRule } from './rule.js';
import { placeOfFormat } from './sequence/elements.js';

export const synapseExpressionPrinted = sequenceRule({
  id: 'synapse-expression-printed',
  code: 'FS073',
  severity: 'error',
  title: 'The target prints ${…} instead of its value',
  why: '${…} in a payload format is evaluated from 4.5.0 on, and a FreeMarker template from 4.0.0. Before, it is a text like any other, and clients read it.',
  fix: 'Use $1 and an arg, or choose a target that knows it.',
  source: 'synapse-semantics 2.3, 4.4, trap 46 (recorded)',
  find: (subject) => {
    const engine = engineOf(subject.to);
    return mediatorsOf(subject.model, 'payload').flatMap((payload) => {
      const { format, freeMarker, at } = payload;
      const source = freeMarker
        ? engine.freeMarker
          ? undefined
          : /\$\{[^}]*\}/.exec(format.text)?.[0]
        : engine.synapseExpressions
          ? undefined
          : format.template?.find((piece) => typeof piece !== 'string')?.source;
      if (source === undefined) return [];
      const args = { source, to: subject.to };
      return [{ at: placeOfFormat(subject, payload), args, restsOn: [at] }];
    });
  },
  message: ({ source, to }) => `${to} does not evaluate ${source}: clients read it as it is.`,
});
