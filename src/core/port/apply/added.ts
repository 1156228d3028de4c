/** A mediator that the user put in. */
import type { Edit } from '../../diff/edits.js';
import { keyOf } from '../../diff/keys.js';
import { classIn } from '../../stock/classes.js';
import type { ShapedFingerprint } from '../../stock/fingerprint.js';
import { builderOf } from '../builder.js';
import type { Context } from '../context.js';
import { translateOwn } from '../fragment.js';
import { labelIs, nodesOf } from '../nodes.js';
import { type Fate, releaseArgs, type Told } from '../sides.js';
import { clash, clashWith } from './clash.js';
import { commentsBefore } from './comments.js';
import type { Progress } from './progress.js';
import { type Verdict, verdict } from './verdict.js';

export function added(edit: Edit, to: ShapedFingerprint, progress: Progress): Verdict {
  const { context, anchors, claimed, answer } = progress;
  const { matched, sides, situation } = context;
  const own = matched.oursParent.get(to) as ShapedFingerprint;
  const parent = progress.theirsOf(own);
  if (parent === undefined) {
    const why = 'you added this to something that the new release does not have any more';
    return clash(edit, 'added-into-gone', why, progress);
  }
  const twin = twinOf(to, parent, progress);
  if (twin !== undefined) {
    claimed.add(twin);
    anchors.found(to, twin);
    return verdict('already', [progress.tell('already-there')], [], twin.shape.element);
  }
  const nodes = holesOf(to, progress);
  const holes = new Map([...nodes].map(([node, { shape }]) => [node.shape.element, shape]));
  const elsewhere = [...nodes.values()].find((theirs) => matched.stock.relocated.has(theirs));
  if (elsewhere !== undefined) {
    const why = 'you put a mediator into this that the new release moved too';
    return clashWith(newAround(elsewhere, context), edit, 'both-moved', why, progress);
  }
  const translation = translateOwn(to.shape, sides.ours.source, situation, matched.own.around([...nodes.keys()]));
  const { translated, dropped, left, splices } = translation;
  if (translation.empty) return verdict('dropped', dropped);
  const told = [...translated, ...dropped, ...left, ...ownClasses(to, progress)];
  const isTranslated = translated.length > 0 || dropped.length > 0;
  const fate: Fate = left.length > 0 ? 'left' : isTranslated ? 'translated' : 'ported';
  const comments = commentsBefore(to, own, context);
  const piece = { from: 'ours', shape: to.shape, splices, holes, comments } as const;
  const builder = to === answer.whole ? builderOf(context) : undefined;
  if (builder !== undefined) {
    const { element } = builder.shape;
    const first = answer.statusFirst(builder);
    const why = [
      progress.tell('own-answer'),
      ...(answer.hasSoapBeside(builder) ? [progress.tell('soap-beside')] : []),
      ...(first.length > 0 ? [progress.tell('status-first')] : []),
      ...told,
    ];
    return verdict(
      left.length > 0 ? 'left' : 'translated',
      why,
      [{ op: 'replace', element, piece }, ...first],
      element,
    );
  }
  const rival = rivalOf(to, parent, progress);
  if (rival !== undefined) {
    const why = 'you and the new release both added this, and want different things of it';
    return clashWith(rival, edit, 'both-added', why, progress);
  }
  const anchor = answer.behind(to, anchors.anchorOf(to, own, parent));
  anchors.place(to, anchor);
  return verdict(fate, told, [{ op: 'insert', ...anchor, piece }], anchor.element);
}

/** Java classes of the user's that an addition needs. */
function ownClasses(to: ShapedFingerprint, { context: { situation } }: Progress): Told[] {
  if (situation.to === undefined || situation.to === situation.from) return [];
  const release = situation.to;
  const names = [...nodesOf(to)].filter((node) => labelIs(node, 'class')).map(({ shape }) => shape.facts.get('@name'));
  const own = names.filter((name) => name !== undefined && classIn(name, release).is === 'unknown');
  return own.map((name) => ({ code: 'class-own', args: { ...releaseArgs(situation), class: name ?? '' } }));
}

/** The new release added the very same. */
function twinOf(
  to: ShapedFingerprint,
  parent: ShapedFingerprint,
  { context, claimed }: Progress,
): ShapedFingerprint | undefined {
  const { stock, wrappers, translated } = context.matched;
  const wrapper = wrappers.get(to);
  if (wrapper !== undefined) return wrapper;
  const { digest } = translated.get(to)?.tree ?? to;
  return parent.children.find(
    (child) =>
      child.digest === digest && (!stock.fromOf.has(child) || stock.relocated.has(child)) && !claimed.has(child),
  );
}

/** The new release added a property or header of this name too. */
function rivalOf(
  to: ShapedFingerprint,
  parent: ShapedFingerprint,
  { context, claimed }: Progress,
): ShapedFingerprint | undefined {
  if (!labelIs(to, 'property', 'header')) return undefined;
  const { stock } = context.matched;
  const key = keyOf(to);
  return parent.children.find((child) => !stock.fromOf.has(child) && !claimed.has(child) && keyOf(child) === key);
}

/** What the new release put around a mediator of the base. */
function newAround(theirs: ShapedFingerprint, { matched }: Context): ShapedFingerprint {
  let at = theirs;
  for (let above = matched.theirsParent.get(at); above !== undefined; above = matched.theirsParent.get(above)) {
    if (matched.stock.fromOf.has(above)) break;
    at = above;
  }
  return at;
}

/** Stock mediators that the user put into an addition: the new release's text takes their place. */
function holesOf(to: ShapedFingerprint, progress: Progress): Map<ShapedFingerprint, ShapedFingerprint> {
  const { relocated } = progress.context.matched.own;
  const holes = new Map<ShapedFingerprint, ShapedFingerprint>();
  const look = (node: ShapedFingerprint): void => {
    const theirs = relocated.has(node) ? progress.theirsOf(node) : undefined;
    if (theirs !== undefined) holes.set(node, theirs);
    else for (const child of node.children) look(child);
  };
  for (const child of to.children) look(child);
  return holes;
}
