import type { XmlNode } from './model.js';

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Resolves the five built-in entities and character references; the text is known to be well-formed. */
export function resolveReferences(raw: string): string {
  if (raw.indexOf('&') < 0) return raw;
  return raw.replace(/&(?:#x([0-9a-fA-F]+)|#([0-9]+)|(\w+));/g, (all, hex, decimal, name) => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal !== undefined) return String.fromCodePoint(Number.parseInt(decimal, 10));
    return NAMED[name] ?? all;
  });
}

/** XML 1.0, 2.11: CRLF and CR become LF. */
export function normaliseLineEnds(raw: string): string {
  return raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
}

/**
 * Cuts what stands between two tags into text, CDATA, comments and processing instructions, and appends it to `into`.
 * The span holds no element, and the document is known to be well-formed.
 */
export function piecesOf(source: string, from: number, to: number, into: XmlNode[]): void {
  let at = from;
  while (at < to) {
    const markup = source.indexOf('<', at);
    const textEnd = markup === -1 || markup > to ? to : markup;
    if (textEnd > at) {
      const value = resolveReferences(normaliseLineEnds(source.slice(at, textEnd)));
      into.push({ kind: 'text', value, cdata: false, start: at, end: textEnd });
      at = textEnd;
      continue;
    }
    if (source.startsWith('<!--', at)) {
      const end = source.indexOf('-->', at + 4) + 3;
      into.push({ kind: 'comment', value: normaliseLineEnds(source.slice(at + 4, end - 3)), start: at, end });
      at = end;
    } else if (source.startsWith('<![CDATA[', at)) {
      const end = source.indexOf(']]>', at + 9) + 3;
      const value = normaliseLineEnds(source.slice(at + 9, end - 3));
      into.push({ kind: 'text', value, cdata: true, start: at, end });
      at = end;
    } else {
      const end = source.indexOf('?>', at) + 2;
      const [, target = '', value = ''] = /^<\?(\S+?)(?:\s+([\s\S]*))?\?>$/.exec(source.slice(at, end)) ?? [];
      if (target !== 'xml') into.push({ kind: 'instruction', target, value: normaliseLineEnds(value), start: at, end });
      at = end;
    }
  }
}
