/**
 * Runs mediators one after the other, as the gateway's lists do.
 * @see synapse-semantics 0.4, 0.5; wso2-synapse, AbstractListMediator.mediate
 */
import type { Deployment, Mediator } from '../synapse/index.js';
import { ensureBuilt } from './build.js';
import { looksAtBody } from './content-aware.js';
import { emptyEnvelope } from './envelope.js';
import { MediationFailure } from './failure.js';
import { callSequence, runFilter, runInline, runInOut, runRouter, runSwitch } from './mediators/control.js';
import { enrich } from './mediators/enrich.js';
import { makeFaultMediator, throwError } from './mediators/fault.js';
import { runClass, runOpaque, runTemplate, runValidate } from './mediators/opaque.js';
import { payloadFactory } from './mediators/payload.js';
import { setHeader, setProperty, setVariable } from './mediators/property.js';
import { drop, loopback, respond, send } from './mediators/send.js';
import type { Run } from './run.js';
import { unreachable } from './unreachable.js';
import { JavaNumber, JavaObject, Undetermined } from './values.js';

/** @returns whether the list goes on */
function mediate(run: Run, mediator: Mediator): boolean {
  switch (mediator.kind) {
    case 'comment':
      return true;
    case 'log':
      for (const { expression } of mediator.properties) if (expression) run.text(expression, mediator.at);
      if (mediator.level === 'full') run.looking(() => run.xml(run.message.envelope.root));
      return true;
    case 'property':
      setProperty(run, mediator.property);
      return true;
    case 'property-group':
      for (const property of mediator.properties) setProperty(run, property);
      return true;
    case 'header':
      setHeader(run, mediator);
      return true;
    case 'variable':
      setVariable(run, mediator);
      return true;
    case 'filter':
      return runFilter(run, mediator);
    case 'switch':
      return runSwitch(run, mediator);
    case 'router':
      return runRouter(run, mediator);
    case 'in':
    case 'out':
      return runInOut(run, mediator);
    case 'call-sequence':
      return callSequence(run, mediator);
    case 'inline-sequence':
      return runInline(run, mediator);
    case 'payload':
      payloadFactory(run, mediator);
      return true;
    case 'makefault':
      makeFaultMediator(run, mediator);
      return true;
    case 'throw-error':
      return throwError(run, mediator);
    case 'enrich':
      enrich(run, mediator);
      return true;
    case 'send':
      return send(run, mediator);
    case 'respond':
      return respond(run, mediator.at);
    case 'drop':
      return drop(run);
    case 'loopback':
      return loopback(run, mediator.at);
    case 'call-template':
      return runTemplate(run, mediator);
    case 'class':
      return runClass(run, mediator);
    case 'validate':
      return runValidate(run, mediator);
    case 'opaque':
      return runOpaque(run, mediator);
    default:
      return unreachable(mediator);
  }
}

/**
 * Runs a list until a mediator stops it.
 * @returns whether the list ran to its end
 * @throws MediationFailure, Undetermined, StackOverflow
 */
export function runList(run: Run, list: readonly Mediator[]): boolean {
  run.depth++;
  try {
    for (const mediator of list) {
      run.step(mediator.at);
      const before = run.trace?.begin(run, mediator.at);
      if (looksAtBody(mediator)) ensureBuilt(run);
      const goesOn = mediate(run, mediator);
      if (before !== undefined) run.trace?.end(run, before, goesOn);
      if (!goesOn) return false;
    }
    return true;
  } catch (error) {
    const thrown = run.thrown(error);
    throw thrown instanceof MediationFailure ? passList(run, thrown) : thrown;
  } finally {
    run.depth--;
  }
}

/**
 * What a list does with an exception on its way up: from 3.2.0, one that a parser threw empties the body, and when it
 * comes as the engine's own type it overwrites the error properties; another type becomes the engine's own.
 */
function passList(run: Run, failure: MediationFailure): MediationFailure {
  const { message, engine } = run;
  if (failure.parser && engine.parserFailureSetsCode) {
    message.json = undefined;
    message.envelope = emptyEnvelope(message.envelope.version);
  }
  if (failure.synapse) {
    if (failure.parser && engine.parserFailureSetsCode)
      setErrorProperties(run, failure, new JavaNumber('Integer', 601000, '601000'));
    return failure;
  }
  return new MediationFailure(failure.message, true, failure.parser, failure.at);
}

/** @see synapse-semantics 0.3 */
export function setErrorProperties(run: Run, failure: MediationFailure, code: JavaNumber): void {
  const properties = run.message.default;
  properties.set('ERROR_CODE', code);
  properties.set('ERROR_MESSAGE', failure.message.split('\n', 1)[0] ?? '');
  const type = failure.synapse ? 'org.apache.synapse.SynapseException: ' : '';
  properties.set('ERROR_DETAIL', `${type}${failure.message}${run.wordsOf('Java stack trace')}`);
  properties.set('ERROR_EXCEPTION', new JavaObject('Java exception'));
}

/** Runs a registered sequence, with its own error handler around it. */
export function runSequence(run: Run, deployment: Deployment): boolean {
  const { model } = deployment;
  if (model === undefined) {
    const [why] = deployment.doubts;
    throw new Undetermined(
      why?.words ?? `nobody showed us ${deployment.name}`,
      why?.at.line === 0 ? undefined : why?.at,
    );
  }
  return withHandler(run, model.onError, () => runList(run, model.list));
}

/** Pushes the sequence named by `onError` while `body` runs; a name nobody registered is only a warning. */
export function withHandler(run: Run, onError: string | undefined, body: () => boolean): boolean {
  const handler = onError === undefined ? undefined : run.sequence(onError);
  if (onError === undefined || handler === undefined) return body();
  const entry = { name: onError };
  run.faultStack.push(entry);
  const goesOn = body();
  if (run.faultStack.at(-1) === entry) run.faultStack.pop();
  return goesOn;
}
