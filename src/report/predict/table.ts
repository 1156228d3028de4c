/** Columns of text whose cells wrap. */
import type { Style, Tone } from '../style.js';

interface Column {
  readonly width: number;
  readonly tone?: Tone;
}

/** Where a word that is too long breaks: behind a dot, slash, dash or underscore, if there is one far enough. */
function breakOf(word: string, width: number): number {
  const at = Math.max(...['.', '/', '-', '_'].map((sign) => word.lastIndexOf(sign, width - 1))) + 1;
  return at > width / 3 ? at : width;
}

/** Cuts a text into lines of at most `width` characters, at blanks where there are any. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    let rest = word;
    const joined = line === '' ? rest : `${line} ${rest}`;
    if (joined.length <= width) {
      line = joined;
      continue;
    }
    if (line !== '') lines.push(line);
    while (rest.length > width) {
      const at = breakOf(rest, width);
      lines.push(rest.slice(0, at));
      rest = rest.slice(at);
    }
    line = rest;
  }
  lines.push(line);
  return lines;
}

/** One row, of as many lines as its tallest cell. */
export function* tableRow(
  indent: string,
  cells: readonly string[],
  columns: readonly Column[],
  style: Style,
): Generator<string> {
  const texts = cells.map((cell, i) => wrapped(cell, columns[i]?.width ?? 20));
  const height = Math.max(...texts.map((lines) => lines.length));
  for (let at = 0; at < height; at++) {
    const last = texts.reduce((found, lines, i) => ((lines[at] ?? '') === '' ? found : i), -1);
    const line = texts.slice(0, last + 1).map((lines, i) => {
      const { width = 0, tone } = columns[i] ?? {};
      const text = lines[at] ?? '';
      const padded = i === last ? text : text.padEnd(width);
      return tone === undefined || text === '' ? padded : style(tone, text) + padded.slice(text.length);
    });
    yield `${at === 0 ? indent : ' '.repeat(4)}${line.join('  ')}\n`;
  }
}
