/** Step 1, match: which mediators of the base are which in the customised and in the new file. */
import { bridged, type Correspondence, correspond } from '../diff/correspond.js';
import type { Fingerprint, ShapedFingerprint } from '../stock/fingerprint.js';
import type { Sides } from './sides.js';

export interface Matched {
  /** Base → ours. */
  readonly mine: Correspondence<Fingerprint, ShapedFingerprint>;
  /** Base → theirs, inside equal subtrees too. */
  readonly stock: Correspondence<Fingerprint, ShapedFingerprint>;
  readonly oursParent: ReadonlyMap<ShapedFingerprint, ShapedFingerprint>;
  readonly theirsParent: ReadonlyMap<ShapedFingerprint, ShapedFingerprint>;
  readonly baseParent: ReadonlyMap<Fingerprint, Fingerprint>;
}

function parents<N extends Fingerprint>(root: N): Map<N, N> {
  const found = new Map<N, N>();
  const visit = (node: N): void => {
    for (const child of node.children as readonly N[]) {
      found.set(child, node);
      visit(child);
    }
  };
  visit(root);
  return found;
}

interface StockMatch extends Pick<Matched, 'stock' | 'theirsParent' | 'baseParent'> {
  readonly theirsByDigest: ReadonlyMap<string, readonly ShapedFingerprint[]>;
  readonly baseDigests: ReadonlySet<string>;
}

/** Thousands of customised files share a base and a new file, so what is between those two is found once. */
const known = new WeakMap<Fingerprint, WeakMap<ShapedFingerprint, StockMatch>>();

function matchStock(base: Fingerprint, theirs: ShapedFingerprint): StockMatch {
  let ofBase = known.get(base);
  if (ofBase === undefined) {
    ofBase = new WeakMap();
    known.set(base, ofBase);
  }
  let match = ofBase.get(theirs);
  if (match === undefined) {
    match = {
      stock: correspond(base, theirs, true),
      theirsParent: parents(theirs),
      baseParent: parents(base),
      theirsByDigest: byDigest(theirs),
      baseDigests: new Set([...nodesOf(base)].map(({ digest }) => digest)),
    };
    ofBase.set(theirs, match);
  }
  return match;
}

/** What the user added and the new file has too, and the base nowhere: no mediator of the base may take it for its own. */
function twins(
  added: readonly ShapedFingerprint[],
  { theirsByDigest, baseDigests }: StockMatch,
): Set<ShapedFingerprint> {
  return new Set(added.flatMap(({ digest }) => (baseDigests.has(digest) ? [] : (theirsByDigest.get(digest) ?? []))));
}

export function matchSides({ base, ours, theirs }: Sides): Matched {
  const mine = correspond(base.tree, ours.tree);
  const match = matchStock(base.tree, theirs.tree);
  const apart = twins(mine.added, match);
  const stock = apart.size === 0 ? match.stock : correspond(base.tree, theirs.tree, true, apart);
  return { ...match, mine, stock: bridged(stock, mine), oursParent: parents(ours.tree) };
}

function byDigest(root: ShapedFingerprint): Map<string, ShapedFingerprint[]> {
  const found = new Map<string, ShapedFingerprint[]>();
  for (const node of nodesOf(root)) {
    const list = found.get(node.digest);
    if (list === undefined) found.set(node.digest, [node]);
    else list.push(node);
  }
  return found;
}

/** The children of a node that are elements called `name`. */
export const childrenCalled = <N extends Fingerprint>(node: N, name: string): N[] =>
  (node.children as readonly N[]).filter(({ label }) => label === name || label.startsWith(`${name}[`));

/** A node and all below it. */
export function* nodesOf<N extends Fingerprint>(node: N): Generator<N> {
  yield node;
  for (const child of node.children) yield* nodesOf(child as N);
}
