/**
 * Text → tree for payloads, as the gateway's parser reads them: only as far as somebody looks, which is the end of the
 * first element. What comes behind it is never read.
 *
 * Not the reader of `core/xml`: that one is strict about whole files and remembers places; this one runs for each
 * message, reads fragments, and has to fail with the parser's own words, because they end up in ERROR_MESSAGE.
 * @see synapse-semantics 2.3, 3.4
 */
import { XElement, XOther, XText } from './tree.js';

/** The text is no XML as far as it had to be read. */
export class XmlSyntax {
  constructor(
    /** First line of the Java exception's text; undefined when we do not know its words. */
    readonly message: string | undefined,
    readonly what: string,
  ) {}
}

const NAME = '[A-Za-z_\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\uD7FF\\uF900-\\uFFFD]';
const NAME_CHAR = '[A-Za-z_0-9.\\-\\u00B7\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\uD7FF\\uF900-\\uFFFD]*';
const QNAME = `(?:(${NAME}${NAME_CHAR}):)?(${NAME}${NAME_CHAR})`;
const START = new RegExp(`<${QNAME}`, 'y');
const ATTRIBUTE = new RegExp(`(\\s+)${QNAME}\\s*=\\s*(?:"([^"<]*)"|'([^'<]*)')`, 'y');
const TAG_END = /\s*(\/?)>/y;
const END = new RegExp(`</((?:${NAME}${NAME_CHAR}:)?${NAME}${NAME_CHAR})\\s*>`, 'y');
const PI = /<\?([^\s?]+)(?:\s+([\s\S]*?))?\?>/y;
const REFERENCE = /&(?:#x([0-9a-fA-F]+)|#([0-9]+)|([A-Za-z_][\w.-]*));/y;
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const ILLEGAL = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/;

const parsing = (words: string) => `com.ctc.wstx.exc.WstxParsingException: ${words}`;

const XML_NS = 'http://www.w3.org/XML/1998/namespace';

export class XmlPayload {
  private at = 0;
  private readonly source: string;

  constructor(source: string) {
    this.source = source.includes('\r') ? source.replace(/\r\n?/g, '\n') : source;
  }

  /** Skips what may stand before the root: XML declaration, comments, instructions, a DOCTYPE, blanks. */
  private prolog(): void {
    const { source } = this;
    if (source.startsWith('<?xml') && /^<\?xml\s/.test(source)) {
      const end = source.indexOf('?>');
      if (end < 0) throw new XmlSyntax(undefined, 'an XML declaration that is not closed');
      this.at = end + 2;
    }
    for (;;) {
      while (/\s/.test(source[this.at] ?? '')) this.at++;
      if (source.startsWith('<!--', this.at)) this.comment();
      else if (source.startsWith('<?', this.at)) this.instruction();
      else if (source.startsWith('<!DOCTYPE', this.at)) {
        const end = /<!DOCTYPE[^[>]*(?:\[[^\]]*\]\s*)?>/y;
        end.lastIndex = this.at;
        if (!end.test(source)) throw new XmlSyntax(undefined, 'a DOCTYPE that is not closed');
        this.at = end.lastIndex;
      } else return;
    }
  }

  private comment(): XOther {
    const end = this.source.indexOf('-->', this.at + 4);
    if (end < 0) throw new XmlSyntax(undefined, 'a comment that is not closed');
    const value = this.source.slice(this.at + 4, end);
    if (value.includes('--')) throw new XmlSyntax(undefined, 'a comment with -- inside');
    this.at = end + 3;
    return new XOther(undefined, value);
  }

  private instruction(): XOther {
    PI.lastIndex = this.at;
    const found = PI.exec(this.source);
    if (found === null) throw new XmlSyntax(undefined, 'an instruction that is not closed');
    if ((found[1] as string).toLowerCase() === 'xml') throw new XmlSyntax(undefined, 'an XML declaration inside');
    this.at = PI.lastIndex;
    return new XOther(found[1], found[2] ?? '');
  }

  private resolve(raw: string): string {
    if (ILLEGAL.test(raw)) throw new XmlSyntax(undefined, 'a control character');
    if (!raw.includes('&')) return raw;
    let out = '';
    let from = 0;
    for (let at = raw.indexOf('&'); at >= 0; at = raw.indexOf('&', from)) {
      out += raw.slice(from, at);
      REFERENCE.lastIndex = at;
      const found = REFERENCE.exec(raw);
      if (found === null) throw new XmlSyntax(undefined, 'a bare &');
      const [, hex, decimal, name] = found;
      if (name !== undefined) {
        const value = NAMED[name];
        if (value === undefined) throw new XmlSyntax(undefined, `an entity nobody declared, ${name}`);
        out += value;
      } else {
        const code = hex === undefined ? Number.parseInt(decimal as string, 10) : Number.parseInt(hex, 16);
        const char = code <= 0x10ffff ? String.fromCodePoint(code) : '\0';
        if (ILLEGAL.test(char) || (code >= 0xd800 && code <= 0xdfff)) {
          throw new XmlSyntax(undefined, 'a reference to a character XML does not have');
        }
        out += char;
      }
      from = REFERENCE.lastIndex;
    }
    return out + raw.slice(from);
  }

  /** A start tag at the cursor: the element without its content, and whether it is closed already. */
  private startTag(bound: ReadonlyMap<string, string>): [XElement, Map<string, string> | undefined, boolean] {
    const { source } = this;
    START.lastIndex = this.at;
    const start = START.exec(source);
    if (start === null) throw new XmlSyntax(undefined, 'a < that begins no tag');
    this.at = START.lastIndex;
    const raw: { prefix: string; local: string; value: string }[] = [];
    let scope: Map<string, string> | undefined;
    const declarations: [string, string][] = [];
    for (;;) {
      ATTRIBUTE.lastIndex = this.at;
      const found = ATTRIBUTE.exec(source);
      if (found === null) break;
      this.at = ATTRIBUTE.lastIndex;
      const [, , prefix = '', local = '', double, single] = found;
      const value = this.resolve((double ?? single ?? '').replace(/[\n\t]/g, ' '));
      if (prefix === 'xmlns' || (prefix === '' && local === 'xmlns')) {
        scope ??= new Map(bound);
        scope.set(prefix === '' ? '' : local, value);
        declarations.push([prefix === '' ? '' : local, value]);
      } else raw.push({ prefix, local, value });
    }
    TAG_END.lastIndex = this.at;
    const end = TAG_END.exec(source);
    if (end === null) throw new XmlSyntax(undefined, 'a start tag that is not well-formed');
    this.at = TAG_END.lastIndex;
    const namespaces = scope ?? bound;
    const uriOf = (prefix: string): string => {
      if (prefix === 'xml') return XML_NS;
      const uri = namespaces.get(prefix);
      if (uri === undefined && prefix !== '') throw new XmlSyntax(undefined, `a prefix that is not bound, ${prefix}`);
      return uri ?? '';
    };
    const [, prefix = '', local = ''] = start;
    const element = new XElement(prefix, uriOf(prefix), local);
    element.declarations = declarations;
    element.attributes = raw.map((attribute) => ({
      ...attribute,
      ns: attribute.prefix === '' ? '' : uriOf(attribute.prefix),
    }));
    const seen = new Set<string>();
    for (const { ns, local: name } of element.attributes) {
      const key = `{${ns}}${name}`;
      if (seen.has(key)) throw new XmlSyntax(parsing(`Duplicate attribute '${name}'.`), 'an attribute twice');
      seen.add(key);
    }
    return [element, scope, end[1] === '/'];
  }

  /** Reads as far as the first start tag. @throws XmlSyntax */
  firstTag(): XElement {
    this.prolog();
    return this.startTag(new Map())[0];
  }

  /** Reads the root element to its end. @throws XmlSyntax */
  root(): XElement {
    this.prolog();
    if (this.at >= this.source.length) {
      throw new XmlSyntax('com.ctc.wstx.exc.WstxEOFException: Unexpected EOF in prolog', 'nothing');
    }
    return this.element(new Map());
  }

  /** Reads the first element inside the root, and nothing behind it. @throws XmlSyntax */
  child(): XElement | undefined {
    this.prolog();
    const [, scope, closed] = this.startTag(new Map());
    if (closed) return undefined;
    for (;;) {
      const markup = this.source.indexOf('<', this.at);
      const end = markup < 0 ? this.source.length : markup;
      this.resolve(this.source.slice(this.at, end));
      this.at = end;
      if (markup < 0) throw new XmlSyntax(undefined, 'an element that is not closed');
      if (this.source.startsWith('<!--', this.at)) this.comment();
      else if (this.source.startsWith('<![CDATA[', this.at)) {
        const close = this.source.indexOf(']]>', this.at);
        if (close < 0) throw new XmlSyntax(undefined, 'a CDATA section that is not closed');
        this.at = close + 3;
      } else if (this.source.startsWith('<?', this.at)) this.instruction();
      else if (this.source.startsWith('</', this.at)) return undefined;
      else return this.element(scope ?? new Map());
    }
  }

  private element(outer: ReadonlyMap<string, string>): XElement {
    const { source } = this;
    const [root, rootScope, rootClosed] = this.startTag(outer);
    if (rootClosed) return root;
    const open: { element: XElement; bound: ReadonlyMap<string, string> }[] = [
      { element: root, bound: rootScope ?? outer },
    ];
    for (;;) {
      const top = open[open.length - 1] as { element: XElement; bound: ReadonlyMap<string, string> };
      const markup = source.indexOf('<', this.at);
      const textEnd = markup < 0 ? source.length : markup;
      if (textEnd > this.at) {
        const text = source.slice(this.at, textEnd);
        if (text.includes(']]>')) throw new XmlSyntax(undefined, ']]> in text');
        top.element.append(new XText(this.resolve(text)));
        this.at = textEnd;
      }
      if (markup < 0) {
        const words = `Unexpected EOF; was expecting a close tag for element <${nameOf(top.element)}>`;
        throw new XmlSyntax(`com.ctc.wstx.exc.WstxEOFException: ${words}`, 'an element that is not closed');
      }
      if (source.startsWith('</', this.at)) {
        END.lastIndex = this.at;
        const found = END.exec(source);
        if (found === null) throw new XmlSyntax(undefined, 'an end tag that is not well-formed');
        if (found[1] !== nameOf(top.element)) {
          const words = `Unexpected close tag </${found[1]}>; expected </${nameOf(top.element)}>.`;
          throw new XmlSyntax(parsing(words), 'an end tag that does not fit');
        }
        this.at = END.lastIndex;
        open.pop();
        if (open.length === 0) return root;
      } else if (source.startsWith('<!--', this.at)) top.element.append(this.comment());
      else if (source.startsWith('<![CDATA[', this.at)) {
        const end = source.indexOf(']]>', this.at);
        if (end < 0) throw new XmlSyntax(undefined, 'a CDATA section that is not closed');
        const text = source.slice(this.at + 9, end);
        if (ILLEGAL.test(text)) throw new XmlSyntax(undefined, 'a control character');
        if (text !== '') top.element.append(new XText(text));
        this.at = end + 3;
      } else if (source.startsWith('<?', this.at)) top.element.append(this.instruction());
      else {
        const [element, scope, closed] = this.startTag(top.bound);
        top.element.append(element);
        if (!closed) open.push({ element, bound: scope ?? top.bound });
      }
    }
  }
}

const nameOf = ({ prefix, local }: XElement): string => (prefix === '' ? local : `${prefix}:${local}`);

/** Whether `text` passes for XML: its first start tag parses (synapse-semantics 2.3 "looks like XML"). */
export function looksLikeXml(text: string): boolean {
  const trimmed = text.replace(/^[\0- ]+|[\0- ]+$/g, '');
  if (!trimmed.endsWith('>') || trimmed.length < 4) return false;
  try {
    new XmlPayload(trimmed).firstTag();
    return true;
  } catch (syntax) {
    if (!(syntax instanceof XmlSyntax)) throw syntax;
    return false;
  }
}
