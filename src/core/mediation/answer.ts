/**
 * One request, one fault, one path: from the call of a sequence to what the client gets.
 * @see synapse-semantics 0.4, 6.1, 6.3
 */
import type { Registry } from '../synapse/index.js';
import type { Caller } from './caller-names.js';
import { afterRefusal, answerNotFound, CONNECTION_REFUSED, faultOf, type Refusal, rulesOf } from './callers.js';
import { engineFault } from './engine-fault.js';
import { MediationFailure, StackOverflow } from './failure.js';
import { runList, runSequence, setErrorProperties } from './mediate.js';
import { CONTENT_TYPE, readAxis2, type Surmise } from './message.js';
import type { Oracle } from './oracle.js';
import type { Reply } from './reply.js';
import { type BackendResponse, dispatch, type Request, receive, receiveResponse } from './request.js';
import { type FaultHandler, Run, type World } from './run.js';
import { phraseOf } from './status.js';
import type { Trace } from './trace.js';
import { Holes, JavaNumber, Undetermined, Unknown, type Value } from './values.js';

/** A property that is set before the sequence is called. */
export interface Setting {
  readonly name: string;
  readonly scope: 'default' | 'axis2' | 'transport' | 'operation';
  readonly value: Value;
}

export interface Call {
  readonly caller: Caller;
  /** Registered name of the sequence. */
  readonly entry: string;
  /** The status that a handler wants. */
  readonly status: number | Unknown;
  /** In order. */
  readonly context: readonly Setting[];
  readonly request: Request;
  /** Why the backend could not be reached, for `backend-down`. */
  readonly refusal?: Refusal;
  /** What the backend answered, for `response`. */
  readonly response?: BackendResponse;
}

export interface Ending {
  readonly run: Run;
  readonly end:
    | { readonly is: 'reply'; readonly reply: Reply }
    /** The listener acknowledges by itself: 202, empty, without headers of the sequence. */
    | { readonly is: 'accepted'; readonly reason: string | undefined }
    | { readonly is: 'no-answer'; readonly why: string }
    | { readonly is: 'unknown'; readonly why: Undetermined };
}

/**
 * Plays one call.
 * @throws never; what cannot be known ends as `unknown`
 */
export function answer(
  set: Registry,
  call: Call,
  world: World & { readonly surmise: Surmise },
  oracle: Oracle,
  trace?: Trace,
): Ending {
  const holes = new Holes();
  const { request, response } = call;
  const message =
    response === undefined
      ? receive(request, set.engine, holes, world.surmise)
      : receiveResponse(request, response, set.engine, holes, world.surmise);
  const run = new Run(set, world, oracle, holes, message, trace);
  dispatch(message, request, call.caller !== 'main');
  for (const setting of call.context) put(run, setting);
  try {
    const uncaught = play(run, call);
    return { run, end: endOf(run, uncaught) };
  } catch (error) {
    if (!(error instanceof Undetermined)) throw error;
    const { reply } = run.exchange;
    return { run, end: reply === undefined ? { is: 'unknown', why: error } : { is: 'reply', reply } };
  }
}

function put(run: Run, { name, scope, value }: Setting): void {
  const { message } = run;
  if (scope === 'default') {
    message.default.set(name, value);
    if (name === 'RESPONSE') run.exchange.responseWritten = true;
  } else if (scope === 'axis2') message.axis2.set(name, value);
  else if (scope === 'operation') message.operation.set(name, value);
  else if (!(value instanceof Unknown && value.mayBeNull) || run.isSet(value)) message.headers?.set(name, value);
}

/** Runs the call and the handlers of what it throws. @returns what nobody caught */
function play(run: Run, call: Call): MediationFailure | undefined {
  run.faultStack.push({ name: 'fault' });
  try {
    enter(run, call);
    return undefined;
  } catch (error) {
    if (error instanceof StackOverflow) {
      run.exchange.silent = true;
      run.exchange.detached = true;
      run.trace?.note('the stack overflows: nobody answers');
      return undefined;
    }
    const thrown = run.thrown(error);
    if (!(thrown instanceof MediationFailure)) throw thrown;
    return handle(run, thrown);
  }
}

