/**
 * Finds which children of two nodes are the same mediator: equal ones first, then those with one key, then the most
 * similar. Works on digests alone, so that one side may be the catalogue.
 */
import type { Fingerprint } from '../stock/fingerprint.js';
import { elementName, keyOf } from './keys.js';

export interface Pair<A extends Fingerprint, B extends Fingerprint> {
  readonly from: A;
  readonly to: B;
  /** Out of order among its siblings, relative to the other pairs. */
  readonly moved: boolean;
}

export interface ChildMatch<A extends Fingerprint, B extends Fingerprint> {
  /** In the order of the `to` side. */
  readonly pairs: readonly Pair<A, B>[];
  /** Children of `from` without a partner. */
  readonly removed: readonly A[];
  /** Children of `to` without a partner. */
  readonly added: readonly B[];
}

/** Share of what two nodes have in common, 0 to 1: their facts and everything below them. */
export function similarity(a: Fingerprint, b: Fingerprint): number {
  if (elementName(a) !== elementName(b)) return 0;
  const parts = (node: Fingerprint, into: string[]): string[] => {
    for (const [name, digest] of node.facts) into.push(`${node.label.length}${name}=${digest}`);
    for (const child of node.children) parts(child, into).push(child.own);
    return into;
  };
  const [x, y] = [parts(a, []), parts(b, [])];
  if (x.length === 0 && y.length === 0) return 1;
  const counts = new Map<string, number>();
  for (const part of x) counts.set(part, (counts.get(part) ?? 0) + 1);
  let common = 0;
  for (const part of y) {
    const left = counts.get(part) ?? 0;
    if (left > 0) {
      common++;
      counts.set(part, left - 1);
    }
  }
  return common / Math.max(x.length, y.length);
}

const SIMILAR_ENOUGH = 0.5;

/** Above this many comparisons a step falls back to pairing in order; no real sequence comes near. */
export const MOST_COMPARISONS = 250_000;

/** Positions (from, to) of a longest common subsequence of equal digests. */
function longestCommon(a: readonly Fingerprint[], b: readonly Fingerprint[]): [number, number][] {
  let start = 0;
  while (start < a.length && start < b.length && a[start]?.digest === b[start]?.digest) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1]?.digest === b[endB - 1]?.digest) {
    endA--;
    endB--;
  }
  const pairs: [number, number][] = [];
  for (let i = 0; i < start; i++) pairs.push([i, i]);
  const [n, m] = [endA - start, endB - start];
  if (n > 0 && m > 0 && n * m <= MOST_COMPARISONS) {
    const width = m + 1;
    const lengths = new Uint32Array((n + 1) * width);
    const at = (i: number, j: number): number => lengths[i * width + j] as number;
    for (let i = n - 1; i >= 0; i--) {
      for (let j = m - 1; j >= 0; j--) {
        const equal = a[start + i]?.digest === b[start + j]?.digest;
        lengths[i * width + j] = equal ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
      }
    }
    for (let i = 0, j = 0; i < n && j < m; ) {
      if (a[start + i]?.digest === b[start + j]?.digest) pairs.push([start + i++, start + j++]);
      else if (at(i + 1, j) >= at(i, j + 1)) i++;
      else j++;
    }
  }
  for (let i = endA, j = endB; i < a.length; i++, j++) pairs.push([i, j]);
  return pairs;
}

/** Pairs what is left by equal text, in order. */
function pairBy(
  a: readonly Fingerprint[],
  b: readonly Fingerprint[],
  partner: (number | undefined)[],
  taken: boolean[],
  text: (node: Fingerprint) => string,
): void {
  const waiting = new Map<string, number[]>();
  a.forEach((node, i) => {
    if (taken[i]) return;
    const key = text(node);
    const list = waiting.get(key);
    if (list === undefined) waiting.set(key, [i]);
    else list.push(i);
  });
  if (waiting.size === 0) return;
  b.forEach((node, j) => {
    if (partner[j] !== undefined) return;
    const i = waiting.get(text(node))?.shift();
    if (i === undefined) return;
    partner[j] = i;
    taken[i] = true;
  });
}

/** Whether `outer` is something new around `inner` rather than `inner` changed: what is in it is more like that. */
function isWrapped(inner: Fingerprint, outer: Fingerprint, score: number): boolean {
  const name = elementName(inner);
  const look = (node: Fingerprint): boolean =>
    node.children.some(
      (child) =>
        child.digest === inner.digest ||
        (elementName(child) === name && keyOf(child) === keyOf(inner) && similarity(inner, child) >= score) ||
        look(child),
    );
  return look(outer);
}

