/** Text → bytes and back, in the charsets that Java knows by the names people write. */
import { windows1252 } from './windows-1252.js';

export type Charset = 'utf-8' | 'latin1' | 'ascii' | 'windows-1252' | 'utf-16' | 'utf-16le' | 'utf-16be' | 'other';

const NAMES: readonly (readonly [RegExp, Charset])[] = [
  [/^utf-?8$/i, 'utf-8'],
  [/^(?:iso[-_]?8859[-_]1|latin-?1|l1|cp819|ibm819|8859_1)$/i, 'latin1'],
  [/^(?:us-ascii|ascii|iso646-us|ansi_x3\.4-1968)$/i, 'ascii'],
  [/^(?:windows-1252|cp-?1252)$/i, 'windows-1252'],
  [/^utf-?16$/i, 'utf-16'],
  [/^(?:utf-?16le|x-utf-16le)$/i, 'utf-16le'],
  [/^(?:utf-?16be|x-utf-16be)$/i, 'utf-16be'],
];

/** Which charset `name` means; `other`: Java has it, we do not write it; undefined: Java refuses the name. */
export function charsetOf(name: string): Charset | undefined {
  const known = NAMES.find(([pattern]) => pattern.test(name))?.[1];
  if (known !== undefined) return known;
  try {
    new TextDecoder(name);
    return 'other';
  } catch {
    return undefined;
  }
}

const utf8 = new TextEncoder();

/** Whether one code point can be written in `charset`. */
function canWrite(code: number, charset: Charset): boolean {
  if (charset === 'latin1') return code < 0x100;
  if (charset === 'ascii') return code < 0x80;
  return charset !== 'windows-1252' || windows1252(code) !== undefined;
}

/**
 * Encodes `text`; what the charset lacks becomes `replacement(code)`, itself ASCII.
 * @returns undefined for a charset we do not write
 */
export function encode(text: string, charset: Charset, replacement: (code: number) => string): Uint8Array | undefined {
  if (charset === 'utf-8') return utf8.encode(text);
  if (charset === 'other') return undefined;
  if (charset === 'utf-16' || charset === 'utf-16le' || charset === 'utf-16be') return encodeUtf16(text, charset);
  const bytes: number[] = [];
  for (const char of text) {
    const code = char.codePointAt(0) as number;
    if (canWrite(code, charset)) bytes.push(charset === 'windows-1252' ? (windows1252(code) as number) : code);
    else for (const c of replacement(code)) bytes.push(c.charCodeAt(0));
  }
  return Uint8Array.from(bytes);
}

function encodeUtf16(text: string, charset: 'utf-16' | 'utf-16le' | 'utf-16be'): Uint8Array {
  const marked = charset === 'utf-16' ? `\ufeff${text}` : text;
  const bytes = new Uint8Array(marked.length * 2);
  for (let i = 0; i < marked.length; i++) {
    const unit = marked.charCodeAt(i);
    const [first, second] = charset === 'utf-16le' ? [unit & 0xff, unit >> 8] : [unit >> 8, unit & 0xff];
    bytes[i * 2] = first;
    bytes[i * 2 + 1] = second;
  }
  return bytes;
}

/** Decodes without failing: what does not fit becomes U+FFFD. */
export function decode(bytes: Uint8Array, charset: string): string {
  const known = charsetOf(charset);
  if (known === 'latin1' || known === 'ascii') {
    let text = '';
    for (const byte of bytes) text += byte > 0x7f && known === 'ascii' ? '\ufffd' : String.fromCharCode(byte);
    return text;
  }
  return new TextDecoder(known === undefined ? 'utf-8' : charset).decode(bytes);
}

/** `URLEncoder.encode` in UTF-8. */
export function urlEncode(text: string): string {
  let out = '';
  for (const byte of utf8.encode(text)) {
    const char = String.fromCharCode(byte);
    if (/[a-zA-Z0-9.\-*_]/.test(char)) out += char;
    else out += char === ' ' ? '+' : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return out;
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

export function base64(bytes: Uint8Array): string {
  let out = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b, c] = [bytes[i], bytes[i + 1], bytes[i + 2]];
    out += BASE64.charAt(a >> 2) + BASE64.charAt(((a & 3) << 4) | ((b ?? 0) >> 4));
    out += b === undefined ? '=' : BASE64.charAt(((b & 15) << 2) | ((c ?? 0) >> 6));
    out += c === undefined ? '=' : BASE64.charAt(c & 63);
  }
  return out;
}

/** @returns undefined when `text` is no Base64 */
export function fromBase64(text: string): Uint8Array | undefined {
  const clean = text.replace(/[\s=]/g, '');
  const bytes: number[] = [];
  let bits = 0;
  let value = 0;
  for (const char of clean) {
    const digit = BASE64.indexOf(char);
    if (digit < 0) return undefined;
    value = (value << 6) | digit;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((value >> bits) & 0xff);
      value &= (1 << bits) - 1;
    }
  }
  return Uint8Array.from(bytes);
}
