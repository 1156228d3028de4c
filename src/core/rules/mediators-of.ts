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
    default:
      return [];
  }
}

/** Every mediator of a sequence, in document order, those inside others included. */
export function* allMediators(list: readonly Mediator[]): Generator<Mediator> {
  for (const mediator of list) {
    yield mediator;
    for (const inner of listsIn(mediator)) yield* allMediators(inner);
  }
}

/** The mediators of one kind, wherever they stand. */
export function mediatorsOf<K extends MediatorKind>(model: SequenceModel, kind: K): MediatorOf<K>[] {
  return [...allMediators(model.list)].filter((mediator): mediator is MediatorOf<K> => mediator.kind === kind);
}
