/** Base + ours + theirs → the new file: the whole port of one sequence on one screen. */
import { editsBetween } from '../diff/edits.js';
import { applyEdits } from './apply.js';
import { contextOf } from './context.js';
import { changesOf, commentMark, type Mark } from './print.js';
import { rebuildBase } from './rebuild.js';
import { resolve } from './resolve.js';
import type { Decision, Sides, Situation } from './sides.js';
import type { ConflictStyle } from './text/markers.js';
import { type Splice, splice } from './text/splice.js';

export interface PortOptions {
  /** How conflicts are marked in the text; they are comments, so that the file stays well-formed. */
  readonly conflictStyle?: ConflictStyle;
  /** Other marks than comments. */
  readonly mark?: Mark;
}

export interface Ported {
  /** The new file, in the spelling of the new release's. */
  readonly text: string;
  /** What became of each of the user's edits, in the order of the user's file. */
  readonly decisions: readonly Decision[];
  /** What differs from the new release's text, in order; nothing when it is that, byte for byte. */
  readonly changes: readonly Splice[];
  /** Registered names that the result calls beyond what the new release's file does; undefined when nobody looked. */
  readonly calls: readonly string[] | undefined;
  /** The base as text: from a vanilla pack, or rebuilt and checked by its digests; undefined when it cannot be had. */
  readonly baseText: () => string | undefined;
}

/**
 * Carries the user's edits of a sequence into the new release's file.
 * @returns never a side picked in silence: what was not carried over has a reason or is a conflict
 * @throws never
 */
export function portSequence(
  sides: Sides,
  situation: Situation,
  { conflictStyle = 'merge', mark = commentMark(conflictStyle) }: PortOptions = {},
): Ported {
  const context = contextOf(sides, situation);
  const edits = editsBetween(sides.base.tree, sides.ours.tree, context.matched.mine);
  const { decisions, calls } = resolve(edits, applyEdits(edits, context), context);
  const changes = changesOf(sides, decisions, mark);
  const text = splice(sides.theirs.source, changes);
  const baseText = (): string | undefined =>
    sides.base.source ?? rebuildBase(edits, sides, context.matched, situation.hash);
  return { text, changes: text === sides.theirs.source ? [] : changes, decisions, calls, baseText };
}
