/**
 * The order in which mediators run, as far as the text of one sequence tells. What another sequence, a class or a script
 * does is not known here: behind such a mediator nothing is sure.
 * @see synapse-semantics 0.4, 2.5
 */
import { opaqueEffect } from '../../stock/mediators.js';
import type { Branch, Mediator, SequenceModel } from '../../synapse/index.js';
import { allMediators, listsIn } from '../mediators-of.js';

/** Where a mediator stands: in which list, and inside which other mediator. */
export interface Spot {
  readonly mediator: Mediator;
  readonly list: readonly Mediator[];
  readonly index: number;
  readonly inside: Spot | undefined;
}

const spots = new WeakMap<SequenceModel, ReadonlyMap<Mediator, Spot>>();

export function spotsOf(model: SequenceModel): ReadonlyMap<Mediator, Spot> {
  let known = spots.get(model);
  if (known === undefined) {
    const found = new Map<Mediator, Spot>();
    const visit = (list: readonly Mediator[], inside: Spot | undefined): void => {
      list.forEach((mediator, index) => {
        const spot: Spot = { mediator, list, index, inside };
        found.set(mediator, spot);
        for (const inner of listsIn(mediator)) visit(inner, spot);
      });
    };
    visit(model.list, undefined);
    known = found;
    spots.set(model, known);
  }
  return known;
}

/** The helper that nearly every stock sequence calls; it only adds headers and always continues. */
const CORS = '_cors_request_handler_';

export const isCorsCall = (mediator: Mediator): boolean =>
  mediator.kind === 'call-sequence' && 'text' in mediator.key && mediator.key.text === CORS;

const branches = (mediator: Mediator & { kind: 'filter' | 'switch' }): readonly (Branch | undefined)[] =>
  mediator.kind === 'filter'
    ? [mediator.whenTrue, mediator.whenFalse]
    : [...mediator.cases.map(({ branch }) => branch), mediator.otherwise];

/** Whether nothing behind this mediator in its list ever runs. */
export function alwaysStops(mediator: Mediator): boolean {
  switch (mediator.kind) {
    case 'send':
    case 'respond':
    case 'drop':
    case 'loopback':
    case 'throw-error':
      return true;
    case 'filter':
    case 'switch':
      return branches(mediator).every((branch) => branch?.sequence === undefined && branch?.list.some(alwaysStops));
    case 'inline-sequence':
      return mediator.list.some(alwaysStops);
    case 'router':
      return !mediator.continues;
    case 'comment':
    case 'log':
    case 'property':
    case 'property-group':
    case 'header':
    case 'in':
    case 'out':
    case 'call-sequence':
    case 'payload':
    case 'makefault':
    case 'enrich':
    case 'variable':
    case 'call-template':
    case 'class':
    case 'validate':
    case 'opaque':
      return false;
  }
}

/** What a mediator by itself, without those inside it, may do beside going on. */
interface Freedom {
  /** It may stop the flow, answer the client or throw on purpose. */
  readonly stops: boolean;
  /** It may change properties that we do not see. */
  readonly properties: boolean;
  /** It may replace the body in a way that we do not see. */
  readonly body: boolean;
}

const NONE: Freedom = { stops: false, properties: false, body: false };
const STOPS: Freedom = { stops: true, properties: false, body: false };
const ANYTHING: Freedom = { stops: true, properties: true, body: true };

/** They count events, and always go on. @see synapse-semantics 2.6 "class" */
const HARMLESS_CLASSES: ReadonlySet<string> = new Set([
  'org.wso2.carbon.apimgt.gateway.handlers.analytics.APIMgtFaultHandler',
  'org.wso2.carbon.apimgt.gateway.handlers.analytics.APIMgtThrottleUsageHandler',
  'org.wso2.carbon.apimgt.usage.publisher.APIMgtFaultHandler',
  'org.wso2.carbon.apimgt.usage.publisher.APIMgtThrottleUsageHandler',
]);

