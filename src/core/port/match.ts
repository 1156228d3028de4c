/** Step 1, match: which mediators of the base are which in the customised and in the new file. */
import { bridged, type Correspondence, correspond, relocating } from '../diff/correspond.js';
import type { Fingerprint, ShapedFingerprint } from '../stock/fingerprint.js';
import { nodesOf } from './nodes.js';
import { type OwnFile, readOwnFile } from './own-file.js';
import { recognise } from './recognise.js';
import type { Sides, Situation } from './sides.js';
import { type TranslatedTree, translatedTree } from './translated.js';

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
  readonly own: OwnFile;
  /** Additions of the user's that the new release needs in another form. */
  readonly translated: ReadonlyMap<ShapedFingerprint, TranslatedTree>;
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

/** What is between the base and the new file, whatever the user did. */
export interface StockMatch extends Pick<Matched, 'stock' | 'theirsParent' | 'baseParent'> {
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
      stock: correspond(base, theirs, { deep: true }),
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

export function matchSides({ base, ours, theirs }: Sides, situation: Situation): Matched {
  const mine = correspond(base.tree, ours.tree);
  const match = matchStock(base.tree, theirs.tree);
  const own = readOwnFile(ours.tree, mine, situation);
  const translated = new Map<ShapedFingerprint, TranslatedTree>();
  for (const added of mine.added) {
    const tree = translatedTree(added, ours.source, situation, own);
    if (tree !== undefined) translated.set(added, tree);
  }
  const { wrappers, inside, hints } = recognise(mine, translated, match);
  const asBefore = hints.apart?.size === 0 && hints.same?.size === 0;
  const found = asBefore ? match.stock : correspond(base.tree, theirs.tree, hints);
  const stock = relocating(bridged(found, mine, hints), inside, hints);
  return { ...match, mine, own, stock, wrappers, translated, oursParent: parents(ours.tree) };
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
