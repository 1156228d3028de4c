/**
 * Digests of a shape: of each fact, of a node by itself, of a node with all below it. The catalogue holds fingerprints
 * and no text, so this is all that a file can be compared with when no vanilla pack is at hand.
 *
 * The digests are cut from SHA-256, so that nobody can hide an edit behind a collision made on purpose. The core has no
 * hash of its own: callers pass one in.
 */
import type { Shape } from './shape.js';

/** Text → SHA-256 of its UTF-8 form as 64 lower-case hex digits. */
export type Digest = (text: string) => string;

export interface Fingerprint {
  readonly label: string;
  /** Digest of the label and the facts, 16 hex digits. */
  readonly own: string;
  /** Digest of `own` and of the children's digests, 16 hex digits; `own` where there are no children. */
  readonly digest: string;
  /** Fact name → digest of the value, 8 hex digits; says which fact differs where `own` does. */
  readonly facts: ReadonlyMap<string, string>;
  readonly children: readonly Fingerprint[];
}

/** The digest of one fact, 8 hex digits: says whether a value that is known is the one that a tree was made from. */
export const factDigest = (hash: Digest, name: string, value: string): string => hash(`${name}\0${value}`).slice(0, 8);

/** A fingerprint of a file at hand, which still knows its shape. */
export interface ShapedFingerprint extends Fingerprint {
  readonly children: readonly ShapedFingerprint[];
  readonly shape: Shape;
}

class LazyFingerprint implements ShapedFingerprint {
  readonly label: string;
  readonly own: string;
  readonly digest: string;
  readonly children: readonly LazyFingerprint[];
  #facts: ReadonlyMap<string, string> | undefined;

  constructor(
    readonly shape: Shape,
    readonly hash: Digest,
  ) {
    this.label = shape.label;
    this.children = shape.children.map((child) => new LazyFingerprint(child, hash));
    let text = shape.label;
    for (const [name, value] of shape.entries) text += `\0${name}\0${value}`;
    this.own = hash(text).slice(0, 16);
    this.digest =
      this.children.length === 0
        ? this.own
        : hash(this.own + this.children.map((child) => child.digest).join('')).slice(0, 16);
  }

  /** Only asked for where two nodes differ, so it is computed then. */
  get facts(): ReadonlyMap<string, string> {
    if (this.#facts === undefined) {
      const entries = this.shape.entries.map(([name, value]): [string, string] => [
        name,
        factDigest(this.hash, name, value),
      ]);
      this.#facts = new Map(entries);
    }
    return this.#facts;
  }
}

/** The fingerprint of `shape` and all below it. */
export function fingerprint(shape: Shape, hash: Digest): ShapedFingerprint {
  return new LazyFingerprint(shape, hash);
}

/** A digest that two shapes share exactly when they are equal (64 hex digits). One hash, where a fingerprint needs many. */
export function canonicalDigest(shape: Shape, hash: Digest): string {
  let text = '';
  const write = (node: Shape): void => {
    text += `\x01${node.label}`;
    for (const [name, value] of node.entries) text += `\0${name}\0${value}`;
    for (const child of node.children) write(child);
    text += '\x02';
  };
  write(shape);
  return hash(text);
}
