import type { Place } from './model.js';

/** Line and column of `offset` in `source`. CRLF, LF and a lone CR end a line. */
export function placeOf(source: string, offset: number): Place {
  let line = 1;
  let lineStart = 0;
  const breaks = /\r\n|\n|\r/g;
  for (let found = breaks.exec(source); found !== null && breaks.lastIndex <= offset; found = breaks.exec(source)) {
    line++;
    lineStart = breaks.lastIndex;
  }
  return { line, column: offset - lineStart + 1 };
}
