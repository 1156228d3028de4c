/**
 * Reads an XML file as the gateway does, which is less strict than we are: nothing behind the root's end tag is read,
 * a declared encoding beats a UTF-8 mark, internal entities are expanded. We refuse such files in a scan, because what
 * one reads is not what runs; but to say whether the gateway deploys them, we have to read them its way.
 *
 * @see synapse-semantics 1.1 "Encoding", "Rest of XML"
 */
import { decodeDeclared, decodeXml } from './decode.js';
import type { XmlDocument } from './model.js';
import { DEFAULT_MAX_BYTES, DEFAULT_MAX_DEPTH, doctypeAt, readXml, type XmlLimits, type XmlProblem } from './read.js';

export type GatewayXmlResult =
  | { readonly ok: true; readonly document: XmlDocument }
  | {
      readonly ok: false;
      readonly problem: XmlProblem;
      /** The gateway refuses it, too. Otherwise it is we who cannot read it: it may hold anything. */
      readonly isSure: boolean;
    };

/** Whether the bytes begin as some encoding does that is told by its first bytes alone and that we do not read. */
function isOtherEncoding([a, b, c, d]: Uint8Array): boolean {
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return c === 0 && d === 0;
  return a === 0 || b === 0 || c === 0 || d === 0 || (a === 0x4c && b === 0x6f);
}

/** The declaration wins over a UTF-8 mark. */
function decodeAsGateway(bytes: Uint8Array): ReturnType<typeof decodeXml> {
  const decoded = decodeXml(bytes);
  if (decoded.ok || decoded.declaredAgainstMark === undefined) return decoded;
  const declared = decoded.declaredAgainstMark;
  return decodeDeclared(bytes.subarray(3), declared, { byteOrderMark: true, declared });
}

const MARKUP = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<\/[^>]*>|<(?:"[^"]*"|'[^']*'|[^'">])*>/g;

/** Offset behind the root's end tag, or -1 when the root is not closed. */
function rootEnd(source: string): number {
  let depth = 0;
  MARKUP.lastIndex = 0;
  for (let found = MARKUP.exec(source); found !== null; found = MARKUP.exec(source)) {
    const [tag] = found;
    if (tag.startsWith('<!') || tag.startsWith('<?')) continue;
    if (tag.startsWith('</')) depth--;
    else if (!tag.endsWith('/>')) depth++;
    if (depth === 0) return MARKUP.lastIndex;
  }
  return -1;
}

const ENTITY = /<!ENTITY\s+([\w:.-]+)\s+(?:"([^"%<]*)"|'([^'%<]*)')\s*>/g;

/**
 * Takes out a DOCTYPE whose internal subset holds nothing but plain general entities, and expands those.
 * @returns the text without it; undefined for anything else, or when the text grows beyond `maxBytes`
 */
function expandInternalEntities(source: string, maxBytes: number): string | undefined {
  const at = doctypeAt(source);
  const doctype = /^<!DOCTYPE\s+[\w:.-]+\s*(?:\[([^\]]*)\]\s*)?>/.exec(source.slice(at));
  if (doctype === null) return undefined;
  const subset = doctype[1] ?? '';
  const entities = new Map<string, string>();
  for (const [, name = '', double, single] of subset.matchAll(ENTITY)) {
    if (!entities.has(name)) entities.set(name, double ?? single ?? '');
  }
  if (subset.replace(ENTITY, '').trim() !== '') return undefined;
  // blanks in its place keep lines and columns
  const blank = doctype[0].replace(/[^\r\n]/g, ' ');
  let text = source.slice(0, at) + blank + source.slice(at + doctype[0].length);
  for (let round = 0; round <= entities.size; round++) {
    let replaced = false;
    let length = text.length;
    const next = text.replace(/&([\w:.-]+);/g, (all, name: string) => {
      const value = entities.get(name);
      if (value === undefined || length > maxBytes) return all;
      replaced = true;
      length += value.length;
      return value;
    });
    if (length > maxBytes) return undefined;
    if (!replaced) return text;
    text = next;
  }
  return undefined; // an entity that names itself
}

/** @throws never */
export function readAsGateway(
  bytes: Uint8Array,
  limits: XmlLimits & { readonly maxBytes: number } = { maxDepth: DEFAULT_MAX_DEPTH, maxBytes: DEFAULT_MAX_BYTES },
): GatewayXmlResult {
  const decoded = decodeAsGateway(bytes);
  if (!decoded.ok) {
    const { reason, line, column, isInvalid = false } = decoded;
    return {
      ok: false,
      problem: { kind: 'encoding', reason, line, column },
      isSure: isInvalid && !isOtherEncoding(bytes),
    };
  }
  let source = decoded.text;
  if (doctypeAt(source) >= 0) source = expandInternalEntities(source, limits.maxBytes) ?? source;
  const strict = readXml(source, limits);
  if (strict.ok) return strict;
  const { problem } = strict;
  if (problem.kind !== 'not-well-formed') return { ok: false, problem, isSure: false };
  const end = rootEnd(source);
  const cut = end < 0 || end >= source.length ? undefined : readXml(source.slice(0, end), limits);
  return cut?.ok ? cut : { ok: false, problem, isSure: !isOtherEncoding(bytes) };
}
