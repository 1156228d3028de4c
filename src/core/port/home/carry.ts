/** Sequences of the user's own that what was ported calls: they go along, translated where the new release needs it. */
import { shapeOf } from '../../stock/shape.js';
import { deploymentOf, readSequenceModel } from '../../synapse/index.js';
import { encodeXml, readXml, type XmlElement } from '../../xml/index.js';
import { translateOwn } from '../fragment.js';
import type { Situation } from '../sides.js';
import { layoutOf, refit } from '../text/layout.js';
import { type Splice, splice } from '../text/splice.js';
import type { HelperPort } from './report.js';
import type { Source } from './sources.js';
import { reasonOf } from './summary.js';

/** The registered names that a text calls by a fixed name. */
export function calledIn(text: string): string[] {
  const read = readXml(text);
  if (!read.ok) return [];
  return [...new Set(readSequenceModel('', read.document).calls.map(({ to }) => to))];
}

/** A sequence that stood in a synapse.xml, moved to the left margin. */
function asFile(source: string, root: XmlElement, splices: readonly Splice[]): string {
  const layout = layoutOf(source, root);
  const text = splice(source, [...refit(source, root, layout, layout, ''), ...splices]);
  return text.trim() + layout.newline;
}

/** Brings one helper over. @returns undefined when it is not well-formed or cannot be written in its encoding */
function carry(
  { file: source, fileName, name, reading, inline }: Source,
  calledBy: string,
  situation: Situation,
): HelperPort | undefined {
  const { parsed } = reading;
  if (!parsed.ok || name === undefined) return undefined;
  const { source: before, root } = parsed.document;
  const { splices, translated: changed, dropped, left } = translateOwn(shapeOf(root), before, situation);
  const translated = splice(before, splices);
  const text = inline === undefined ? translated : asFile(before, root, splices);
  const bytes = text === before ? reading.content.bytes : encodeXml(text, parsed.decoded);
  if (bytes === undefined) return undefined;
  const { to } = situation;
  const read = readXml(text);
  const model = read.ok ? readSequenceModel(fileName, read.document) : undefined;
  const failures = model === undefined || to === undefined ? [] : deploymentOf({ file: fileName, model }, to).failures;
  return {
    file: fileName,
    name,
    calledBy: [calledBy],
    text,
    bytes,
    reasons: [...changed, ...dropped].map(reasonOf),
    left: left.map(reasonOf),
    refused: [...new Set(failures.map(({ words }) => words))],
    translated: translated !== before,
    source,
    ...(inline !== undefined && { inline: { name, ...inline.at } }),
  };
}

/** A file and the names that it calls. */
export interface NamedCalls {
  readonly file: string;
  readonly calls: readonly string[];
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
  callers: readonly NamedCalls[],
  own: ReadonlyMap<string, Source>,
  isThere: (name: string) => boolean,
  situation: Situation,
  carriedBefore: (own: Source, make: () => HelperPort | undefined) => HelperPort | undefined = (_, make) => make(),
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
