/**
 * How long a backtracking matcher may take, told from the pattern before it runs: patterns come from files, and one made
 * to be slow would never end.
 */

/** Steps that one match may take at most. */
const MOST_STEPS = 1e7;

/** Repetitions that count as having no end. */
const MANY = 8;

export interface RegexCost {
  /** A repetition inside a repetition, or a choice inside one: the steps may double with each character. */
  readonly doubles: boolean;
  /** Repetitions without an end: each multiplies the steps by the length of the text. */
  readonly repeats: number;
}

interface Group {
  /** Whether there is more than one way through it. */
  isFree: boolean;
}

/** @param pattern of JavaScript, and well-formed */
export function costOf(pattern: string): RegexCost {
  let doubles = false;
  let repeats = 0;
  const open: Group[] = [{ isFree: false }];
  const top = (): Group => open.at(-1) as Group;
  /** The group that has just been closed; a quantifier behind it repeats it. */
  let closed: Group | undefined;
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i];
    const quantifier = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})/.exec(pattern.slice(i, i + 24));
    if (quantifier !== null && i > 0 && pattern[i - 1] !== '(') {
      const [whole, least, comma, most] = quantifier;
      i += whole.length - 1;
      const end = whole === '?' ? 1 : least === undefined || (comma && !most) ? Infinity : Number(most || least);
      const varies = least === undefined || comma !== '';
      if (end > MANY) {
        if (closed?.isFree) doubles = true;
        if (varies) repeats++;
      }
      if (varies) top().isFree = true;
      closed = undefined;
      continue;
    }
    closed = undefined;
    if (c === '\\') i++;
    else if (c === '[') {
      for (i++; i < pattern.length && pattern[i] !== ']'; i++) if (pattern[i] === '\\') i++;
    } else if (c === '(') open.push({ isFree: false });
    else if (c === '|') top().isFree = true;
    else if (c === ')' && open.length > 1) {
      closed = open.pop() as Group;
      if (closed.isFree) top().isFree = true;
    }
  }
  return { doubles, repeats };
}

/** Whether a match of a text of this length surely ends soon. */
export const isAffordable = ({ doubles, repeats }: RegexCost, length: number): boolean =>
  doubles ? 2 ** length <= MOST_STEPS / 10 : repeats < 2 || (length + 1) ** repeats <= MOST_STEPS;
