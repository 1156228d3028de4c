import { sequenceRule } from './rule.js';
import { afterwards } from './sequence/flow.js';
import { resets, settingsOf } from './sequence/settings.js';

/** Properties that the transport casts to a String, with what the client gets when they are something else. */
const TEXTS: Readonly<Record<string, string>> = {
  HTTP_SC_DESC: 'no answer',
  WRITE_XML_DECLARATION: 'an answer that fails while it is written',
};

export const propertyOfWrongType = sequenceRule({
  id: 'property-of-wrong-type',
  code: 'FS078',
  severity: 'error',
  title: 'A property that has to be a text is set as another type',
  why: 'The transport casts HTTP_SC_DESC and WRITE_XML_DECLARATION to a String; a Boolean or a number makes the answer fail.',
  fix: 'Leave the type attribute out.',
  source: 'synapse-semantics 3.2, 3.4 "XML declaration"',
  find: ({ model }) =>
    settingsOf(model).flatMap(({ property: { name, scope, remove, type, at }, spot }) => {
      const outcome = TEXTS[name];
      if (outcome === undefined || scope !== 'axis2' || remove || type === 'STRING') return [];
      return resets(afterwards(spot), name) ? [] : [{ at, args: { name, type, outcome } }];
    }),
  message: ({ name, type, outcome }) => `${name} is set as ${type}: the client gets ${outcome}.`,
});
