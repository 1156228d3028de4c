/** Strings of JSON with the names they are values of, and the comments that some dialects allow. */
import type { Spans } from './spans.js';

const NEXT = /["[\]{}]|\/\/|\/\*/g;
const IN_STRING = /\\[\s\S]|["\n]/g;
const MOST_DEPTH = 400;
const LONGEST_KEY = 60;

/** @throws never; linear */
export function lexJson(text: string, spans: Spans): void {
  // The name in force in each open bracket: of an array its own, of an object the last one read in it.
  const keys: (string | undefined)[] = [undefined];
  let commentsMayFail = true;
  NEXT.lastIndex = 0;
  for (let found = NEXT.exec(text); found !== null; found = NEXT.exec(text)) {
    const at = found.index;
    switch (found[0]) {
      case '[':
      case '{':
        if (keys.length < MOST_DEPTH) keys.push(found[0] === '[' ? keys.at(-1) : undefined);
        break;
      case ']':
      case '}':
        if (keys.length > 1) keys.pop();
        break;
      case '//': {
        const newline = text.indexOf('\n', at);
        const end = newline < 0 ? text.length : newline;
        spans.push('comment', at, end);
        NEXT.lastIndex = end;
        break;
      }
      case '/*': {
        const close = commentsMayFail ? text.indexOf('*/', at + 2) : -1;
        if (close < 0) commentsMayFail = false;
        else {
          spans.push('comment', at, close + 2);
          NEXT.lastIndex = close + 2;
        }
        break;
      }
      default: {
        const end = endOfString(text, at);
        if (text[end] === ':' || /^[ \t\r\n]{1,20}:/.test(text.slice(end, end + 21))) {
          keys[keys.length - 1] = text.slice(at + 1, Math.min(end - 1, at + 1 + LONGEST_KEY));
          spans.push('string', at, end);
        } else spans.push('string', at, end, keys.at(-1));
        NEXT.lastIndex = end;
      }
    }
  }
}

function endOfString(text: string, start: number): number {
  IN_STRING.lastIndex = start + 1;
  for (let found = IN_STRING.exec(text); found !== null; found = IN_STRING.exec(text)) {
    if (found[0] === '"') return found.index + 1;
    if (found[0] === '\n') return found.index;
  }
  return text.length;
}
