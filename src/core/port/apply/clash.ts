/** Two wishes for one thing: a conflict with its three sides and its place in the new file. */
import type { Edit } from '../../diff/edits.js';
import type { ShapedFingerprint } from '../../stock/fingerprint.js';
import type { XmlElement } from '../../xml/index.js';
import type { Conflict, ConflictCode } from '../sides.js';
import type { Progress } from './progress.js';
import type { Verdict } from './verdict.js';

export function clash(
  edit: Edit,
  code: ConflictCode,
  why: string,
  progress: Progress,
  more: Partial<Conflict> = {},
): Verdict {
  const { text } = progress.context;
  const { to } = edit;
  const ours = to === undefined || edit.kind === 'removed' ? {} : { ours: text('ours', to.shape.element) };
  const place: Place = more.at === undefined ? placeOf(edit, progress) : { at: more.at, where: 'on' };
  const conflict: Conflict = { code, why, ...baseText(edit, progress), ...ours, ...more, ...place };
  return { fate: 'conflict', told: [], ops: [], conflict, at: place.at };
}

type Place = Pick<Conflict, 'at' | 'where'>;

/** Where the user would look for it: an addition where it would have gone, anything else in what stands around it. */
function placeOf(edit: Edit, progress: Progress): Place {
  const { kind, from, to } = edit;
  const { matched } = progress.context;
  const own = kind === 'added' && to !== undefined ? matched.oursParent.get(to) : undefined;
  const parent = own && progress.theirsOf(own);
  if (to !== undefined && own !== undefined && parent !== undefined) {
    const anchor = progress.anchors.anchorOf(to, own, parent);
    const { element: at, where } = anchor;
    return { at, where: where === 'first' || where === 'last' ? 'inside' : where };
  }
  const theirs = from && matched.stock.toOf.get(from);
  return theirs === undefined
    ? { at: nearOf(edit, progress), where: 'inside' }
    : { at: theirs.shape.element, where: 'on' };
}

/** A conflict at a mediator of the new file, which is their side. */
export const clashWith = (
  theirs: ShapedFingerprint,
  edit: Edit,
  code: ConflictCode,
  why: string,
  progress: Progress,
  more: Partial<Conflict> = {},
): Verdict => {
  const at = theirs.shape.element;
  return clash(edit, code, why, progress, { at, theirs: progress.context.text('theirs', at), ...more });
};

/** The base's text: from the vanilla file, or where another side has the very same. */
function baseText({ from, stock }: Edit, { context }: Progress): Pick<Conflict, 'base' | 'baseByDigest'> {
  const { matched, text } = context;
  if (from === undefined) return {};
  const base = context.baseText(stock);
  if (base !== undefined) return { base };
  const same = matched.stock.toOf.get(from);
  if (same !== undefined && same.digest === from.digest) return { base: text('theirs', same.shape.element) };
  return { baseByDigest: true };
}

/** The nearest place around an edit that the new file has. */
function nearOf({ from, to }: Edit, progress: Progress): XmlElement {
  const { matched, sides } = progress.context;
  for (let at = to && matched.oursParent.get(to); at !== undefined; at = matched.oursParent.get(at)) {
    const theirs = progress.theirsOf(at);
    if (theirs !== undefined) return theirs.shape.element;
  }
  for (let at = from && matched.baseParent.get(from); at !== undefined; at = matched.baseParent.get(at)) {
    const theirs = matched.stock.toOf.get(at);
    if (theirs !== undefined) return theirs.shape.element;
  }
  return sides.theirs.root;
}
