/**
 * What the user did and the new file has already, be it that the vendor did the same or that somebody ported before: no
 * mediator of the base may be taken for it, and none may be missed because of it.
 */
import type { Hints } from '../diff/correspond.js';
import { elementName } from '../diff/keys.js';
import type { Fingerprint, ShapedFingerprint } from '../stock/fingerprint.js';
import type { Matched, StockMatch } from './match.js';
import type { TranslatedTree } from './translated.js';

/** What the user added and the new file has too, and the base nowhere: no mediator of the base may take it for its own. */
function twins(digests: readonly string[], { theirsByDigest, baseDigests }: StockMatch): Set<ShapedFingerprint> {
  return new Set(digests.flatMap((digest) => (baseDigests.has(digest) ? [] : (theirsByDigest.get(digest) ?? []))));
}

interface Wrapped {
  readonly wrappers: Map<ShapedFingerprint, ShapedFingerprint>;
  /** Stock mediators inside them, in the base and in the new file. */
  readonly inside: (readonly [Fingerprint, ShapedFingerprint])[];
}

/** What the user put around stock mediators, where the new file has the same around what became of those. */
function wrapped(
  mine: Matched['mine'],
  translated: Matched['translated'],
  { theirsByOwn, baseDigests }: StockMatch,
): Wrapped {
  const found: Wrapped = { wrappers: new Map(), inside: [] };
  if (mine.relocated.size === 0) return found;
  const itself = (node: ShapedFingerprint): ShapedFingerprint => node;
  const walk = (
    ours: ShapedFingerprint,
    theirs: ShapedFingerprint,
    inside: Wrapped['inside'],
    holeOf: TranslatedTree['holeOf'],
  ): boolean => {
    const hole = holeOf(ours);
    const base = hole !== undefined && mine.relocated.has(hole) ? mine.fromOf.get(hole) : undefined;
    if (base !== undefined) {
      inside.push([base, theirs]);
      return elementName(base) === elementName(theirs);
    }
    const { children } = theirs;
    if (ours.own !== theirs.own || ours.children.length !== children.length) return false;
    return ours.children.every((child, i) => walk(child, children[i] as ShapedFingerprint, inside, holeOf));
  };
  for (const added of mine.added) {
    const { tree, holeOf } = translated.get(added) ?? { tree: added, holeOf: itself };
    for (const candidate of theirsByOwn.get(tree.own) ?? []) {
      const inside: Wrapped['inside'] = [];
      if (baseDigests.has(candidate.digest) || !walk(tree, candidate, inside, holeOf) || inside.length === 0) continue;
      found.wrappers.set(added, candidate);
      found.inside.push(...inside);
      break;
    }
  }
  return found;
}

/**
 * Mediators that the user changed into what the new file has in the same place: however little they resemble the base by
 * now, those are the ones.
 */
function agreed(
  mine: Matched['mine'],
  { stock, theirsByDigest, baseDigests, baseParent, theirsParent }: StockMatch,
): Map<Fingerprint, ShapedFingerprint> {
  const found = new Map<Fingerprint, ShapedFingerprint>();
  for (const [base, ours] of mine.toOf) {
    if (base.digest === ours.digest || baseDigests.has(ours.digest)) continue;
    const parent = baseParent.get(base);
    const home = parent && stock.toOf.get(parent);
    const same = theirsByDigest.get(ours.digest)?.find((theirs) => theirsParent.get(theirs) === home);
    if (same !== undefined && home !== undefined && stock.toOf.get(base) !== same) found.set(base, same);
  }
  return found;
}

export interface Recognised extends Wrapped {
  readonly hints: Hints<Fingerprint, ShapedFingerprint>;
}

export function recognise(mine: Matched['mine'], translated: Matched['translated'], match: StockMatch): Recognised {
  const digests = mine.added.map((added) => (translated.get(added)?.tree ?? added).digest);
  const found = wrapped(mine, translated, match);
  const apart = new Set([...twins(digests, match), ...found.wrappers.values()]);
  return { ...found, hints: { deep: true, apart, same: agreed(mine, match) } };
}
