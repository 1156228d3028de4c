/**
 * A JSON payload as a template: an object whose values may be placeholders (`"$1"`, or `$1` without quotes), which no
 * JSON parser takes. Members keep their spelling, so that what is not edited stays as it is written.
 */

import { engineOf } from '../stock/engine.js';
import type { Release } from '../stock/releases.js';
import type { Situation } from './sides.js';

export interface Member {
  readonly name: string;
  /** The value as written. */
  readonly value: string;
}

export interface JsonTemplate {
  readonly members: readonly Member[];
  /** Between `{` and the first member, between members, around `:`, and before `}`. */
  readonly spacing: {
    readonly open: string;
    readonly separator: string;
    readonly colon: string;
    readonly close: string;
  };
}

const SPACE = /\s*/y;
const STRING = /"(?:[^"\\]|\\.)*"/y;
const SCALAR = /[^\s,{}[\]"]+/y;

function take(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/** Offset behind the value at `at`: a string, an object, an array, or a bare word; -1 when there is none. */
function valueEnd(text: string, at: number): number {
  const first = text[at];
  if (first === '"') return at + (take(STRING, text, at)?.length ?? 0) || -1;
  if (first !== '{' && first !== '[') return at + (take(SCALAR, text, at)?.length ?? 0) || -1;
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    const c = text[i];
    if (c === '"') {
      const string = take(STRING, text, i);
      if (string === undefined) return -1;
      i += string.length - 1;
    } else if (c === '{' || c === '[') depth++;
    else if (c === '}' || c === ']') {
      depth--;
      if (depth === 0) return i + 1;
    }
  }
  return -1;
}

/** Reads the text of a format; undefined when it is no object, or one that we cannot take apart. */
export function readJsonTemplate(source: string): JsonTemplate | undefined {
  const text = source.trim();
  if (!text.startsWith('{')) return undefined;
  const space = (at: number): string => take(SPACE, text, at) ?? '';
  const open = space(1);
  let at = 1 + open.length;
  if (text[at] === '}') {
    return at === text.length - 1
      ? { members: [], spacing: { open: '', separator: ',', colon: ':', close: '' } }
      : undefined;
  }
  const members: Member[] = [];
  let separator: string | undefined;
  let colon: string | undefined;
  for (;;) {
    const name = take(STRING, text, at);
    if (name === undefined) return undefined;
    at += name.length;
    const before = space(at);
    if (text[at + before.length] !== ':') return undefined;
    const after = space(at + before.length + 1);
    colon ??= `${before}:${after}`;
    at += before.length + 1 + after.length;
    const end = valueEnd(text, at);
    if (end <= at) return undefined;
    const decoded = textOf(name);
    if (decoded === undefined) return undefined;
    members.push({ name: decoded, value: text.slice(at, end) });
    const close = space(end);
    const next = text[end + close.length];
    if (next === '}') {
      if (end + close.length !== text.length - 1) return undefined;
      return { members, spacing: { open, separator: separator ?? ',', colon, close } };
    }
    if (next !== ',') return undefined;
    const gap = space(end + close.length + 1);
    separator ??= `${close},${gap}`;
    at = end + close.length + 1 + gap.length;
  }
}

export function writeJsonTemplate({ members, spacing }: JsonTemplate): string {
  const { open, separator, colon, close } = spacing;
  return `{${open}${members.map(({ name, value }) => `${jsonString(name)}${colon}${value}`).join(separator)}${close}}`;
}

/** The text that a written value stands for; undefined when it is no string. */
export function textOf(value: string): string | undefined {
  if (!value.startsWith('"')) return undefined;
  try {
    return JSON.parse(value) as string;
  } catch {
    return undefined;
  }
}

/**
 * Text as a JSON string. Placeholders stay what they are; `${`, which 4.5.0 would evaluate, is spelled so that it is
 * plain text there too.
 * @see synapse-semantics 2.3 "${…} in inline format text"
 */
export const jsonString = (text: string): string => unevaluated(JSON.stringify(text));

const unevaluated = (json: string): string => json.replaceAll('${', '\\u0024{');

/** Whether `${…}` in a format is an expression. */
const evaluates = (release: Release): boolean => engineOf(release).synapseExpressions;

/** The format of a JSON payload of the user's: `${`, which was text in the old release, stays that. */
export const plainText = (json: string, { from, to }: Situation): string =>
  from !== undefined && to !== undefined && evaluates(to) && !evaluates(from) ? unevaluated(json) : json;
