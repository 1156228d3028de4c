/** An edit of a sequence in words, the same for every command. */
import type { EditKind, FactChange } from '../core/diff/edits.js';
import { clip, visible } from '../core/text.js';
import type { Tone } from './style.js';

/** `2.1.0–2.6.0`: a list of neighbouring releases. */
export function releaseSpan(releases: readonly string[]): string {
  const [first, last] = [releases[0], releases.at(-1)];
  return first === last ? `${first}` : `${first}–${last}`;
}

export const SIGNS: Readonly<Record<EditKind, readonly [string, Tone]>> = {
  added: ['+', 'added'],
  removed: ['-', 'removed'],
  changed: ['~', 'changed'],
  moved: ['>', 'changed'],
};

/** `@value` → `value`, `@value+xmlns:am` → `namespace of am in value`. */
export function factName(fact: string): string {
  if (fact === '#text') return 'text';
  if (fact === '#ns') return 'namespace';
  const [, attribute, prefix] = /^@(.*)\+xmlns:(.*)$/.exec(fact) ?? [];
  return prefix === undefined ? fact.replace(/^@/, '') : `namespace of ${prefix} in ${attribute}`;
}

export function factText({ fact, kind, value, was }: FactChange): string {
  const quoted = (text: string): string => JSON.stringify(visible(clip(text, 80)));
  if (kind === 'removed') return `${factName(fact)} removed${was === undefined ? '' : `, was ${quoted(was)}`}`;
  return `${factName(fact)} = ${quoted(value ?? '')}${was === undefined ? '' : `, was ${quoted(was)}`}`;
}
