import { engineOf } from '../stock/engine.js';
import type { At, Expression } from '../synapse/index.js';
import { javaRegex } from '../synapse/java-regex.js';
import { type MediatorOf, mediatorsOf } from './mediators-of.js';
import { type Hit, sequenceRule } from './rule.js';
import { operandsIn, readOf, typeOf } from './sequence/expressions.js';
import { settingsOf } from './sequence/settings.js';
import { filledArgs } from './sequence/template.js';

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
  return compiled.is === 'regex' && !PRINTED.some((text) => compiled.test(text) !== false);
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
    const numbers = new Map(
      settings.flatMap(({ property }) => {
        const { name, expression, type, scope, pattern } = property;
        const prints = type === 'STRING' && scope === 'default' && pattern === undefined && isNumber(expression);
        return prints ? [[name, property] as const] : [];
      }),
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
      const used = filledArgs(payload, engine);
      return payload.args.flatMap(({ at, expression, json }, i): Hit[] => {
        // outside quotes 5.0 is a JSON number, equal to 5
        const asText = payload.mediaType === 'json' ? used.quoted.has(i + 1) : used.has(i + 1);
        if (!asText || json) return [];
        if (isNumber(expression)) return [{ ...printed(at, expression), restsOn: [payload.at] }];
        const read = expression?.kind === 'xpath' ? readOf(expression.tree) : undefined;
        const from = read?.scope === 'default' ? numbers.get(read.name) : undefined;
        if (from === undefined) return [];
        return [{ ...printed(from.at, from.expression), restsOn: [payload.at] }];
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
    return [...new Map(all.map((found) => [found.at?.start, found])).values()];
  },
  message: ({ source, outcome }) => `${source} ${outcome}.`,
});
