/**
 * JSON text → values that remember how numbers were spelled and where the text stopped being JSON.
 *
 * The gateway's scanner is a strict reader of one document; what follows the document is not looked at.
 * @see synapse-semantics 3.4 "JSON → XML"
 */

import { isPartial, isWild, Undetermined } from './values.js';

export type Json =
  | { readonly is: 'object'; readonly members: readonly (readonly [string, Json])[] }
  | { readonly is: 'array'; readonly items: readonly Json[] }
  | { readonly is: 'string'; readonly value: string }
  | { readonly is: 'number'; readonly text: string }
  | { readonly is: 'literal'; readonly value: boolean | null };

/** The text is no JSON. */
export class JsonSyntax {
  constructor(
    /** As the gateway's reader says it. */
    readonly message: string,
  ) {}
}

/** What a reader is told of, in order; the XML view is built from this. */
export interface JsonEvents {
  startObject(): void;
  endObject(): void;
  startArray(): void;
  endArray(): void;
  name(name: string): void;
  value(value: Json & { is: 'string' | 'number' | 'literal' }): void;
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const LITERAL = /true|false|null/y;
const ESCAPED: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};
const LONE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

type Symbol =
  | { readonly is: 'STRING' | 'NUMBER'; readonly text: string }
  | {
      readonly is:
        | 'START_OBJECT'
        | 'END_OBJECT'
        | 'START_ARRAY'
        | 'END_ARRAY'
        | 'COLON'
        | 'COMMA'
        | 'TRUE'
        | 'FALSE'
        | 'NULL'
        | 'EOF';
    };

const SIGNS: Readonly<Record<string, 'START_OBJECT' | 'END_OBJECT' | 'START_ARRAY' | 'END_ARRAY' | 'COLON' | 'COMMA'>> =
  { '{': 'START_OBJECT', '}': 'END_OBJECT', '[': 'START_ARRAY', ']': 'END_ARRAY', ':': 'COLON', ',': 'COMMA' };

/**
 * The gateway puts the document into an object of its own, so the end of the text reads as the end of an object first:
 * `{"a":1` passes, `{"a":` complains of END_OBJECT.
 */
class Scanner {
  private at = 0;
  private ended = false;
  constructor(private readonly text: string) {}

  next(): Symbol {
    const { text } = this;
    while (/[\b\t\n\r ]/.test(text[this.at] ?? '')) this.at++;
    const c = text[this.at];
    if (c === undefined) return this.end();
    const sign = SIGNS[c];
    if (sign !== undefined) {
      this.at++;
      return { is: sign };
    }
    if (c === '"') return this.string();
    NUMBER.lastIndex = this.at;
    const number = NUMBER.exec(text);
    if (number !== null) {
      this.at = NUMBER.lastIndex;
      return { is: 'NUMBER', text: number[0] };
    }
    LITERAL.lastIndex = this.at;
    const literal = LITERAL.exec(text);
    if (literal === null && isPartial(c)) throw new Undetermined('part of the JSON is unknown');
    if (literal === null) throw new JsonSyntax(`Illegal character: <${c}>`);
    this.at = LITERAL.lastIndex;
    return { is: literal[0].toUpperCase() as 'TRUE' | 'FALSE' | 'NULL' };
  }

  private end(): Symbol {
    if (this.ended) return { is: 'EOF' };
    this.ended = true;
    return { is: 'END_OBJECT' };
  }

  private string(): Symbol {
    const { text } = this;
    let out = '';
    let from = ++this.at;
    for (;;) {
      const c = text[this.at];
      if (c === undefined) return this.end();
      if (c === '"') break;
      if (c === '\r') throw new JsonSyntax('Illegal character: <\r>');
      if (c === '\n') throw new JsonSyntax('Error: could not match input');
      if (c === '\\') {
        out += text.slice(from, this.at);
        const sign = text[this.at + 1] ?? '';
        const hex = sign === 'u' ? text.slice(this.at + 2, this.at + 6) : '';
        const char = ESCAPED[sign];
        if (/^[0-9a-fA-F]{4}$/.test(hex)) {
          out += String.fromCharCode(Number.parseInt(hex, 16));
          this.at += 6;
        } else if (char !== undefined) {
          out += char;
          this.at += 2;
        } else throw new JsonSyntax('Illegal character: <\\>');
        from = this.at;
      } else this.at++;
    }
    out += text.slice(from, this.at++);
    if (isWild(out)) throw new Undetermined('part of the JSON is unknown and may break it');
    if (isPartial(out)) return { is: 'STRING', text: out };
    // a surrogate on its own would be a hole to us and a question mark on the wire
    return { is: 'STRING', text: text.includes('\\u') ? out.replace(LONE, '?') : out };
  }
}

const unexpected = ({ is }: Symbol): JsonSyntax => new JsonSyntax(`Unexpected symbol: ${is}`);

/** Deepest nesting the gateway's reader has room for; its own wrapper counts. */
const MAX_DEPTH = 62;

class Reader {
  private readonly scanner: Scanner;
  private depth = 0;
  constructor(
    text: string,
    private readonly events: JsonEvents,
  ) {
    this.scanner = new Scanner(text);
  }

