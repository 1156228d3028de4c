/** A mediator that the user took out. */
import type { Edit } from '../../diff/edits.js';
import type { Fingerprint } from '../../stock/fingerprint.js';
import type { Context } from '../context.js';
import { isProperty, labelIs } from '../nodes.js';
import { isSwitched } from '../payload.js';
import { clashWith } from './clash.js';
import type { Progress } from './progress.js';
import { type Verdict, verdict } from './verdict.js';

export function removed(edit: Edit, from: Fingerprint, progress: Progress): Verdict {
  const { context } = progress;
  const theirs = context.matched.stock.toOf.get(from);
  if (theirs === undefined || standsForAnother(from, context)) {
    return verdict('already', [progress.tell('already-gone')]);
  }
  if (isTouched(from, context)) {
    const why = 'you took this out, and the new release changed it';
    return clashWith(theirs, edit, 'removed-but-changed', why, progress);
  }
  const { element } = theirs.shape;
  return verdict('ported', [], [{ op: 'remove', element }], element);
}

/** Of several equal siblings the new release took one out too: what is left is the one that the user kept. */
function standsForAnother(from: Fingerprint, { matched }: Context): boolean {
  const { baseParent, mine, stock } = matched;
  const siblings = baseParent.get(from)?.children ?? [];
  return siblings.some(
    (other) => other !== from && other.digest === from.digest && mine.toOf.has(other) && !stock.toOf.has(other),
  );
}

/** Whether the new release changed a node by more than its switch to JSON. */
function isTouched(base: Fingerprint, context: Context): boolean {
  const { matched, situation } = context;
  const { crossing } = matched.own;
  const theirs = matched.stock.toOf.get(base);
  if (theirs === undefined) return !(crossing && labelIs(base, 'class'));
  if (theirs.digest === base.digest) return false;
  if (crossing && labelIs(base, 'payloadFactory') && isSwitched(base, theirs, situation)) return false;
  const follows = crossing && (isProperty(base, 'messageType', 'axis2') || labelIs(base, 'makefault'));
  if (theirs.own !== base.own && !follows) return true;
  return (
    base.children.some((child) => !matched.mine.toOf.has(child) && isTouched(child, context)) ||
    theirs.children.some((child) => !matched.stock.fromOf.has(child))
  );
}
