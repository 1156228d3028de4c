/** Sequences of the user's own that what was ported calls: they go along, translated where the new release needs it. */
import { canonicalDigest } from '../../stock/fingerprint.js';
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
import type { TargetFile } from './target.js';

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

export interface NamedCall {
  readonly file: string;
  readonly name: string;
}

/** A file and the names that it calls. */
export interface NamedCalls {
  readonly file: string;
  readonly calls: readonly string[];
}

export interface Carried {
  readonly helpers: readonly HelperPort[];
  readonly unresolved: readonly NamedCall[];
  /** The new home has another sequence of that name, and the user's one is called. */
  readonly clashes: readonly NamedCall[];
  /** Names that the new home registers with the user's very sequence. */
  readonly there: ReadonlySet<string>;
}

/** Where the names go that are not the user's. */
export interface Elsewhere {
  /** What the new home registers by itself. */
  readonly inTarget: (name: string) => TargetFile | undefined;
  /** Whether the new home has a file of that name. */
  readonly isFile?: (file: string) => boolean;
  /** Whether something else that is deployed brings it. */
  readonly isBrought?: (name: string) => boolean;
}

/** A file name that nothing has: a gateway asks for the registered name only. */
function freeName(file: string, isTaken: (file: string) => boolean): string {
  const stem = file.replace(/\.xml$/, '');
  let free = file;
  for (let n = 2; isTaken(free); n++) free = `${stem}-${n}.xml`;
  return free;
}

/** Whether both run alike. */
function isSame(helper: HelperPort, { reading }: Source, { side }: TargetFile, { hash }: Situation): boolean {
  const theirs = canonicalDigest(shapeOf(side.root), hash);
  const carried = readXml(helper.text);
  return [reading.root, carried.ok ? carried.document.root : undefined].some(
    (root) => root !== undefined && canonicalDigest(shapeOf(root), hash) === theirs,
  );
}

/**
 * Follows calls from what was ported to the user's own sequences, and from those on.
 * @param callers what was ported, with the names that it calls and the new release's file does not
 * @param own the user's own sequences by registered name
 */
export function carryHelpers(
  callers: readonly NamedCalls[],
  own: ReadonlyMap<string, Source>,
  { inTarget, isFile = () => false, isBrought = () => false }: Elsewhere,
  situation: Situation,
  carriedBefore: (own: Source, make: () => HelperPort | undefined) => HelperPort | undefined = (_, make) => make(),
): Carried {
  const helpers = new Map<string, HelperPort>();
  const unresolved: NamedCall[] = [];
  const clashes: NamedCall[] = [];
  const there = new Set<string>();
  const files = new Set<string>();
  const waiting = [...callers];
  for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
    for (const name of at.calls) {
      const known = helpers.get(name);
      if (known !== undefined) {
        if (!known.calledBy.includes(at.file))
          helpers.set(name, { ...known, calledBy: [...known.calledBy, at.file].sort() });
        continue;
      }
      const found = own.get(name);
      const theirs = inTarget(name);
      if (found === undefined && (theirs !== undefined || isBrought(name))) continue;
      const { file } = at;
      const helper = found && carriedBefore(found, () => carry(found, file, situation));
      if (found !== undefined && helper !== undefined && theirs !== undefined) {
        if (isSame(helper, found, theirs, situation)) there.add(name);
        else clashes.push({ file, name });
        continue;
      }
      if (helper === undefined) {
        unresolved.push({ file, name });
        continue;
      }
      const free = freeName(helper.file, (one) => isFile(one) || files.has(one));
      files.add(free);
      helpers.set(name, { ...helper, file: free, calledBy: [file] });
      waiting.push({ file: free, calls: calledIn(helper.text) });
    }
  }
  return { helpers: [...helpers.values()].sort((a, b) => (a.file < b.file ? -1 : 1)), unresolved, clashes, there };
}
