/** Step 5, resolve: what would keep the file from deploying becomes a conflict, so that the rest goes over. */
import type { Edit } from '../diff/edits.js';
import { applyEdits } from './apply.js';
import type { Context } from './context.js';
import { deployabilityOf, deployabilityOfParts } from './deployable.js';
import { print } from './print.js';
import type { Decision } from './sides.js';

export interface Resolved {
  readonly decisions: readonly Decision[];
  /** Registered names that the user's parts of the result call; undefined when nobody looked. */
  readonly calls: readonly string[] | undefined;
}

/**
 * Settles the decisions: each edit that by itself makes the target refuse the file is taken back and becomes a conflict.
 * A file that the target refuses as the vendor ships it is left to the vendor.
 */
export function resolve(edits: readonly Edit[], decisions: readonly Decision[], context: Context): Resolved {
  const { sides, situation } = context;
  const { to } = situation;
  const active = decisions.filter(({ ops }) => ops.length > 0);
  if (active.length === 0) return { decisions, calls: [] };
  if (to === undefined) return { decisions, calls: undefined };
  const parts = deployabilityOfParts(decisions, sides, to);
  if (parts?.refusals.length === 0) return { decisions, calls: parts.calls };
  const of = (chosen: readonly Decision[]) => deployabilityOf(print(sides, chosen), to);
  const { refusals: found, calls } = of(decisions);
  if (found.length === 0) return { decisions, calls };
  const before = new Set(deployabilityOf(sides.theirs.source, to).refusals);
  const fresh = (words: readonly string[]): string[] => words.filter((one) => !before.has(one));
  if (fresh(found).length === 0) return { decisions, calls };
  const refused = new Map<Edit, string>();
  for (const decision of active) {
    const [words] = fresh(of([decision]).refusals);
    if (words !== undefined) refused.set(decision.edit, words);
  }
  // Only together: then nothing of what was added or changed can be trusted.
  if (refused.size === 0) for (const { edit } of active) refused.set(edit, fresh(found)[0] as string);
  return { decisions: applyEdits(edits, context, refused), calls: undefined };
}
