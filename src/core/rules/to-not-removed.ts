import { mediatorsOf } from './mediators-of.js';
import { type Hit, sequenceRule } from './rule.js';
import { settingsOf } from './sequence/settings.js';

export const toNotRemoved = sequenceRule({
  id: 'to-not-removed',
  code: 'FS069',
  severity: 'error',
  title: 'To is taken off in a place where it is not',
  why: 'The address of the message is the header To of the default scope. A property or a transport header of that name is something else, and an empty To is still one: the send fails, and the client gets no answer.',
  fix: 'Write <header name="To" action="remove"/>.',
  source: 'synapse-semantics 2.5, 3.6, trap 9 (recorded)',
  find: ({ model }) => {
    const headers = mediatorsOf(model, 'header').filter(({ name }) => name.toLowerCase() === 'to');
    if (headers.some(({ transport, remove }) => remove && !transport)) return [];
    // respond takes To off by itself
    if (mediatorsOf(model, 'send').every(({ endpoint }) => endpoint)) return [];
    const ofHeaders = headers.flatMap(({ at, transport, remove, value }): Hit[] => {
      if (transport && remove) return [{ at, args: { what: 'the transport header To' } }];
      return !transport && value === '' ? [{ at, args: { what: 'the text of To, not To itself' } }] : [];
    });
    const ofProperties = settingsOf(model).flatMap(({ property: { name, remove, at, scope } }): Hit[] =>
      name.toLowerCase() === 'to' && remove ? [{ at, args: { what: `a property To in scope ${scope}` } }] : [],
    );
    return [...ofHeaders, ...ofProperties];
  },
  message: ({ what }) => `This takes off ${what}; the address stays, and the send fails.`,
});
