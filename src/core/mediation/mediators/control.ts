/**
 * Mediators that choose what runs next: filter, switch, conditionalRouter, in, out, sequence.
 * @see synapse-semantics 2.2, 2.5, 4.3
 */
import type { Branch, Mediator, RouterCondition } from '../../synapse/index.js';
import { MediationFailure } from '../failure.js';
import { runList, runSequence, withHandler } from '../mediate.js';
import type { Run } from '../run.js';
import { isPartial, Undetermined, Unknown } from '../values.js';
import { toBoolean } from '../xpath-values.js';

/** The Java of the recorded engines words it so. */
const NO_TO =
  'Cannot invoke "org.apache.axis2.addressing.EndpointReference.getAddress()" because the return value of ' +
  '"org.apache.synapse.MessageContext.getTo()" is null';

type Of<Kind extends Mediator['kind']> = Mediator & { readonly kind: Kind };

/** What a caller of an absent sequence gets. */
export const notFound = (name: string): string =>
  `Sequence named Value {name ='null', keyValue ='${name}'} cannot be found`;

function runBranch(run: Run, branch: Branch, which: string): boolean {
  if (branch.sequence === undefined) return runList(run, branch.list);
  const deployment = run.sequence(branch.sequence);
  if (deployment === undefined) {
    return run.fail(`Couldn't find the referred ${which} sequence with key : ${branch.sequence}`, branch.at);
  }
  return runSequence(run, deployment);
}

export function runFilter(run: Run, filter: Of<'filter'>): boolean {
  const holds = filterHolds(run, filter);
  run.trace?.note(`the condition is ${holds}`);
  if (holds) return runBranch(run, filter.whenTrue, 'then');
  return filter.whenFalse === undefined || runBranch(run, filter.whenFalse, 'else');
}

function filterHolds(run: Run, { xpath, source, regex, at }: Of<'filter'>): boolean {
  if (xpath !== undefined) {
    if (xpath.kind !== 'xpath') return saysTrue(run, xpath, at);
    const words = run.engine.filterSaysExpression
      ? 'Error evaluating Expression : '
      : 'Error evaluating XPath expression : ';
    const value = toBoolean(run.xpathValue(xpath, at, `${words}${xpath.source}`));
    return value instanceof Unknown ? run.decide(value, at) : value;
  }
  if (source === undefined || regex === undefined) return false;
  const text = run.text(source, at);
  if (text === null) return false;
  if (text instanceof Unknown && text.mayBeNull && !run.isSet(text, at)) return false;
  return run.matches(text, regex, source.source, at);
}

/** json-eval and `${…}` as a condition hold only for the text `true`. */
function saysTrue(run: Run, expression: NonNullable<Of<'filter'>['xpath']>, at: Of<'filter'>['at']): boolean {
  if (expression.kind === 'json' && run.engine.jsonFilterThrows) {
    throw new MediationFailure(run.wordsOf('text of the class cast exception'), false, false, at);
  }
  const text = run.text(expression, at);
  if (typeof text === 'string' && !isPartial(text)) return text.toLowerCase() === 'true';
  if (text === null) return false;
  const key = text instanceof Unknown ? text.key : text;
  return run.isTrue(`true(${key})`, `${expression.source} is true`, at);
}

export function runSwitch(run: Run, { source, cases, otherwise, at }: Of<'switch'>): boolean {
  const text = run.text(source, at);
  const isNull = text === null || (text instanceof Unknown && text.mayBeNull && !run.isSet(text, at));
  const found = isNull
    ? undefined
    : cases.find(({ regex }) => run.matches(text as string | Unknown, regex, source.source, at));
  run.trace?.note(found === undefined ? 'no case matches' : `the case ${found.regex} matches`);
  if (found !== undefined) return runBranch(run, found.branch, 'case');
  return otherwise === undefined || runBranch(run, otherwise, 'default');
}

/** Stops the flow unless told otherwise, whatever its routes do. */
export function runRouter(run: Run, { routes, continues, at }: Of<'router'>): boolean {
  if (run.message.to === null) throw new MediationFailure(run.jvmWords(NO_TO), false, false, at);
  for (const route of routes) {
    if (!routeMatches(run, route.condition, at)) continue;
    if (route.target === undefined) throw new Undetermined('the target of the route is no sequence by name', route.at);
    const deployment = run.sequence(route.target);
    if (deployment === undefined)
      throw new Undetermined(`the route leads to ${route.target}, which is not deployed`, route.at);
    runSequence(run, deployment);
    if (route.breaks) break;
  }
  return continues;
}

function routeMatches(run: Run, condition: RouterCondition, at: Mediator['at']): boolean {
  switch (condition.is) {
    case 'and':
      return condition.of.every((part) => routeMatches(run, part, at));
    case 'or':
      return condition.of.some((part) => routeMatches(run, part, at));
    case 'not':
      return !routeMatches(run, condition.of, at);
    case 'exist': {
      const value = routeSource(run, condition.type, condition.source);
      if (value instanceof Unknown) return run.isSet(value, at);
      return value !== null;
    }
    case 'match':
    case 'equal': {
      const value = routeSource(run, condition.type, condition.source);
      if (value === null) return false;
      if (condition.is === 'match') return run.matches(value, condition.test, condition.source || 'the URL', at);
      if (typeof value === 'string' && !isPartial(value)) return value === condition.test;
      const key = value instanceof Unknown ? value.key : value;
      return run.isTrue(`equals(${key},${condition.test})`, `${condition.source} is ${condition.test}`, at);
    }
    case 'opaque':
      throw new Undetermined('a condition of the router is not modelled', at);
  }
}

function routeSource(run: Run, type: string, source: string): string | Unknown | null {
  const { message } = run;
  if (type === 'header') {
    const value = message.headers?.get(source);
    if (value === undefined) return message.surmise('transport', source);
    return typeof value === 'string' || value instanceof Unknown || value === null ? value : null;
  }
  const { to } = message;
  if (typeof to !== 'string') return to instanceof Unknown ? to : null;
  if (type === 'parameter') {
    const pair = to
      .slice(to.indexOf('?') + 1)
      .split('&')
      .find((one) => one.startsWith(`${source}=`));
    return pair === undefined || !to.includes('?') ? null : pair.slice(source.length + 1);
  }
  return to;
}

export function runInOut(run: Run, { kind, list }: Of<'in' | 'out'>): boolean {
  const response = run.isResponse();
  return response === (kind === 'out') ? runList(run, list) : true;
}

export function callSequence(run: Run, { key, at }: Of<'call-sequence'>): boolean {
  const name = 'text' in key ? key.text : run.text(key.expression, at);
  if (name === null) throw new MediationFailure(run.wordsOf('text of the exception about a null key'), true, false, at);
  if (name instanceof Unknown || isPartial(name)) throw new Undetermined('which sequence is called is not known', at);
  const deployment = run.sequence(name);
  if (deployment === undefined) {
    const standIn = run.builtIn(name);
    return standIn === undefined ? run.fail(notFound(name), at) : runList(run, standIn);
  }
  return runSequence(run, deployment);
}

export const runInline = (run: Run, { onError, list }: Of<'inline-sequence'>): boolean =>
  withHandler(run, onError, () => runList(run, list));
