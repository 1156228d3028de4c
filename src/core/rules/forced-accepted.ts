import { sequenceRule } from './rule.js';
import { reachesTransport, settingsOf } from './sequence/settings.js';

const OUTCOME: Readonly<Record<string, string>> = {
  SC_ACCEPTED: 'the status is 202 whatever HTTP_SC says',
  FORCE_SC_ACCEPTED: 'the request is acknowledged with an empty 202',
};

export const forcedAccepted = sequenceRule({
  id: 'forced-accepted',
  code: 'FS079',
  severity: 'warning',
  title: 'The sequence asks for 202 Accepted',
  why: 'SC_ACCEPTED beats HTTP_SC, and FORCE_SC_ACCEPTED acknowledges the request by itself: a fault looks like a success.',
  fix: 'Delete the property in sequences that report faults.',
  source: 'synapse-semantics 0.4, 3.2, 3.6 (recorded)',
  find: ({ model }) =>
    settingsOf(model).flatMap(({ property }) => {
      const { name, remove, value, at } = property;
      const outcome = OUTCOME[name];
      if (outcome === undefined || remove || !reachesTransport(property)) return [];
      return /^true$/i.test(value ?? '') ? [{ at, args: { name, outcome } }] : [];
    }),
  message: ({ name, outcome }) => `${name} is set: ${outcome}.`,
});
