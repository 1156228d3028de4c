import { sequenceRule } from './rule.js';
import { javaCleansUp } from './sequence/answer.js';
import { afterwards } from './sequence/flow.js';
import { reachesTransport, resets, settingsOf } from './sequence/settings.js';

export const noEntityBodyNotBoolean = sequenceRule({
  id: 'no-entity-body-not-boolean',
  code: 'FS035',
  severity: 'error',
  title: 'NO_ENTITY_BODY is set, but not as a Boolean',
  why: 'The transport casts it to a Boolean when the answer is sent. Any text, "false" too, makes that fail: the client gets no answer, and the fault sequence cannot help.',
  fix: 'Add type="BOOLEAN"; to allow a body, remove the property instead of setting it to false.',
  source: 'synapse-semantics 3.6, trap 10 (recorded)',
  find: (subject) =>
    javaCleansUp(subject)
      ? []
      : settingsOf(subject.model).flatMap(({ property, spot }) => {
          const { name, remove, type, at } = property;
          if (name !== 'NO_ENTITY_BODY' || remove || type === 'BOOLEAN' || !reachesTransport(property)) return [];
          const later = [...afterwards(spot)];
          // a payloadFactory removes it by itself
          const undone = resets(later, name) || later.some(({ kind }) => kind === 'payload');
          return undone ? [] : [{ at, args: { type } }];
        }),
  message: ({ type }) => `NO_ENTITY_BODY is set as ${type}: the send fails, and the client gets no answer.`,
});
