/** Step 1, match: which mediators of the base are which in the customised and in the new file. */
import { bridged, type Correspondence, correspond, relocating } from '../diff/correspond.js';
import { elementName } from '../diff/keys.js';
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
  /** What the user put around stock mediators and the new file has too, whatever is in it there: ours → theirs. */
  readonly wrappers: ReadonlyMap<ShapedFingerprint, ShapedFingerprint>;
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
  readonly theirsByOwn: ReadonlyMap<string, readonly ShapedFingerprint[]>;
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
      theirsByDigest: indexed(theirs, ({ digest }) => digest),
      theirsByOwn: indexed(theirs, ({ own }) => own),
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

interface Wrapped {
  readonly wrappers: Map<ShapedFingerprint, ShapedFingerprint>;
  /** Stock mediators inside them, in the base and in the new file. */
  readonly inside: (readonly [Fingerprint, ShapedFingerprint])[];
}

/** What the user put around stock mediators, where the new file has the same around what became of those. */
function wrapped(mine: Matched['mine'], { theirsByOwn, baseDigests }: StockMatch): Wrapped {
  const found: Wrapped = { wrappers: new Map(), inside: [] };
  if (mine.relocated.size === 0) return found;
  const walk = (ours: ShapedFingerprint, theirs: ShapedFingerprint, inside: Wrapped['inside']): boolean => {
    const base = mine.relocated.has(ours) ? mine.fromOf.get(ours) : undefined;
    if (base !== undefined) {
      inside.push([base, theirs]);
      return elementName(base) === elementName(theirs);
    }
    const { children } = theirs;
    if (ours.own !== theirs.own || ours.children.length !== children.length) return false;
    return ours.children.every((child, i) => walk(child, children[i] as ShapedFingerprint, inside));
  };
  for (const added of mine.added) {
    for (const candidate of theirsByOwn.get(added.own) ?? []) {
      const inside: Wrapped['inside'] = [];
      if (baseDigests.has(candidate.digest) || !walk(added, candidate, inside) || inside.length === 0) continue;
      found.wrappers.set(added, candidate);
      found.inside.push(...inside);
      break;
    }
  }
  return found;
}

export function matchSides({ base, ours, theirs }: Sides): Matched {
  const mine = correspond(base.tree, ours.tree);
  const match = matchStock(base.tree, theirs.tree);
  const { wrappers, inside } = wrapped(mine, match);
  const apart = new Set([...twins(mine.added, match), ...wrappers.values()]);
  const stock = apart.size === 0 ? match.stock : correspond(base.tree, theirs.tree, true, apart);
  const known = relocating(bridged(stock, mine, apart), inside);
  return { ...match, mine, stock: known, wrappers, oursParent: parents(ours.tree) };
}

function indexed(
  root: ShapedFingerprint,
  keyOfNode: (node: ShapedFingerprint) => string,
): Map<string, ShapedFingerprint[]> {
  const found = new Map<string, ShapedFingerprint[]>();
  for (const node of nodesOf(root)) {
    const key = keyOfNode(node);
    const list = found.get(key);
    if (list === undefined) found.set(key, [node]);
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
