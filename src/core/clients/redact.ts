/** Replaces what looks like a secret in a quoted line: a report travels further than the source it quotes. */

const HIDDEN = '…';

/** Each keeps its first group. Bounded and without nested repetition. */
const SECRETS: readonly RegExp[] = [
  // Authorization: Bearer eyJ…, Basic dXNlcjpwYXNz
  /\b((?:bearer|basic|negotiate)\s{1,4}["']?)[A-Za-z0-9+/_.~=-]{8,4096}/gi,
  /\b((?:digest|token|apikey)\s{1,4}["']?)(?=[A-Za-z+/_.~=-]{0,200}\d)[A-Za-z0-9+/_.~=-]{8,4096}/gi,
  // a JSON Web Token anywhere
  /()\beyJ[A-Za-z0-9_-]{6,4096}(?:\.[A-Za-z0-9_-]{0,4096}){0,4}/g,
  // password = "…", apikey: …, client_secret=…, "accessToken" => "…"
  /\b((?:[\w-]{0,40}(?:pass(?:word|wd|phrase)?|pwd|secret|api[_-]?key|access[_-]?key|private[_-]?key|credential|auth[_-]?token|access[_-]?token|refresh[_-]?token|session[_-]?id|client[_-]?id|consumer[_-]?key)[\w-]{0,20})["'\]]{0,2}\s{0,4}(?:=>|:=|=|:)\s{0,4}@?["'`])[^"'`\n]{1,4096}/gi,
  /\b((?:[\w-]{0,40}(?:pass(?:word|wd|phrase)?|pwd|secret|api[_-]?key|access[_-]?token|refresh[_-]?token|client[_-]?secret)[\w-]{0,20})\s{0,2}[=:]\s{0,2})(?!["'`]|\w{1,30}[.([]|\$|<)[^\s"'`,;&)}\]]{4,4096}/gi,
  // user:password@host
  /(:\/\/[^\s/:@"']{1,200}:)[^\s/@"']{1,200}(?=@)/g,
  // long runs of hexadecimal digits and of base64: keys, digests, opaque tokens
  /()\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi,
  /()(?<![A-Za-z0-9+/=_-])(?=[A-Za-z0-9+/_-]{0,4096}\d)(?=[A-Za-z0-9+/_-]{0,4096}[A-Za-z])[A-Za-z0-9+/_-]{32,4096}={0,2}/g,
];

/** `text` with secrets replaced by `…`. Rather too much than too little. */
export const redact = (text: string): string =>
  SECRETS.reduce((safe, pattern) => safe.replace(pattern, (_, kept: string) => kept + HIDDEN), text);

/**
 * The same text in memory of its own. A piece of a string keeps the whole string alive, so ten thousand quotes would keep
 * ten thousand files.
 */
export const detached = (text: string): string => ` ${text}`.slice(1);

const QUOTED = 160;

/**
 * The line of `offset`, trimmed, at most 160 characters around it, secrets replaced. A line that is cut has `…` there.
 */
export function quoteLine(text: string, offset: number): string {
  const from = Math.max(0, offset - 2000);
  const before = text.slice(from, offset);
  const lineStart = from + before.lastIndexOf('\n') + 1;
  const after = text.slice(offset, offset + 2000);
  const newline = after.search(/[\r\n]/);
  const line = text.slice(lineStart, offset + (newline < 0 ? after.length : newline));
  const safe = redact(line.replace(/\t/g, ' '));
  const trimmed = safe.trim();
  if (trimmed.length <= QUOTED) return detached(trimmed);
  const at = Math.min(redact(line.slice(0, offset - lineStart)).length, safe.length);
  const start = Math.max(0, at - 60);
  const end = Math.min(safe.length, start + QUOTED);
  return detached(`${start > 0 ? '…' : ''}${safe.slice(start, end).trim()}${end < safe.length ? '…' : ''}`);
}
