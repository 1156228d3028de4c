import { listed } from '../text.js';
import { mediatorsOf } from './mediators-of.js';
import { sequenceRule } from './rule.js';
import { outcomesAlone } from './sequence/predicted.js';

export const jsonConversionBreaks = sequenceRule({
  id: 'json-conversion-breaks',
  code: 'FS085',
  severity: 'error',
  title: 'Converted to JSON, this XML payload is no JSON that clients can read',
  why:
    'An XML payload that is answered as JSON is converted: text beside elements ends the conversion where it is met, so ' +
    'that half a document is sent, and elements of one name that are not side by side become the same member twice.',
  fix: 'Write the payload as JSON: media-type="json" and a JSON format.',
  source: 'synapse-semantics 3.4, trap 48 (recorded)',
  find: (subject) => {
    const isXml = mediatorsOf(subject.model, 'payload').some(({ mediaType }) => mediaType === 'xml');
    if (!isXml) return [];
    return outcomesAlone(subject)
      .flatMap(({ kind, shape, responsible }) => {
        const at = responsible.payload;
        const isPayload = mediatorsOf(subject.model, 'payload').some(
          (mediator) => mediator.mediaType === 'xml' && mediator.at === at,
        );
        const isJson = kind === 'json' || kind === 'json-wrapped';
        if (at === undefined || !isPayload || !isJson || shape === undefined) return [];
        if (!shape.isValid) return [{ at, args: { what: 'it breaks off' } }];
        if (shape.repeated.length === 0) return [];
        return [{ at, args: { what: `it has the member ${listed([...new Set(shape.repeated)])} twice` } }];
      })
      .slice(0, 1);
  },
  message: ({ what }) => `As JSON, which this sequence answers with, ${what}.`,
});
