import { mediatorsOf } from './mediators-of.js';
import { type Hit, sequenceRule } from './rule.js';
import { callsBackend } from './sequence/answer.js';
import { readsDefault } from './sequence/expressions.js';
import { settingsOf } from './sequence/settings.js';

const isLike = (name: string): boolean => /^content[-_]?type$/i.test(name.trim());

export const contentTypeNameIgnored = sequenceRule({
  id: 'content-type-name-ignored',
  code: 'FS064',
  severity: 'warning',
  title: 'A property that does not set the Content-Type of the answer',
  why: 'The transport reads ContentType, in axis2 scope and in this spelling. contentType and CONTENT_TYPE are not read, and a transport header Content-Type is replaced when the answer is sent.',
  fix: 'Write <property name="ContentType" value="…" scope="axis2"/>, behind messageType and payloadFactory.',
  source: 'synapse-semantics 3.5, 3.6, trap 28 (recorded)',
  find: (subject) => {
    const { model } = subject;
    const ofProperties = settingsOf(model).flatMap(({ property: { name, scope, remove, at } }): Hit[] => {
      if (remove || !isLike(name)) return [];
      if (scope === 'transport') {
        // for a request to a backend the header may be meant
        return /^content-type$/i.test(name) && !callsBackend(subject) ? [{ at, args: { name, scope } }] : [];
      }
      if (name === 'ContentType') return [];
      return scope === 'axis2' || (scope === 'default' && !readsDefault(model, name))
        ? [{ at, args: { name, scope } }]
        : [];
    });
    const ofHeaders = mediatorsOf(model, 'header').flatMap(({ name, transport, remove, at }): Hit[] =>
      transport && !remove && /^content-type$/i.test(name) && !callsBackend(subject)
        ? [{ at, args: { name, scope: 'transport' } }]
        : [],
    );
    return [...ofProperties, ...ofHeaders];
  },
  message: ({ name, scope }) => `${name} in scope ${scope} does not change the Content-Type of the answer.`,
});
