import { mediatorsOf } from './mediators-of.js';
import { sequenceRule } from './rule.js';
import { maybeBefore, some, spotsOf } from './sequence/flow.js';

export const enrichTextToBody = sequenceRule({
  id: 'enrich-text-to-body',
  code: 'FS058',
  severity: 'error',
  title: 'enrich writes a text to the body, which does not take it',
  why: 'Plain text never replaces a body, and JSON text replaces only a body that has content: for GET nothing is inserted, and the client gets no body.',
  fix: 'Use a payloadFactory with media-type="json" or "text".',
  source: 'synapse-semantics 2.6 "enrich", 5',
  find: ({ model }) => {
    const spots = spotsOf(model);
    return mediatorsOf(model, 'enrich').flatMap((mediator) => {
      const { source, target, at } = mediator;
      const spot = spots.get(mediator);
      if (source.type !== 'inline' || target.type !== 'body' || source.key !== undefined) return [];
      const { text } = source;
      if (text === undefined || text === '' || text.startsWith('<') || spot === undefined) return [];
      const json = /^[[{]/.test(text);
      // behind a payload the body has content, and JSON replaces it
      if (json && some(maybeBefore(spot), ({ kind }) => kind === 'payload' || kind === 'makefault')) return [];
      return [{ at, args: { what: json ? 'JSON' : 'plain' } }];
    });
  },
  message: ({ what }) =>
    what === 'JSON'
      ? 'JSON text is not inserted into an empty body: clients get no body for GET.'
      : 'Plain text never replaces the body: clients get the old one, or none.',
});