  document(): void {
    this.value(this.scanner.next());
  }

  private value(symbol: Symbol): void {
    switch (symbol.is) {
      case 'START_OBJECT':
        this.object();
        break;
      case 'START_ARRAY':
        this.array();
        break;
      case 'STRING':
        this.events.value({ is: 'string', value: symbol.text });
        break;
      case 'NUMBER':
        this.events.value({ is: 'number', text: symbol.text });
        break;
      case 'TRUE':
      case 'FALSE':
      case 'NULL':
        this.events.value({ is: 'literal', value: symbol.is === 'NULL' ? null : symbol.is === 'TRUE' });
        break;
      case 'END_OBJECT':
      case 'END_ARRAY':
      case 'COLON':
      case 'COMMA':
      case 'EOF':
        throw unexpected(symbol);
    }
  }

  private enter(): void {
    if (++this.depth > MAX_DEPTH) throw new JsonSyntax('Index 64 out of bounds for length 64');
  }

  private object(): void {
    this.enter();
    this.events.startObject();
    let symbol = this.scanner.next();
    if (symbol.is !== 'END_OBJECT') {
      for (;;) {
        if (symbol.is === 'EOF') throw new JsonSyntax('Premature EOF');
        if (symbol.is !== 'STRING') throw unexpected(symbol);
        this.events.name(symbol.text);
        const colon = this.scanner.next();
        if (colon.is === 'EOF') throw new JsonSyntax('Premature EOF');
        if (colon.is !== 'COLON') throw new JsonSyntax(`Unexpected symbol:${colon.is}`);
        this.value(this.scanner.next());
        symbol = this.scanner.next();
        if (symbol.is === 'END_OBJECT') break;
        if (symbol.is === 'EOF') throw new JsonSyntax('Premature EOF');
        if (symbol.is === 'END_ARRAY') throw new JsonSyntax('Not in an array');
        if (symbol.is !== 'COMMA') throw unexpected(symbol);
        symbol = this.scanner.next();
        if (symbol.is !== 'STRING') throw new JsonSyntax(`Unexpected symbol:${symbol.is}`);
      }
    }
    this.depth--;
    this.events.endObject();
  }

  private array(): void {
    this.enter();
    this.events.startArray();
    let symbol = this.scanner.next();
    if (symbol.is !== 'END_ARRAY') {
      for (;;) {
        this.value(symbol);
        symbol = this.scanner.next();
        if (symbol.is === 'END_ARRAY') break;
        if (symbol.is === 'EOF') throw new JsonSyntax('Premature EOF');
        if (symbol.is === 'END_OBJECT') throw new JsonSyntax('Unclosed array');
        if (symbol.is !== 'COMMA') throw unexpected(symbol);
        symbol = this.scanner.next();
      }
    }
    this.depth--;
    this.events.endArray();
  }
}

/** Reads the first JSON document of `text`. @throws JsonSyntax, after telling `events` what came before */
export function scanJson(text: string, events: JsonEvents): void {
  new Reader(text, events).document();
}

class Builder implements JsonEvents {
  root: Json | undefined;
  private readonly stack: ({ members: [string, Json][]; name: string } | { items: Json[] })[] = [];

  private put(value: Json): void {
    const top = this.stack[this.stack.length - 1];
    if (top === undefined) this.root = value;
    else if ('items' in top) top.items.push(value);
    else top.members.push([top.name, value]);
  }
  startObject(): void {
    const members: [string, Json][] = [];
    this.put({ is: 'object', members });
    this.stack.push({ members, name: '' });
  }
  startArray(): void {
    const items: Json[] = [];
    this.put({ is: 'array', items });
    this.stack.push({ items });
  }
  endObject(): void {
    this.stack.pop();
  }
  endArray(): void {
    this.stack.pop();
  }
  name(name: string): void {
    const top = this.stack[this.stack.length - 1];
    if (top !== undefined && 'members' in top) top.name = name;
  }
  value(value: Json): void {
    this.put(value);
  }
}

/** The first JSON document of `text`. @throws JsonSyntax */
export function parseJson(text: string): Json {
  const builder = new Builder();
  scanJson(text, builder);
  return builder.root as Json;
}

/** The first JSON document of `text`, or undefined. */
export function readJsonOrNothing(text: string): Json | undefined {
  try {
    return parseJson(text);
  } catch (syntax) {
    if (!(syntax instanceof JsonSyntax)) throw syntax;
    return undefined;
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** The inside of a JSON string as the gateway escapes it: everything else, controls included, stays raw. */
export const escapeJson = (text: string): string => text.replace(/["\\\b\f\n\r\t]/g, (c) => ESCAPES[c] as string);

/** Compact JSON; numbers keep their spelling. */
export function jsonText(json: Json): string {
  if (json.is === 'object') {
    return `{${json.members.map(([name, value]) => `"${escapeJson(name)}":${jsonText(value)}`).join(',')}}`;
  }
  if (json.is === 'array') return `[${json.items.map(jsonText).join(',')}]`;
  if (json.is === 'string') return `"${escapeJson(json.value)}"`;
  return json.is === 'number' ? json.text : String(json.value);
}
