/** Comments, tags and attribute values of XML and HTML, however broken; scripts of a page are read by who asks. */
import type { Spans } from './spans.js';

const OPENERS = /<(?:!--|%--|%|!\[CDATA\[|\?|!|\/?[A-Za-z_])/g;
const IN_TAG = /["'>]/g;
const CLOSERS: Readonly<Record<string, string>> = {
  '<!--': '-->',
  '<%--': '--%>',
  '<%': '%>',
  '<![CDATA[': ']]>',
  '<?': '?>',
};
const MOST_FAILURES = 6;

/**
 * @param script reads the text between `<script>` and `</script>` and pushes its spans
 * @throws never; linear
 */
export function lexMarkup(text: string, spans: Spans, script?: (start: number, end: number) => void): void {
  let failures = 0;
  const indexOf = (what: string, from: number): number => {
    if (failures >= MOST_FAILURES) return -1;
    const at = text.indexOf(what, from);
    if (at < 0) failures++;
    return at;
  };
  OPENERS.lastIndex = 0;
  for (let found = OPENERS.exec(text); found !== null; found = OPENERS.exec(text)) {
    const at = found.index;
    const close = CLOSERS[found[0]];
    if (close !== undefined) {
      const end = indexOf(close, at + found[0].length);
      if (end < 0) continue;
      if (found[0].endsWith('--')) spans.push('comment', at, end + close.length);
      OPENERS.lastIndex = end + close.length;
      continue;
    }
    const end = tag(text, at, spans, indexOf);
    OPENERS.lastIndex = end;
    if (script !== undefined && /^<script\b/i.test(text.slice(at, at + 8)) && text[end - 2] !== '/') {
      const last = indexOf('</script', end);
      if (last < 0) continue;
      script(end, last);
      OPENERS.lastIndex = last;
    }
  }
}

/** @returns the offset after the tag */
function tag(text: string, start: number, spans: Spans, indexOf: (what: string, from: number) => number): number {
  let from = start;
  IN_TAG.lastIndex = start + 1;
  for (let found = IN_TAG.exec(text); found !== null; found = IN_TAG.exec(text)) {
    if (found[0] === '>') {
      spans.push('tag', from, found.index + 1);
      return found.index + 1;
    }
    const close = indexOf(found[0], found.index + 1);
    if (close < 0) continue;
    spans.push('tag', from, found.index);
    spans.push('string', found.index, close + 1);
    from = close + 1;
    IN_TAG.lastIndex = from;
  }
  spans.push('tag', from, text.length);
  return text.length;
}
