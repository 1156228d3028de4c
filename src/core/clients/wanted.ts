/** The question asked of the bytes of every file: text at all, and a literal of any signal in it? */
import { decodeSource, encodingOf } from './decode.js';
import { Prefilter } from './prefilter.js';
import { LITERALS } from './signals.js';

const prefilter = new Prefilter(LITERALS);

export type Wanted = 'yes' | 'no' | 'binary';

/** Whether a file is worth decoding. Reads the bytes once and allocates nothing, except for UTF-16. */
export function wantedBytes(bytes: Uint8Array): Wanted {
  if (bytes.length === 0) return 'no';
  const plain = bytes[0] !== 0xff && bytes[0] !== 0xfe && bytes.subarray(0, 8000).indexOf(0) < 0;
  if (plain) return prefilter.indexIn(bytes) >= 0 ? 'yes' : 'no';
  const encoding = encodingOf(bytes);
  if (encoding === undefined) return 'binary';
  if (encoding === 'utf-8') return prefilter.indexIn(bytes) >= 0 ? 'yes' : 'no';
  const text = decodeSource(bytes) ?? '';
  const narrow = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) narrow[i] = Math.min(text.charCodeAt(i), 0xff);
  return prefilter.indexIn(narrow) >= 0 ? 'yes' : 'no';
}
