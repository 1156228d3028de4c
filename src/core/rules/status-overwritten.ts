import { sequenceRule } from './rule.js';
import { javaSetsStatus } from './sequence/answer.js';
import { readOf } from './sequence/expressions.js';
import { reachesTransport, settingsOf } from './sequence/settings.js';

export const statusOverwritten = sequenceRule({
  id: 'status-overwritten',
  code: 'FS031',
  severity: 'warning',
  title: 'The handler behind the sequence overwrites this status',
  why:
    'The authentication, throttling, GraphQL, backend and OPA handlers set HTTP_SC after a sequence that ends without ' +
    'answering, so the client gets their status and never this one.',
  fix: 'Delete the property, or answer in the sequence: end it with <respond/>.',
  source: 'gateway-faults A.3; synapse-semantics 6.1, trap 5 (recorded)',
  find: (subject) =>
    javaSetsStatus(subject)
      ? settingsOf(subject.model).flatMap(({ property }) => {
          const { name, remove, at, value, expression } = property;
          if (name !== 'HTTP_SC' || remove || !reachesTransport(property)) return [];
          const read = expression?.kind === 'xpath' ? readOf(expression.tree) : undefined;
          // the very status that the handler sets
          if (read?.name === 'HTTP_RESPONSE_STATUS_CODE') return [];
          return [{ at, args: { value: value ?? expression?.source ?? '' } }];
        })
      : [],
  message: ({ value }) => `The handler sets its own status after this sequence: HTTP_SC ${value} has no effect.`,
});
