/** A stock mediator that the user put elsewhere. */
import type { Edit } from '../../diff/edits.js';
import type { Fingerprint, ShapedFingerprint } from '../../stock/fingerprint.js';
import type { Op } from '../sides.js';
import { clash } from './clash.js';
import type { Progress } from './progress.js';
import { type Verdict, verdict } from './verdict.js';

export function moved(edit: Edit, from: Fingerprint, to: ShapedFingerprint, progress: Progress): Verdict {
  const { matched } = progress.context;
  const theirs = matched.stock.toOf.get(from);
  const take: Op[] = theirs === undefined ? [] : [{ op: 'remove', element: theirs.shape.element }];
  const container = progress.containerOf(to);
  if (container !== undefined) return movedInto(container, take, progress);
  if (theirs === undefined) {
    const why = 'you moved this, and the new release does not have it any more';
    return clash(edit, 'moved-but-gone', why, progress);
  }
  const { element } = theirs.shape;
  const own = matched.oursParent.get(to) as ShapedFingerprint;
  const parent = progress.theirsOf(own);
  if (parent === undefined) {
    const why = 'you moved this into something that the new release does not have any more';
    return clash(edit, 'added-into-gone', why, progress, { at: element });
  }
  if (matched.stock.moved.has(theirs) || matched.stock.relocated.has(theirs)) {
    if (areNeighbours(to, own, theirs, progress)) {
      progress.anchors.found(to, theirs);
      return verdict('already', [progress.tell('already-there')], [], element);
    }
    const why = 'you and the new release both moved this, to different places';
    return clash(edit, 'both-moved', why, progress, { at: element });
  }
  const anchor = progress.anchors.anchorOf(to, own, parent);
  progress.anchors.place(to, anchor);
  const piece = { from: 'theirs', shape: theirs.shape } as const;
  return verdict('ported', [], [{ op: 'insert', ...anchor, piece }, ...take], element);
}

/** What was moved into an addition shares its fate. */
function movedInto(container: ShapedFingerprint, take: readonly Op[], progress: Progress): Verdict {
  const { fate, told, ops } = progress.added.get(container) as Verdict;
  if (ops.length > 0) return verdict('ported', [], take);
  return fate === 'conflict' ? verdict(fate, [progress.tell('same-conflict')]) : verdict(fate, told);
}

/** Whether a node has the same neighbour before or after it in both files. */
function areNeighbours(
  to: ShapedFingerprint,
  own: ShapedFingerprint,
  theirs: ShapedFingerprint,
  progress: Progress,
): boolean {
  const parent = progress.context.matched.theirsParent.get(theirs);
  if (parent === undefined || progress.theirsOf(own) !== parent) return false;
  const [i, j] = [own.children.indexOf(to), parent.children.indexOf(theirs)];
  return [-1, 1].some((step) => {
    const [ours, other] = [own.children[i + step], parent.children[j + step]];
    return ours === undefined || other === undefined ? ours === other : progress.theirsOf(ours) === other;
  });
}
