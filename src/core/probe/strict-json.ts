/**
 * JSON as RFC 8259 has it, read into a tree that keeps what `JSON.parse` loses: names that come twice, how numbers are
 * spelled, and where the text stops being JSON.
 */

export type JsonNode =
  | { readonly is: 'object'; readonly members: readonly (readonly [name: string, value: JsonNode])[] }
  | { readonly is: 'array'; readonly items: readonly JsonNode[] }
  | { readonly is: 'string'; readonly value: string }
  /** As spelled. */
  | { readonly is: 'number'; readonly text: string }
  | { readonly is: 'boolean'; readonly value: boolean }
  | { readonly is: 'null' };

export type JsonRead =
  | {
      readonly ok: true;
      readonly root: JsonNode;
      readonly repeated: readonly string[];
      readonly inexact: readonly string[];
    }
  /** @property at offset in UTF-16 code units */
  | { readonly ok: false; readonly at: number; readonly why: string };

/** Nesting that is read; deeper documents overflow the stack of whoever writes them out again. */
export const MAX_JSON_DEPTH = 256;

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const PLAIN = /[^"\\\x00-\x1f]*/y;
const SPACE = /[ \t\n\r]*/y;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

class NotJson {
  constructor(
    readonly at: number,
    readonly why: string,
  ) {}
}

class Reader {
  #at = 0;
  readonly repeated: string[] = [];
  readonly inexact: string[] = [];

  constructor(private readonly text: string) {}

  document(): JsonNode {
    this.#space();
    const root = this.#value(0);
    this.#space();
    if (this.#at < this.text.length) this.#fail('more text stands behind the JSON');
    return root;
  }

  #fail(why: string): never {
    throw new NotJson(this.#at, why);
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }

  #space(): void {
    const c = this.text.charCodeAt(this.#at);
    if (c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09) this.#match(SPACE);
  }

  #value(depth: number): JsonNode {
    const c = this.text[this.#at];
    switch (c) {
      case '{':
        return this.#object(depth + 1);
      case '[':
        return this.#array(depth + 1);
      case '"':
        return { is: 'string', value: this.#string() };
      case 't':
        return this.#word('true', { is: 'boolean', value: true });
      case 'f':
        return this.#word('false', { is: 'boolean', value: false });
      case 'n':
        return this.#word('null', { is: 'null' });
      case undefined:
        return this.#fail('the text ends where a value is due');
      default:
        return this.#number(c);
    }
  }

  #word(word: string, node: JsonNode): JsonNode {
    if (!this.text.startsWith(word, this.#at)) this.#fail(`no ${word}`);
    this.#at += word.length;
    return node;
  }

  #number(first: string): JsonNode {
    const text = this.#match(NUMBER);
    if (text === '') this.#fail(`${JSON.stringify(first)} begins no value`);
    if (!isExact(text)) this.inexact.push(text);
    return { is: 'number', text };
  }

  #string(): string {
    this.#at++;
    let value = '';
    for (;;) {
      value += this.#match(PLAIN);
      const c = this.text[this.#at];
      if (c === '"') {
        this.#at++;
        return value;
      }
      if (c === '\\') value += this.#escape();
      else this.#fail(c === undefined ? 'a text does not end' : 'a control character stands in a text');
    }
  }

  #escape(): string {
    const c = this.text[this.#at + 1] ?? '';
    const plain = ESCAPES[c];
    if (plain !== undefined) {
      this.#at += 2;
      return plain;
    }
    const hex = this.text.slice(this.#at + 2, this.#at + 6);
    if (c !== 'u' || !/^[0-9a-fA-F]{4}$/.test(hex)) this.#fail('no such escape');
    this.#at += 6;
    return String.fromCharCode(Number.parseInt(hex, 16));
  }

  #object(depth: number): JsonNode {
    if (depth > MAX_JSON_DEPTH) this.#fail(`nested deeper than ${MAX_JSON_DEPTH}`);
    const members: (readonly [string, JsonNode])[] = [];
    const names = new Set<string>();
    this.#at++;
    this.#space();
    if (this.text[this.#at] === '}') {
      this.#at++;
      return { is: 'object', members };
    }
    for (;;) {
      if (this.text[this.#at] !== '"') this.#fail('no name where one is due');
      const name = this.#string();
      if (names.has(name)) this.repeated.push(name);
      names.add(name);
      this.#space();
      if (this.text[this.#at] !== ':') this.#fail('no colon behind a name');
      this.#at++;
      this.#space();
      members.push([name, this.#value(depth)]);
      if (this.#ends('}')) return { is: 'object', members };
    }
  }

  #array(depth: number): JsonNode {
    if (depth > MAX_JSON_DEPTH) this.#fail(`nested deeper than ${MAX_JSON_DEPTH}`);
    const items: JsonNode[] = [];
    this.#at++;
    this.#space();
    if (this.text[this.#at] === ']') {
      this.#at++;
      return { is: 'array', items };
    }
    for (;;) {
      items.push(this.#value(depth));
      if (this.#ends(']')) return { is: 'array', items };
    }
  }

  /** Reads a comma, or the closing sign. */
  #ends(sign: string): boolean {
    this.#space();
    const c = this.text[this.#at];
    if (c !== sign && c !== ',') this.#fail(c === undefined ? 'the text is cut short' : `no comma and no ${sign}`);
    this.#at++;
    if (c === sign) return true;
    this.#space();
    return false;
  }
}

/** Whether a reader that makes a double of it keeps its value. */
function isExact(text: string): boolean {
  if (text.length < 16 && !/[eE]/.test(text)) return true;
  const value = Number(text);
  if (!Number.isFinite(value)) return false;
  return /[.eE]/.test(text) || BigInt(text) === BigInt(value);
}

/** @throws never */
export function readStrictJson(text: string): JsonRead {
  const reader = new Reader(text);
  try {
    const root = reader.document();
    return { ok: true, root, repeated: reader.repeated, inexact: reader.inexact };
  } catch (error) {
    if (!(error instanceof NotJson)) throw error;
    return { ok: false, at: error.at, why: error.why };
  }
}
