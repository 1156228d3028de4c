import type { Branch, Mediator, MediatorKind, SequenceModel } from '../synapse/index.js';

export type MediatorOf<K extends MediatorKind> = Extract<Mediator, { readonly kind: K }>;

/** The lists directly inside a mediator. */
export function listsIn(mediator: Mediator): (readonly Mediator[])[] {
  const branch = (b: Branch | undefined): (readonly Mediator[])[] => (b === undefined ? [] : [b.list]);
  switch (mediator.kind) {
    case 'filter':
      return [...branch(mediator.whenTrue), ...branch(mediator.whenFalse)];
    case 'switch':
      return [...mediator.cases.flatMap((c) => branch(c.branch)), ...branch(mediator.otherwise)];
    case 'in':
    case 'out':
    case 'inline-sequence':
      return [mediator.list];
    case 'validate':
      return [mediator.onFail];
    case 'comment':
    case 'log':
    case 'property':
    case 'property-group':
    case 'header':
    case 'router':
    case 'call-sequence':
    case 'payload':
    case 'makefault':
    case 'enrich':
    case 'send':
    case 'respond':
    case 'drop':
    case 'loopback':
    case 'throw-error':
    case 'variable':
    case 'call-template':
    case 'class':
    case 'opaque':
      return [];
  }
}

/** Every mediator of a list, in document order, those inside others included. */
export function* allMediators(list: readonly Mediator[]): Generator<Mediator> {
  for (const mediator of list) {
    yield mediator;
    for (const inner of listsIn(mediator)) yield* allMediators(inner);
  }
}

const walked = new WeakMap<SequenceModel, readonly Mediator[]>();

/** Every mediator of a sequence, in document order. Walked once, since every rule asks. */
export function everyMediator(model: SequenceModel): readonly Mediator[] {
  let all = walked.get(model);
  if (all === undefined) {
    all = [...allMediators(model.list)];
    walked.set(model, all);
  }
  return all;
}

/** The mediators of one kind, wherever they stand. */
export const mediatorsOf = <K extends MediatorKind>(model: SequenceModel, kind: K): MediatorOf<K>[] =>
  everyMediator(model).filter((mediator): mediator is MediatorOf<K> => mediator.kind === kind);

/**
 * The longest sequence that rules look into. A gateway's have some fifty mediators; rules ask of one what comes before
 * and behind it, so a file made to be slow would hold up a scan for hours.
 */
export const MOST_MEDIATORS = 2000;

/** What rules go through: mediators, and properties in groups. */
export function lengthOf(model: SequenceModel): number {
  let length = 0;
  for (const mediator of everyMediator(model)) {
    length += mediator.kind === 'property-group' ? mediator.properties.length + 1 : 1;
  }
  return length;
}

const tooLong = new WeakMap<SequenceModel, boolean>();

export function isTooLong(model: SequenceModel): boolean {
  let known = tooLong.get(model);
  if (known === undefined) {
    known = lengthOf(model) > MOST_MEDIATORS;
    tooLong.set(model, known);
  }
  return known;
}
