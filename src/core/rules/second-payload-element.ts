import { childElements } from '../xml/index.js';
import { mediatorsOf } from './mediators-of.js';
import { sequenceRule } from './rule.js';
import { formatOf, placed } from './sequence/elements.js';

export const secondPayloadElement = sequenceRule({
  id: 'second-payload-element',
  code: 'FS055',
  severity: 'error',
  title: 'An XML format has more than one root element',
  why: 'Only the first child of the format is sent; the others are left out without a word.',
  fix: 'Put them into one root element.',
  source: 'synapse-semantics 2.3, trap 30 (recorded)',
  find: (subject) =>
    mediatorsOf(subject.model, 'payload').flatMap((payload) => {
      if (payload.mediaType !== 'xml' || payload.format.key !== undefined) return [];
      const format = formatOf(subject, payload);
      const [first, second] = format === undefined ? [] : childElements(format);
      if (first === undefined || second === undefined) return [];
      return [
        {
          at: placed(subject, second, payload.at),
          args: { name: second.name, first: first.name },
          restsOn: [payload.at],
        },
      ];
    }),
  message: ({ name, first }) => `<${name}> is not sent: of a format only the first element is, here <${first}>.`,
});