function freedomOf(mediator: Mediator): Freedom {
  switch (mediator.kind) {
    case 'send':
    case 'respond':
    case 'drop':
    case 'loopback':
    case 'throw-error':
      return STOPS;
    case 'call-sequence':
      return isCorsCall(mediator) ? NONE : ANYTHING;
    case 'filter':
    case 'switch':
      return branches(mediator).some((branch) => branch?.sequence !== undefined) ? ANYTHING : NONE;
    case 'class':
      return HARMLESS_CLASSES.has(mediator.name) ? NONE : ANYTHING;
    case 'router':
    case 'call-template':
      return ANYTHING;
    case 'opaque': {
      const { continues, answers, properties, body } = opaqueEffect(mediator.element);
      return { stops: continues !== 'always' || answers, properties, body };
    }
    case 'enrich':
      return {
        stops: false,
        properties: mediator.target.type === 'property',
        body: mediator.target.type !== 'property',
      };
    case 'comment':
    case 'log':
    case 'property':
    case 'property-group':
    case 'header':
    case 'in':
    case 'out':
    case 'inline-sequence':
    case 'payload':
    case 'makefault':
    case 'variable':
    case 'validate':
      return NONE;
  }
}

/** Whether a mediator by itself, without those inside it, may end the flow or answer the client. */
export const stopsByItself = (mediator: Mediator): boolean => freedomOf(mediator).stops;

/** A mediator with those inside it. */
const wholly = (mediator: Mediator): Iterable<Mediator> => allMediators([mediator]);

function may(what: keyof Freedom, mediator: Mediator): boolean {
  for (const one of wholly(mediator)) if (freedomOf(one)[what]) return true;
  return false;
}

/** Whether the flow may end, or the client be answered, in this mediator or in one inside it. */
export const mayStop = (mediator: Mediator): boolean => may('stops', mediator);
/** Whether it may set properties that this file does not show. */
export const mayHideProperties = (mediator: Mediator): boolean => may('properties', mediator);
/** Whether it may replace the body in a way that this file does not show. */
export const mayHideBody = (mediator: Mediator): boolean => may('body', mediator);

/** Whether one of these passes, without making the others. */
export function some(mediators: Iterable<Mediator>, test: (mediator: Mediator) => boolean): boolean {
  for (const mediator of mediators) if (test(mediator)) return true;
  return false;
}

/** A list read through sequences written in place, which are no more than brackets. */
function flat(list: readonly Mediator[]): readonly Mediator[] {
  return list.flatMap((mediator) => (mediator.kind === 'inline-sequence' ? flat(mediator.list) : [mediator]));
}

/** The mediators that have run whenever this one does, nearest first, without those inside them. */
export function* surelyBefore({ list, index, inside }: Spot): Generator<Mediator> {
  yield* [...flat(list.slice(0, index))].reverse();
  if (inside !== undefined) yield* surelyBefore(inside);
}

/** The mediators that run whenever this one has, until something may end the flow; without those inside them. */
export function* surelyAfter({ list, index, inside }: Spot): Generator<Mediator> {
  for (const mediator of flat(list.slice(index + 1))) {
    if (mayStop(mediator)) return;
    yield mediator;
  }
  if (inside !== undefined) yield* surelyAfter(inside);
}

/**
 * The mediators behind this one that run unless a branch between ends the flow; without those inside them. What they set
 * holds for everybody who comes to the end.
 */
export function* afterwards({ list, index, inside }: Spot): Generator<Mediator> {
  for (const mediator of flat(list.slice(index + 1))) {
    yield mediator;
    if (alwaysStops(mediator)) return;
  }
  if (inside !== undefined) yield* afterwards(inside);
}

/** The mediators that may have run before this one, those inside others included; not those of other branches. */
export function* maybeBefore({ list, index, inside }: Spot): Generator<Mediator> {
  yield* allMediators(list.slice(0, index));
  if (inside !== undefined) yield* maybeBefore(inside);
}

/** The mediators that may run after this one, those inside others included; not those of other branches. */
export function* maybeAfter({ list, index, inside }: Spot): Generator<Mediator> {
  for (const mediator of list.slice(index + 1)) {
    yield* wholly(mediator);
    if (alwaysStops(mediator)) return;
  }
  if (inside !== undefined) yield* maybeAfter(inside);
}
