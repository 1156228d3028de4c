/** One customised file onto the new release's: origin, merge, bytes. */
import type { Reading } from '../../diff/reading.js';
import type { PlacedFile } from '../../estate.js';
import { redactXml } from '../../secrets.js';
import type { StockFolder } from '../../stock/entry.js';
import { POLICIES_SINCE, roleOfName } from '../../stock/facts.js';
import type { Digest } from '../../stock/fingerprint.js';
import { isAtLeast, type Release } from '../../stock/releases.js';
import { detached } from '../../text.js';
import { encodeXml, placeOf, readXml, readXmlBytes, type XmlElement } from '../../xml/index.js';
import { type Ported, portSequence } from '../port.js';
import type { Side, Sides, Situation } from '../sides.js';
import type { ConflictStyle } from '../text/markers.js';
import { type Base, originOf, type Stock } from './bases.js';
import type { FilePort, FileStatus, Outcome } from './report.js';
import { Result } from './result.js';
import { editOf } from './summary.js';
import type { TargetFile } from './target.js';

export interface FileContext {
  readonly stock: Stock;
  readonly hash: Digest;
  /** The releases that the old home may be. */
  readonly from: readonly Release[];
  readonly to: Release | undefined;
  readonly conflictStyle: ConflictStyle;
}

const listed = (releases: readonly string[]): string =>
  releases.length > 1 ? `${releases[0]} to ${releases.at(-1)}` : (releases[0] ?? '');

const undecided = (why: string): Outcome => ({ status: 'undecided', edits: [], why });

function readsAlike(bytes: Uint8Array, text: string): boolean {
  const [written, meant] = [readXmlBytes(bytes), readXml(text)];
  if (!written.ok || !meant.ok) return false;
  const same = (a: XmlElement, b: XmlElement): boolean =>
    a.attributes.every(({ value }, i) => value === b.attributes[i]?.value) &&
    a.children.every((child, i) => {
      const other = b.children[i];
      if (child.kind === 'element') return other?.kind === 'element' && same(child, other);
      return child.kind !== 'text' || (other?.kind === 'text' && other.value === child.value);
    });
  return same(written.document.root, meant.document.root);
}

/** Whether the result can be written in the encoding of the new release's file. */
function isWritable(text: string, { decoded }: TargetFile): boolean {
  if (decoded.encoding === 'utf-8') return true;
  const bytes = encodeXml(text, decoded);
  // A reference in a CDATA section, or in a comment, would be a change of text.
  return bytes !== undefined && (bytes.length <= text.length || readsAlike(bytes, text));
}

/** The user's comments that the result does not have; what stood in the old stock file too is the vendor's. */
function commentsLeft(ours: Side, base: string | undefined, result: string): FilePort['comments'] {
  if (base === undefined || !ours.source.includes('<!--')) return [];
  const known = new Set([...commentTexts(base), ...commentTexts(result)]);
  const found: { line: number; column: number; text: string }[] = [];
  for (const { 0: all, 1: text = '', index } of ours.source.matchAll(COMMENT)) {
    if (all !== '' && !known.has(inOneLine(text)))
      found.push({ ...placeOf(ours.source, index), text: redactXml(text.trim()) });
  }
  return found;
}

const COMMENT = /<!--([\s\S]*?)-->/g;
/** How a comment is laid out says nothing. */
const inOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
const commentTexts = (source: string): string[] =>
  [...source.matchAll(COMMENT)].map(([, text = '']) => inOneLine(text));

function statusOf({ decisions }: Ported): FileStatus {
  if (decisions.some(({ fate }) => fate === 'conflict')) return 'conflicts';
  return decisions.some(({ fate }) => fate === 'left') ? 'left' : 'ported';
}

/** What is known of the old release of a base: where several ship it, any of those the home may be will do. */
function situationOf(base: Base, name: string | undefined, { from, to, hash }: FileContext): Situation {
  const shipped = base.releases.map((one) => one.replace(/\+.*$/, '') as Release);
  const old = from.find((one) => shipped.includes(one)) ?? from[0] ?? shipped[0];
  const role = name === undefined ? undefined : roleOfName(name);
  return { hash, ...(old && { from: old }), ...(to && { to }), ...(role && { role }) };
}

