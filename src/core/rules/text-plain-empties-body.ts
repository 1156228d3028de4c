import { sequenceRule } from './rule.js';
import { bodiesAt } from './sequence/body.js';
import { afterwards } from './sequence/flow.js';
import { resets, settingsOf } from './sequence/settings.js';

export const textPlainEmptiesBody = sequenceRule({
  id: 'text-plain-empties-body',
  code: 'FS062',
  severity: 'error',
  title: 'An XML or JSON payload is sent as text/plain',
  why: 'The text formatter writes nothing but what a text payload made: the client gets an empty body.',
  fix: 'Build the payload with media-type="text", or keep messageType and set ContentType to text/plain behind it.',
  source: 'synapse-semantics 3.4, trap 26 (recorded)',
  find: ({ model }) =>
    settingsOf(model).flatMap(({ property, spot }) => {
      const { name, scope, remove, value, at } = property;
      if (name !== 'messageType' || scope !== 'axis2' || remove || value?.toLowerCase() !== 'text/plain') return [];
      const later = [...afterwards(spot)];
      if (resets(later, name) || later.some(({ kind }) => kind === 'payload')) return [];
      const bodies = bodiesAt(spot)?.made ?? [];
      const lost = bodies.find((body) => body.kind === 'makefault' || body.mediaType !== 'text');
      if (lost === undefined) return [];
      return [
        {
          at,
          args: {
            what:
              lost.kind === 'makefault'
                ? 'A SOAP fault'
                : lost.mediaType === 'xml'
                  ? 'An XML payload'
                  : 'A JSON payload',
          },
          restsOn: [lost.at],
        },
      ];
    }),
  message: ({ what }) => `${what} sent as text/plain is an empty body.`,
});
