/** Lines of sources as a report quotes them. */
import { redact } from '../secrets.js';

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
