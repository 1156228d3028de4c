/** Replacing spans of a text and nothing else. */

export interface Splice {
  /** Offsets in UTF-16 code units; equal for an insertion. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Insertions come before what is replaced at the same place, and keep their order; outer spans before inner ones. */
const byPlace = (a: Splice, b: Splice): number =>
  a.start - b.start || (isInsertion(a) ? 0 : 1) - (isInsertion(b) ? 0 : 1) || b.end - a.end;

const isInsertion = ({ start, end }: Splice): boolean => start === end;

/**
 * The splices that take effect, in order. Splices inside a replaced span go with it; an insertion at its very end stays.
 */
export function inOrder(splices: readonly Splice[], from = 0): Splice[] {
  let at = from;
  return [...splices].sort(byPlace).filter(({ start, end }) => {
    if (start < at) return false;
    at = end;
    return true;
  });
}

/** The text from `from` to `to` with the splices that lie in it and take effect. */
export function splice(source: string, splices: readonly Splice[], from = 0, to = source.length): string {
  const inside = splices.filter(({ start, end }) => start >= from && end <= to);
  let text = '';
  let at = from;
  for (const { start, end, text: added } of inOrder(inside, from)) {
    text += source.slice(at, start) + added;
    at = end;
  }
  return text + source.slice(at, to);
}
