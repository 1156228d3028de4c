/** Sequence + stock → edits: what somebody did to a stock file, in the words of mediators. */
import type { Fingerprint, ShapedFingerprint } from '../stock/fingerprint.js';
import type { XmlElement } from '../xml/index.js';
import { keyOf, matchChildren } from './match.js';

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
  /** The user's element; for a removal the nearest one before the gap, or the parent. */
  readonly at: XmlElement;
  /** The removed stock element's text, where the stock file is at hand. */
  readonly stock?: XmlElement;
  readonly facts: readonly FactChange[];
  /** For a move into another element: that element's path. */
  readonly into?: Path;
  /** Digest of what the edit is about, stable over reformatting: of the user's node, of a removal the stock node. */
  readonly digest: string;
  /** For a removal: what made the stock node itself. */
  readonly key?: string;
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

/** The path of a child; `names` holds every child of the node at `path`. */
const below = (path: Path, names: ReadonlyMap<Fingerprint, Step>, child: Fingerprint): Path => [
  ...path,
  names.get(child) as Step,
];

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

interface Removal {
  readonly node: Fingerprint;
  readonly path: Path;
  readonly at: XmlElement;
}

class Collector {
  readonly edits: Edit[] = [];
  readonly removals: Removal[] = [];
  readonly additions: { node: ShapedFingerprint; path: Path }[] = [];

  compare(from: Fingerprint, to: ShapedFingerprint, path: Path, fromPath: Path, moved: boolean): void {
    if (from.own !== to.own) {
      this.push({ kind: 'changed', path, at: to.shape.element, facts: factChanges(from, to), digest: to.own }, from);
    }
    if (moved) this.push({ kind: 'moved', path, at: to.shape.element, facts: [], digest: to.digest }, from);
    if (from.digest === to.digest) return;
    const match = matchChildren(from.children, to.children);
    const [names, oldNames] = [steps(to.children), steps(from.children)];
    for (const { from: a, to: b, moved: m } of match.pairs) {
      if (a.digest !== b.digest || m) this.compare(a, b, below(path, names, b), below(fromPath, oldNames, a), m);
    }
    for (const node of match.added) this.additions.push({ node, path: below(path, names, node) });
    for (const node of match.removed) {
      const before = from.children.slice(0, from.children.indexOf(node)).reverse();
      const neighbour = before.flatMap((a) => match.pairs.filter((pair) => pair.from === a)).at(0)?.to;
      const at = (neighbour ?? to).shape.element;
      this.removals.push({ node, path: below(fromPath, oldNames, node), at });
    }
  }

  push(edit: Edit, from: Fingerprint): void {
    this.edits.push(isShaped(from) ? { ...edit, stock: from.shape.element } : edit);
  }

  /** A stock mediator that now stands inside something the user added was moved, not removed. */
  finish(): Edit[] {
    const inside = new Map<string, Path[]>();
    const index = (node: ShapedFingerprint, path: Path): void => {
      const list = inside.get(node.digest);
      if (list === undefined) inside.set(node.digest, [path]);
      else list.push(path);
      const names = steps(node.children);
      for (const child of node.children) index(child, below(path, names, child));
    };
    if (this.removals.length > 0) for (const { node, path } of this.additions) index(node, path);
    for (const { node, path } of this.additions) {
      this.edits.push({ kind: 'added', path, at: node.shape.element, facts: [], digest: node.digest });
    }
    for (const { node, path, at } of this.removals) {
      const into = inside.get(node.digest)?.shift();
      const edit: Edit = { kind: 'removed', path, at, facts: [], digest: node.digest, key: keyOf(node) };
      this.push(into === undefined ? edit : { ...edit, kind: 'moved', into }, node);
    }
    return this.edits.sort((a, b) => a.at.start - b.at.start || KIND_ORDER[a.kind] - KIND_ORDER[b.kind]);
  }
}

const KIND_ORDER: Readonly<Record<EditKind, number>> = { changed: 0, moved: 1, added: 2, removed: 3 };

/**
 * The edits that turn the stock file `from` into the user's file `to`, in document order. Unchanged mediators are never
 * part of one. `from` may come from the catalogue (digests only) or from a file, which then lends its text.
 */
export function editsBetween(from: Fingerprint, to: ShapedFingerprint): Edit[] {
  const collector = new Collector();
  const root: Path = [{ label: to.shape.element.local, nth: 0 }];
  collector.compare(from, to, root, root, false);
  return collector.finish();
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
      const gone = parents.length > 0 && !parents.some((p) => p.children.some((child) => keyOf(child) === edit.key));
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
