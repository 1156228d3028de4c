/**
 * Suppressions in the text of a file: `faultshift-ignore FS201: reason until=2027-01-31`, in a comment, at the end of a
 * line or on a line above. The same words in every language and in XML; who reads the file says what is a comment.
 */

export interface Suppression {
  /** 1-based, of the words themselves. */
  readonly line: number;
  /** Lines that it speaks of, 1-based. */
  readonly lines: readonly number[];
  /** Codes and ids of rules, as written. */
  readonly rules: readonly string[];
  /** `''`: none is given, so it does not hold. */
  readonly reason: string;
  /** The last day on which it holds, `2027-01-31`; `''` where what stands there is no day. */
  readonly until?: string;
}

const MARK =
  /faultshift-ignore(?![\w-])[ \t]{0,4}([A-Za-z][\w-]{0,60}(?:[ \t]{0,4},[ \t]{0,4}[A-Za-z][\w-]{0,60}){0,20})?/g;
const AFTER = /^[ \t]{0,4}:[ \t]{0,20}([^\n]{0,400})/;
const UNTIL = /(?:^|\s)until=(\S{0,40})/;
/** What closes a comment, and the reason with it. */
const CLOSES = /\s*(?:\*\/|-->|--%>|#>|\]\]|=#|\*\)|--\}\}|\*\}|%>|"""|''').*$/;

/** Only the marks of a comment stand before it, so it has the line to itself. */
const ALONE = /^[\W_]*(?:rem|dnl)?[\W_]*$/i;

const MOST = 200;
const MOST_BLANK_LINES = 5;

/** Whether a day has passed: `until` is the last one that counts. Days as `2027-01-31`. */
export const isOver = (until: string, today: string): boolean => until < today;

const isDay = (text: string): boolean => {
  const [, month, day] = /^\d{4}-(\d\d)-(\d\d)$/.exec(text) ?? [];
  return month !== undefined && +month >= 1 && +month <= 12 && Number(day) >= 1 && Number(day) <= 31;
};

/**
 * The suppressions of a text, at most 200.
 * @param isComment whether the character at an offset belongs to a comment
 * @param live the same text with its comments blanked, as long as `text`
 * @throws never; linear
 */
export function readSuppressions(
  text: string,
  isComment: (offset: number) => boolean = () => true,
  live: () => string = () => text,
): Suppression[] {
  const found: Suppression[] = [];
  let line = 1;
  let counted = 0;
  MARK.lastIndex = 0;
  for (let mark = MARK.exec(text); mark !== null && found.length < MOST; mark = MARK.exec(text)) {
    const at = mark.index;
    for (let next = text.indexOf('\n', counted); next >= 0 && next < at; next = text.indexOf('\n', counted)) {
      line++;
      counted = next + 1;
    }
    if (!isComment(at)) continue;
    const end = text.indexOf('\n', at);
    const before = text.slice(Math.max(counted, at - 400), at);
    const alone = ALONE.test(before);
    const below = alone && end >= 0 ? [...new Set([nextLine(text, end), nextLine(live(), end)])] : [];
    const { reason, until } = wordsAfter(text.slice(at + mark[0].length, at + mark[0].length + 420));
    found.push({
      line,
      lines: [line, ...below.map((more) => line + more)],
      rules: (mark[1] ?? '').split(',').flatMap((rule) => rule.trim() || []),
      reason,
      ...(until !== undefined && { until: isDay(until) ? until : '' }),
    });
  }
  return found;
}

/** How many lines below the line end at `from` something stands. */
function nextLine(text: string, from: number): number {
  let at = from;
  for (let lines = 1; lines <= MOST_BLANK_LINES; lines++) {
    const next = text.indexOf('\n', at + 1);
    const line = text.slice(at + 1, next < 0 ? at + 400 : Math.min(next, at + 400));
    if (/\S/.test(line)) return lines;
    if (next < 0) break;
    at = next;
  }
  return 1;
}

function wordsAfter(text: string): { reason: string; until: string | undefined } {
  const words = AFTER.exec(text)?.[1]?.replace(CLOSES, '') ?? '';
  const until = UNTIL.exec(words)?.[1];
  const reason = words.replace(UNTIL, ' ').replace(/\s+/g, ' ').trim();
  return { reason: /[\p{L}\p{N}]/u.test(reason) && !/^<[^>]*>$/.test(reason) ? reason : '', until };
}
