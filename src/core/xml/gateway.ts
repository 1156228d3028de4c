/**
 * Reads an XML file as the gateway does, which is less strict than we are: nothing behind the root's end tag is read,
 * a declared encoding beats a UTF-8 mark, internal entities are expanded. We refuse such files in a scan, because what
 * one reads is not what runs; but to say whether the gateway deploys them, we have to read them its way.
 *
 * @see synapse-semantics 1.1 "Encoding", "Rest of XML"
 */
import { decodeDeclared, decodeXml } from './decode.js';
import { DEFAULT_MAX_BYTES, DEFAULT_MAX_DEPTH, doctypeAt, readXml, type XmlLimits, type XmlResult } from './read.js';

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
  let text = source.slice(0, at) + source.slice(at + doctype[0].length);
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
): XmlResult {
  const decoded = decodeAsGateway(bytes);
  if (!decoded.ok) {
    const { reason, line, column } = decoded;
    return { ok: false, problem: { kind: 'encoding', reason, line, column } };
  }
  let source = decoded.text;
  if (doctypeAt(source) >= 0) source = expandInternalEntities(source, limits.maxBytes) ?? source;
  const strict = readXml(source, limits);
  if (strict.ok || strict.problem.kind !== 'not-well-formed') return strict;
  const end = rootEnd(source);
  if (end < 0 || end >= source.length) return strict;
  const cut = readXml(source.slice(0, end), limits);
  return cut.ok ? cut : strict;
}
