/** What the steps share about one port: the matched sides, and what the user's file does as a whole. */
import type { XmlElement } from '../xml/index.js';
import { type Matched, matchSides } from './match.js';
import type { Sides, Situation } from './sides.js';
import { type Layout, layoutOf, standing } from './text/layout.js';

export interface Context {
  readonly sides: Sides;
  readonly situation: Situation;
  readonly matched: Matched;
  /** The text of an element of the user's or of the new file, as if it stood by itself. */
  readonly text: (side: 'ours' | 'theirs', element: XmlElement) => string;
}

export function contextOf(sides: Sides, situation: Situation): Context {
  const { ours, theirs } = sides;
  const layouts: Record<'ours' | 'theirs', Layout> = {
    ours: layoutOf(ours.source, ours.root),
    theirs: layoutOf(theirs.source, theirs.root),
  };
  const text = (side: 'ours' | 'theirs', element: XmlElement): string =>
    standing(sides[side].source, element, layouts[side]);
  return { sides, situation, matched: matchSides(sides, situation), text };
}
