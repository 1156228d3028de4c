import { AXIS2_PROPERTIES } from '../stock/properties.js';
import { mediatorsOf } from './mediators-of.js';
import { sequenceRule } from './rule.js';
import { readsDefault } from './sequence/expressions.js';
import { settingsOf } from './sequence/settings.js';

const normal = (name: string): string => name.trim().toLowerCase();
/** Spelling variants of ContentType have a rule of their own. */
const BY_NORMAL = new Map([...AXIS2_PROPERTIES].filter((n) => n !== 'ContentType').map((name) => [normal(name), name]));

export const propertyMisspelt = sequenceRule({
  id: 'property-misspelt',
  code: 'FS077',
  severity: 'warning',
  title: 'A property name differs from a known one in case or blanks only',
  why: 'Names count exactly, blanks included: http_sc is not HTTP_SC, and nobody reads it.',
  fix: 'Write the name as the message says.',
  source: 'synapse-semantics 1.1 "Attributes", 2.1, 3.6',
  find: ({ model }) => {
    const settings = settingsOf(model);
    const sends = mediatorsOf(model, 'send').some(({ endpoint }) => !endpoint);
    const response = settings.some(({ property: { name, scope } }) => name === 'RESPONSE' && scope === 'default');
    return settings.flatMap(({ property: { name, scope, at } }) => {
      if (scope === 'default') {
        const meant = sends && !response && name !== 'RESPONSE' && normal(name) === 'response';
        return meant && !readsDefault(model, name) ? [{ at, args: { name, meant: 'RESPONSE' } }] : [];
      }
      const meant = BY_NORMAL.get(normal(name));
      const looked = scope === 'axis2' || scope === 'axis2-client' || scope === 'operation';
      return looked && meant !== undefined && meant !== name ? [{ at, args: { name, meant } }] : [];
    });
  },
  message: ({ name, meant }) => `"${name}" is read by nobody; ${meant} is meant.`,
});
