/** What the rules about client code share. */
import type { Kind } from '../clients/model.js';
import type { ClientSubject } from '../clients/subject.js';
import type { ClientRule } from './rule.js';

export const clientRule = (rule: Omit<ClientRule, 'about'>): ClientRule => ({ about: 'client', ...rule });

/** Code of the user's own that is surely or likely hurt by the upgrade. */
export const breaking = ({ place, fate }: ClientSubject, kind: Kind): boolean =>
  place.kind === kind &&
  place.where === 'code' &&
  place.confidence !== 'possible' &&
  fate !== 'keeps' &&
  !(place.readsBoth && kind !== 'compares-number');

export const readsOldForm = (kind: Kind): boolean =>
  kind === 'reads-xml' || kind === 'reads-wrapped-json' || kind === 'compares-number';
