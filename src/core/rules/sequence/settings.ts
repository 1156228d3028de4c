/** The properties that a sequence sets and removes, in groups or alone. */
import type { Mediator, PropertySetting, SequenceModel } from '../../synapse/index.js';
import { allMediators } from '../mediators-of.js';
import { type Spot, spotsOf } from './flow.js';

export const settingsOfMediator = (mediator: Mediator): readonly PropertySetting[] =>
  mediator.kind === 'property' ? [mediator.property] : mediator.kind === 'property-group' ? mediator.properties : [];

export interface Setting {
  readonly property: PropertySetting;
  readonly spot: Spot;
}

/** Whether there is anything to set; where there is not, or no engine reads the expression, the file does not deploy. */
const hasValue = ({ remove, value, element, expression }: PropertySetting): boolean =>
  remove || value !== undefined || element !== undefined || expression !== undefined;

const known = new WeakMap<SequenceModel, readonly Setting[]>();

/** Every setting and removal of a property, in document order. */
export function settingsOf(model: SequenceModel): readonly Setting[] {
  let found = known.get(model);
  if (found === undefined) {
    found = [...spotsOf(model)].flatMap(([mediator, spot]) =>
      settingsOfMediator(mediator)
        .filter(hasValue)
        .map((property) => ({ property, spot })),
    );
    known.set(model, found);
  }
  return found;
}

/**
 * Scopes in which the transport finds a property: a read that finds nothing in axis2 scope falls through to the options
 * of the client and to the operation. A removal only touches its own scope.
 * @see synapse-semantics 0.2
 */
export const reachesTransport = ({ scope, remove }: PropertySetting): boolean =>
  scope === 'axis2' || (!remove && (scope === 'axis2-client' || scope === 'operation'));

/** Whether one of these mediators, without those inside them, sets or removes `name` where the transport looks. */
export function resets(mediators: Iterable<Mediator>, name: string): boolean {
  for (const mediator of mediators) {
    if (settingsOfMediator(mediator).some((p) => p.name === name && p.scope === 'axis2')) return true;
  }
  return false;
}

/**
 * The settings that may be the last ones of a property before `spot`: those of branches that may have been taken, back to
 * one that surely ran.
 */
export function lastSettings(
  { list, index, inside }: Spot,
  isMeant: (property: PropertySetting) => boolean,
): PropertySetting[] {
  const found: PropertySetting[] = [];
  for (const mediator of list.slice(0, index).reverse()) {
    const own = settingsOfMediator(mediator).filter(isMeant).at(-1);
    if (own !== undefined) return [...found, own];
    for (const inner of allMediators([mediator])) found.push(...settingsOfMediator(inner).filter(isMeant));
  }
  return inside === undefined ? found : [...found, ...lastSettings(inside, isMeant)];
}
