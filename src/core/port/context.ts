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
  /** The text of an element of the base; undefined where the base is known by its digests only. */
  readonly baseText: (element: XmlElement | undefined) => string | undefined;
}

export function contextOf(sides: Sides, situation: Situation): Context {
  const { ours, theirs } = sides;
  const layouts: Record<'ours' | 'theirs', Layout> = {
    ours: layoutOf(ours.source, ours.root),
    theirs: layoutOf(theirs.source, theirs.root),
  };
  const text = (side: 'ours' | 'theirs', element: XmlElement): string =>
    standing(sides[side].source, element, layouts[side]);
  const { source } = sides.base;
  const baseText = (element: XmlElement | undefined): string | undefined =>
    source === undefined || element === undefined
      ? undefined
      : standing(source, element, layoutOf(source, rootOf(element)));
  return { sides, situation, matched: matchSides(sides, situation), text, baseText };
}

const rootOf = (element: XmlElement): XmlElement => (element.parent === undefined ? element : rootOf(element.parent));
