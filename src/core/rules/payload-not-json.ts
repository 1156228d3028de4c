import { mediatorsOf } from './mediators-of.js';
import { sequenceRule } from './rule.js';
import { placeOfFormat } from './sequence/elements.js';
import { fill, type Hole, holesOf } from './sequence/template.js';

/** What may stand at a hole outside quotes, by the character before it: a value, a member, more members, or nothing. */
function candidates(before: string): readonly string[] {
  const last = before.trimEnd().at(-1) ?? '';
  if (last === '{') return ['', '"x":1'];
  if (last === ',') return ['1', '"x":1', ''];
  if (last === ':' || last === '[' || last === '') return ['1', ''];
  return ['', ',"x":1', ',1', ','];
}

/** Beyond these a format is no answer to a client, and trying it takes its time. */
const MOST_BARE = 4;
const MOST_TEXT = 65_536;

/** Every way to fill the holes outside quotes, as far as they may matter; undefined when there are too many to try. */
function fillings(text: string, holes: readonly Hole[]): Map<Hole, string>[] | undefined {
  const bare = holes.filter(({ quoted }) => !quoted);
  if (bare.length > MOST_BARE) return undefined;
  return bare.reduce<Map<Hole, string>[]>(
    (all, hole) =>
      candidates(text.slice(0, hole.start)).flatMap((value) => all.map((filled) => new Map(filled).set(hole, value))),
    [new Map()],
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

export const payloadNotJson = sequenceRule({
  id: 'payload-not-json',
  code: 'FS050',
  severity: 'error',
  title: 'A JSON format is no JSON, whatever is filled in',
  why: 'The gateway does not check it: the text goes out labelled application/json, and clients fail to parse it.',
  fix: 'Correct the format: quotes around names and texts, no comma behind the last member, every bracket closed.',
  source: 'synapse-semantics 2.3, 3.4 "not validated" (recorded)',
  find: (subject) =>
    mediatorsOf(subject.model, 'payload').flatMap((payload) => {
      const { format, freeMarker, mediaType } = payload;
      if (mediaType !== 'json' || freeMarker || format.key !== undefined) return [];
      if (format.text.trim() === '' || format.text.length > MOST_TEXT) return [];
      // what is never filled in, or printed as it is, has rules of its own
      const holes = holesOf(payload, { synapseExpressions: true });
      const all = fillings(format.text, holes);
      if (all === undefined || all.some((values) => isJson(fill(format.text, holes, values, 'x')))) return [];
      return [{ at: placeOfFormat(subject, payload), restsOn: [payload.at] }];
    }),
  message: () => 'This format is no JSON, and is sent as it is.',
});
