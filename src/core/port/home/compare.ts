/** One answer on its four sides: whether what the result changes against the new stock was asked for. */

import { changedParts, type Parts, partsOf } from './answer-parts.js';
import { type Answer, type Aspect, differing, isUnknown, valuesOf } from './answers.js';

export type ProofVerdict =
  /** The result differs from the new stock in what the user changed in the old release. */
  | 'asked'
  /** It differs in something that the user's edits did not change. */
  | 'unasked'
  /** It differs, and the old stock is not at hand, so nobody can say whether that was asked. */
  | 'changed'
  /** The result's answer cannot be predicted. */
  | 'unknown'
  /** The user's edits changed the old answer, and the new stock's answer stands. */
  | 'no-effect'
  /** As the new stock. */
  | 'same';

export interface Compared {
  readonly verdict: ProofVerdict;
  /** What the user's edits changed of it in the old release; undefined when that is not known. */
  readonly asked: readonly Aspect[] | undefined;
  /** What the result changes against the new stock. */
  readonly changed: readonly Aspect[];
  /** Of these, what nobody asked for. */
  readonly unasked: readonly Aspect[];
  /** Members and headers that nobody asked to change, where the rest of the payload or of the headers was asked for. */
  readonly parts: readonly string[];
}

interface Sides {
  readonly base: Answer;
  readonly ours: Answer;
  readonly theirs: Answer;
  readonly result: Answer;
}

/** Compares one answer on its four sides; base and ours may be missing. */
export function compareAnswers(
  base: Answer | undefined,
  ours: Answer | undefined,
  theirs: Answer,
  result: Answer,
): Compared {
  const changed = differing(theirs, result);
  const isTold = base !== undefined && ours !== undefined && !isUnknown(base) && !isUnknown(ours);
  const asked = isTold ? differing(base, ours) : undefined;
  const found = { asked, changed, unasked: [], parts: [] };
  if (changed.length === 0) {
    return { ...found, verdict: asked !== undefined && asked.length > 0 ? 'no-effect' : 'same' };
  }
  if (isUnknown(result)) return { ...found, verdict: 'unknown' };
  if (base === undefined || ours === undefined || asked === undefined) {
    const unasked = unexplained(changed, ours, theirs, result);
    return { ...found, unasked, verdict: unasked.length > 0 ? 'unasked' : 'changed' };
  }
  const { unasked, parts } = judge({ base, ours, theirs, result }, asked, changed);
  return { ...found, unasked, parts, verdict: unasked.length > 0 ? 'unasked' : 'asked' };
}

/** Whether asking for some aspects may explain a change of one: another kind of answer has another everything. */
export const covers = (asked: readonly Aspect[], aspect: Aspect): boolean =>
  asked.includes(aspect) || asked.includes('kind') || (aspect === 'conditions' && asked.length > 0);

function judge(sides: Sides, asked: readonly Aspect[], changed: readonly Aspect[]) {
  const parts: string[] = [];
  const unasked = changed.filter((aspect) => {
    if (!covers(asked, aspect) || !isWithin(sides, aspect)) return true;
    if (aspect !== 'payload' && aspect !== 'headers') return false;
    const found = [
      ...(asked.includes('kind') ? [] : partsUnasked(sides, aspect)),
      ...(aspect === 'payload' ? strangeMembers(sides) : []),
    ];
    parts.push(...found);
    return found.length > 0;
  });
  return { unasked, parts };
}

/** Statuses and kinds that are new in the result must be those that the user's own file gives. */
function isWithin({ ours, theirs, result }: Sides, aspect: Aspect): boolean {
  if (aspect !== 'status' && aspect !== 'kind') return true;
  const allowed = new Set([...valuesOf(ours, aspect), ...valuesOf(theirs, aspect)]);
  // What was XML in the old release is JSON in the new one.
  if (aspect === 'kind' && allowed.has('xml')) allowed.add('json');
  return valuesOf(result, aspect).every((value) => allowed.has(value));
}

/** What the user left alone in the old release and the result changes; what the old release has not, nobody can tell. */
function partsUnasked({ base, ours, theirs, result }: Sides, aspect: 'payload' | 'headers'): string[] {
  const [a, b, c, d] = [base, ours, theirs, result].map((side) => partsOf(side, aspect));
  if (a === undefined || b === undefined || c === undefined || d === undefined) return [];
  const mine = changedParts(a, b);
  // An envelope of one's own: every member is another one.
  if (mine.has(ROOT)) return [];
  const known = (name: string, parts: Parts): boolean => parts.has(name);
  const others = [...changedParts(c, d)].filter((name) => !mine.has(name) && (known(name, a) || known(name, b)));
  return others.map((name) => (name === ROOT ? 'root element' : name));
}

/** Members of a JSON answer that neither the user's own JSON nor the new stock's has. */
function strangeMembers({ ours, theirs, result }: Sides): string[] {
  if (!ours.isJson || !result.isJson) return [];
  const [mine, stock, made] = [ours, theirs, result].map((side) => partsOf(side, 'payload'));
  if (mine === undefined || made === undefined) return [];
  return [...made.keys()].filter((name) => !mine.has(name) && stock?.has(name) !== true);
}

/** The name under which a payload's root stands among its members. */
const ROOT = '';

/** Without the base: what the user's own file does not have, and the new stock neither, nobody asked for. */
function unexplained(changed: readonly Aspect[], ours: Answer | undefined, theirs: Answer, result: Answer): Aspect[] {
  if (ours === undefined || isUnknown(ours)) return [];
  return changed.filter((aspect) => {
    if (aspect === 'status') return ours.status === theirs.status;
    if (aspect === 'kind') return theirs.isJson && !result.isJson && (ours.kind === 'xml' || ours.isJson);
    return false;
  });
}
