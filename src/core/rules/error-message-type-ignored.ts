import { engineOf } from '../stock/engine.js';
import { mediatorsOf } from './mediators-of.js';
import { sequenceRule } from './rule.js';

export const errorMessageTypeIgnored = sequenceRule({
  id: 'error-message-type-ignored',
  code: 'FS022',
  severity: 'warning',
  title: 'error_message_type has no effect on the target',
  why: 'Only the Java handlers up to 3.2 read it, when they build the body themselves. Setting it to application/json was the documented way to get JSON; from 4.0.0 the sequence builds the body.',
  fix: 'Delete the property, and build the payload in the sequence.',
  source: 'gateway-faults A.4, B.1; synapse-semantics 3.6',
  find: ({ model, to }) =>
    engineOf(to).javaBuildsFaults
      ? []
      : mediatorsOf(model, 'property')
          .filter(({ property }) => property.name === 'error_message_type')
          .map(({ at }) => ({ at, args: { to } })),
  message: ({ to }) => `${to} does not read error_message_type.`,
});
