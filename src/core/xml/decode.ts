/**
 * Bytes → text, as a gateway's XML reader does it: byte-order mark, XML declaration, strict decoding.
 *
 * The decoder never replaces a bad byte: what the gateway would refuse is refused here too, with the offset of the
 * byte. What the gateway reads differently from what the author meant (UTF-8 bytes under an ISO-8859-1 declaration)
 * is decoded as the gateway does it and reported as a `mojibake` note.
 *
 * @see synapse-semantics 1.1 "Encoding"; XML 1.0, 4.3.3 and appendix F
 */

export interface Decoded {
  readonly ok: true;
  /** Without the byte-order mark; offsets elsewhere are UTF-16 code units of this text. */
  readonly text: string;
  /** The encoding used, lower case: `utf-8`, `utf-16le`, `iso-8859-1`, `us-ascii`, or a WHATWG label. */
  readonly encoding: string;
  readonly byteOrderMark: boolean;
  /** The name in the XML declaration, as spelled. */
  readonly declared?: string;
  /** Set when the bytes read as valid multi-byte UTF-8, but another encoding is declared: clients see mojibake. */
  readonly mojibake?: { readonly offset: number; readonly shown: string; readonly meant: string };
}

export interface Undecodable {
  readonly ok: false;
  readonly reason: string;
  /** Byte offset of the first byte that does not fit. */
  readonly byte: number;
  readonly line: number;
  readonly column: number;
  /** The encoding that the declaration asks for against the mark, for readers that let the declaration win. */
  readonly declaredAgainstMark?: string;
  /** The bytes are not what their encoding allows: no reader takes them. */
  readonly isInvalid?: true;
}

/** The 32 places where windows-1252 differs from ISO-8859-1; `TextDecoder` of Node 20 treats the two as one. */
const WINDOWS_1252_C1 = '€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ';

const WINDOWS_1252_NAMES = /^(windows-1252|cp-?1252|x-cp1252)$/i;
const LATIN1_NAMES = /^(iso[-_]?8859[-_]1|latin-?1|l1|cp819|ibm819)$/i;
const ASCII_NAMES = /^(us-ascii|ascii|iso646-us|ansi_x3\.4-1968)$/i;
const UTF16_NAMES = /^(utf-?16(le|be)?|iso-10646-ucs-2|ucs-2)$/i;

/** Decodes true ISO-8859-1: each byte is one character. (`TextDecoder('iso-8859-1')` means windows-1252.) */
export function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) {
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return text;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Offset of the first byte that is no valid UTF-8, or -1. Follows the Unicode table of well-formed sequences. */
export function invalidUtf8At(bytes: Uint8Array): number {
  const continues = (at: number, low = 0x80, high = 0xbf): boolean => {
    const byte = bytes[at];
    return byte !== undefined && byte >= low && byte <= high;
  };
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at] as number;
    let length = 1;
    if (lead >= 0x80) {
      if (lead >= 0xc2 && lead <= 0xdf) length = continues(at + 1) ? 2 : 0;
      else if (lead >= 0xe0 && lead <= 0xef) {
        const low = lead === 0xe0 ? 0xa0 : 0x80;
        const high = lead === 0xed ? 0x9f : 0xbf;
        length = continues(at + 1, low, high) && continues(at + 2) ? 3 : 0;
      } else if (lead >= 0xf0 && lead <= 0xf4) {
        const low = lead === 0xf0 ? 0x90 : 0x80;
        const high = lead === 0xf4 ? 0x8f : 0xbf;
        length = continues(at + 1, low, high) && continues(at + 2) && continues(at + 3) ? 4 : 0;
      } else length = 0;
    }
    if (length === 0) return at;
    at += length;
  }
  return -1;
}

/** The text of `bytes` as UTF-8; undefined when they are not. As long as `bytes` exactly when all of them are ASCII. */
function tryUtf8(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

interface Mark {
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
  readonly length: number;
}

function byteOrderMark(bytes: Uint8Array): Mark | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', length: 2 };
  return undefined;
}

/** The encoding name of an XML declaration at the very start of `head`, as spelled. */
function declaredEncoding(head: string): string | undefined {
  return /^<\?xml\s[^>]*?\sencoding\s*=\s*(?:"([^"]*)"|'([^']*)')/
    .exec(head)
    ?.slice(1)
    .find((name) => name !== undefined);
}

type Refused = Pick<Undecodable, 'declaredAgainstMark' | 'isInvalid'>;

const INVALID = { isInvalid: true } as const;

function refuse(bytes: Uint8Array, byte: number, reason: string, more?: Refused): Undecodable {
  let line = 1;
  let lineStart = 0;
  for (let i = 0; i < byte && i < bytes.length; i++) {
    if (bytes[i] === 0x0a) {
      line++;
      lineStart = i + 1;
    }
  }
  return { ok: false, reason, byte, line, column: byte - lineStart + 1, ...more };
}

const hex = (byte: number | undefined): string => (byte ?? 0).toString(16).toUpperCase().padStart(2, '0');

function decodeUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be', skip: number): string | undefined {
  const units = bytes.subarray(skip);
  if (units.length % 2 !== 0) return undefined;
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(units);
  } catch {
    return undefined;
  }
}