/** Merges a file whose base is known, or may be one of a few. */
export function portOnto(ours: Side, bases: readonly Base[], theirs: TargetFile, context: FileContext): Outcome {
  const { conflictStyle } = context;
  const merged = bases.map((base) => {
    const sides: Sides = { base: base.side, ours, theirs: theirs.side };
    return { base, sides, ported: portSequence(sides, situationOf(base, theirs.name, context), { conflictStyle }) };
  });
  const [first, ...others] = merged;
  if (first === undefined) return undecided('no release ships it');
  const { base, sides, ported } = first;
  const other = others.find((one) => one.ported.text !== ported.text);
  if (other !== undefined) {
    const [a, b] = [listed(base.releases), listed(other.base.releases)];
    return undecided(
      `it may come from the stock of ${a} or of ${b}, and the results differ; --from or --stock-pack tells`,
    );
  }
  if (!isWritable(ported.text, theirs)) {
    return undecided(`the result cannot be written as ${theirs.decoded.encoding}`);
  }
  const comments = commentsLeft(ours, base.side.source, ported.text) ?? [];
  return {
    status: statusOf(ported),
    edits: ported.decisions.map((decision) => editOf(decision, sides)),
    base: { releases: base.releases, text: base.side.source !== undefined },
    changes: ported.changes.map((change) => ({ ...change, text: detached(change.text) })),
    ...(comments.length > 0 && { comments }),
    ...(ported.calls !== undefined && { calls: ported.calls }),
  };
}

/**
 * Ports one file.
 * @param theirs undefined when the new home has no such file
 * @returns undefined for a sequence of the user's own
 */
export function portFile(
  { name }: PlacedFile,
  reading: Reading,
  folder: StockFolder,
  theirs: TargetFile | undefined,
  context: FileContext,
): Outcome | undefined {
  const origin = originOf(name, reading, folder, context.from, context.stock);
  switch (origin.is) {
    case 'own':
      return undefined;
    case 'unreadable': {
      const { reason, line, column } = origin.problem;
      // A file that was not even opened has no line.
      const place = reading.content.problem === undefined ? { place: { line, column } } : {};
      return { status: 'unreadable', edits: [], why: reason, ...place };
    }
    case 'stock':
      return theirs === undefined
        ? { status: 'gone', edits: [], why: 'nobody edited it, and the new home has no such file' }
        : { status: 'stock', edits: [], changes: [] };
    case 'edited': {
      if (theirs === undefined) {
        const isPolicy = folder === 'customsequences/fault' && context.to && isAtLeast(context.to, POLICIES_SINCE);
        const instead = isPolicy ? '; its APIs have operation policies instead, jsonFault and debugJsonFault' : '';
        return { status: 'gone', edits: [], why: `you edited it, and the new home has no such file${instead}` };
      }
      if (theirs.inline?.blocks !== undefined) return undecided(theirs.inline.blocks);
      const ours = sideOf(reading);
      return ours === undefined ? undecided('it is not well-formed') : portOnto(ours, origin.bases, theirs, context);
    }
  }
}

function sideOf(reading: Reading): Side | undefined {
  const { parsed } = reading;
  if (!parsed.ok) return undefined;
  const { source, root } = parsed.document;
  return { source, root, tree: reading.fingerprint };
}

/** The stock file of the old release that a ported file was made from; undefined where it can neither be had nor rebuilt. */
export function baseTextOf(
  { name }: PlacedFile,
  reading: Reading,
  folder: StockFolder,
  theirs: TargetFile,
  context: FileContext,
): string | undefined {
  const origin = originOf(name, reading, folder, context.from, context.stock);
  const ours = sideOf(reading);
  if (origin.is !== 'edited' || ours === undefined) return undefined;
  const [base] = origin.bases;
  if (base === undefined) return undefined;
  const sides: Sides = { base: base.side, ours, theirs: theirs.side };
  return portSequence(sides, situationOf(base, theirs.name, context)).baseText();
}

/** What came of a file, at its place. */
export function filePortOf(outcome: Outcome, source: PlacedFile, theirs: TargetFile | undefined): FilePort {
  const { changes } = outcome;
  return {
    ...outcome,
    file: theirs?.file.name ?? source.name,
    source,
    ...(theirs?.name !== undefined && { name: theirs.name }),
    ...(theirs !== undefined && changes !== undefined && { result: new Result(theirs, changes) }),
  };
}