function enter(run: Run, call: Call): void {
  const { caller, entry } = call;
  switch (caller) {
    case 'plain':
      run.faultStack.push({ name: 'fault' });
      runList(run, [{ kind: 'call-sequence', at: NOWHERE, key: { text: entry } }]);
      return;
    case 'main':
      runNamed(run, entry);
      return;
    case 'backend-down': {
      run.exchange.silent = true;
      run.exchange.detached = true;
      const own = run.sequence(entry);
      afterRefusal(run, call.refusal ?? CONNECTION_REFUSED);
      runHandler(run, { name: own === undefined ? 'fault' : entry });
      return;
    }
    case 'response':
      run.exchange.silent = true;
      run.exchange.detached = true;
      refuseHtml(run);
      runHandler(run, { name: run.sequence(entry) === undefined ? 'fault' : entry });
      return;
    case 'mismatch':
      if (run.sequence(entry) === undefined) answerNotFound(run);
      else runNamed(run, entry);
      return;
    case 'auth':
    case 'throttle':
    case 'graphql':
    case 'backend':
    case 'blocked':
    case 'opa':
    case 'threat': {
      const { before, after, always, withholds = [] } = rulesOf(caller, run.engine);
      const fault = faultOf(run, call.status);
      before?.(run, fault);
      const hidden = withholds === 'everything' ? call.context.map(({ name }) => name) : withholds;
      const kept = hidden.map((name) => [name, run.message.default.get(name) ?? null] as const);
      for (const [name] of kept) run.message.default.set(name, null);
      const goesOn = runNamed(run, entry);
      for (const [name, value] of kept) if (value !== null) run.message.default.set(name, value);
      if (goesOn || always) after?.(run, fault);
      return;
    }
  }
}

/** Recorded as no answer for SOAP clients; why is not known, so neither is what else it does. */
function refuseHtml({ message }: Run): void {
  const type = readAxis2(message, CONTENT_TYPE);
  if (message.soapClient !== undefined && typeof type === 'string' && type.startsWith('text/html')) {
    throw new Undetermined('how the gateway reads text/html of a backend for a SOAP client is not modelled');
  }
}

const NOWHERE = { file: '', element: 'in sequence of the API', line: 0, column: 0, start: 0, end: 0 };

/** Runs a sequence that Java looks up; an absent one is skipped. */
function runNamed(run: Run, name: string): boolean {
  const deployment = run.sequence(name);
  if (deployment !== undefined) return runSequence(run, deployment);
  const standIn = run.builtIn(name);
  return standIn === undefined || runList(run, standIn);
}

function runHandler(run: Run, { name }: FaultHandler): void {
  run.trace?.note(`the fault handler ${name} takes over`);
  const deployment = run.sequence(name);
  if (deployment !== undefined) runSequence(run, deployment);
  else runList(run, run.builtIn(name) ?? []);
}

/** Hands an exception to the handlers, innermost first. @returns the last exception when none is left */
function handle(run: Run, failure: MediationFailure): MediationFailure | undefined {
  let current = failure;
  for (;;) {
    const handler = run.faultStack.pop();
    if (handler === undefined) return current;
    run.trace?.note(`exception: ${current.message}`);
    const code = run.message.default.get('ERROR_CODE') ?? null;
    if (code === null) setErrorProperties(run, current, new JavaNumber('Integer', 0, '0'));
    try {
      runHandler(run, handler);
      return undefined;
    } catch (error) {
      if (error instanceof StackOverflow) {
        run.exchange.silent = true;
        run.exchange.detached = true;
        return undefined;
      }
      const thrown = run.thrown(error);
      if (!(thrown instanceof MediationFailure)) throw thrown;
      current = thrown;
    }
  }
}

function endOf(run: Run, uncaught: MediationFailure | undefined): Ending['end'] {
  const { exchange, message } = run;
  const forced = readAxis2(message, 'FORCE_SC_ACCEPTED');
  const isForced = forced === true || (typeof forced === 'string' && forced.toLowerCase() === 'true');
  if (exchange.reply !== undefined) {
    if (isForced)
      return {
        is: 'unknown',
        why: new Undetermined('FORCE_SC_ACCEPTED answers beside the reply: which one arrives is a race'),
      };
    return { is: 'reply', reply: exchange.reply };
  }
  if (uncaught !== undefined && !exchange.detached) {
    return { is: 'reply', reply: engineFault(run, `org.apache.synapse.SynapseException: ${uncaught.message}`) };
  }
  if (!isForced) {
    if (exchange.silent) return { is: 'no-answer', why: 'the request went on to a backend, or the send failed' };
    if (exchange.responseWritten) return { is: 'no-answer', why: 'RESPONSE was written, and nobody answered' };
  }
  const phrase = readAxis2(message, 'HTTP_SC_DESC');
  if (phrase instanceof Unknown) return { is: 'accepted', reason: undefined };
  return { is: 'accepted', reason: typeof phrase === 'string' ? phrase : phraseOf(202, run.engine) };
}
