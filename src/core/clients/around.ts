/** The text around a place: lines of an offset, windows of lines, bounded in characters so that minified code is cheap. */

/** A window is never wider than this to each side, whatever the lines are. */
const MOST_CHARACTERS = 6000;

export class Around {
  readonly #starts: Int32Array;

  constructor(readonly text: string) {
    let lines = 1;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
    this.#starts = new Int32Array(lines);
    for (let at = text.indexOf('\n'), line = 1; at >= 0; at = text.indexOf('\n', at + 1)) this.#starts[line++] = at + 1;
  }

  /** 1-based. */
  lineOf(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  /** 1-based, in UTF-16 code units. */
  columnOf(offset: number): number {
    return offset - (this.#starts[this.lineOf(offset) - 1] as number) + 1;
  }

  /** Offsets of the lines from `before` above `offset` to `after` below it. */
  span(offset: number, before: number, after: number): readonly [start: number, end: number] {
    const line = this.lineOf(offset) - 1;
    const first = this.#starts[Math.max(0, line - before)] as number;
    const next = this.#starts[line + after + 1];
    return [
      Math.max(first, offset - MOST_CHARACTERS),
      Math.min(next === undefined ? this.text.length : next - 1, offset + MOST_CHARACTERS),
    ];
  }

  /** Those lines of `text`, which must be as long as ours. */
  window(offset: number, before: number, after: number, text = this.text): string {
    const [start, end] = this.span(offset, before, after);
    return text.slice(start, end);
  }
}
