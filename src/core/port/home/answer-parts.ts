/** The payload and the headers of an answer, part by part: members by name, headers by name. */
import { readXml, type XmlElement } from '../../xml/index.js';
import { type Answer, HOLE, valuesOf } from './answers.js';

/** Name → what it may hold. The root of an XML payload has the name `''`. */
export type Parts = ReadonlyMap<string, string>;

/** Names that two answers hold something else under, or only one of them has. */
export function changedParts(a: Parts, b: Parts): Set<string> {
  return new Set([...a.keys(), ...b.keys()].filter((name) => a.get(name) !== b.get(name)));
}

/** @returns undefined for payloads that have no members: SOAP, pages, text, and what is not well-formed */
export const partsOf = (answer: Answer, aspect: 'payload' | 'headers'): Parts | undefined =>
  aspect === 'headers' ? headersOf(answer) : membersOf(answer);

/** All values of a name together, in a fixed order. */
function together(pairs: Iterable<readonly [name: string, value: string]>): Parts {
  const all = new Map<string, Set<string>>();
  for (const [name, value] of pairs) {
    const values = all.get(name);
    if (values === undefined) all.set(name, new Set([value]));
    else values.add(value);
  }
  return new Map([...all].map(([name, values]) => [name, [...values].sort().join('\n')]));
}

function headersOf(answer: Answer): Parts {
  const lines = valuesOf(answer, 'headers').flatMap((text) => text.split('\n'));
  return together(
    lines.map((line) => {
      const at = line.indexOf('=');
      return [line.slice(0, at), line.slice(at + 1)];
    }),
  );
}

function membersOf(answer: Answer): Parts | undefined {
  const pairs: (readonly [string, string])[] = [];
  for (const payload of valuesOf(answer, 'payload')) {
    const text = payload.trim();
    const members = text.startsWith('{') ? jsonMembers(text) : text.startsWith('<') ? xmlMembers(text) : undefined;
    if (members === undefined) return undefined;
    pairs.push(...members);
  }
  return together(pairs);
}

/** Unknown parts as ordinary text: inside strings as they are, elsewhere as a string of their own. */
function withoutHoles(text: string): string {
  let out = '';
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i] as string;
    if (c === HOLE) {
      const end = text.indexOf(HOLE, i + 1);
      const hole = `\uf8ff${encodeURIComponent(text.slice(i + 1, end))}`;
      out += inString ? hole : `"${hole}"`;
      i = end;
    } else if (c === '\\' && inString) {
      out += c + (text[++i] ?? '');
    } else {
      if (c === '"') inString = !inString;
      out += c;
    }
  }
  return out;
}

function jsonMembers(text: string): (readonly [string, string])[] | undefined {
  let json: Record<string, unknown>;
  try {
    json = JSON.parse(withoutHoles(text)) as Record<string, unknown>;
  } catch {
    return undefined;
  }
  const [only, ...others] = Object.entries(json);
  const isWrapped = only?.[0].toLowerCase() === 'fault' && others.length === 0 && isObject(only[1]);
  const object = isWrapped ? (only[1] as Record<string, unknown>) : json;
  return Object.entries(object).map(([name, value]) => [name, JSON.stringify(value)]);
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

function xmlMembers(text: string): (readonly [string, string])[] | undefined {
  const read = readXml(text.replaceAll(HOLE, '\uf8ff'));
  if (!read.ok) return undefined;
  const { root, source } = read.document;
  if (/^(?:html|Envelope)$/i.test(root.local)) return undefined;
  const members = root.children.filter((child): child is XmlElement => child.kind === 'element');
  const inner = (element: XmlElement): string => source.slice(element.start, element.end).replace(/^<[^>]*>/, '');
  return [['', `{${root.ns}}${root.local}`], ...members.map((one) => [one.local, inner(one)] as const)];
}
