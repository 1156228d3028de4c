import type { PropertySetting } from '../synapse/index.js';
import { sequenceRule } from './rule.js';
import { answersItself, javaCleansUp, mayBeSent } from './sequence/answer.js';
import { afterwards, some, surelyBefore } from './sequence/flow.js';
import { settingsOf, settingsOfMediator } from './sequence/settings.js';

const isGood = ({ name, scope, remove, type, value, expression }: PropertySetting): boolean =>
  name === 'RESPONSE' &&
  scope === 'default' &&
  !remove &&
  type === 'STRING' &&
  (value === undefined ? expression !== undefined : value.toLowerCase() === 'true');

function problemOf({ scope, type, value }: PropertySetting): string {
  if (scope !== 'default') return `set in scope ${scope}, where send does not look`;
  return type === 'STRING' ? `"${value}"` : `set as ${type}`;
}

export const responseNotTrue = sequenceRule({
  id: 'response-not-true',
  code: 'FS034',
  severity: 'error',
  title: 'RESPONSE is not the String "true"',
  why:
    'send turns the message into the answer only if the default-scope property RESPONSE is a String that says true. With ' +
    'anything else it forwards the message as a request, which fails, and the fault sequence answers with 500 instead.',
  fix: 'Write <property name="RESPONSE" value="true"/>, without type and scope.',
  source: 'synapse-semantics 0.2, 2.5, trap 8 (recorded)',
  find: (subject) => {
    if (javaCleansUp(subject)) return [];
    const settings = settingsOf(subject.model).filter(
      ({ property: { name, remove } }) => name === 'RESPONSE' && !remove,
    );
    return settings.flatMap(({ property, spot }) => {
      const { at, scope, type, value, pattern, element } = property;
      if (isGood(property) || pattern !== undefined || element !== undefined || !mayBeSent(subject, spot)) return [];
      // a helper may well take the mark of its caller off
      if (value?.toLowerCase() === 'false' && subject.role === undefined && !answersItself(subject)) return [];
      if (scope !== 'default' && settings.some((other) => other.property.scope === 'default')) return [];
      if (some(afterwards(spot), (later) => settingsOfMediator(later).some(isGood))) return [];
      // a fault made before counts as an answer, unless a String says otherwise
      const made = some(surelyBefore(spot), (earlier) => earlier.kind === 'makefault' && earlier.response);
      return made && type !== 'STRING' ? [] : [{ at, args: { problem: problemOf(property) } }];
    });
  },
  message: ({ problem }) => `RESPONSE is ${problem}; send takes nothing but the String "true" for an answer.`,
});
