import { engineOf } from '../stock/engine.js';
import { isAtLeast } from '../stock/releases.js';
import type { PropertySetting } from '../synapse/index.js';
import { parseJavaInteger } from '../synapse/java-values.js';
import { type SequenceSubject, sequenceRule } from './rule.js';
import { javaSetsStatus } from './sequence/answer.js';
import { expressionsOf, readOf, typeOf } from './sequence/expressions.js';
import { afterwards, isCorsCall, maybeAfter, type Spot } from './sequence/flow.js';
import { reachesTransport, resets, settingsOf, settingsOfMediator } from './sequence/settings.js';

const NO_ANSWER = 'no answer';
const CLOSED = 'a connection that is closed without a response';
const THROWS = 'the answer of the fault sequence, because this throws';

/** What the client gets for a status given as text; undefined when it is a status. */
function outcomeOf(text: string): string | undefined {
  if (text === '') return undefined; // as if it were unset
  const status = parseJavaInteger(text);
  if (status === undefined) return NO_ANSWER;
  if (status < 100n || status > 599n) return CLOSED;
  return status < 200n ? 'the status line and no body' : undefined;
}

/** What is wrong with a value on its way to the status; `shown` is how a message quotes it. */
function problemOf(
  property: PropertySetting,
  kept: boolean,
  to: SequenceSubject['to'],
): { shown: string; outcome: string } | undefined {
  const { type, value, expression } = property;
  if (value !== undefined) {
    // the stock sequences take an Integer 0 for "not set"
    if (kept && type === 'INTEGER' && parseJavaInteger(value) === 0n) return undefined;
    if (type === 'STRING' || type === 'INTEGER') {
      const outcome = outcomeOf(value);
      return outcome === undefined ? undefined : { shown: `"${value}"`, outcome };
    }
    // as text, a Long in default scope is a fine status
    if (kept && (type === 'LONG' || type === 'SHORT')) return undefined;
    if (kept && type === 'BOOLEAN' && !/^(true|yes|1)$/i.test(value)) return undefined;
    return ['BOOLEAN', 'LONG', 'SHORT', 'FLOAT', 'DOUBLE'].includes(type)
      ? { shown: `"${value}" as ${type}`, outcome: NO_ANSWER }
      : undefined;
  }
  if (expression?.kind !== 'xpath') return undefined;
  const { tree, source } = expression;
  const yields = typeOf(tree);
  if (type === 'INTEGER' && yields === 'number') {
    return engineOf(to).integerTruncates ? undefined : { shown: source, outcome: THROWS };
  }
  if (type !== 'STRING') {
    return !kept && ['LONG', 'SHORT', 'FLOAT', 'DOUBLE'].includes(type)
      ? { shown: `${source} as ${type}`, outcome: NO_ANSWER }
      : undefined;
  }
  if (yields === 'number') return { shown: `${source}, which prints with a decimal point`, outcome: NO_ANSWER };
  if (yields === 'boolean') return { shown: `${source}, which prints true or false`, outcome: NO_ANSWER };
  const outcome = tree.op === 'string' ? outcomeOf(tree.value) : undefined;
  return outcome === undefined ? undefined : { shown: source, outcome };
}

/**
 * Whether it is a property of the default scope that ends up in HTTP_SC as text: stock sequences copy these two, so they
 * matter where another sequence is called behind them, or where this one does the same.
 */
function endsUpInStatus({ name, scope }: PropertySetting, spot: Spot, { model, to }: SequenceSubject): boolean {
  if (scope !== 'default') return false;
  if (name !== 'CUSTOM_HTTP_SC' && (name !== 'THREAT_CODE' || !isAtLeast(to, '4.6.0'))) return false;
  const later = new Set(maybeAfter(spot));
  const read = expressionsOf(model).some(
    ({ expression, mediator, use }) =>
      use === 'property' &&
      later.has(mediator) &&
      expression.kind === 'xpath' &&
      readOf(expression.tree)?.name === name &&
      settingsOfMediator(mediator).some((p) => p.name === 'HTTP_SC'),
  );
  return read || [...later].some((mediator) => mediator.kind === 'call-sequence' && !isCorsCall(mediator));
}

export const statusNotUsable = sequenceRule({
  id: 'status-not-usable',
  code: 'FS036',
  severity: 'error',
  title: 'A status is set that is no HTTP status',
  why:
    'The transport takes an Integer, or a text of digits without blanks. Anything else gives no answer at all; a number ' +
    'below 100 or above 599 closes the connection. CUSTOM_HTTP_SC, and from 4.6.0 THREAT_CODE, end up in HTTP_SC.',
  fix: 'Write three digits from 200 to 599 as value, or an expression that yields such a text.',
  source: 'synapse-semantics 3.2, 4.2, 6.2, traps 12, 47, 55 (recorded)',
  find: (subject) => {
    const overwritten = javaSetsStatus(subject);
    return settingsOf(subject.model).flatMap(({ property, spot }) => {
      const { name, remove, at, pattern } = property;
      const direct = name === 'HTTP_SC' && reachesTransport(property);
      const counts = direct ? !overwritten : endsUpInStatus(property, spot, subject);
      if (remove || pattern !== undefined || !counts) return [];
      if (direct && resets(afterwards(spot), name)) return [];
      const problem = problemOf(property, !direct, subject.to);
      return problem === undefined ? [] : [{ at, args: { name, ...problem } }];
    });
  },
  message: ({ name, shown, outcome }) =>
    `${name} is ${shown}${name === 'HTTP_SC' ? '' : ', and ends up in HTTP_SC'}: the client gets ${outcome}.`,
});
