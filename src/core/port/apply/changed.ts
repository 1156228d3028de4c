/** A mediator whose attributes or text the user changed. */
import type { Edit } from '../../diff/edits.js';
import type { Fingerprint, ShapedFingerprint } from '../../stock/fingerprint.js';
import { mergeFacts } from '../facts.js';
import { labelIs, nodesOf } from '../nodes.js';
import { clash, clashWith } from './clash.js';
import type { Progress } from './progress.js';
import { type Verdict, verdict } from './verdict.js';

export function changed(edit: Edit, from: Fingerprint, to: ShapedFingerprint, progress: Progress): Verdict {
  const { matched, situation, sides } = progress.context;
  const theirs = matched.stock.toOf.get(from);
  if (theirs === undefined) {
    const why = 'you changed this, and the new release does not have it any more';
    return clash(edit, 'changed-but-gone', why, progress);
  }
  if (isUnderNewCondition(theirs, progress)) {
    const why = 'the new release does this only under a condition now, so your change would not always count';
    const proposal = { take: 'ours', why: 'yours counted always' } as const;
    return clashWith(theirs, edit, 'under-condition', why, progress, { proposal });
  }
  const renames = to === sides.ours.tree && edit.facts.some(({ fact }) => fact === '@name');
  if (renames && situation.from !== situation.to) {
    const why = `gateways look for ${theirs.shape.facts.get('@name')}, and would not find your ${to.shape.facts.get('@name')}`;
    const proposal = { take: 'theirs', why: 'the name is how the gateway finds the sequence' } as const;
    const named = (node: ShapedFingerprint): string => `name="${node.shape.facts.get('@name') ?? ''}"`;
    return clashWith(theirs, edit, 'renamed', why, progress, { ours: named(to), theirs: named(theirs), proposal });
  }
  const merged = mergeFacts(edit.facts, from, to, theirs);
  const at = theirs.shape.element;
  switch (merged.is) {
    case 'same':
      return verdict('already', [progress.tell('already-there')], [], at);
    case 'ops':
      return verdict('ported', [], merged.ops, at);
    case 'clash': {
      const why = `you and the new release both changed ${factNames(merged.facts)}`;
      return clashWith(theirs, edit, 'both-changed', why, progress);
    }
    case 'whole':
      return replaceWhole(edit, from, to, theirs, progress);
  }
}

/** Where single attributes cannot tell it, the user's element stands in the place of an untouched one. */
function replaceWhole(
  edit: Edit,
  from: Fingerprint,
  to: ShapedFingerprint,
  theirs: ShapedFingerprint,
  progress: Progress,
): Verdict {
  if (theirs.digest !== from.digest) {
    const why = 'you and the new release both changed this payload';
    return clashWith(theirs, edit, 'both-changed', why, progress);
  }
  for (const node of nodesOf(to)) progress.whole.add(node);
  for (const node of nodesOf(from)) progress.whole.add(node);
  const element = theirs.shape.element;
  return verdict('ported', [], [{ op: 'replace', element, piece: { from: 'ours', shape: to.shape } }], element);
}

/** The new release put it into a mediator that the base does not have. */
function isUnderNewCondition(theirs: ShapedFingerprint, { context }: Progress): boolean {
  const { stock, theirsParent, wrappers } = context.matched;
  if (!stock.relocated.has(theirs)) return false;
  const own = new Set(wrappers.values());
  for (let at = theirsParent.get(theirs); at !== undefined; at = theirsParent.get(at)) {
    if (labelIs(at, 'filter', 'switch') && !stock.fromOf.has(at) && !own.has(at)) return true;
  }
  return false;
}

const factNames = (facts: readonly string[]): string =>
  facts.map((fact) => (fact === '#text' ? 'the text' : fact.replace(/^@/, ''))).join(' and ');
