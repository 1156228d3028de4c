/** Sequence + stock → edits: what somebody did to a stock file, in the words of mediators. */
import type { Fingerprint, ShapedFingerprint } from '../stock/fingerprint.js';
import type { XmlElement } from '../xml/index.js';
import { type Correspondence, correspond } from './correspond.js';
import { elementName, keyOf } from './keys.js';

export type EditKind = 'added' | 'removed' | 'changed' | 'moved';

/** One fact of a mediator that differs from the stock file's. */
export interface FactChange {
  /** `@name` of an attribute, `#text`, `#ns`. */
  readonly fact: string;
  readonly kind: EditKind;
  /** The user's value; absent when the fact was removed. */
  readonly value?: string;
  /** The stock value, where the stock file is at hand. */
  readonly was?: string;
}

/** One step from an element to its child: the label, and which one where siblings share it (1-based, else 0). */
export interface Step {
  readonly label: string;
  readonly nth: number;
}

export type Path = readonly Step[];

/** `sequence/filter[2]/then/property[HTTP_SC,axis2]` */
export const writePath = (path: Path): string =>
  path.map(({ label, nth }) => (nth === 0 ? label : `${label}[${nth}]`)).join('/');

export interface Edit {
  readonly kind: EditKind;
  /** Where in the user's file, for a removal in the stock file; `writePath` makes it readable. */
  readonly path: Path;
  /** The user's element; for a removal the nearest one before the gap, or what stands around it. */
  readonly at: XmlElement;
  /** The removed stock element's text, where the stock file is at hand. */
  readonly stock?: XmlElement;
  readonly facts: readonly FactChange[];
  /** For a move into another element: that element's path. */
  readonly into?: Path;
  /** The stock file's node; absent for what the user added. */
  readonly from?: Fingerprint;
  /** The user's node; absent for what the user removed. */
  readonly to?: ShapedFingerprint;
  /** Digest of what the edit is about, stable over reformatting: of the user's node, of a removal the stock node. */
  readonly digest: string;
}

function steps(children: readonly Fingerprint[]): Map<Fingerprint, Step> {
  const totals = new Map<string, number>();
  for (const { label } of children) totals.set(label, (totals.get(label) ?? 0) + 1);
  const seen = new Map<string, number>();
  return new Map(
    children.map((child) => {
      const nth = (seen.get(child.label) ?? 0) + 1;
      seen.set(child.label, nth);
      return [child, { label: child.label, nth: (totals.get(child.label) ?? 0) > 1 ? nth : 0 }];
    }),
  );
}

const isShaped = (node: Fingerprint): node is ShapedFingerprint => 'shape' in node;

function factChanges(from: Fingerprint, to: ShapedFingerprint): FactChange[] {
  const names = [...new Set([...from.facts.keys(), ...to.facts.keys()])].sort();
  return names.flatMap((fact): FactChange[] => {
    const [old, now] = [from.facts.get(fact), to.facts.get(fact)];
    if (old === now) return [];
    const value = to.shape.facts.get(fact);
    const was = isShaped(from) ? from.shape.facts.get(fact) : undefined;
    const kind = old === undefined ? 'added' : now === undefined ? 'removed' : 'changed';
    return [{ fact, kind, ...(value !== undefined && { value }), ...(was !== undefined && { was }) }];
  });
}

type Parents = ReadonlyMap<Fingerprint, Fingerprint>;

function parentsOf(root: Fingerprint): Parents {
  const parents = new Map<Fingerprint, Fingerprint>();
  const visit = (node: Fingerprint): void => {
    for (const child of node.children) {
      parents.set(child, node);
      visit(child);
    }
  };
  visit(root);
  return parents;
}

/** Knows the path of each node of a tree. */
class Paths {
  readonly #parents: Parents;
  readonly #names = new Map<Fingerprint, ReadonlyMap<Fingerprint, Step>>();

  constructor(readonly root: Fingerprint) {
    this.#parents = parentsOf(root);
  }

