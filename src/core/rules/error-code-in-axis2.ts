import { sequenceRule } from './rule.js';
import { afterwards } from './sequence/flow.js';
import { resets, settingsOf } from './sequence/settings.js';

export const errorCodeInAxis2 = sequenceRule({
  id: 'error-code-in-axis2',
  code: 'FS071',
  severity: 'error',
  title: 'ERROR_CODE is set in axis2 scope',
  why: 'There the transport takes it for a failure of its own: an Integer turns the answer into 502 and closes the connection, a text makes the send fail, so that the client gets no answer.',
  fix: 'Leave scope="axis2" out.',
  source: 'synapse-semantics 3.2, trap 45 (recorded)',
  find: ({ model }) =>
    settingsOf(model).flatMap(({ property: { name, scope, remove, type, at }, spot }) => {
      if (name !== 'ERROR_CODE' || scope !== 'axis2' || remove || resets(afterwards(spot), name)) return [];
      if (type === 'STRING') return [{ at, args: { outcome: 'no answer' } }];
      return type === 'INTEGER' ? [{ at, args: { outcome: '502, and the connection is closed' } }] : [];
    }),
  message: ({ outcome }) => `ERROR_CODE in axis2 scope: the client gets ${outcome}.`,
});
