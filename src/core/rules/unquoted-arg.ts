import { engineOf } from '../stock/engine.js';
import { TEXT_PROPERTIES } from '../stock/properties.js';
import type { Expression } from '../synapse/index.js';
import { mediatorsOf } from './mediators-of.js';
import { sequenceRule } from './rule.js';
import { nodesOf, readOf } from './sequence/expressions.js';
import { type Spot, spotsOf } from './sequence/flow.js';
import { settingsOf } from './sequence/settings.js';
import { filledArgs } from './sequence/template.js';

const reads = (expression: Expression | undefined, name: string): boolean =>
  expression?.kind === 'xpath' && [...nodesOf(expression.tree)].some((node) => readOf(node)?.name === name);

/** Whether a mediator stands in a branch whose condition asks for the property. */
function isAskedFor(name: string, spot: Spot | undefined): boolean {
  const holder = spot?.inside?.mediator;
  if (holder === undefined) return false;
  const asked =
    (holder.kind === 'filter' && (reads(holder.xpath, name) || reads(holder.source, name))) ||
    (holder.kind === 'switch' && reads(holder.source, name));
  return asked || isAskedFor(name, spot?.inside);
}

export const unquotedArg = sequenceRule({
  id: 'unquoted-arg',
  code: 'FS051',
  severity: 'error',
  title: 'A text, or a value that may be missing, is filled into JSON without quotes',
  why: 'An arg brings no quotes of its own: a message leaves as {"message":Invalid Credentials}, a property that is not set as {"status":}. No client can read either.',
  fix: 'Write "$1" instead of $1, or put the format into a filter that asks for the property.',
  source: 'synapse-semantics 2.3, 6.2 guardrail_fault (recorded)',
  find: ({ model, to, role }) => {
    // guardrails put a JSON object into ERROR_MESSAGE
    if (role?.name === 'guardrail_fault') return [];
    const set = new Set(settingsOf(model).map(({ property }) => property.name));
    if (set.has('QUOTE_STRING_IN_PAYLOAD_FACTORY_JSON')) return [];
    const problemOf = (name: string): string | undefined => {
      if (set.has(name)) return undefined; // who knows to what
      if (TEXT_PROPERTIES.has(name)) return 'is a text';
      // only the mismatch and key-error sequences set it
      return role?.name === 'fault' && name === 'CUSTOM_HTTP_SC' ? 'is not set for most faults' : undefined;
    };
    return mediatorsOf(model, 'payload').flatMap((payload) => {
      if (payload.mediaType !== 'json') return [];
      const { bare } = filledArgs(payload, engineOf(to));
      return payload.args.flatMap(({ at, expression }, i) => {
        const read = expression?.kind === 'xpath' ? readOf(expression.tree) : undefined;
        const problem = read?.scope === 'default' && bare.has(i + 1) ? problemOf(read.name) : undefined;
        return read === undefined || problem === undefined || isAskedFor(read.name, spotsOf(model).get(payload))
          ? []
          : [{ at, args: { name: read.name, index: i + 1, problem }, restsOn: [payload.at] }];
      });
    });
  },
  message: ({ name, index, problem }) =>
    `${name} ${problem}, but $${index} stands outside quotes: the payload is no JSON.`,
});
