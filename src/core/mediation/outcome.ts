/**
 * What a client receives, as data: the endings of all paths of a call, folded where they are equal.
 */
import type { At } from '../synapse/index.js';
import type { Ending } from './answer.js';
import { ANY_OTHER_HEADER } from './any-other-header.js';
import { type Conditions, Paths } from './conditions.js';
import type { Formatter } from './formatters.js';
import type { Responsible } from './message.js';
import type { Decision } from './oracle.js';
import type { Reply, ReplyHeader } from './reply.js';
import { type PayloadKind, type Shape, shapeOf, UNKNOWN_PART } from './shape.js';
import { Unknown } from './values.js';

export type OutcomeKind = PayloadKind | 'accepted-empty' | 'no-answer' | 'closed' | 'unknown';

/** A part of a text that cannot be known. */
export interface UnknownPart {
  readonly unknown: string;
  readonly reason: string;
}

/** A text whose unknown parts are holes. */
export type Template = readonly (string | UnknownPart)[];

export interface OutcomeHeader {
  /** Lower-case. */
  readonly name: string;
  readonly value: Template;
  /** When it is there; empty: always. */
  readonly when: Conditions;
}

export interface Outcome {
  readonly kind: OutcomeKind;
  /** 100–599; the unknown part when it depends on something unknown; undefined without an answer. */
  readonly status: number | UnknownPart | undefined;
  readonly reason: string | undefined;
  /** In the order of the wire; a name may come twice. */
  readonly headers: readonly OutcomeHeader[];
  /** First Content-Type, as sent. */
  readonly contentType: string | undefined;
  readonly payload: Template;
  /** The payload as sent, when all of it is known. */
  readonly bytes: Uint8Array | undefined;
  /** What the payload holds; undefined without a payload. */
  readonly shape: Shape | undefined;
  /** The client gets the bytes of its own request back. */
  readonly isRequest: boolean;
  /** The request's headers that the sequence did not remove come back. */
  readonly echoes: boolean;
  /** Why there is no answer, or why it is unknown. */
  readonly why: string | undefined;
  /** Where that shows. */
  readonly at: At | undefined;
  /** The conditions under which this happens, any of them; empty: always. */
  readonly when: Conditions;
  /** The decisions that lead here first, for `explain`. */
  readonly path: readonly number[];
  /** The mediators that decided payload, type, status and send; absent: Java did, or nobody. */
  readonly responsible: Responsible;
}

const utf8 = new TextEncoder();

/** One path's end. */
type End = Omit<Outcome, 'when' | 'path'>;

/** What stands for unknown values that turned out to be these. */
export type Substitution = ReadonlyMap<string, string | Unknown>;

/** Cuts a text at its unknown parts, with those that are known by now put in. */
function piecesOf({ run }: Ending, text: string, known: Substitution | undefined): (string | Unknown)[] {
  const pieces = run.holes.pieces(text);
  if (known === undefined || pieces.every((piece) => typeof piece === 'string')) return pieces;
  const whole: (string | Unknown)[] = [];
  for (const piece of pieces) {
    const value = typeof piece === 'string' ? piece : (known.get(piece.key) ?? piece);
    const last = whole.length - 1;
    if (typeof value === 'string' && typeof whole[last] === 'string') whole[last] += value;
    else whole.push(value);
  }
  return whole;
}

const templateOf = (ending: Ending, text: string, known: Substitution | undefined): Template =>
  piecesOf(ending, text, known).map((piece) =>
    typeof piece === 'string' ? piece : { unknown: piece.name, reason: piece.reason },
  );

const NOTHING = {
  status: undefined,
  reason: undefined,
  headers: [],
  contentType: undefined,
  payload: [],
  bytes: undefined,
  shape: undefined,
  isRequest: false,
  echoes: false,
  why: undefined,
  at: undefined,
  responsible: {},
} as const;

function endOf(ending: Ending, known: Substitution | undefined): End {
  const { end } = ending;
  switch (end.is) {
    case 'accepted':
      return { ...NOTHING, kind: 'accepted-empty', status: 202, reason: end.reason };
    case 'no-answer':
      return { ...NOTHING, kind: 'no-answer', why: end.why };
    case 'unknown':
      return { ...NOTHING, kind: 'unknown', why: end.why.reason, at: end.why.at };
    case 'reply':
      return end.reply.is === 'closed'
        ? { ...NOTHING, kind: 'closed', why: end.reply.why, responsible: end.reply.responsible }
        : replyEnd(ending, end.reply, known);
  }
}

