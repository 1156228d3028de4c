/** What the steps share about one port: the matched sides, and what the user's file does as a whole. */
import { inSpan } from '../stock/facts.js';
import type { Fingerprint, ShapedFingerprint } from '../stock/fingerprint.js';
import type { XmlElement } from '../xml/index.js';
import { type Matched, matchSides } from './match.js';
import { crosses, type Sides, type Situation } from './sides.js';
import { type Layout, layoutOf, standing } from './text/layout.js';

export interface Context {
  readonly sides: Sides;
  readonly situation: Situation;
  readonly matched: Matched;
  /** From a release that answers XML to one that answers JSON. */
  readonly crossing: boolean;
  /** Java built the answer in the old release, after the sequence or before it. */
  readonly javaAnswered: boolean;
  /** Something in the user's file may answer the client by itself. */
  readonly answersItself: boolean;
  /** Something in the user's file makes a body in a way that we do not follow. */
  readonly ownBody: boolean;
  /** The text of an element of the user's or of the new file, as if it stood by itself. */
  readonly text: (side: 'ours' | 'theirs', element: XmlElement) => string;
}

export const labelIs = (node: Fingerprint | undefined, ...names: readonly string[]): boolean =>
  node !== undefined && names.some((name) => node.label === name || node.label.startsWith(`${name}[`));

/** Whether the label is of a property of this name, in this scope where one is asked for. */
export const isProperty = (node: Fingerprint | undefined, name: string, scope?: string): boolean =>
  node !== undefined &&
  (node.label === `property[${name}${scope === undefined ? '' : `,${scope}`}]` ||
    (scope === undefined && node.label.startsWith(`property[${name},`)));

/** Mediators that make a body. */
export const BODY_WRITERS = ['payloadFactory', 'makefault', 'enrich', 'script', 'xslt', 'fastXSLT', 'jsontransform'];
const FOLLOWED = ['payloadFactory', 'makefault'];

/** Whether a node, or something in it, is called so. */
function below(node: ShapedFingerprint, ...names: readonly string[]): boolean {
  const { shape, children } = node;
  return names.includes(shape.element.local) || children.some((child) => below(child, ...names));
}

export const writesBody = (node: ShapedFingerprint): boolean => below(node, ...BODY_WRITERS);

export function contextOf(sides: Sides, situation: Situation): Context {
  const matched = matchSides(sides);
  const { mine } = matched;
  const { from, role } = situation;
  const { ours, theirs } = sides;
  const javaAnswered =
    from !== undefined && role?.body.some((span) => span.by === 'java' && inSpan(from, span)) === true;
  const answersItself =
    below(ours.tree, 'send', 'respond', 'loopback') || mine.added.some((node) => below(node, 'sequence', 'class'));
  const layouts: Record<'ours' | 'theirs', Layout> = {
    ours: layoutOf(ours.source, ours.root),
    theirs: layoutOf(theirs.source, theirs.root),
  };
  return {
    sides,
    situation,
    matched,
    crossing: crosses(situation),
    javaAnswered,
    answersItself,
    ownBody: mine.added.some((node) => below(node, ...BODY_WRITERS.filter((name) => !FOLLOWED.includes(name)))),
    text: (side, element) => standing(sides[side].source, element, layouts[side]),
  };
}
