import { roleOfName } from '../stock/facts.js';
import { mediatorsOf } from './mediators-of.js';
import { type SequenceSubject, sequenceRule } from './rule.js';
import { answersItself } from './sequence/answer.js';
import { readsDefault } from './sequence/expressions.js';
import { settingsOf } from './sequence/settings.js';

const FOUND: ReadonlySet<string> = new Set(['axis2', 'axis2-client', 'operation']);

/** Whether a sequence of the user's is called, which may read what this one sets. */
const callsOwn = ({ model }: SequenceSubject): boolean =>
  mediatorsOf(model, 'call-sequence').some(({ key }) => !('text' in key) || roleOfName(key.text) === undefined);

export const statusOutsideAxis2 = sequenceRule({
  id: 'status-outside-axis2',
  code: 'FS075',
  severity: 'error',
  title: 'HTTP_SC is set outside the axis2 scope',
  why: 'The transport takes the status from the axis2 message context, so the client never sees this one.',
  fix: 'Add scope="axis2" to the property.',
  source: 'synapse-semantics 3.2, 3.6; wso2-synapse PassThroughTransportUtils.determineHttpStatusCode',
  find: (subject) => {
    const { model, role } = subject;
    // a note to oneself, or to a caller
    if (readsDefault(model, 'HTTP_SC') || callsOwn(subject)) return [];
    if (role === undefined && !answersItself(subject)) return [];
    return settingsOf(model)
      .filter(({ property: { name, remove, scope } }) => name === 'HTTP_SC' && !remove && !FOUND.has(scope))
      .map(({ property: { at, scope } }) => ({ at, args: { scope } }));
  },
  message: ({ scope }) => `HTTP_SC is set in scope "${scope}", where the transport does not look.`,
});
