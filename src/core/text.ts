/** Words and characters that end up before people. */

/**
 * Everything that must not reach a terminal as it is: control characters, C1 controls, line and paragraph separators,
 * bidirectional controls, invisible joiners, lone surrogates.
 */
const UNSAFE = /[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ufff9-\ufffb]/gu;

/** Text from outside, on one line, harmless on a terminal: ESC becomes the six characters `\u001b`. */
export const visible = (text: string): string =>
  text.replace(UNSAFE, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** At most `most` characters, the rest as `…`. Never cuts a surrogate pair. */
export function clip(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = most - 1;
  const code = text.charCodeAt(end - 1);
  return `${text.slice(0, code >= 0xd800 && code <= 0xdbff ? end - 1 : end)}…`;
}

/** `1 file`, `2 files`, `10,000 files`. */
export const count = (n: number, one: string, many = `${one}s`): string => `${digits(n)} ${n === 1 ? one : many}`;

/** Digits in groups of three, in any locale. */
export const digits = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');

/** Lines of at most `width` characters, cut between words; a longer word stays whole. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** `a, b and c` */
export const listed = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

/**
 * A copy that does not keep the text alive which it was cut from: engines keep a part of a text as a place in the whole.
 * For what outlives a file by much, thousands of times.
 */
export const detached = (part: string): string => (part.length < 13 ? part : ` ${part}`.slice(1));
