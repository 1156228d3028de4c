/**
 * Bytes of a source file → text. Unlike a gateway's XML reader this one never refuses: a file whose encoding nobody
 * declared is read as UTF-8 where it is UTF-8, else byte by byte, so that every signal, which is ASCII, keeps its place.
 */
import { latin1 } from '../xml/index.js';

export type SourceEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const HEAD = 4096;

/** How the bytes are encoded; undefined when they are no text: a zero byte in the first 8,000 says so, as for git. */
export function encodingOf(bytes: Uint8Array): SourceEncoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, 8000);
  if (head.indexOf(0) >= 0) return withoutMark(bytes.subarray(0, HEAD));
  return 'utf-8';
}

/** UTF-16 without a mark: every other byte of ASCII text is zero. */
function withoutMark(head: Uint8Array): SourceEncoding | undefined {
  let even = 0;
  let odd = 0;
  const pairs = head.length >> 1;
  for (let i = 0; i < pairs * 2; i += 2) {
    if (head[i] === 0) even++;
    if (head[i + 1] === 0) odd++;
  }
  if (pairs < 4) return undefined;
  if (odd > pairs * 0.6 && even === 0) return 'utf-16le';
  return even > pairs * 0.6 && odd === 0 ? 'utf-16be' : undefined;
}

/**
 * The text of a source file, without a byte-order mark. Lines end with `\n` alone or after `\r`; a text with `\r` alone
 * gets `\n` instead, so that its lines have numbers.
 * @returns undefined for what is no text
 */
export function decodeSource(bytes: Uint8Array): string | undefined {
  const encoding = encodingOf(bytes);
  if (encoding === undefined) return undefined;
  const text = encoding === 'utf-8' ? utf8OrBytes(bytes) : new TextDecoder(encoding).decode(bytes);
  return text.includes('\r') && !text.includes('\n') ? text.replace(/\r/g, '\n') : text;
}

function utf8OrBytes(bytes: Uint8Array): string {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const body = marked ? bytes.subarray(3) : bytes;
  try {
    return strictUtf8.decode(body);
  } catch {
    return latin1(body);
  }
}
