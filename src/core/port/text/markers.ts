/**
 * Conflicts in the text of a file: as comments that keep it well-formed, or as the usual markers for git.
 */
import type { Conflict } from '../sides.js';
import { indentAt } from './layout.js';
import type { Splice } from './splice.js';

export type ConflictStyle = 'merge' | 'diff3' | 'zdiff3';

/** `--` may not stand in a comment, nor a `-` at its end. */
const harmless = (text: string): string => text.replace(/-(?=-)/g, '- ').replace(/-$/, '- ');

const indented = (text: string): string =>
  text
    .split('\n')
    .map((line) => (line === '' ? '' : `    ${line}`))
    .join('\n');

/** Lines that both begin with, and both end with. */
function shared(a: readonly string[], b: readonly string[]): { before: number; after: number } {
  let before = 0;
  while (before < a.length && before < b.length && a[before] === b[before]) before++;
  let after = 0;
  while (after < a.length - before && after < b.length - before && a.at(-1 - after) === b.at(-1 - after)) after++;
  return { before, after };
}

/** The sides of a conflict, without what `zdiff3` leaves out. */
function sidesOf({ base, baseByDigest, ours = '', theirs = '' }: Conflict, style: ConflictStyle) {
  const known = base ?? (baseByDigest === true ? '(only its digest is known; a stock pack shows it)' : '');
  if (style !== 'zdiff3') return { ours, theirs, base: known };
  const [a, b] = [ours.split('\n'), theirs.split('\n')];
  const { before, after } = shared(a, b);
  const cut = (lines: readonly string[]): string => lines.slice(before, lines.length - after).join('\n');
  return { ours: cut(a), theirs: cut(b), base: known };
}

/** A conflict as a comment. The new release's text stays in force. */
export function conflictComment(conflict: Conflict, style: ConflictStyle, number: number): string {
  const { ours, theirs, base } = sidesOf(conflict, style);
  const part = (name: string, text: string): string =>
    text === '' ? `  ${name}: nothing` : `  ${name}:\n${indented(text)}`;
  const parts = [part('ours', ours), ...(style === 'merge' ? [] : [part('base', base)]), part('theirs', theirs)];
  const { proposal } = conflict;
  const advice = proposal === undefined ? [] : [`  proposal: ${proposal.take}, because ${proposal.why}`];
  const lines = [`faultshift conflict ${number}, unresolved: ${conflict.why}`, ...parts, ...advice];
  return `<!-- ${harmless(lines.join('\n'))}\n-->`;
}

export interface MarkerNames {
  readonly ours: string;
  readonly base: string;
  readonly theirs: string;
  /** How many characters a marker has. */
  readonly size: number;
}

/** A conflict in a text that has the new release's side in force. */
export interface MarkedSpan {
  /** Of the new release's side; empty where it has nothing there. */
  readonly start: number;
  readonly end: number;
  /** The user's side and the base, as lines without indentation; empty for nothing. */
  readonly user: string;
  readonly base: string;
}

/**
 * Conflicts as git writes them, over whole lines.
 * @param text the result without markers
 * @param vendor which of git's two sides the new release's is
 */
export function markConflicts(
  text: string,
  found: readonly MarkedSpan[],
  style: ConflictStyle,
  names: MarkerNames,
  newline: string,
  vendor: 'ours' | 'theirs',
): Splice[] {
  const marker = (sign: string, name: string): string =>
    `${sign.repeat(names.size)}${name === '' ? '' : ` ${name}`}${newline}`;
  const spans = found
    .map(({ start, end, user, base }) => ({ users: [user], bases: [base], ...wholeLines(text, start, end) }))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const merged: typeof spans = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last !== undefined && (span.start < last.end || (span.start === last.start && span.end === last.end))) {
      last.users.push(...span.users);
      last.bases.push(...span.bases);
      last.end = Math.max(last.end, span.end);
    } else merged.push(span);
  }
  return merged.map(({ users, bases, start, end }): Splice => {
    const slice = text.slice(start, end);
    const indent = /^[ \t]*/.exec(slice)?.[0] ?? '';
    const lines = (parts: readonly string[]): string =>
      [...new Set(parts)]
        .filter((part) => part !== '')
        .flatMap((part) => part.split('\n'))
        .map((line) => (line === '' ? '' : indent + line) + newline)
        .join('');
    const fresh = slice === '' || /[\r\n]$/.test(slice) ? slice : slice + newline;
    const { head, a, b, tail } = apart(lines(users), fresh, style, newline);
    const [first, second] = vendor === 'theirs' ? [a, b] : [b, a];
    const middle = style === 'merge' ? '' : marker('|', names.base) + lines(bases);
    const mark = marker('<', names.ours) + first + middle + marker('=', '') + second + marker('>', names.theirs);
    return { start, end, text: head + mark + tail };
  });
}

/** What both sides begin and end with stands outside of the markers in `zdiff3`, as git has it. */
function apart(user: string, fresh: string, style: ConflictStyle, newline: string) {
  if (style !== 'zdiff3') return { head: '', a: user, b: fresh, tail: '' };
  const linesOf = (text: string): string[] => text.split(newline).slice(0, -1);
  const [x, y] = [linesOf(user), linesOf(fresh)];
  const { before, after } = shared(x, y);
  const join = (list: readonly string[]): string => list.map((line) => line + newline).join('');
  const inner = (list: readonly string[]): string => join(list.slice(before, list.length - after));
  return { head: join(y.slice(0, before)), a: inner(x), b: inner(y), tail: join(y.slice(y.length - after)) };
}

/** A span that begins and ends with lines. */
function wholeLines(text: string, start: number, end: number): { start: number; end: number } {
  const indent = indentAt(text, start);
  const from = indent === undefined ? text.lastIndexOf('\n', start - 1) + 1 : start - indent.length;
  if (start === end) return { start: from, end: from };
  const next = text.indexOf('\n', end - 1);
  return { start: from, end: next < 0 ? text.length : next + 1 };
}
