import type { Place } from './model.js';

const LF = 10;
const CR = 13;

/** Line and column of `offset` in `source`. CRLF, LF and a lone CR end a line. */
export function placeOf(source: string, offset: number): Place {
  let line = 1;
  let lineStart = 0;
  for (let at = 0; at < offset; at++) {
    const code = source.charCodeAt(at);
    if (code !== LF && code !== CR) continue;
    if (code === CR && source.charCodeAt(at + 1) === LF && ++at >= offset) break;
    line++;
    lineStart = at + 1;
  }
  return { line, column: offset - lineStart + 1 };
}
