/** Step 4a, apply: where in the new file something goes that the user put between two mediators. */
import type { ShapedFingerprint } from '../stock/fingerprint.js';
import { SYNAPSE_NAMESPACE } from '../stock/shape.js';
import type { XmlElement } from '../xml/index.js';
import type { Context } from './context.js';
import { labelIs } from './nodes.js';
import type { Op } from './sides.js';

export type Anchor = Pick<Extract<Op, { op: 'insert' }>, 'where' | 'element'>;

const isTerminal = (node: ShapedFingerprint): boolean =>
  labelIs(node, 'send', 'respond', 'drop', 'loopback') && node.shape.element.ns === SYNAPSE_NAMESPACE;

export class Anchors {
  /** Where the user's nodes went: beside what was put there before, or where the new file has them already. */
  readonly #placed = new Map<ShapedFingerprint, Anchor>();

  constructor(readonly context: Context) {}

  /** Remembers where a node went, so that its neighbours follow it. */
  place(node: ShapedFingerprint, anchor: Anchor): void {
    this.#placed.set(node, anchor);
  }

  /** The new file already has the node, as `theirs`. */
  found(node: ShapedFingerprint, theirs: ShapedFingerprint): void {
    this.#placed.set(node, { where: 'after', element: theirs.shape.element });
  }

  /** The new file's node for an unmoved child of the user's, if it is still a child of `parent`. */
  #stable(node: ShapedFingerprint, parent: ShapedFingerprint): XmlElement | undefined {
    const { mine, stock, theirsParent } = this.context.matched;
    if (mine.moved.has(node) || mine.relocated.has(node)) return undefined;
    const base = mine.fromOf.get(node);
    const theirs = base && stock.toOf.get(base);
    return theirs !== undefined && theirsParent.get(theirs) === parent ? theirs.shape.element : undefined;
  }

  /** Whether a child of the new file stays where it is. */
  #stays(theirs: ShapedFingerprint): boolean {
    const { mine, stock } = this.context.matched;
    const base = stock.fromOf.get(theirs);
    if (base === undefined) return true;
    const ours = mine.toOf.get(base);
    return ours !== undefined && !mine.moved.has(ours) && !mine.relocated.has(ours);
  }

  #last(parent: ShapedFingerprint): Anchor {
    const last = parent.children.filter((child) => this.#stays(child)).at(-1);
    return last === undefined
      ? { where: 'first', element: parent.shape.element }
      : { where: 'after', element: last.shape.element };
  }

  /**
   * The place for `node`, a child of `own` in the user's file, below `parent` in the new one: beside the nearest
   * neighbour that is there, the one before it when two are equally near. What ends a sequence stays at its end.
   */
  anchorOf(node: ShapedFingerprint, own: ShapedFingerprint, parent: ShapedFingerprint): Anchor {
    const { children } = own;
    const at = children.indexOf(node);
    const rest = children.slice(at);
    if (rest.every((child) => isTerminal(child) && this.#stable(child, parent) === undefined)) {
      return this.#last(parent);
    }
    for (let distance = 1; distance <= children.length; distance++) {
      const before = children[at - distance];
      if (at - distance === -1) return { where: 'first', element: parent.shape.element };
      if (before !== undefined) {
        const placed = this.#placed.get(before);
        if (placed !== undefined) return placed;
        const element = this.#stable(before, parent);
        if (element !== undefined) return { where: 'after', element };
      }
      const after = children[at + distance];
      if (at + distance === children.length) return this.#last(parent);
      const element = after && this.#stable(after, parent);
      if (element !== undefined) return { where: 'before', element };
    }
    return this.#last(parent);
  }
}