function decodeMarkedUtf16(bytes: Uint8Array, mark: Mark): Decoded | Undecodable {
  const encoding = mark.encoding as 'utf-16le' | 'utf-16be';
  const text = decodeUtf16(bytes, encoding, mark.length);
  if (text === undefined)
    return refuse(bytes, mark.length, `the bytes are no valid ${encoding.toUpperCase()}`, INVALID);
  const declared = declaredEncoding(text.slice(0, 200));
  if (declared !== undefined && !UTF16_NAMES.test(declared)) {
    return refuse(bytes, 0, `the byte-order mark says UTF-16, but the XML declaration says ${declared}`);
  }
  return { ok: true, text, encoding, byteOrderMark: true, ...(declared !== undefined && { declared }) };
}

/** First non-ASCII character of bytes that are valid UTF-8, and what they look like in Latin-1. */
function mojibake(bytes: Uint8Array): NonNullable<Decoded['mojibake']> {
  const offset = bytes.findIndex((byte) => byte >= 0x80);
  const lead = bytes[offset] as number;
  const raw = bytes.subarray(offset, offset + (lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2));
  return { offset, shown: latin1(raw), meant: utf8.decode(raw) };
}

/**
 * Decodes the bytes of an XML file.
 *
 * Order: UTF-16 byte-order mark, the XML declaration, UTF-8. A UTF-8 mark with a contradicting declaration is refused
 * (XML 1.0, 4.3.3); `declaredAgainstMark` then names the encoding that a gateway would use, since there the
 * declaration wins.
 * @returns the text without its mark, or the reason with byte offset, line and column (1-based, in bytes)
 * @throws never
 */
export function decodeXml(bytes: Uint8Array): Decoded | Undecodable {
  const mark = byteOrderMark(bytes);
  if (mark !== undefined && mark.encoding !== 'utf-8') return decodeMarkedUtf16(bytes, mark);
  const body = mark === undefined ? bytes : bytes.subarray(mark.length);
  const marked = mark !== undefined;
  const asUtf8 = tryUtf8(body);
  const declared = declaredEncoding((asUtf8 ?? latin1(body.subarray(0, 200))).slice(0, 200));
  const facts = { byteOrderMark: marked, ...(declared !== undefined && { declared }) };

  if (declared === undefined || /^utf-?8$/i.test(declared)) {
    if (asUtf8 === undefined) {
      const bad = invalidUtf8At(body);
      const says = declared === undefined ? 'no encoding is declared, so the file must be UTF-8' : `UTF-8 is declared`;
      return refuse(bytes, bad + (mark?.length ?? 0), `${says}, but the byte ${hex(body[bad])} is not`, INVALID);
    }
    return { ok: true, text: asUtf8, encoding: 'utf-8', ...facts };
  }
  if (marked) {
    const reason = `the byte-order mark says UTF-8, but the XML declaration says ${declared}`;
    return refuse(bytes, 0, reason, { declaredAgainstMark: declared });
  }
  return decodeAs(body, declared, facts, asUtf8);
}

function knownDecoder(label: string) {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true });
  } catch {
    return undefined;
  }
}

interface Facts {
  readonly byteOrderMark: boolean;
  readonly declared?: string;
}

/**
 * Decodes `bytes` as the encoding `declared` says.
 * @param facts what else is known of the file; copied into the result
 */
export const decodeDeclared = (bytes: Uint8Array, declared: string, facts: Facts): Decoded | Undecodable =>
  decodeAs(bytes, declared, facts, tryUtf8(bytes));

/** @param asUtf8 the text if the bytes are valid UTF-8 */
function decodeAs(
  bytes: Uint8Array,
  declared: string,
  facts: Facts,
  asUtf8: string | undefined,
): Decoded | Undecodable {
  // Every encoding but UTF-16 that files are in has ASCII in it.
  const ascii = asUtf8?.length === bytes.length;
  if (UTF16_NAMES.test(declared)) {
    return refuse(bytes, 0, `the XML declaration says ${declared}, but the bytes are not UTF-16`);
  }
  if (ASCII_NAMES.test(declared)) {
    if (ascii) return { ok: true, text: asUtf8, encoding: 'us-ascii', ...facts };
    const bad = bytes.findIndex((byte) => byte >= 0x80);
    return refuse(bytes, bad, `${declared} is declared, but the byte ${hex(bytes[bad])} is not ASCII`, INVALID);
  }
  const note = asUtf8 === undefined || ascii ? {} : { mojibake: mojibake(bytes) };
  if (LATIN1_NAMES.test(declared)) {
    return { ok: true, text: ascii ? asUtf8 : latin1(bytes), encoding: 'iso-8859-1', ...facts, ...note };
  }
  if (WINDOWS_1252_NAMES.test(declared)) {
    const text = latin1(bytes).replace(/[\x80-\x9f]/g, (c) => WINDOWS_1252_C1.charAt(c.charCodeAt(0) - 0x80));
    return { ok: true, text, encoding: 'windows-1252', ...facts, ...note };
  }
  const decoder = knownDecoder(declared);
  if (decoder === undefined) {
    return refuse(bytes, 0, `the XML declaration names an unknown encoding, ${JSON.stringify(declared)}`);
  }
  try {
    return { ok: true, text: decoder.decode(bytes), encoding: decoder.encoding, ...facts, ...note };
  } catch {
    return refuse(bytes, 0, `${declared} is declared, but the bytes are not`);
  }
}
