/**
 * What kind of document a payload is, told from its bytes as a client would, and what it holds.
 * The names are those of predictions and of observations alike.
 */
import { SOAP11_NS, SOAP12_NS } from '../synapse/soap.js';
import { type Json, JsonSyntax, parseJson } from './json-text.js';
import { XmlPayload, XmlSyntax } from './parse-xml.js';
import type { XElement } from './tree.js';

export type PayloadKind = 'json' | 'json-wrapped' | 'xml' | 'soap' | 'html' | 'text' | 'form' | 'empty';

export type JsonType = 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null' | 'unknown';

export interface Member {
  readonly name: string;
  readonly type: JsonType;
}

export interface Shape {
  readonly kind: PayloadKind;
  /** It is well-formed, with ordinary text in its unknown parts. */
  readonly isValid: boolean;
  /** Members of the JSON object, or of the object inside the wrapper; child elements of the XML root. */
  readonly members: readonly Member[];
  /** Name of the wrapping member, or of the XML root. */
  readonly root?: string;
  /** Namespace of the XML root; `''`: none. */
  readonly namespace?: string;
  /** Names of members that occur twice in one object. */
  readonly repeated: readonly string[];
}

const NOTHING = { members: [], repeated: [], isValid: true } as const;

/** Stands for an unknown part in text that is looked at: a private character that no payload holds. */
export const UNKNOWN_PART = '\uf8ff';

/**
 * @param text the payload, with `UNKNOWN_PART` for each unknown part
 * @param label media type of the answer, in lower case, without parameters
 */
export function shapeOf(text: string, label: string | undefined): Shape {
  const key = `${label ?? ''}\0${text}`;
  let shape = shapes.get(key);
  if (shape === undefined) {
    shape = tellShape(text, label);
    if (text.length > LONG) return shape;
    if (shapes.size >= MOST_SHAPES) shapes.clear();
    shapes.set(key, shape);
  }
  return shape;
}

/** Most payloads of an estate are one of few. */
const shapes = new Map<string, Shape>();
const MOST_SHAPES = 2000;
const LONG = 4096;

function tellShape(text: string, label: string | undefined): Shape {
  const trimmed = text.trim();
  if (trimmed === '') return { kind: 'empty', ...NOTHING };
  const first = trimmed[0];
  if (first === '<') return markupShape(trimmed);
  if (first === '{' || first === '[') return jsonShape(trimmed);
  if (label === 'application/json' || label?.endsWith('+json')) return jsonShape(trimmed);
  if (label === 'application/x-www-form-urlencoded' || /^[\w.-]+=[^\s<]*(?:&[\w.-]+=[^\s<]*)*$/.test(trimmed)) {
    return { kind: 'form', ...NOTHING, members: formMembers(trimmed) };
  }
  return { kind: 'text', ...NOTHING };
}

const formMembers = (text: string): Member[] =>
  text.split('&').map((pair) => ({ name: pair.split('=', 1)[0] as string, type: 'string' }));

function markupShape(text: string): Shape {
  let root: XElement;
  try {
    root = new XmlPayload(text).root();
  } catch (syntax) {
    if (!(syntax instanceof XmlSyntax)) throw syntax;
    return { kind: 'xml', ...NOTHING, isValid: false };
  }
  const { local, ns } = root;
  const isSoap = local === 'Envelope' && (ns === SOAP11_NS || ns === SOAP12_NS);
  const kind = isSoap ? 'soap' : local.toLowerCase() === 'html' ? 'html' : 'xml';
  const members = root.elements().map((child): Member => ({ name: child.local, type: 'unknown' }));
  return { kind, isValid: true, members, root: local, namespace: ns, repeated: [] };
}

/** Unknown parts inside strings stay; others become a value of their own. */
function withUnknownValues(text: string): string {
  let out = '';
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i] as string;
    if (c === '\\' && inString) {
      out += c + (text[++i] ?? '');
    } else {
      if (c === '"') inString = !inString;
      // several side by side are one value
      else if (c === UNKNOWN_PART && !inString) while (text[i + 1] === UNKNOWN_PART) i++;
      out += c === UNKNOWN_PART && !inString ? `"${UNKNOWN_PART}"` : c;
    }
  }
  return out;
}

function jsonShape(text: string): Shape {
  const whole = withUnknownValues(text);
  try {
    JSON.parse(whole);
  } catch {
    return { kind: 'json', ...NOTHING, isValid: false };
  }
  const json = readStrict(whole);
  if (json?.is !== 'object') return { kind: 'json', ...NOTHING };
  const repeated = repeatedIn(json);
  const [only] = json.members;
  // `{"fault":{…}}`: the XML fault of old, converted
  if (json.members.length === 1 && only !== undefined && /^fault$/i.test(only[0])) {
    const [name, value] = only;
    return { kind: 'json-wrapped', isValid: true, members: membersOf(value, text), root: name, repeated };
  }
  return { kind: 'json', isValid: true, members: membersOf(json, text), repeated };
}

function readStrict(text: string): Json | undefined {
  try {
    return parseJson(text);
  } catch (syntax) {
    if (!(syntax instanceof JsonSyntax)) throw syntax;
    return undefined;
  }
}

const membersOf = (json: Json, text: string): Member[] =>
  json.is === 'object' ? json.members.map(([name, value]) => ({ name, type: typeOf(value, name, text) })) : [];

function typeOf(json: Json, name: string, text: string): JsonType {
  if (json.is === 'literal') return json.value === null ? 'null' : 'boolean';
  if (json.is === 'string' && json.value === UNKNOWN_PART) {
    // in quotes it is a string, bare it is anything
    const quoted = new RegExp(`"${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}"\\s*:\\s*"`);
    return quoted.test(text) ? 'string' : 'unknown';
  }
  return json.is;
}

function repeatedIn(json: Json): string[] {
  if (json.is === 'array') return json.items.flatMap(repeatedIn);
  if (json.is !== 'object') return [];
  const names = json.members.map(([name]) => name);
  const own = names.filter((name, i) => names.indexOf(name) !== i);
  return [...own, ...json.members.flatMap(([, value]) => repeatedIn(value))];
}
