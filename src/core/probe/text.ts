/** The bytes of an answer → text, as its label says and its bytes allow. */
import { clip } from '../text.js';

export type TextNote = 'utf8-mark' | 'charset-unknown' | 'charset-latin1';

export type BodyText =
  | { readonly ok: true; readonly text: string; readonly notes: readonly TextNote[] }
  /** One clause: `not UTF-8 at byte 12`. */
  | { readonly ok: false; readonly why: string };

const STRICT = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const LATIN1 = /^(?:iso-?8859-1|latin-?1|us-ascii|ascii|windows-1252|cp1252)$/;

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}

/** Which byte, counted from 1, begins what is no UTF-8. */
function firstBroken(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  const isFine = (end: number): boolean => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, end), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (isFine(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** @param charset the parameter of the label, if it has one */
export function textOf(bytes: Uint8Array, charset: string | undefined): BodyText {
  const [a, b, c] = bytes;
  if ((a === 0xfe && b === 0xff) || (a === 0xff && b === 0xfe)) return { ok: false, why: 'UTF-16' };
  const notes: TextNote[] = [];
  const name = charset?.toLowerCase();
  if (name !== undefined && LATIN1.test(name)) {
    const isPlain = bytes.every((byte) => byte < 0x80);
    return { ok: true, text: latin1(bytes), notes: isPlain ? [] : ['charset-latin1'] };
  }
  if (name !== undefined && !/^utf-?8$/.test(name)) notes.push('charset-unknown');
  const isMarked = a === 0xef && b === 0xbb && c === 0xbf;
  if (isMarked) notes.push('utf8-mark');
  try {
    return { ok: true, text: STRICT.decode(isMarked ? bytes.subarray(3) : bytes), notes };
  } catch {
    const at = firstBroken(bytes);
    const seen = clip(latin1(bytes.subarray(Math.max(0, at - 20), at + 20)), 60);
    return { ok: false, why: `not UTF-8 at byte ${at}; in Latin-1 it says ${JSON.stringify(seen)}` };
  }
}
