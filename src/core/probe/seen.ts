/**
 * An answer → what it is: its kind, by the same names as a prediction, and the fault inside. The body decides, not the
 * label: custom sequences label XML as JSON and JSON as a form. @see gateway-faults B.3, last point
 */
import type { OutcomeKind } from '../mediation/outcome.js';
import { clip } from '../text.js';
import { type Answered, headersNamed } from './observation.js';
import { type JsonNode, readStrictJson } from './strict-json.js';
import { textOf } from './text.js';

/** One member of a fault, in order. */
export interface FaultMember {
  readonly name: string;
  readonly type: JsonNode['is'] | 'text';
  /** Its text; JSON for objects and arrays. */
  readonly text: string;
}

export interface SeenFault {
  readonly form: 'json' | 'json-wrapped' | 'xml' | 'soap';
  readonly members: readonly FaultMember[];
  /** Of the XML fault, or of the SOAP envelope. */
  readonly namespace?: string;
  /** Trimmed text of the code. */
  readonly code?: string;
}

export interface Seen {
  readonly kind: OutcomeKind;
  readonly status: number;
  /** As sent; undefined when there is none. */
  readonly contentType: string | undefined;
  /** The fault, when it has the form of one; whose fault it is nobody has asked yet. */
  readonly fault?: SeenFault;
  /** Why a body that looks like JSON or XML cannot be read as that. */
  readonly problem?: string;
  /** What is odd and harmless, in clauses. */
  readonly notes: readonly string[];
  /** What one reader may take for this and another for that, in clauses. */
  readonly ambiguous: readonly string[];
  /** What it is, in a few words: `HTML page "Login"`. */
  readonly summary: string;
  /** It sends the client elsewhere, which is the answer: nobody follows. */
  readonly isRedirect?: boolean;
  /** The body as text, as far as it is text. */
  readonly text: string | undefined;
}

export type Body = Omit<Seen, 'status' | 'contentType' | 'notes' | 'ambiguous'> &
  Partial<Pick<Seen, 'notes' | 'ambiguous'>>;

const NOTE_WORDS = {
  'utf8-mark': 'a UTF-8 mark stands before the body',
  'charset-unknown': 'the charset of the label is none that we know',
  'charset-latin1': 'the body is in Latin-1, as its label says',
} as const;

/** What a body is that begins like markup. @param text as its label says; @param charset of the label */
export type ReadMarkup = (bytes: Uint8Array, text: string, charset: string | undefined) => Omit<Body, 'text'>;

/** Whether an answer has to be read as markup, for whom it is a burden to be ready for that. */
export const looksLikeMarkup = ({ body }: Answered): boolean => {
  let at = 0;
  // white space, and the mark of UTF-8
  while ([0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf].includes(body[at] ?? 0)) at++;
  return body[at] === 0x3c;
};

/** Says what an answer is. @throws never */
export function see(answer: Answered, readMarkup: ReadMarkup): Seen {
  const types = headersNamed(answer.headers, 'content-type');
  const [contentType] = types;
  const label = contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const charset = /;\s*charset="?([^";\s]*)/i.exec(contentType ?? '')?.[1];
  const encoding = answer.quirks.find(({ id }) => id === 'encoding-not-asked-for');
  const body = encoding === undefined ? bodyOf(answer, label, charset, readMarkup) : encoded(encoding.words);
  const notes = [
    ...answer.quirks.filter((quirk) => quirk !== encoding).map(({ words }) => words),
    ...(types.length > 1 ? [`${types.length} Content-Type headers`] : []),
    ...(contentType === undefined && answer.body.length > 0 ? ['no Content-Type'] : []),
    ...(body.notes ?? []),
  ];
  const seen = { ambiguous: [], ...body, status: answer.status, contentType, notes };
  const [location] = headersNamed(answer.headers, 'location');
  const redirects = answer.status >= 300 && answer.status < 400 && location !== undefined;
  return redirects ? { ...seen, summary: `redirect to ${withoutUser(clip(location, 100))}`, isRedirect: true } : seen;
}

/** Credentials in an address are nobody's business. */
const withoutUser = (url: string): string => url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, '$1');

const encoded = (words: string): Body => ({ kind: 'unknown', problem: words, summary: words, text: undefined });

