/** Step 6, print: decisions → the text of the new file. */
import { mediatorSince } from '../stock/mediators.js';
import type { XmlElement } from '../xml/index.js';
import type { Conflict, Decision, Sides } from './sides.js';
import { Draft } from './text/draft.js';
import { type ConflictStyle, conflictComment } from './text/markers.js';
import { type Splice, splice } from './text/splice.js';

/** Elements whose children are no mediators, so that no comment belongs between them. */
const NO_LIST: ReadonlySet<string> = new Set([
  'log',
  'payloadFactory',
  'makefault',
  'format',
  'args',
  'class',
  'enrich',
]);

/** The mediator that a conflict is about, or that it stands in. */
export function mediatorOf(element: XmlElement): XmlElement {
  let at = element;
  while (at.parent !== undefined && (mediatorSince(at.local) === undefined || NO_LIST.has(at.parent.local))) {
    at = at.parent;
  }
  return at;
}

/** What is written where a conflict is; undefined: nothing. */
export type Mark = (conflict: Conflict, number: number) => string;

export const commentMark =
  (style: ConflictStyle): Mark =>
  (conflict, number) =>
    conflictComment(conflict, style, number);

function mark(draft: Draft, conflict: Conflict, text: string): void {
  const piece = { from: 'nowhere', text } as const;
  const element = mediatorOf(conflict.at);
  const isItself = element === conflict.at;
  if (element.parent === undefined || (conflict.where === 'inside' && isItself && isList(element))) {
    draft.insert('first', element, piece);
  } else draft.insert(conflict.where === 'after' && isItself ? 'after' : 'before', element, piece);
}

const isList = ({ local }: XmlElement): boolean => !NO_LIST.has(local);

/**
 * What the ops of the decisions change in the new release's text, in order.
 * @param markOf what marks a conflict; absent: nothing does
 */
export function changesOf({ ours, theirs }: Sides, decisions: readonly Decision[], markOf?: Mark): Splice[] {
  const draft = new Draft(theirs, ours);
  let conflicts = 0;
  for (const { ops, conflict } of decisions) {
    for (const op of ops) {
      switch (op.op) {
        case 'attribute':
          draft.setAttribute(op.element, op.name, op.value);
          break;
        case 'text':
          draft.setText(op.element, op.text);
          break;
        case 'remove':
          draft.remove(op.element);
          break;
        case 'replace':
          draft.replace(op.element, op.piece);
          break;
        case 'insert':
          draft.insert(op.where, op.element, op.piece);
          break;
      }
    }
    if (conflict !== undefined && markOf !== undefined) mark(draft, conflict, markOf(conflict, ++conflicts));
  }
  return draft.changes();
}

/** The result: the new release's text with the ops of the decisions, and no conflict marked. */
export const print = (sides: Sides, decisions: readonly Decision[]): string =>
  splice(sides.theirs.source, changesOf(sides, decisions));
