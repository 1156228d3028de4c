/** Which parts of a text are comment, documentation, string, regular expression or tag; all the rest is code. */

export const SPAN_KINDS = ['comment', 'doc', 'string', 'regex', 'tag'] as const;
export type SpanKind = (typeof SPAN_KINDS)[number];

/**
 * Spans in the order of the text, none within another, in flat arrays: a file of nothing but quotation marks has
 * millions of them.
 */
export class Spans {
  #starts = new Int32Array(64);
  #ends = new Int32Array(64);
  #kinds = new Uint8Array(64);
  #keys: Int32Array | undefined;
  readonly #keyNames: string[] = [];
  readonly #keyIds = new Map<string, number>();
  length = 0;

  /** @param key in JSON, the name that the string is the value of */
  push(kind: SpanKind, start: number, end: number, key?: string): void {
    if (end <= start) return;
    if (this.length === this.#starts.length) this.#grow();
    this.#starts[this.length] = start;
    this.#ends[this.length] = end;
    this.#kinds[this.length] = SPAN_KINDS.indexOf(kind);
    if (key !== undefined) this.#setKey(key);
    this.length++;
  }

  #grow(): void {
    const wider = <A extends Int32Array | Uint8Array>(old: A, fresh: A): A => {
      fresh.set(old);
      return fresh;
    };
    const size = this.length * 2;
    this.#starts = wider(this.#starts, new Int32Array(size));
    this.#ends = wider(this.#ends, new Int32Array(size));
    this.#kinds = wider(this.#kinds, new Uint8Array(size));
    if (this.#keys !== undefined) this.#keys = wider(this.#keys, new Int32Array(size));
  }

  #setKey(key: string): void {
    this.#keys ??= new Int32Array(this.#starts.length);
    let id = this.#keyIds.get(key);
    if (id === undefined) {
      id = this.#keyNames.push(key);
      this.#keyIds.set(key, id);
    }
    this.#keys[this.length] = id;
  }

  /** The index of the span that holds `offset`, or -1. */
  indexAt(offset: number): number {
    let low = 0;
    let high = this.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      if ((this.#ends[middle] as number) <= offset) low = middle + 1;
      else if ((this.#starts[middle] as number) > offset) high = middle - 1;
      else return middle;
    }
    return -1;
  }

  kindAt(offset: number): SpanKind | undefined {
    const index = this.indexAt(offset);
    return index < 0 ? undefined : this.kind(index);
  }

  kind(index: number): SpanKind | undefined {
    return SPAN_KINDS[this.#kinds[index] as number];
  }

  start(index: number): number {
    return this.#starts[index] as number;
  }

  end(index: number): number {
    return this.#ends[index] as number;
  }

  key(index: number): string | undefined {
    const id = this.#keys?.[index] ?? 0;
    return id === 0 ? undefined : this.#keyNames[id - 1];
  }
}

/** `text` with the characters of comments and documentation replaced by blanks; line ends and offsets stay. */
export function withoutComments(text: string, spans: Spans): string {
  const parts: string[] = [];
  let from = 0;
  for (let i = 0; i < spans.length; i++) {
    const kind = spans.kind(i);
    if (kind !== 'comment' && kind !== 'doc') continue;
    parts.push(text.slice(from, spans.start(i)), blank(text.slice(spans.start(i), spans.end(i))));
    from = spans.end(i);
  }
  if (from === 0) return text;
  parts.push(text.slice(from));
  return parts.join('');
}

const blank = (text: string): string => text.replace(/[^\n]+/g, (line) => ' '.repeat(line.length));
