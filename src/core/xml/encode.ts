/** Text → bytes, in the encoding that a file came in, so that what is not edited keeps its bytes. */
import type { Decoded } from './decode.js';

const utf8 = new TextEncoder();

function bytesOf(text: string, highest: number): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > highest) return referred(text, highest);
    bytes[i] = code;
  }
  return bytes;
}

function referred(text: string, highest: number): Uint8Array {
  const safe = text.replace(/[\u0080-\u{10ffff}]/gu, (character) => {
    const code = character.codePointAt(0) as number;
    return code <= highest ? character : `&#x${code.toString(16).toUpperCase()};`;
  });
  return Uint8Array.from(safe, (character) => character.charCodeAt(0));
}

function utf16(text: string, littleEndian: boolean, mark: boolean): Uint8Array {
  const whole = mark ? `\ufeff${text}` : text;
  const bytes = new DataView(new ArrayBuffer(whole.length * 2));
  for (let i = 0; i < whole.length; i++) bytes.setUint16(i * 2, whole.charCodeAt(i), littleEndian);
  return new Uint8Array(bytes.buffer);
}

/**
 * Encodes the text of an XML file. Characters that the encoding lacks become character references, which say the same
 * in text and attributes.
 * @param like how the file was decoded
 * @returns undefined for an encoding that we read but do not write
 */
export function encodeXml(text: string, like: Pick<Decoded, 'encoding' | 'byteOrderMark'>): Uint8Array | undefined {
  const { encoding, byteOrderMark } = like;
  switch (encoding) {
    case 'utf-8':
      return utf8.encode(byteOrderMark ? `\ufeff${text}` : text);
    case 'us-ascii':
      return bytesOf(text, 0x7f);
    case 'iso-8859-1':
      return bytesOf(text, 0xff);
    case 'utf-16le':
    case 'utf-16be':
      return utf16(text, encoding === 'utf-16le', byteOrderMark);
    default:
      return /^[\0-\x7f]*$/.test(text) ? bytesOf(text, 0x7f) : undefined;
  }
}