function bodyOf(answer: Answered, label: string, charset: string | undefined, readMarkup: ReadMarkup): Body {
  const { status, body } = answer;
  if (body.length === 0) {
    const kind = status === 202 ? 'accepted-empty' : 'empty';
    return { kind, summary: status === 202 ? 'accepted, with nothing in it' : 'empty body', text: '' };
  }
  const decoded = textOf(body, charset);
  if (!decoded.ok) return encoded(decoded.why);
  const { text } = decoded;
  const notes = decoded.notes.map((note) => NOTE_WORDS[note]);
  const trimmed = text.trim();
  if (trimmed === '') return { kind: 'empty', summary: 'blank body', text, notes };
  if (/^<(?:!doctype\s+html|html[\s>])/i.test(trimmed)) return { ...htmlBody(trimmed), text, notes };
  if (trimmed[0] === '<') return { ...readMarkup(body, trimmed, charset), text, notes };
  const isLabelled = label === 'application/json' || label.endsWith('+json');
  if (isLabelled || trimmed[0] === '{' || trimmed[0] === '[') {
    return { ...jsonBody(text), text, notes };
  }
  if (label === 'application/x-www-form-urlencoded') {
    const members = [...new URLSearchParams(trimmed)].map(([name, value]) => textMember(name, value));
    return { kind: 'form', summary: `form with ${members.map(({ name }) => name).join(', ')}`, text, notes };
  }
  return { kind: 'text', summary: `text ${JSON.stringify(clip(trimmed, 60))}`, text, notes };
}

export const textMember = (name: string, text: string): FaultMember => ({ name, type: 'text', text });

function htmlBody(text: string): Omit<Body, 'text'> {
  const title = /<title[^>]*>([^<]{0,200})/i.exec(text)?.[1]?.trim();
  return { kind: 'html', summary: title ? `HTML page ${JSON.stringify(clip(title, 60))}` : 'HTML page' };
}

function spell(node: JsonNode): string {
  switch (node.is) {
    case 'object':
      return `{${node.members.map(([name, value]) => `${JSON.stringify(name)}:${spell(value)}`).join(',')}}`;
    case 'array':
      return `[${node.items.map(spell).join(',')}]`;
    case 'string':
      return JSON.stringify(node.value);
    case 'number':
      return node.text;
    case 'boolean':
      return String(node.value);
    case 'null':
      return 'null';
  }
}

const membersOf = (node: JsonNode): FaultMember[] =>
  node.is !== 'object'
    ? []
    : node.members.map(([name, value]) => ({
        name,
        type: value.is,
        text: value.is === 'string' ? value.value : spell(value),
      }));

export const codeOf = (members: readonly FaultMember[]): { code?: string } => {
  // of a name that comes twice most readers keep the last
  const code = members
    .filter(({ name }) => name === 'code')
    .at(-1)
    ?.text.trim();
  return code === undefined ? {} : { code };
};

/** Line and column of an offset, 1-based. */
function placeIn(text: string, at: number): string {
  const before = text.slice(0, at);
  const line = before.split('\n').length;
  return `line ${line}, column ${at - before.lastIndexOf('\n')}`;
}

function jsonBody(text: string): Omit<Body, 'text'> {
  const read = readStrictJson(text);
  if (!read.ok) {
    const problem = `${read.why} (${placeIn(text, read.at)})`;
    return { kind: 'json', problem, summary: 'no valid JSON' };
  }
  const { root, repeated, inexact } = read;
  const ambiguous = [
    ...repeated.map((name) => `the name ${JSON.stringify(clip(name, 40))} comes twice in one object`),
    ...inexact.map((number) => `the number ${clip(number, 40)} does not fit a double`),
  ];
  const members = membersOf(root);
  const [only] = root.is === 'object' ? root.members : [];
  // the XML fault of old, converted
  if (members.length === 1 && only !== undefined && /^fault$/i.test(only[0]) && only[1].is === 'object') {
    const inner = membersOf(only[1]);
    const fault: SeenFault = { form: 'json-wrapped', members: inner, ...codeOf(inner) };
    return { kind: 'json-wrapped', fault, ambiguous, summary: `wrapped JSON fault${spelledCode(fault)}` };
  }
  const isFault = members.some(({ name }) => /^(?:code|description|message|error)$/.test(name));
  const fault: SeenFault = { form: 'json', members, ...codeOf(members) };
  const names = clip(members.map(({ name }) => name).join(', '), 60);
  return {
    kind: 'json',
    ...(isFault && { fault }),
    ambiguous,
    summary: isFault ? `JSON fault${spelledCode(fault)}` : `JSON ${root.is}${names === '' ? '' : ` with ${names}`}`,
  };
}

export const spelledCode = ({ code }: SeenFault): string =>
  code === undefined ? ' without a code' : ` ${clip(code, 20)}`;
