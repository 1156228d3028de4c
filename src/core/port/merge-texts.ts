/** Three texts → one, as git wants it: for people who keep their packs in a repository. */
import { elementName } from '../diff/keys.js';
import type { Catalogue } from '../stock/catalogue.js';
import { roleOfName } from '../stock/facts.js';
import { canonicalDigest, type Digest, fingerprint } from '../stock/fingerprint.js';
import { mediatorSince } from '../stock/mediators.js';
import { isRelease, type Release } from '../stock/releases.js';
import { type Shape, SYNAPSE_NAMESPACE, shapeOf } from '../stock/shape.js';
import { attribute, type Decoded, encodeXml, readXml, readXmlBytes, type XmlElement } from '../xml/index.js';
import { portSequence } from './port.js';
import { mediatorOf } from './print.js';
import type { Decision, Side, Sides, Situation } from './sides.js';
import { layoutOf, newlineOf, removalOf, standing } from './text/layout.js';
import { type ConflictStyle, type MarkedSpan, type MarkerNames, markConflicts } from './text/markers.js';
import { type Splice, splice } from './text/splice.js';

export interface MergeOptions {
  readonly catalogue: Catalogue;
  readonly hash: Digest;
  readonly style: ConflictStyle;
  /** What stands behind the markers, as git names the sides. */
  readonly names: MarkerNames;
}

export type MergedTexts =
  | {
      readonly ok: true;
      readonly bytes: Uint8Array;
      readonly conflicts: number;
      readonly decisions: readonly Decision[];
      /** Which of git's sides was taken for the new release's. */
      readonly vendor: 'ours' | 'theirs';
    }
  /** It is no sequence on all sides: another merge must do it. */
  | { readonly ok: false; readonly reason: string };

interface ReadSide extends Side {
  readonly decoded: Decoded;
  readonly shape: Shape;
}

function readSide(name: string, bytes: Uint8Array, hash: Digest): ReadSide | string {
  const read = readXmlBytes(bytes);
  if (!read.ok) return `${name} is not well-formed, line ${read.problem.line}: ${read.problem.reason}`;
  const { source, root } = read.document;
  if (root.local !== 'sequence' || root.ns !== SYNAPSE_NAMESPACE) return `${name} is no sequence`;
  const shape = shapeOf(root);
  return { source, root, shape, tree: fingerprint(shape, hash), decoded: read.decoded };
}

const releasesOf = ({ shape }: ReadSide, { catalogue, hash }: MergeOptions): Release[] =>
  catalogue
    .byCanonical(canonicalDigest(shape, hash))
    .flatMap(({ variant }) => variant.releases.map((one) => one.replace(/\+.*$/, '')))
    .filter(isRelease);

/** A comment that no file has, in the place of a conflict while the text is made. */
const SENTINEL = 'faultshift-conflict-here';

/**
 * Merges the way git calls it. The side that is a stock file is taken for the new release's, whichever of the two that
 * is: in a rebase git swaps them. Where neither is stock, it is `theirs`.
 * @throws never
 */
export function mergeTexts(base: Uint8Array, ours: Uint8Array, theirs: Uint8Array, options: MergeOptions): MergedTexts {
  const { hash } = options;
  const read = [readSide('the base', base, hash), readSide('ours', ours, hash), readSide('theirs', theirs, hash)];
  const wrong = read.find((side) => typeof side === 'string');
  if (wrong !== undefined) return { ok: false, reason: wrong };
  const [old, a, b] = read as [ReadSide, ReadSide, ReadSide];
  const vendor = releasesOf(a, options).length > 0 && releasesOf(b, options).length === 0 ? 'ours' : 'theirs';
  const [user, fresh] = vendor === 'theirs' ? [a, b] : [b, a];
  const [[from, ...olds], [to, ...news]] = [releasesOf(old, options), releasesOf(fresh, options)];
  const isVague = olds.length > 0 || news.length > 0;
  const name = attribute(fresh.root, 'name');
  const role = name === undefined ? undefined : roleOfName(name);
  const situation: Situation = { hash, isVague, ...(from && { from }), ...(to && { to }), ...(role && { role }) };
  const sides: Sides = { base: { tree: old.tree, source: old.source }, ours: user, theirs: fresh };
  const mark = (_: unknown, number: number): string => `<!--${SENTINEL} ${number}-->`;
  const { text, decisions } = portSequence(sides, situation, { mark });
  const found = decisions.filter(({ conflict }) => conflict !== undefined);
  const marked = markAll(text, found, { old, user, vendor }, options);
  const bytes = encodeXml(marked, fresh.decoded);
  if (bytes === undefined) return { ok: false, reason: `${fresh.decoded.encoding} is not written` };
  return { ok: true, bytes, conflicts: found.length, decisions, vendor };
}

/** The user's side of a conflict, as the mediator that would stand there. */
function userSide({ edit }: Decision, { source, root }: Side, unit: string): string {
  const { kind, from, to, at } = edit;
  if (kind === 'removed' && from !== undefined && mediatorSince(elementName(from)) !== undefined) return '';
  return standing(source, mediatorOf((to?.shape.element ?? at) as XmlElement), layoutOf(source, root), unit);
}

/** The base's side of a conflict, from the base's own text. */
function baseSide({ edit }: Decision, { source, root }: ReadSide, unit: string): string {
  const shape = edit.from !== undefined && 'shape' in edit.from ? (edit.from as ReadSide['tree']).shape : undefined;
  return shape === undefined ? '' : standing(source, mediatorOf(shape.element), layoutOf(source, root), unit);
}

/** Sentinels → markers. */
function markAll(
  text: string,
  found: readonly Decision[],
  { old, user, vendor }: { old: ReadSide; user: ReadSide; vendor: 'ours' | 'theirs' },
  { style, names }: MergeOptions,
): string {
  if (found.length === 0) return text;
  const read = readXml(text);
  if (!read.ok) return text;
  const { unit } = layoutOf(text, read.document.root);
  const spans: MarkedSpan[] = [];
  const removed: Splice[] = [];
  const add = (decision: Decision, start: number, end: number): void => {
    spans.push({ start, end, user: userSide(decision, user, unit), base: baseSide(decision, old, unit) });
  };
  const visit = (element: XmlElement): void => {
    let waiting: { decision: Decision; at: number }[] = [];
    for (const child of element.children) {
      if (child.kind === 'comment' && child.value.startsWith(SENTINEL)) {
        const span = removalOf(text, child);
        removed.push(span);
        const decision = found[Number(child.value.slice(SENTINEL.length)) - 1] as Decision;
        waiting.push({ decision, at: span.end });
      } else if (child.kind === 'element') {
        for (const { decision, at } of waiting) {
          const { conflict } = decision;
          const isOn = conflict?.where === 'on' && mediatorOf(conflict.at).local === child.local;
          add(decision, isOn ? child.start : at, isOn ? child.end : at);
        }
        waiting = [];
        visit(child);
      }
    }
    for (const { decision, at } of waiting) add(decision, at, at);
  };
  visit(read.document.root);
  const shift = (offset: number): number =>
    removed.reduce((sum, { start, end }) => (end <= offset ? sum - (end - start) : sum), offset);
  const clean = splice(text, removed);
  const shifted = spans.map((span) => ({ ...span, start: shift(span.start), end: shift(span.end) }));
  return splice(clean, markConflicts(clean, shifted, style, names, newlineOf(clean), vendor));
}
