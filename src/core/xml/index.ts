/** Text ⇄ tree that remembers line, column and spelling; fetches nothing, expands nothing. */
import { type Decoded, decodeXml } from './decode.js';
import type { XmlDocument } from './model.js';
import { DEFAULT_MAX_BYTES, DEFAULT_MAX_DEPTH, readXml, type XmlLimits, type XmlProblem } from './read.js';

export * from './decode.js';
export { encodeXml } from './encode.js';
export * from './gateway.js';
export * from './model.js';
export { placeOf } from './place.js';
export * from './read.js';

export interface ByteLimits extends XmlLimits {
  readonly maxBytes: number;
}

export const DEFAULT_LIMITS: ByteLimits = { maxBytes: DEFAULT_MAX_BYTES, maxDepth: DEFAULT_MAX_DEPTH };

export type XmlFileResult =
  | { readonly ok: true; readonly document: XmlDocument; readonly decoded: Decoded }
  | { readonly ok: false; readonly problem: XmlProblem };

/**
 * Reads the bytes of an XML file, strictly.
 * @returns the tree and how the bytes were decoded, or the first problem with line and column (1-based)
 * @throws never
 */
export function readXmlBytes(bytes: Uint8Array, limits: ByteLimits = DEFAULT_LIMITS): XmlFileResult {
  if (bytes.length > limits.maxBytes) {
    const reason = `the file has ${bytes.length} bytes; at most ${limits.maxBytes} are read`;
    return { ok: false, problem: { kind: 'too-large', reason, line: 1, column: 1 } };
  }
  const decoded = decodeXml(bytes);
  if (!decoded.ok) {
    const { reason, line, column } = decoded;
    return { ok: false, problem: { kind: 'encoding', reason, line, column } };
  }
  const read = readXml(decoded.text, limits);
  return read.ok ? { ok: true, document: read.document, decoded } : read;
}
