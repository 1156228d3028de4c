/** Step 4, apply: each edit becomes a change of the new file, or a reason why it does not. */
import type { Edit } from '../diff/edits.js';
import type { Fingerprint, ShapedFingerprint } from '../stock/fingerprint.js';
import { added } from './apply/added.js';
import { changed } from './apply/changed.js';
import { clash } from './apply/clash.js';
import { moved } from './apply/moved.js';
import { Progress } from './apply/progress.js';
import { removed } from './apply/removed.js';
import { type Verdict, verdict } from './apply/verdict.js';
import type { Context } from './context.js';
import { labelIs, nodesOf } from './nodes.js';
import { isSwitched, type SwitchedPayload, translatePayload } from './payload.js';
import { alsoTold, pointless } from './pointless.js';
import type { Decision } from './sides.js';

/** An edit that the target would refuse to deploy, and why. */
export type Refused = ReadonlyMap<Edit, string>;

/** Decides every edit, in the order of the user's file. */
export function applyEdits(edits: readonly Edit[], context: Context, refused: Refused = new Map()): Decision[] {
  const progress = new Progress(context);
  const payloads = switchedPayloads(edits, context);
  const inPayload = new Map(payloads.flatMap((payload) => payload.edits.map((edit) => [edit, payload] as const)));
  const decided = new Map<Edit, Decision>();
  for (const edit of edits) {
    if (decided.has(edit)) continue;
    const payload = inPayload.get(edit);
    if (payload === undefined) {
      const { told, ...decision } = decide(edit, progress, refused);
      decided.set(edit, { edit, ...decision, told: [...told, ...alsoTold(edit, context)] });
    } else for (const decision of decidePayload(payload, progress, refused)) decided.set(decision.edit, decision);
  }
  return edits.map((edit) => decided.get(edit) as Decision);
}

/** Payloads that were XML and are JSON now, with the edits inside them. */
function switchedPayloads(edits: readonly Edit[], { matched, situation }: Context): SwitchedPayload[] {
  const found: SwitchedPayload[] = [];
  for (const [base, ours] of matched.mine.toOf) {
    const theirs = base.digest === ours.digest ? undefined : matched.stock.toOf.get(base);
    if (
      theirs === undefined ||
      matched.own.kept.has(ours) ||
      !labelIs(base, 'payloadFactory') ||
      !isSwitched(base, theirs, situation)
    )
      continue;
    const inside = new Set<Fingerprint>([...nodesOf(base), ...nodesOf<Fingerprint>(ours)]);
    const own = edits.filter(
      ({ kind, from, to }) => inside.has((to ?? from) as Fingerprint) && !(kind === 'moved' && to === ours),
    );
    if (own.length > 0) found.push({ base, ours, theirs, edits: own });
  }
  return found;
}

function decidePayload(payload: SwitchedPayload, progress: Progress, refused: Refused): Decision[] {
  const { text } = progress.context;
  const why = payload.edits.map((edit) => refused.get(edit)).find((words) => words !== undefined);
  if (why === undefined) return translatePayload(payload, progress.context);
  const whole = (side: 'ours' | 'theirs'): string => text(side, payload[side].shape.element);
  const sides = { ours: whole('ours'), theirs: whole('theirs'), at: payload.theirs.shape.element };
  return payload.edits.map((edit, i) => {
    if (i > 0) return { edit, ...verdict('conflict', [progress.tell('same-conflict')]) };
    return { edit, ...clash(edit, 'does-not-deploy', why, progress, sides) };
  });
}

function decide(edit: Edit, progress: Progress, refused: Refused): Verdict {
  const { kind, from, to } = edit;
  const why = refused.get(edit);
  if (why !== undefined) return clash(edit, 'does-not-deploy', why, progress);
  if (isDone(edit, progress)) return verdict('ported');
  if (isInTwin(edit, progress)) return verdict('already', [progress.tell('already-there')]);
  if (isKept(edit, progress)) return verdict('ported');
  const dropped = pointless(edit, progress.context);
  if (dropped !== undefined) {
    const decided = verdict(dropped.fate, [dropped.told]);
    if (kind === 'added') progress.added.set(to as ShapedFingerprint, decided);
    return decided;
  }
  switch (kind) {
    case 'changed':
      return changed(edit, from as Fingerprint, to as ShapedFingerprint, progress);
    case 'removed':
      return removed(edit, from as Fingerprint, progress);
    case 'moved':
      return moved(edit, from as Fingerprint, to as ShapedFingerprint, progress);
    case 'added': {
      const decided = added(edit, to as ShapedFingerprint, progress);
      progress.added.set(to as ShapedFingerprint, decided);
      return decided;
    }
  }
}

/** Inside something that was put in whole. */
const isDone = ({ from, to }: Edit, { whole }: Progress): boolean =>
  (to !== undefined && whole.has(to)) || (from !== undefined && whole.has(from));

/** Inside a stock mediator that stays as the user has it. */
function isKept({ from, to }: Edit, { context }: Progress): boolean {
  const { own, oursParent, baseParent, mine } = context.matched;
  if (own.kept.size === 0) return false;
  const above = to === undefined ? from && baseParent.get(from) : undefined;
  const start = to ?? (above && mine.toOf.get(above));
  for (let at = start; at !== undefined; at = oursParent.get(at)) {
    if (own.kept.has(at)) return !(at === to && mine.relocated.has(at));
  }
  return false;
}

/** Inside an addition that the new release has as a whole. */
function isInTwin({ from, to }: Edit, { context, added: decided }: Progress): boolean {
  const { oursParent, baseParent, mine } = context.matched;
  const above = to === undefined ? from && baseParent.get(from) : undefined;
  let at = to ?? (above && mine.toOf.get(above));
  for (; at !== undefined; at = oursParent.get(at)) {
    if (at !== to && decided.get(at)?.fate === 'already') return true;
  }
  return false;
}
