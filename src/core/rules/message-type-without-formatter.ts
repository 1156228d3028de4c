import { hasFormatter } from '../stock/properties.js';
import { sequenceRule } from './rule.js';
import { afterwards } from './sequence/flow.js';
import { reachesTransport, resets, settingsOf } from './sequence/settings.js';

export const messageTypeWithoutFormatter = sequenceRule({
  id: 'message-type-without-formatter',
  code: 'FS061',
  severity: 'error',
  title: 'messageType names a type that has no formatter',
  why: 'The type is looked up as it is written, parameters and blanks included. Without a formatter a JSON payload leaves as <jsonObject> XML, or as code=…&message=… for GET and DELETE, under the label that was asked for.',
  fix: 'Set messageType to application/json (or another type of axis2.xml), and ContentType to the wanted label behind it. Ignore this if your axis2.xml registers a formatter for the type.',
  source: 'synapse-semantics 3.3, traps 24 and 25 (recorded)',
  find: ({ model, to }) =>
    settingsOf(model).flatMap(({ property, spot }) => {
      const { name, remove, value, at } = property;
      if (name !== 'messageType' || remove || value === undefined || !reachesTransport(property)) return [];
      if (hasFormatter(value, to)) return [];
      const later = [...afterwards(spot)];
      const undone = resets(later, name) || later.some(({ kind }) => kind === 'payload');
      return undone ? [] : [{ at, args: { value } }];
    }),
  message: ({ value }) =>
    `There is no formatter for the messageType "${value}": JSON leaves as XML, and for GET anything as form fields.`,
});
