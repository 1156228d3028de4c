/**
 * Whether bytes hold any of a few literals: the cheap question asked of every file, so that only files with a literal are
 * decoded and read. A search for many words at once that jumps ahead by the shortest word's length where two bytes cannot
 * stand in any of them (after Wu and Manber); upper and lower case of ASCII are one.
 */

const fold = (byte: number): number => (byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte);

/** Both spellings of a character as bytes. */
const spellings = (char: string): number[] => [
  ...new Set([char.toLowerCase().charCodeAt(0), char.toUpperCase().charCodeAt(0)]),
];

export class Prefilter {
  readonly #window: number;
  /** How far to go on after a pair of bytes; 0 where a word's first letters may end here. */
  readonly #shift: Uint8Array;
  /** Words by the pair of bytes that ends their window. */
  readonly #words: (Uint8Array[] | undefined)[] = new Array(1 << 16);
  readonly #folded = Uint8Array.from({ length: 256 }, (_, byte) => fold(byte));

  /** @param literals ASCII, in any case, at least three characters each */
  constructor(literals: readonly string[]) {
    const window = Math.min(...literals.map(({ length }) => length));
    this.#window = window;
    this.#shift = new Uint8Array(1 << 16).fill(window - 1);
    for (const literal of literals) {
      for (let i = 1; i < window; i++) {
        for (const first of spellings(literal.charAt(i - 1))) {
          for (const second of spellings(literal.charAt(i))) {
            const pair = first | (second << 8);
            const distance = window - 1 - i;
            if (distance < (this.#shift[pair] as number)) this.#shift[pair] = distance;
            if (distance === 0) this.#add(pair, literal);
          }
        }
      }
    }
  }

  #add(pair: number, literal: string): void {
    const word = Uint8Array.from(literal.toLowerCase(), (char) => char.charCodeAt(0));
    const list = this.#words[pair];
    if (list === undefined) this.#words[pair] = [word];
    else list.push(word);
  }

  /** The offset of the first literal at or after `from`, or -1. `fault` does not count as the end of `default`. */
  indexIn(bytes: Uint8Array, from = 0): number {
    const shift = this.#shift;
    const last = bytes.length;
    const widest = this.#window - 1;
    let at = from + widest;
    while (at < last) {
      const pair = (bytes[at - 1] as number) | ((bytes[at] as number) << 8);
      const distance = shift[pair] as number;
      // Nearly every step is the widest one. Taking it as a constant, not as what was just read, makes this twice as
      // fast: the processor need not wait for the table.
      if (distance === widest) at += widest;
      else if (distance > 0) at += distance;
      else {
        const start = at - widest;
        if (this.#holds(bytes, start, pair)) return start;
        at++;
      }
    }
    return -1;
  }

  #holds(bytes: Uint8Array, start: number, pair: number): boolean {
    const words = this.#words[pair];
    if (words === undefined) return false;
    const folded = this.#folded;
    const first = folded[bytes[start] as number];
    for (let w = 0; w < words.length; w++) {
      const word = words[w] as Uint8Array;
      if (word[0] !== first || start + word.length > bytes.length) continue;
      let i = 1;
      while (i < word.length && folded[bytes[start + i] as number] === word[i]) i++;
      if (i === word.length && !endsDefault(bytes, start)) return true;
    }
    return false;
  }
}

/** `default` and `DEFAULT` are in every file; `useDefault` too. `responseFault` is another word. */
function endsDefault(bytes: Uint8Array, start: number): boolean {
  const f = bytes[start];
  const before = bytes[start - 1];
  return (f === 0x66 && before === 0x65) || (f === 0x46 && before === 0x45);
}
