/** Compares recorded answers with what our engine gives; shared by the command and the tests. */
import { answer, type Call, type Ending } from '../../src/core/mediation/answer.js';
import type { Caller } from '../../src/core/mediation/caller-names.js';
import { javaDoubleText } from '../../src/core/mediation/numbers.js';
import { Oracle } from '../../src/core/mediation/oracle.js';
import type { Request } from '../../src/core/mediation/request.js';
import { JavaNumber, type Value } from '../../src/core/mediation/values.js';
import type { Release } from '../../src/core/stock/releases.js';
import { deploySet, type ReadFile, readForGateway } from '../../src/core/synapse/index.js';
import { parseJavaDouble } from '../../src/core/synapse/java-values.js';
import { infoset } from './infoset.js';

type Text = string | { readonly base64: string };

interface ContextProperty {
  readonly name: string;
  readonly scope?: 'default' | 'axis2' | 'transport' | 'operation';
  readonly type?: 'STRING' | 'INTEGER' | 'BOOLEAN' | 'LONG' | 'DOUBLE';
  readonly value: string;
}

interface RecordedAnswer {
  readonly releases: readonly Release[];
  readonly outcome: 'answer' | 'no-answer' | 'closed';
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string;
  readonly bodyBase64?: string;
  readonly failedFiles?: readonly string[];
}

export interface Case {
  readonly id: string;
  readonly stock?: string;
  readonly sequences: Readonly<Record<string, Text>>;
  readonly entry: string;
  readonly via: Caller;
  readonly status?: number;
  readonly context?: readonly ContextProperty[];
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
  };
  readonly answers: readonly RecordedAnswer[];
}

export interface Difference {
  readonly id: string;
  readonly release: Release;
  readonly member: string;
  readonly expected: string;
  readonly got: string;
}

const utf8 = new TextEncoder();

const bytesOf = (text: Text): Uint8Array =>
  typeof text === 'string' ? utf8.encode(text) : new Uint8Array(Buffer.from(text.base64, 'base64'));

function propertyValue({ type = 'STRING', value }: ContextProperty): Value {
  switch (type) {
    case 'STRING':
      return value;
    case 'BOOLEAN':
      return value.toLowerCase() === 'true';
    case 'INTEGER':
      return new JavaNumber('Integer', Number(value), value);
    case 'LONG':
      return new JavaNumber('Long', Number(value), value);
    case 'DOUBLE': {
      const number = parseJavaDouble(value) ?? Number.NaN;
      return new JavaNumber('Double', number, javaDoubleText(number));
    }
  }
}

export function requestOf({ request }: Case): Request {
  const { method, path, headers, body = '' } = request;
  return {
    method,
    path,
    headers: [['Host', 'gateway.example.com'], ...Object.entries(headers)],
    apiContext: '/pizza/1.0.0',
    body: utf8.encode(body),
  };
}

export type Stock = (release: string) => ReadonlyMap<string, Uint8Array>;

/** Reading a file does not depend on the release, so equal contents are read once. */
export class Reading {
  private readonly known = new Map<string, ReadFile>();
  constructor(private readonly stock: Stock) {}

  file(name: string, bytes: Uint8Array): ReadFile {
    const key = `${name}\0${Buffer.from(bytes).toString('latin1')}`;
    let read = this.known.get(key);
    if (read === undefined) {
      read = readForGateway(name, bytes);
      this.known.set(key, read);
    }
    return read;
  }

  /** The files of a case in the order in which the recorded gateways read their folder: names backwards. */
  files({ stock, sequences }: Case, release: Release): ReadFile[] {
    const bytes = new Map(stock === undefined ? [] : this.stock(stock === 'own' ? release : stock));
    for (const [name, text] of Object.entries(sequences)) bytes.set(name, bytesOf(text));
    return [...bytes].sort(([a], [b]) => (a < b ? 1 : -1)).map(([name, content]) => this.file(name, content));
  }
}

/** What of an answer counts, in comparable form. */
export interface Facts {
  readonly outcome: string;
  readonly status: string;
  readonly headers: string;
  readonly failedFiles: string;
  readonly body: string;
}

