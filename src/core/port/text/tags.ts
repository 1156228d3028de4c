/** Where the parts of a tag stand in the text: spans that the tree does not keep, found again when they are needed. */
import type { XmlElement } from '../../xml/index.js';

export interface AttributeSpan {
  /** As spelled, with its prefix; `xmlns:am` too. */
  readonly name: string;
  /** Where the white space before it begins. */
  readonly start: number;
  /** Inside the quotes. */
  readonly valueStart: number;
  readonly valueEnd: number;
  readonly quote: '"' | "'";
  /** Behind the closing quote. */
  readonly end: number;
}

export interface StartTag {
  /** Behind the element's name. */
  readonly nameEnd: number;
  readonly attributes: readonly AttributeSpan[];
  /** Behind `>`. */
  readonly end: number;
  /** `<x/>` */
  readonly selfClosed: boolean;
}

const ATTRIBUTE = /\s+([^\s=/>]+)\s*=\s*("[^"]*"|'[^']*')/y;
const NAME = /<[^\s/>]+/y;
const CLOSE = /\s*(\/?)>/y;

/** The start tag of `element`, which was read from `source`. @throws Error when it was not */
export function startTagOf(source: string, element: XmlElement): StartTag {
  NAME.lastIndex = element.start;
  if (!NAME.test(source)) throw new Error('an element was looked for in a text that it did not come from');
  const nameEnd = NAME.lastIndex;
  const attributes: AttributeSpan[] = [];
  let at = nameEnd;
  for (;;) {
    ATTRIBUTE.lastIndex = at;
    const found = ATTRIBUTE.exec(source);
    if (found === null) break;
    const [, name = '', quoted = ''] = found;
    const end = ATTRIBUTE.lastIndex;
    const quote = quoted.startsWith('"') ? '"' : "'";
    attributes.push({ name, start: at, valueStart: end - quoted.length + 1, valueEnd: end - 1, quote, end });
    at = end;
  }
  CLOSE.lastIndex = at;
  const close = CLOSE.exec(source);
  if (close === null) throw new Error('a start tag that does not end');
  return { nameEnd, attributes, end: CLOSE.lastIndex, selfClosed: close[1] === '/' };
}

/** What stands between the tags; undefined for `<x/>`. */
export function contentSpan(source: string, element: XmlElement): { start: number; end: number } | undefined {
  const { end, selfClosed } = startTagOf(source, element);
  return selfClosed ? undefined : { start: end, end: source.lastIndexOf('</', element.end - 1) };
}
