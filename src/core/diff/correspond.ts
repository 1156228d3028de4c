/** Which mediators of two versions of a file are the same one, wherever they stand. */
import type { Fingerprint } from '../stock/fingerprint.js';
import { mediatorSince } from '../stock/mediators.js';
import { elementName, keyOf } from './keys.js';
import { matchChildren, similarity } from './match.js';

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

/** How much of a mediator must be the same for it to be found again in another element, changed. */
const RECOGNISED = 0.6;

class Corresponding<A extends Fingerprint, B extends Fingerprint> implements Correspondence<A, B> {
  readonly toOf = new Map<A, B>();
  readonly fromOf = new Map<B, A>();
  readonly moved = new Set<B>();
  readonly relocated = new Set<B>();
  removed: A[] = [];
  added: B[] = [];

  constructor(readonly deep: boolean) {}

  visit(a: A, b: B): void {
    this.toOf.set(a, b);
    this.fromOf.set(b, a);
    if (a.digest === b.digest) {
      if (this.deep) a.children.forEach((child, i) => void this.visit(child as A, b.children[i] as B));
      return;
    }
    const match = matchChildren(a.children as readonly A[], b.children as readonly B[]);
    for (const { from, to, moved } of match.pairs) {
      if (moved) this.moved.add(to);
      this.visit(from, to);
    }
    for (const node of match.removed) this.removed.push(node);
    for (const node of match.added) this.added.push(node);
  }

  /** Pairs what was taken out of one element with what was put into another: equal ones, then recognisable ones. */
  relocate(): void {
    if (this.removed.length === 0 || this.added.length === 0) return;
    const pool = mediators(this.removed);
    const used = new Set<A>();
    const pairUp = (same: (a: A, b: B) => boolean): void => {
      const look = (b: B): void => {
        if (this.fromOf.has(b)) return;
        const a = isMediator(b) ? pool.find((node) => !used.has(node) && same(node, b)) : undefined;
        if (a === undefined) {
          if (!isAtomic(b)) for (const child of b.children) look(child as B);
          return;
        }
        for (const node of mediators([a])) used.add(node);
        this.relocated.add(b);
        this.visit(a, b);
      };
      for (const b of [...this.added]) look(b);
    };
    pairUp((a, b) => a.digest === b.digest);
    pairUp((a, b) => a.children.length > 0 && keyOf(a) === keyOf(b) && similarity(a, b) >= RECOGNISED);
    this.removed = this.removed.filter((a) => !this.toOf.has(a));
    this.added = this.added.filter((b) => !this.fromOf.has(b));
  }
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

/**
 * Finds the same mediators in two trees. The roots are the same one by definition.
 * @param deep also pairs what lies inside equal subtrees
 */
export function correspond<A extends Fingerprint, B extends Fingerprint>(
  from: A,
  to: B,
  deep = false,
): Correspondence<A, B> {
  const found = new Corresponding<A, B>(deep);
  found.visit(from, to);
  found.relocate();
  return found;
}