export const MEMBERS = ['outcome', 'status', 'headers', 'failedFiles', 'body'] as const;

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|<uuid>|[\uDC00-\uDFFF]/gu;

const masked = (text: string): string => text.replace(/axis2ns(?:\d+|<n>)/g, 'axis2ns').replace(UUID, '<uuid>');

export function bodyOf(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('utf8');
  if (Buffer.from(text, 'utf8').compare(bytes) !== 0) return `base64:${Buffer.from(bytes).toString('base64')}`;
  return comparable(text);
}

const comparable = (text: string): string => {
  const plain = masked(text);
  return /<(?:\w+:)?Envelope[\s>]/.test(plain) ? (infoset(plain) ?? plain) : plain;
};

export const headerText = (headers: Readonly<Record<string, string | readonly string[]>>): string =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${[value].flat().map(masked).join(' | ')}`)
    .sort()
    .join('\n    ');

export function recorded(given: RecordedAnswer): Facts {
  const failedFiles = [...(given.failedFiles ?? [])].sort().join(', ');
  if (given.outcome !== 'answer') return { outcome: given.outcome, status: '', headers: '', failedFiles, body: '' };
  return {
    outcome: 'answer',
    status: String(given.status),
    headers: headerText(given.headers ?? {}),
    failedFiles,
    body:
      given.bodyBase64 === undefined
        ? comparable(given.body ?? '')
        : bodyOf(new Uint8Array(Buffer.from(given.bodyBase64, 'base64'))),
  };
}

function computed({ run, end }: Ending, failedFiles: string): Facts {
  const nothing = { status: '', headers: '', failedFiles, body: '' };
  if (end.is === 'unknown') return { ...nothing, outcome: `unknown: ${end.why.reason}` };
  if (end.is === 'no-answer') return { ...nothing, outcome: 'no-answer' };
  if (end.is === 'accepted') return { ...nothing, outcome: 'answer', status: '202' };
  const { reply } = end;
  if (reply.is === 'closed') return { ...nothing, outcome: 'closed' };
  const headers: Record<string, string[]> = {};
  for (const { name, value } of reply.headers) {
    const key = name.toLowerCase();
    headers[key] = [...(headers[key] ?? []), key === 'activityid' ? '<uuid>' : value];
  }
  const text = run.holes.pieces(reply.text).map((piece) => (typeof piece === 'string' ? piece : '<uuid>'));
  return {
    outcome: 'answer',
    status: typeof reply.status === 'number' ? String(reply.status) : reply.status.name,
    headers: headerText(headers),
    failedFiles,
    body: reply.bytes === undefined ? comparable(text.join('')) : bodyOf(reply.bytes),
  };
}

const CLOSED = { closed: true, surmise: () => null } as const;

/** The call that a case makes. */
export function callOf(one: Case): Call {
  return {
    caller: one.via,
    entry: one.entry,
    status: one.status ?? 500,
    context: (one.context ?? []).map((property) => ({
      name: property.name,
      scope: property.scope ?? 'default',
      value: propertyValue(property),
    })),
    request: requestOf(one),
  };
}

/** Runs every case for every release that answered it. */
export function check(
  cases: readonly Case[],
  stock: Stock,
  report: (difference: Difference) => void,
): { readonly equal: number; readonly total: number } {
  const reading = new Reading(stock);
  let equal = 0;
  let total = 0;
  for (const one of cases) {
    const call = callOf(one);
    for (const given of one.answers) {
      for (const release of given.releases) {
        total++;
        const set = deploySet(reading.files(one, release), release, { closed: true });
        const failed = set.files.filter(({ name }) => name === undefined).map(({ file }) => file);
        const expected = recorded(given);
        const got = computed(answer(set, call, CLOSED, new Oracle()), failed.sort().join(', '));
        const wrong = MEMBERS.find((member) => expected[member] !== got[member]);
        if (wrong === undefined) equal++;
        else report({ id: one.id, release, member: wrong, expected: expected[wrong], got: got[wrong] });
      }
    }
  }
  return { equal, total };
}
