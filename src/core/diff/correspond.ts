/** Which mediators of two versions of a file are the same one, wherever they stand. */
import type { Fingerprint } from '../stock/fingerprint.js';
import { mediatorSince } from '../stock/mediators.js';
import { elementName, keyOf } from './keys.js';
import { isBare, MOST_COMPARISONS, matchChildren, similarity } from './match.js';

export interface Correspondence<A extends Fingerprint, B extends Fingerprint> {
  /** The partner of a node; nodes inside an equal pair have theirs only when `deep` was asked for. */
  readonly toOf: ReadonlyMap<A, B>;
  readonly fromOf: ReadonlyMap<B, A>;
  /** Nodes of `to` that stand elsewhere among the same siblings. */
  readonly moved: ReadonlySet<B>;
  /** Nodes of `to` that stand in another element. */
  readonly relocated: ReadonlySet<B>;
  /** Topmost nodes without a partner; what is below them may have been relocated all the same. */
  readonly removed: readonly A[];
  readonly added: readonly B[];
}

/** What is known of two trees before they are compared. */
export interface Hints<A extends Fingerprint, B extends Fingerprint> {
  /** Whether to pair what lies inside equal subtrees too. */
  readonly deep?: boolean;
  /** Nodes of `to` that are known to be nobody's partner. */
  readonly apart?: ReadonlySet<B>;
  /** Children of one element that are known to be the same. */
  readonly same?: ReadonlyMap<A, B>;
}

const NONE: ReadonlySet<never> = new Set();

/** How much of a mediator must be the same for it to be found again in another element, changed. */
const RECOGNISED = 0.6;

class Corresponding<A extends Fingerprint, B extends Fingerprint> implements Correspondence<A, B> {
  readonly toOf = new Map<A, B>();
  readonly fromOf = new Map<B, A>();
  readonly moved = new Set<B>();
  readonly relocated = new Set<B>();
  removed: A[] = [];
  added: B[] = [];
  /** What the topmost added and removed nodes stand in. */
  readonly #homes = new Map<A | B, A | B>();

  constructor(
    readonly hints: Hints<A, B> = {},
    from?: Correspondence<A, B>,
  ) {
    if (from === undefined) return;
    for (const [a, b] of from.toOf) this.toOf.set(a, b);
    for (const [b, a] of from.fromOf) this.fromOf.set(b, a);
    for (const b of from.moved) this.moved.add(b);
    for (const b of from.relocated) this.relocated.add(b);
    this.removed = [...from.removed];
    this.added = [...from.added];
  }

  visit(a: A, b: B): void {
    const { deep, apart = NONE, same } = this.hints;
    this.toOf.set(a, b);
    this.fromOf.set(b, a);
    if (a.digest === b.digest && apart.size === 0) {
      if (deep) a.children.forEach((child, i) => void this.visit(child as A, b.children[i] as B));
      return;
    }
    const others = b.children as readonly B[];
    const free = apart.size === 0 ? others : others.filter((child) => !apart.has(child));
    const add = (node: B): void => {
      this.added.push(node);
      this.#homes.set(node, b);
    };
    for (const child of others) if (apart.has(child)) add(child);
    const match = matchChildren(a.children as readonly A[], free, same);
    for (const { from, to, moved } of match.pairs) {
      if (moved) this.moved.add(to);
      this.visit(from, to);
    }
    for (const node of match.removed) {
      this.removed.push(node);
      this.#homes.set(node, a);
    }
    match.added.forEach(add);
  }

