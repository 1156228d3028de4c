import { mediatorsOf } from './mediators-of.js';
import { sequenceRule } from './rule.js';

const KNOWN: ReadonlySet<string> = new Set(['xml', 'json', 'text']);

export const mediaTypeUnknown = sequenceRule({
  id: 'media-type-unknown',
  code: 'FS030',
  severity: 'error',
  title: 'A payloadFactory has a media-type that makes no payload',
  why:
    'media-type is compared with xml, json and text, exactly and when the mediator runs. Anything else deploys and does ' +
    'nothing: the old body goes out, which is the client’s own request, or nothing at all for GET.',
  fix: 'Write media-type="json", "xml" or "text".',
  source: 'synapse-semantics 2.3, trap 2 (recorded)',
  find: ({ model }) =>
    mediatorsOf(model, 'payload')
      .filter(({ mediaType }) => !KNOWN.has(mediaType))
      .map(({ at, mediaType }) => ({ at, args: { mediaType } })),
  message: ({ mediaType }) => `media-type="${mediaType}" makes no payload; the gateway knows xml, json and text.`,
});
