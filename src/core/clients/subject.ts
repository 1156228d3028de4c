/** A place with the faults that it can meet: what rules are asked about. */
import type { Release } from '../stock/releases.js';
import { type Fate, type FaultChange, type FaultForecast, fateOf, hurtTenants, type TenantFaults } from './forecast.js';
import type { ClientPlace } from './model.js';

export interface ClientSubject {
  readonly place: ClientPlace;
  readonly changes: readonly FaultChange[];
  readonly fate: Fate;
  /** Where nothing changes in the super tenant: those whose clients are hurt. */
  readonly only: readonly TenantFaults[];
  readonly to: Release;
}

/** Sequences whose faults carry a prefix. @see gateway-faults B.1 */
const BY_PREFIX: Readonly<Record<string, readonly string[]>> = {
  ams: ['_auth_failure_handler_'],
  amt: ['_throttle_out_handler_'],
  am: ['fault', 'main'],
};

/** What nearly every client can meet. */
const COMMON = ['_auth_failure_handler_', '_throttle_out_handler_', 'fault', 'main'];

const FORM = { 'reads-wrapped-json': 'wrapped-json', 'compares-number': 'number' } as const;

export function subjectOf(place: ClientPlace, forecast: FaultForecast): ClientSubject {
  const named = place.prefixes.flatMap((prefix) => BY_PREFIX[prefix] ?? []);
  const sequences = place.sequences.length > 0 ? place.sequences : named.length > 0 ? named : COMMON;
  const accepts = place.kind === 'reads-wrapped-json' ? 'json' : 'any';
  const changes = forecast.changesOf({ codes: place.codes, sequences, accepts });
  const form = place.kind === 'reads-wrapped-json' || place.kind === 'compares-number' ? FORM[place.kind] : 'xml';
  const fate = fateOf(changes, form);
  const only = fate === 'keeps' ? hurtTenants(changes, form) : [];
  return { place, changes, fate: only.length > 0 ? 'breaks' : fate, only, to: forecast.to };
}