  /**
   * Pairs what was taken out of one element with what was put into another, the largest first: equal, or recognisable. A
   * bare `<send/>` is like any other, so it is found again only where something was put around it, or taken away.
   */
  relocate(): void {
    if (this.removed.length === 0 || this.added.length === 0) return;
    const { apart = NONE } = this.hints;
    const pool = placed(this.removed);
    const fresh = placed(this.added.filter((b) => !apart.has(b)));
    if (pool.length * fresh.length > MOST_COMPARISONS) return;
    const used = new Set<A>();
    const done = new Set<B>();
    for (const { node: b, top } of fresh.sort((x, y) => y.size - x.size)) {
      if (done.has(b)) continue;
      const free = pool.filter(({ node: a }) => !mediators([a]).some((node) => used.has(node)));
      const isNear = (other: A): boolean =>
        this.toOf.get(this.#homes.get(other) as A) === this.#homes.get(top) || !isBare(b);
      const found =
        free.find(({ node, top: other }) => node.digest === b.digest && isNear(other)) ??
        free.find(
          ({ node }) => node.children.length > 0 && keyOf(node) === keyOf(b) && similarity(node, b) >= RECOGNISED,
        );
      if (found === undefined) continue;
      for (const node of mediators([found.node])) used.add(node);
      for (const node of mediators([b])) done.add(node);
      this.relocated.add(b);
      this.visit(found.node, b);
    }
    this.removed = this.removed.filter((a) => !this.toOf.has(a));
    this.added = this.added.filter((b) => !this.fromOf.has(b));
  }
}

/** A mediator among what was added or removed, the topmost node around it, and how much is below it. */
interface Placed<N> {
  readonly node: N;
  readonly top: N;
  readonly size: number;
}

const sizeOf = (node: Fingerprint): number => node.children.reduce((sum, child) => sum + sizeOf(child), 1);

const placed = <N extends Fingerprint>(tops: readonly N[]): Placed<N>[] =>
  tops.flatMap((top) => mediators([top]).map((node) => ({ node, top, size: sizeOf(node) })));

/**
 * `found` with what a third version makes clear: a node that was changed past recognition in both later versions, but
 * to the same key. The correspondence given stays as it is.
 */
export function bridged<A extends Fingerprint, B extends Fingerprint>(
  found: Correspondence<A, B>,
  via: Correspondence<A, Fingerprint>,
  hints: Hints<A, B>,
): Correspondence<A, B> {
  const { apart = NONE } = hints;
  const candidates = found.removed.filter((a) => via.toOf.has(a));
  if (candidates.length === 0 || found.added.length === 0) return found;
  const key = new Map(candidates.map((a) => [keyOf(via.toOf.get(a) as Fingerprint), a]));
  const parent = new Map<Fingerprint, Fingerprint>();
  for (const [a, b] of found.toOf) {
    for (const child of a.children) parent.set(child, b);
    for (const child of b.children) parent.set(child, b);
  }
  let result: Corresponding<A, B> | undefined;
  for (const b of found.added) {
    const a = key.get(keyOf(b));
    if (a === undefined || apart.has(b) || result?.toOf.has(a) || parent.get(a) !== parent.get(b)) continue;
    result ??= new Corresponding<A, B>(hints, found);
    result.visit(a, b);
  }
  if (result === undefined) return found;
  const { toOf, fromOf } = result;
  result.removed = result.removed.filter((a) => !toOf.has(a));
  result.added = result.added.filter((b) => !fromOf.has(b));
  return result;
}

/** `found` with nodes of another element that are known to be the same; those that have partners keep them. */
export function relocating<A extends Fingerprint, B extends Fingerprint>(
  found: Correspondence<A, B>,
  pairs: readonly (readonly [A, B])[],
  hints: Hints<A, B>,
): Correspondence<A, B> {
  const fresh = pairs.filter(([a, b]) => !found.toOf.has(a) && !found.fromOf.has(b));
  if (fresh.length === 0) return found;
  const result = new Corresponding<A, B>(hints, found);
  for (const [a, b] of fresh) {
    result.relocated.add(b);
    result.visit(a, b);
  }
  const { toOf, fromOf } = result;
  result.removed = result.removed.filter((a) => !toOf.has(a));
  result.added = result.added.filter((b) => !fromOf.has(b));
  return result;
}

const isMediator = (node: Fingerprint): boolean => mediatorSince(elementName(node)) !== undefined;

/** Mediators that are recognised as a whole: what is inside them means nothing without them. */
const ATOMIC: ReadonlySet<string> = new Set([
  'payloadFactory',
  'makefault',
  'enrich',
  'log',
  'class',
  'script',
  'xslt',
]);

const isAtomic = (node: Fingerprint): boolean => ATOMIC.has(elementName(node));

/** The mediators among the nodes and below them, in document order. */
function mediators<N extends Fingerprint>(nodes: readonly N[]): N[] {
  const all: N[] = [];
  const add = (node: N): void => {
    if (isMediator(node)) all.push(node);
    if (!isAtomic(node)) for (const child of node.children) add(child as N);
  };
  nodes.forEach(add);
  return all;
}

/** Finds the same mediators in two trees. The roots are the same one by definition. */
export function correspond<A extends Fingerprint, B extends Fingerprint>(
  from: A,
  to: B,
  hints: Hints<A, B> = {},
): Correspondence<A, B> {
  const found = new Corresponding<A, B>(hints);
  found.visit(from, to);
  found.relocate();
  return found;
}
