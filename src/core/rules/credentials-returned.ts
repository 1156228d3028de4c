import { mediatorsOf } from './mediators-of.js';
import { sequenceRule } from './rule.js';
import { outcomesAlone } from './sequence/predicted.js';

export const credentialsReturned = sequenceRule({
  id: 'credentials-returned',
  code: 'FS084',
  severity: 'warning',
  title: 'The client’s Authorization header comes back with the answer',
  why:
    'The gateway copies the headers of the request to its answer, as far as the sequence has not removed them. Up to 3.2 ' +
    'Java removed Authorization before it sent; from 4.0.0 the sequence must. A token in an answer ends up in logs, ' +
    'caches and error trackers.',
  fix: 'Add <property name="Authorization" scope="transport" action="remove"/> before the answer; Host, Accept, Cookie and keys likewise.',
  source: 'synapse-semantics 3.1, 6.2, trap 33 (recorded)',
  find: (subject) => {
    const removes = mediatorsOf(subject.model, 'property').some(
      ({ property: { name, remove } }) => remove && (/^authorization$/i.test(name) || name === 'TRANSPORT_HEADERS'),
    );
    if (removes) return [];
    const found = outcomesAlone(subject).find(
      ({ headers, responsible }) =>
        responsible.payload !== undefined && headers.some(({ name }) => name === 'authorization'),
    );
    const payload = found?.responsible.payload;
    return payload === undefined ? [] : [{ at: payload }];
  },
  message: () => 'The answer with this payload gives the Authorization header of the request back to whoever asked.',
});
