import { engineOf } from '../stock/engine.js';
import type { At, Expression } from '../synapse/index.js';
import { javaRegex } from '../synapse/java-regex.js';
import { type MediatorOf, mediatorsOf } from './mediators-of.js';
import { type Hit, sequenceRule } from './rule.js';
import { operandsIn, readOf, typeOf } from './sequence/expressions.js';
import { settingsOf } from './sequence/settings.js';
import { filledHoles } from './sequence/template.js';

/** Whether it yields a number that people think of as whole; who divides may want the fraction. */
function isNumber(expression: Expression | undefined): boolean {
  if (expression?.kind !== 'xpath' || typeOf(expression.tree) !== 'number') return false;
  return [...operandsIn(expression.tree)].every((node) =>
    node.op === 'binary' ? node.operator !== 'div' : node.op !== 'number' || Number.isInteger(node.value),
  );
}

/** Java's texts for numbers; a regex that matches none of them was written for `5`. */
const PRINTED = ['0.0', '1.0', '5.0', '10.0', '42.0', '100.0', '900901.0', 'NaN'];

const matchesNone = (regex: string): boolean => {
  const compiled = javaRegex(regex);
  return compiled.is === 'regex' && !PRINTED.some((text) => compiled.full.test(text));
};

const shown = (expression: Expression | undefined): string => expression?.source ?? '';
const printed = (at: At, expression: Expression | undefined): Hit => ({
  at,
  args: { source: shown(expression), outcome: 'is printed with a decimal point: 5.0, not 5' },
});

export const numberWithFraction = sequenceRule({
  id: 'number-with-fraction',
  code: 'FS082',
  severity: 'warning',
  title: 'An XPath number is used as a text',
  why: 'XPath numbers are doubles, and the gateway prints them as Java does: 5.0, 1.0E8. Clients read that, and a regex that is written for 5 does not match.',
  fix: 'Use string(…) around the number, or compare it in XPath: xpath="string-length($ctx:X) = 5".',
  source: 'synapse-semantics 4.2, trap 38 (recorded); XPath 1.0, 4.2 for string()',
  find: ({ model, to }) => {
    const engine = engineOf(to);
    const settings = settingsOf(model);
    const numbers = settings.filter(
      ({ property: { expression, type, scope, pattern } }) =>
        isNumber(expression) && type === 'STRING' && scope === 'default' && pattern === undefined,
    );
    const direct = settings.flatMap(({ property: { at, scope, type, expression, pattern } }): Hit[] => {
      if (!isNumber(expression) || pattern !== undefined) return [];
      if (scope === 'transport' && type === 'STRING') return [printed(at, expression)];
      // HTTP_SC and its kin have a rule of their own
      const throws = (type === 'INTEGER' || type === 'SHORT') && scope === 'default' && !engine.integerTruncates;
      return throws
        ? [{ at, args: { source: shown(expression), outcome: `is no ${type} before 4.4.0: this throws` } }]
        : [];
    });
    const printedBy = (payload: MediatorOf<'payload'>): Hit[] => {
      const holes = filledHoles(payload, engine);
      return payload.args.flatMap(({ at, expression, json }, i): Hit[] => {
        const used = holes.filter(({ index }) => index === i + 1);
        // outside quotes 5.0 is a JSON number, equal to 5
        const asText = payload.mediaType === 'json' ? used.some(({ quoted }) => quoted) : used.length > 0;
        if (!asText || json) return [];
        if (isNumber(expression)) return [{ ...printed(at, expression), restsOn: [payload.at] }];
        const read = expression?.kind === 'xpath' ? readOf(expression.tree) : undefined;
        const from = read?.scope === 'default' ? numbers.find((n) => n.property.name === read.name) : undefined;
        if (from === undefined) return [];
        return [{ ...printed(from.property.at, from.property.expression), restsOn: [payload.at] }];
      });
    };
    const all = [
      ...direct,
      ...mediatorsOf(model, 'header').flatMap(({ at, expression }) =>
        isNumber(expression) ? [printed(at, expression)] : [],
      ),
      ...mediatorsOf(model, 'makefault').flatMap(({ at, reasonExpression: reason }) =>
        isNumber(reason) ? [printed(at, reason)] : [],
      ),
      ...mediatorsOf(model, 'filter').flatMap(({ at, source, regex }) =>
        isNumber(source) && regex !== undefined && matchesNone(regex) ? [printed(at, source)] : [],
      ),
      ...mediatorsOf(model, 'switch').flatMap(({ source, cases }) =>
        isNumber(source) ? cases.flatMap(({ at, regex }) => (matchesNone(regex) ? [printed(at, source)] : [])) : [],
      ),
      ...mediatorsOf(model, 'payload').flatMap(printedBy),
    ];
    // a property that several args print is one mistake
    return all.filter(({ at }, i) => all.findIndex((other) => other.at?.start === at?.start) === i);
  },
  message: ({ source, outcome }) => `${source} ${outcome}.`,
});
