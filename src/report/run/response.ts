/** One answer as it stands on the wire, without what the listener adds to every answer (Date, Server, framing). */
import type { Outcome } from '../../core/mediation/index.js';
import { templateText } from '../predict/explain-text.js';

/** The answer's bytes, or one line in brackets when there is none. */
export function responseBytes(outcome: Outcome): Uint8Array {
  const { kind, status, reason, headers, payload, bytes, why } = outcome;
  const text = (words: string): Uint8Array => new TextEncoder().encode(words);
  if (kind === 'no-answer')
    return text(`(no answer: ${why ?? ''}; the client waits until its own or the gateway's timeout)\n`);
  if (kind === 'closed') return text(`(the connection is closed without an answer: ${why ?? ''})\n`);
  if (kind === 'unknown') return text(`(unknown: ${why ?? ''})\n`);
  const code = typeof status === 'number' ? status : status?.unknown;
  const lines = headers.map(({ name, value }) => `${name}: ${templateText(value)}\r\n`).join('');
  const head = text(`HTTP/1.1 ${code}${reason === undefined || reason === '' ? '' : ` ${reason}`}\r\n${lines}\r\n`);
  const body = bytes ?? text(templateText(payload));
  const whole = new Uint8Array(head.length + body.length);
  whole.set(head);
  whole.set(body, head.length);
  return whole;
}
