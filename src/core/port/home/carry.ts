/** Sequences of the user's own that what was ported calls: they go along, translated where the new release needs it. */
import type { Reading } from '../../diff/reading.js';
import type { PlacedFile } from '../../estate.js';
import { shapeOf } from '../../stock/shape.js';
import { deploymentOf, readSequenceModel } from '../../synapse/index.js';
import { encodeXml, readXml } from '../../xml/index.js';
import { translateOwn } from '../fragment.js';
import type { Situation } from '../sides.js';
import { splice } from '../text/splice.js';
import type { HelperPort } from './report.js';
import { reasonOf } from './summary.js';

/** The registered names that a text calls by a fixed name. */
export function calledIn(text: string): string[] {
  const read = readXml(text);
  if (!read.ok) return [];
  return [...new Set(readSequenceModel('', read.document).calls.map(({ to }) => to))];
}

/** A sequence of the old home that no release ships. */
export interface Own {
  readonly source: PlacedFile;
  readonly name: string;
  readonly reading: Reading;
}

/** Brings one helper over. @returns undefined when it is not well-formed or cannot be written in its encoding */
function carry({ source, name, reading }: Own, calledBy: string, situation: Situation): HelperPort | undefined {
  const { parsed } = reading;
  if (!parsed.ok) return undefined;
  const { source: before, root } = parsed.document;
  const { splices, translated, dropped, left } = translateOwn(shapeOf(root), before, situation);
  const text = splice(before, splices);
  const bytes = text === before ? reading.content.bytes : encodeXml(text, parsed.decoded);
  if (bytes === undefined) return undefined;
  const { to } = situation;
  const read = readXml(text);
  const model = read.ok ? readSequenceModel(source.name, read.document) : undefined;
  const failures =
    model === undefined || to === undefined ? [] : deploymentOf({ file: source.name, model }, to).failures;
  return {
    file: source.name,
    name,
    calledBy: [calledBy],
    text,
    bytes,
    reasons: [...translated, ...dropped].map(reasonOf),
    left: left.map(reasonOf),
    refused: [...new Set(failures.map(({ words }) => words))],
    translated: text !== before,
    source,
  };
}

export interface Carried {
  readonly helpers: readonly HelperPort[];
  readonly unresolved: readonly { readonly file: string; readonly name: string }[];
}

/**
 * Follows calls from what was ported to the user's own sequences, and from those on.
 * @param callers what was ported, with the names that it calls and the new release's file does not
 * @param own the user's own sequences by registered name
 * @param isThere whether the new home registers a name by itself
 */
export function carryHelpers(
  callers: readonly { readonly file: string; readonly calls: readonly string[] }[],
  own: ReadonlyMap<string, Own>,
  isThere: (name: string) => boolean,
  situation: Situation,
  carriedBefore: (own: Own, make: () => HelperPort | undefined) => HelperPort | undefined = (_, make) => make(),
): Carried {
  const helpers = new Map<string, HelperPort>();
  const unresolved: { file: string; name: string }[] = [];
  const waiting = [...callers];
  for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
    for (const name of at.calls) {
      const known = helpers.get(name);
      if (known !== undefined) {
        if (!known.calledBy.includes(at.file))
          helpers.set(name, { ...known, calledBy: [...known.calledBy, at.file].sort() });
        continue;
      }
      if (isThere(name)) continue;
      const found = own.get(name);
      const { file } = at;
      const helper = found && carriedBefore(found, () => carry(found, file, situation));
      if (helper === undefined) {
        unresolved.push({ file, name });
        continue;
      }
      helpers.set(name, { ...helper, calledBy: [file] });
      waiting.push({ file: helper.file, calls: calledIn(helper.text) });
    }
  }
  return { helpers: [...helpers.values()].sort((a, b) => (a.file < b.file ? -1 : 1)), unresolved };
}
