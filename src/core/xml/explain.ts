/** Says what people did, for the mistakes that people make: the parser speaks of entities, we of a bare `&`. */
import type { Place } from './model.js';
import { placeOf } from './place.js';

export interface OpenTag {
  readonly name: string;
  readonly line: number;
}

interface Failure {
  /** The parser's own words. */
  readonly reason: string;
  readonly at: Place;
  /** Offset in `source` where the parser stood. */
  readonly position: number;
  readonly source: string;
  /** Elements open at that point, outermost first. */
  readonly open: readonly OpenTag[];
}

export interface Explanation extends Place {
  readonly reason: string;
  readonly hint?: string;
}

const CONFLICT = /^(?:<{7}|={7}|>{7}|\|{7})(?: |$)/m;
const LIKE_REFERENCE = /&(?!#x[0-9a-fA-F]+;|#[0-9]+;|[A-Za-z_:][\w:.-]*;)/g;
const NO_MARKUP_INSIDE = /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<\?[\s\S]*?(?:\?>|$)/g;

/** Offset of the first `&` that begins no reference, outside comments, CDATA and instructions; -1 if there is none. */
function bareAmpersandAt(source: string): number {
  return source.replace(NO_MARKUP_INSIDE, (all) => ' '.repeat(all.length)).search(LIKE_REFERENCE);
}

/** Where a comment, CDATA section or instruction begins that nothing ends, and its name. */
function unfinished(source: string): { at: number; what: string } | undefined {
  const kinds = [
    ['<!--', '-->', 'comment'],
    ['<![CDATA[', ']]>', 'CDATA section'],
    ['<?', '?>', 'processing instruction'],
  ] as const;
  for (const [from, to, what] of kinds) {
    const at = source.lastIndexOf(from);
    if (at >= 0 && source.indexOf(to, at + from.length) < 0) return { at, what };
  }
  return undefined;
}

const SIMPLE: readonly (readonly [when: RegExp, hint: string])[] = [
  [/undefined entity/, 'only &lt; &gt; &amp; &quot; &apos; exist; write a bare & as &amp;'],
  [/entity name/, 'write a bare & as &amp;'],
  [/must contain a root element/, 'the file holds no element'],
  [/only one root/, 'something follows the root element; is the sequence in the file twice?'],
  [/outside of root node/, 'only one element, and comments around it, may stand in the file'],
  [/unbound namespace prefix/, 'declare the prefix with xmlns:…="…"'],
  [/XML declaration must be at the start/, 'nothing may stand before <?xml …?>'],
  [/malformed comment/, 'a comment may hold no --, and comments do not nest'],
  [/duplicate attribute/, 'an attribute may stand only once in a tag'],
];

/** Adds a hint, and moves the place to where the mistake is rather than where the parser noticed it. */
export function explain({ reason, at, position, source, open }: Failure): Explanation {
  const lines = source.slice(0, position).lastIndexOf('\n', position - 200);
  if (CONFLICT.test(source.slice(Math.max(0, lines), position + 80))) {
    return { reason, ...at, hint: 'conflict markers of an unfinished merge' };
  }
  if (/unquoted attribute value/.test(reason) && /[“”„‘’]/.test(source.slice(position - 2, position + 2))) {
    return { reason, ...at, hint: 'these are typographic quotes; use " or \'' };
  }
  const ampersand = bareAmpersandAt(source);
  if (ampersand >= 0 && ampersand < position && /unclosed tag|entity|unexpected end/.test(reason)) {
    return { reason: 'a bare & in text or in an attribute', ...placeOf(source, ampersand), hint: 'write it as &amp;' };
  }
  const innermost = open.at(-1);
  if (/unclosed tag|unexpected end/.test(reason)) {
    const cut = unfinished(source);
    if (cut !== undefined) return { reason: `a ${cut.what} that nothing ends`, ...placeOf(source, cut.at) };
    const hint = innermost && `<${innermost.name}> of line ${innermost.line} has no end tag; is the file cut short?`;
    return { reason, ...at, ...(hint !== undefined && { hint }) };
  }
  if (/unexpected close tag/.test(reason) && innermost !== undefined) {
    return { reason, ...at, hint: `<${innermost.name}> of line ${innermost.line} is still open` };
  }
  const hint = SIMPLE.find(([when]) => when.test(reason))?.[1];
  return { reason, ...at, ...(hint !== undefined && { hint }) };
}
