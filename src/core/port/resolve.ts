/** Step 5, resolve: what would keep the file from deploying becomes a conflict, so that the rest goes over. */
import type { Edit } from '../diff/edits.js';
import type { Release } from '../stock/releases.js';
import { deploymentOf, readSequenceModel } from '../synapse/index.js';
import { readXml } from '../xml/index.js';
import { applyEdits } from './apply.js';
import type { Context } from './context.js';
import { print } from './print.js';
import type { Decision } from './sides.js';

/** Why a gateway of `release` refuses the text, each reason once; empty when it deploys. */
function refusals(text: string, release: Release): string[] {
  const read = readXml(text);
  if (!read.ok) return [`the result is not well-formed: ${read.problem.reason}`];
  const model = readSequenceModel('', read.document);
  return [...new Set(deploymentOf({ file: '', model }, release).failures.map(({ words }) => words))];
}

/**
 * Settles the decisions: each edit that by itself makes the target refuse the file is taken back and becomes a conflict.
 * A file that the target refuses as the vendor ships it is left to the vendor.
 */
export function resolve(edits: readonly Edit[], decisions: readonly Decision[], context: Context): readonly Decision[] {
  const { sides, situation } = context;
  const { to } = situation;
  const active = decisions.filter(({ ops }) => ops.length > 0);
  if (to === undefined || active.length === 0) return decisions;
  const wrong = (chosen: readonly Decision[]): string[] => refusals(print(sides, chosen), to);
  const found = wrong(decisions);
  if (found.length === 0) return decisions;
  const before = new Set(refusals(sides.theirs.source, to));
  const fresh = (words: readonly string[]): string[] => words.filter((one) => !before.has(one));
  if (fresh(found).length === 0) return decisions;
  const refused = new Map<Edit, string>();
  for (const decision of active) {
    const [words] = fresh(wrong([decision]));
    if (words !== undefined) refused.set(decision.edit, words);
  }
  // Only together: then nothing of what was added or changed can be trusted.
  if (refused.size === 0) for (const { edit } of active) refused.set(edit, fresh(found)[0] as string);
  return applyEdits(edits, context, refused);
}
