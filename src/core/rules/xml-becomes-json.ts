import { childElements, type XmlElement } from '../xml/index.js';
import { sequenceRule } from './rule.js';
import { xmlSentAsJson } from './sequence/body.js';
import { formatOf } from './sequence/elements.js';

/** A root that the conversion takes off, so that nothing wraps its members. */
const UNWRAPPED: ReadonlySet<string> = new Set(['jsonObject', 'jsonArray', 'jsonElement', 'jsonValue', 'Envelope']);

export const xmlBecomesJson = sequenceRule({
  id: 'xml-becomes-json',
  code: 'FS052',
  severity: 'info',
  title: 'An XML payload is sent as JSON in its wrapped form',
  why: 'The root element stays as the one member, texts that look like numbers become numbers, empty elements become null. The stock answers of 4.x have neither a wrapper nor a numeric code, so clients of the two forms differ.',
  fix: 'Nothing, if clients expect {"fault":{…}}. For the form of 4.x build the payload with media-type="json".',
  source: 'synapse-semantics 3.4, traps 21 and 22 (recorded); gateway-faults B.2',
  find: (subject) =>
    [...xmlSentAsJson(subject.model)].flatMap(({ payload, setting }) => {
      const format = formatOf(subject, payload);
      const root: XmlElement | undefined = format && childElements(format)[0];
      if (root === undefined || UNWRAPPED.has(root.local)) return [];
      return [{ at: setting.property.at, args: { root: root.local }, restsOn: [payload.at] }];
    }),
  message: ({ root }) =>
    `The XML payload leaves as {"${root}":{…}}, with numbers without quotes and null for empty elements.`,
});