  of(node: Fingerprint): Path {
    const parent = this.#parents.get(node);
    if (parent === undefined) return [{ label: elementName(node), nth: 0 }];
    let names = this.#names.get(parent);
    if (names === undefined) {
      names = steps(parent.children);
      this.#names.set(parent, names);
    }
    return [...this.of(parent), names.get(node) as Step];
  }

  parent(node: Fingerprint): Fingerprint | undefined {
    return this.#parents.get(node);
  }
}

const KIND_ORDER: Readonly<Record<EditKind, number>> = { changed: 0, moved: 1, added: 2, removed: 3 };

/** The user's element nearest before a stock node that is not there any more, or what stands around the gap. */
function beforeGap(node: Fingerprint, parent: Fingerprint, found: Correspondence<Fingerprint, ShapedFingerprint>) {
  const before = parent.children.slice(0, parent.children.indexOf(node)).reverse();
  const around = found.toOf.get(parent);
  const neighbour = before.map((a) => found.toOf.get(a)).find((b) => b !== undefined && !found.relocated.has(b));
  return neighbour ?? around;
}

/**
 * The edits that turn the stock file `from` into the user's file `to`, in document order. Unchanged mediators are never
 * part of one. `from` may come from the catalogue (digests only) or from a file, which then lends its text.
 */
export function editsBetween(
  from: Fingerprint,
  to: ShapedFingerprint,
  found: Correspondence<Fingerprint, ShapedFingerprint> = correspond(from, to),
): Edit[] {
  if (from.digest === to.digest) return [];
  const [stock, own] = [new Paths(from), new Paths(to)];
  const edits: Edit[] = [];
  const at = (node: ShapedFingerprint): Edit['at'] => node.shape.element;
  const lent = (a: Fingerprint) => (isShaped(a) ? { stock: a.shape.element } : {});
  for (const [a, b] of found.toOf) {
    const pair = { from: a, to: b, at: at(b), ...lent(a) };
    if (a.own !== b.own)
      edits.push({ kind: 'changed', path: own.of(b), facts: factChanges(a, b), digest: b.own, ...pair });
    if (found.moved.has(b)) edits.push({ kind: 'moved', path: own.of(b), facts: [], digest: b.digest, ...pair });
    if (found.relocated.has(b))
      edits.push({ kind: 'moved', path: stock.of(a), into: own.of(b), facts: [], digest: b.digest, ...pair });
  }
  for (const to of found.added)
    edits.push({ kind: 'added', path: own.of(to), at: at(to), facts: [], digest: to.digest, to });
  for (const from of found.removed) {
    const parent = stock.parent(from) as Fingerprint;
    const near = beforeGap(from, parent, found) ?? to;
    edits.push({
      kind: 'removed',
      path: stock.of(from),
      at: at(near),
      facts: [],
      digest: from.digest,
      from,
      ...lent(from),
    });
  }
  return edits.sort((a, b) => a.at.start - b.at.start || KIND_ORDER[a.kind] - KIND_ORDER[b.kind]);
}

/**
 * Whether what an edit made is already so in `target`: an added or changed node stands there in an element of the same
 * path, a removed one is not there.
 */
export function alreadyIn(target: Fingerprint, edit: Edit, from: Fingerprint): boolean {
  const parentPath = edit.path.slice(1, -1);
  const parents = nodesAt(target, parentPath);
  switch (edit.kind) {
    case 'added':
      return parents.some((parent) => parent.children.some((child) => child.digest === edit.digest));
    case 'changed':
      return nodesAt(target, edit.path.slice(1)).some((node) => node.own === edit.digest);
    case 'removed': {
      const key = edit.from && keyOf(edit.from);
      const gone = parents.length > 0 && !parents.some((p) => p.children.some((child) => keyOf(child) === key));
      return gone && nodesAt(from, parentPath).length > 0;
    }
    case 'moved':
      return false;
  }
}

/** Every node that `path` can mean: numbers are dropped, since other edits shift them. */
function nodesAt(root: Fingerprint, path: Path): Fingerprint[] {
  let nodes = [root];
  for (const { label } of path) nodes = nodes.flatMap((node) => node.children.filter((child) => child.label === label));
  return nodes;
}