function replyEnd(ending: Ending, reply: Reply & { is: 'answer' }, known: Substitution | undefined): End {
  const headers = reply.headers.map(({ name, value }) => ({
    name: name.toLowerCase(),
    value: templateOf(ending, value, known),
    when: [],
  }));
  const type = headers.find(({ name }) => name === 'content-type')?.value;
  const contentType = type?.every((piece) => typeof piece === 'string') ? type.join('') : undefined;
  const payload = templateOf(ending, reply.text, known);
  const visible = payload.map((piece) => (typeof piece === 'string' ? piece : UNKNOWN_PART)).join('');
  const label = labelOf(contentType, reply.formatter);
  const shape = shapeOf(visible, label);
  const { status } = reply;
  return {
    kind: reply.isRequest && visible === UNKNOWN_PART ? kindOfLabel(label) : shape.kind,
    status: status instanceof Unknown ? { unknown: status.name, reason: status.reason } : status,
    reason: reply.reason,
    headers: headers.filter(({ name }) => name !== ANY_OTHER_HEADER),
    contentType,
    payload,
    bytes: reply.bytes ?? (payload.every((piece) => typeof piece === 'string') ? utf8.encode(visible) : undefined),
    shape,
    isRequest: reply.isRequest,
    echoes: headers.some(({ name }) => name === ANY_OTHER_HEADER),
    why: undefined,
    at: undefined,
    responsible: reply.responsible,
  };
}

/** What the formatter writes decides over what the header says. */
function labelOf(contentType: string | undefined, formatter: Formatter | undefined): string | undefined {
  if (formatter === 'json') return 'application/json';
  if (formatter === 'form') return 'application/x-www-form-urlencoded';
  return formatter === undefined ? contentType?.split(';', 1)[0]?.trim().toLowerCase() : undefined;
}

function kindOfLabel(label: string | undefined): PayloadKind {
  if (label === 'application/json') return 'json';
  if (label === 'application/x-www-form-urlencoded') return 'form';
  if (label === 'application/soap+xml') return 'soap';
  return label?.includes('xml') ? 'xml' : 'text';
}

const spelled = ({ run }: Ending, text: string): string => run.holes.spell(text, 'name');

/** What makes two ends one outcome; headers other than Content-Type may differ. */
function identityOf(ending: Ending): string {
  const { end } = ending;
  if (end.is === 'accepted') return `accepted\0${end.reason ?? ''}`;
  if (end.is === 'no-answer') return `no-answer\0${end.why}`;
  if (end.is === 'unknown') return `unknown\0${end.why.reason}\0${end.why.at?.start ?? ''}`;
  const { reply } = end;
  if (reply.is === 'closed') return `closed\0${reply.why}`;
  const { status, reason, headers, text, isRequest, formatter } = reply;
  const type = headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value ?? '';
  const code = status instanceof Unknown ? status.name : status;
  const label = `${code}\0${reason ?? ''}\0${formatter ?? ''}\0${isRequest}`;
  return `${label}\0${spelled(ending, type)}\0${spelled(ending, text)}`;
}

/**
 * Folds the endings of all paths of one call; the order is that of the first path that leads to each.
 * @param known what unknown values of the run are for this call, by their keys
 */
export function outcomesOf(
  results: readonly { readonly value: Ending; readonly decisions: readonly Decision[] }[],
  known?: Substitution,
): Outcome[] {
  const groups = new Map<string, number[]>();
  results.forEach(({ value }, i) => {
    const key = identityOf(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [i]);
    else group.push(i);
  });
  const folding = new Folding(results, known);
  return [...groups.values()].map((group) => folding.fold(group));
}

const headersOf = ({ end }: Ending): readonly ReplyHeader[] =>
  end.is === 'reply' && end.reply.is === 'answer' ? end.reply.headers : [];

type Result = Parameters<typeof outcomesOf>[0][number];

/** Makes one outcome of paths that end equal. */
class Folding {
  private tree: Paths | undefined;
  private readonly known = new Map<string, Conditions>();

  constructor(
    private readonly results: readonly Result[],
    private readonly substitution: Substitution | undefined,
  ) {}

  private at(i: number): Result {
    return this.results[i] as Result;
  }

  /** When one of these paths is taken. */
  private when(members: readonly number[]): Conditions {
    if (members.length === this.results.length) return [];
    const key = members.join();
    let found = this.known.get(key);
    if (found === undefined) {
      this.tree ??= new Paths(this.results.map(({ decisions }) => decisions));
      found = this.tree.when(new Set(members));
      this.known.set(key, found);
    }
    return found;
  }

  fold(group: readonly number[]): Outcome {
    const first = this.at(group[0] as number);
    const echoes = (i: number) => headersOf(this.at(i).value).some(({ name }) => name === ANY_OTHER_HEADER);
    return {
      ...endOf(first.value, this.substitution),
      ...(group.length > 1 && { headers: this.foldHeaders(group), echoes: group.some(echoes) }),
      when: this.when(group),
      path: first.decisions.map(({ choice }) => choice),
    };
  }

  /** A header of some paths only carries their conditions. */
  private foldHeaders(group: readonly number[]): OutcomeHeader[] {
    const found = new Map<string, { header: OutcomeHeader; members: number[] }>();
    for (const i of group) {
      const ending = this.at(i).value;
      for (const { name, value } of headersOf(ending)) {
        if (name === ANY_OTHER_HEADER) continue;
        const key = `${name}\0${spelled(ending, value)}`;
        const known = found.get(key);
        if (known !== undefined) known.members.push(i);
        else {
          const header = { name: name.toLowerCase(), value: templateOf(ending, value, this.substitution), when: [] };
          found.set(key, { header, members: [i] });
        }
      }
    }
    return [...found.values()].map(({ header, members }) =>
      members.length === group.length ? header : { ...header, when: this.when(members) },
    );
  }
}