/** A bare `<send/>` is like any other. */
export const isBare = (node: Fingerprint): boolean => node.children.length === 0 && node.facts.size === 0;

/** Digests of what is below some nodes. */
function inside(nodes: readonly (Fingerprint | undefined)[]): Set<string> {
  const found = new Set<string>();
  const look = (node: Fingerprint): void => {
    for (const child of node.children) {
      found.add(child.digest);
      look(child);
    }
  };
  for (const node of nodes) if (node !== undefined) look(node);
  return found;
}

/** Pairs what is left by similarity, best pairs first. */
function pairSimilar(
  a: readonly Fingerprint[],
  b: readonly Fingerprint[],
  partner: (number | undefined)[],
  taken: boolean[],
) {
  const left = a.flatMap((_, i) => (taken[i] ? [] : [i]));
  const right = b.flatMap((_, j) => (partner[j] === undefined ? [j] : []));
  if (left.length * right.length === 0 || left.length * right.length > MOST_COMPARISONS) return;
  // What stands as it was inside something else was put there, and is no changed sibling.
  const [inLeft, inRight] = [inside(left.map((i) => a[i])), inside(right.map((j) => b[j]))];
  const candidates: { i: number; j: number; score: number }[] = [];
  for (const i of left) {
    for (const j of right) {
      const [x, y] = [a[i] as Fingerprint, b[j] as Fingerprint];
      if ((inRight.has(x.digest) && !isBare(x)) || (inLeft.has(y.digest) && !isBare(y))) continue;
      const score = similarity(x, y);
      if (score >= SIMILAR_ENOUGH && !isWrapped(x, y, score) && !isWrapped(y, x, score)) {
        candidates.push({ i, j, score });
      }
    }
  }
  candidates.sort((x, y) => y.score - x.score || Math.abs(x.i - x.j) - Math.abs(y.i - y.j) || x.i - y.i || x.j - y.j);
  for (const { i, j } of candidates) {
    if (taken[i] || partner[j] !== undefined) continue;
    partner[j] = i;
    taken[i] = true;
  }
}

/** Marks which elements of `sequence` lie outside a longest increasing subsequence. */
function outOfOrder(sequence: readonly number[]): boolean[] {
  const tails: number[] = [];
  const before: number[] = [];
  sequence.forEach((value, k) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sequence[tails[middle] as number] as number) < value) low = middle + 1;
      else high = middle;
    }
    before[k] = low > 0 ? (tails[low - 1] as number) : -1;
    tails[low] = k;
  });
  const moved = sequence.map(() => true);
  for (let k = tails.at(-1) ?? -1; k >= 0; k = before[k] as number) moved[k] = false;
  return moved;
}

/**
 * Matches the children of two nodes that are the same mediator.
 * @param same pairs that are known; equal ones come first all the same
 */
export function matchChildren<A extends Fingerprint, B extends Fingerprint>(
  a: readonly A[],
  b: readonly B[],
  same: ReadonlyMap<A, B> = new Map(),
): ChildMatch<A, B> {
  const partner: (number | undefined)[] = b.map(() => undefined);
  const taken: boolean[] = a.map(() => false);
  for (const [i, j] of longestCommon(a, b)) {
    partner[j] = i;
    taken[i] = true;
  }
  pairBy(a, b, partner, taken, (node) => node.digest);
  if (same.size > 0) {
    a.forEach((node, i) => {
      const j = taken[i] ? -1 : b.indexOf(same.get(node) as B);
      if (j < 0 || partner[j] !== undefined) return;
      partner[j] = i;
      taken[i] = true;
    });
  }
  pairBy(a, b, partner, taken, keyOf);
  pairSimilar(a, b, partner, taken);
  const order = partner.filter((i) => i !== undefined);
  const moved = outOfOrder(order);
  let k = 0;
  const pairs = b.flatMap((to, j) => {
    const i = partner[j];
    return i === undefined ? [] : [{ from: a[i] as A, to, moved: moved[k++] as boolean }];
  });
  return {
    pairs,
    removed: a.filter((_, i) => !taken[i]),
    added: b.filter((_, j) => partner[j] === undefined),
  };
}
