/**
 * A source file → the places where it deals with faults: signals are found, judged where they stand, and those of one
 * kind that stand together become one place.
 */

import { redact } from '../secrets.js';
import { ROLES } from '../stock/facts.js';
import { readSuppressions, type Suppression } from '../suppression.js';
import { readsBoth } from './both-forms.js';
import { GATEWAY_CODE, isWholeCode } from './codes.js';
import { CONSEQUENCES } from './context.js';
import { isOut, type Judgement, judge } from './judge.js';
import { findSignals } from './match.js';
import {
  type ClientPlace,
  CONFIDENCES,
  type Evidence,
  type LeftOut,
  type SourceFile,
  type SourceReading,
} from './model.js';
import { detached, quoteLine } from './redact.js';
import { Source } from './source.js';

/** Signals further apart than this are places of their own. */
const GAP_LINES = 12;
const GAP_CHARACTERS = 3000;
const LONGEST_PLACE_LINES = 60;
/** In text that nobody runs, one place for a file is enough. */
const QUOTED_GAP_LINES = 1_000_000;
const MOST_EVIDENCE = 12;
const MOST_PLACES = 40;

/**
 * Reads one source file.
 * @returns its places in order, at most 40, and what looked like a signal and is none
 * @throws never; nothing is executed; time is linear in the length of the text
 */
export function readSource(file: SourceFile): SourceReading {
  const source = new Source(file);
  const { found, rejected, cut } = findSignals(file.text, source.id, () => source.spans);
  const judgements: Judgement[] = [];
  const leftOut: LeftOut[] = rejected.map(({ start, why }) => ({ line: source.around.lineOf(start), why }));
  for (const match of found) {
    const result = judge(match, source);
    if (isOut(result)) leftOut.push({ line: source.around.lineOf(match.start), why: result.out });
    else judgements.push(result);
  }
  const clusters = cluster(absorb(judgements, source), source);
  const places = clusters
    .map((members) => placeOf(members, source))
    .sort((a, b) => a.line - b.line || a.column - b.column);
  return {
    family: source.id,
    places: places.slice(0, MOST_PLACES),
    leftOut: leftOut.sort((a, b) => a.line - b.line),
    suppressions: suppressionsOf(source),
    cut: cut || places.length > MOST_PLACES,
  };
}

function suppressionsOf(source: Source): readonly Suppression[] {
  if (!source.text.includes('faultshift-ignore')) return [];
  // Where the language is unknown, or is not cut up, any text may be a comment.
  const isComment = (offset: number): boolean => {
    const kind = source.spans.kindAt(offset);
    const { comment, shape } = source.family;
    return kind === 'comment' || kind === 'doc' || (kind === undefined && (shape === 'prose' || comment === undefined));
  };
  const found = readSuppressions(source.text, isComment, () => source.live);
  return found.map((one) => ({ ...one, reason: redact(one.reason) }));
}

const isReading = ({ kind }: Judgement): boolean => kind === 'reads-xml' || kind === 'reads-wrapped-json';

/**
 * What only says where something is (a namespace in a constant) joins the reading of the file that uses it, and a number
 * comparison joins the reading of the wrapped form that it belongs to.
 */
function absorb(judgements: readonly Judgement[], source: Source): Joined[] {
  const hosts = new Map<string, Judgement[]>();
  const key = ({ where }: Judgement, kind: 'reads' | 'other'): string => `${where} ${kind}`;
  for (const one of judgements) {
    if (one.passive || one.comparesNumber) continue;
    const of = key(one, isReading(one) ? 'reads' : 'other');
    const list = hosts.get(of);
    if (list === undefined) hosts.set(of, [one]);
    else list.push(one);
  }
  return judgements.map((one) => {
    const mostLines = one.passive ? Number.POSITIVE_INFINITY : one.comparesNumber ? 40 : -1;
    if (mostLines < 0) return one;
    const others = one.passive ? (hosts.get(key(one, 'other')) ?? []) : [];
    const joins = nearest(hosts.get(key(one, 'reads')) ?? others, one.match.start);
    if (joins === undefined || linesBetween(one, joins, source) > mostLines) return one;
    return { ...one, kind: joins.kind, joins };
  });
}

const linesBetween = (a: Judgement, b: Judgement, source: Source): number =>
  Math.abs(source.around.lineOf(a.match.start) - source.around.lineOf(b.match.start));

/** Of judgements in the order of the text, the one nearest to an offset. */
function nearest(sorted: readonly Judgement[], offset: number): Judgement | undefined {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as Judgement).match.start < offset) low = middle + 1;
    else high = middle;
  }
  const [after, before] = [sorted[low], sorted[low - 1]];
  if (after === undefined || before === undefined) return after ?? before;
  return after.match.start - offset < offset - before.match.start ? after : before;
}

type Joined = Judgement & { readonly joins?: Judgement };

/** Groups of one kind and class, close together. */
function cluster(judgements: readonly Joined[], source: Source): Joined[][] {
  const groups: Joined[][] = [];
  const open = new Map<string, Joined[]>();
  const groupOf = new Map<Judgement, Joined[]>();
  const guests: Joined[] = [];
  for (const one of judgements) {
    if (one.joins !== undefined) {
      guests.push(one);
      continue;
    }
    const key = `${one.kind} ${one.where}`;
    const group = open.get(key);
    if (group !== undefined && belongs(one, group, source)) {
      group.push(one);
      groupOf.set(one, group);
      continue;
    }
    const fresh = [one];
    open.set(key, fresh);
    groups.push(fresh);
    groupOf.set(one, fresh);
  }
  for (const guest of guests) groupOf.get(guest.joins as Judgement)?.push(guest);
  return groups;
}

function belongs(one: Judgement, group: readonly Judgement[], source: Source): boolean {
  const [first, last] = [group[0] as Judgement, group.at(-1) as Judgement];
  const line = source.around.lineOf(one.match.start);
  const quoted = one.where !== 'code' && one.where !== 'test' && one.where !== 'unknown';
  const gap = line - source.around.lineOf(last.match.start);
  if (quoted) return gap <= QUOTED_GAP_LINES;
  if (one.match.start - last.match.end > GAP_CHARACTERS) return false;
  return gap <= GAP_LINES && line - source.around.lineOf(first.match.start) <= LONGEST_PLACE_LINES;
}

/** Surest first; a name says more than the namespace. */
const rank = ({ confidence, match }: Judgement): number =>
  CONFIDENCES.indexOf(confidence) * 2 + (match.signal === 'namespace-uri' ? 1 : 0);

const BRANCH = /\b(?:if|elif|elsif|elseif|else if|unless|case|when|switch|match|while|assert\w*|expect)\b|\?\s/i;

function placeOf(members: readonly Joined[], source: Source): ClientPlace {
  const own = members.filter(({ joins }) => joins === undefined);
  const best = own.sort(
    (a, b) => rank(a) - rank(b) || branchFirst(a, b, source) || a.match.start - b.match.start,
  )[0] as Joined;
  const { kind, where, match } = best;
  const offsets = members.map((one) => one.match.start);
  const [first, last] = [Math.min(...offsets), Math.max(...offsets)];
  const comparesNumber = members.some((one) => one.comparesNumber === true) || comparesNear(best, source);
  const nearby = textAround(first, last, best, source);
  const both = isReading(best) ? readsBoth(first, last, source) : 'no';
  return {
    kind,
    where,
    confidence: both === 'perhaps' ? 'possible' : best.confidence,
    family: source.id,
    line: source.around.lineOf(match.start),
    column: source.around.columnOf(match.start),
    quote: quoteLine(source.text, match.start),
    evidence: evidenceOf(members, source),
    codes: codesIn(nearby),
    sequences: [...new Set(nearby.match(SEQUENCE_NAME) ?? [])].map(detached).sort(),
    prefixes: [...new Set(members.flatMap((one) => one.match.prefix ?? prefixOfUri(one.match.text) ?? []))].sort(),
    lost: where === 'code' || where === 'unknown' ? lostAt(first, last, source) : [],
    comparesNumber,
    readsBoth: both === 'yes',
    notes: [...new Set([...members.flatMap(({ notes }) => notes), ...(both === 'perhaps' ? [TRIES_BOTH] : [])])],
  };
}

const TRIES_BOTH = 'it tries JSON too; whether it does the same with it is not seen';

/** A line that decides something tells more than the one that fetches. */
function branchFirst(a: Judgement, b: Judgement, source: Source): number {
  const decides = ({ match }: Judgement): number => (BRANCH.test(source.window(match.start, 0)) ? 0 : 1);
  return decides(a) - decides(b);
}

function prefixOfUri(text: string): string | undefined {
  const path = /wso2\\{0,3}\.org\\{0,3}\/apimanager(?:\\{0,3}\/(\w+))?/.exec(text);
  if (path === null) return undefined;
  return path[1] === 'security' ? 'ams' : path[1] === 'throttling' ? 'amt' : 'am';
}

const NUMBER_AFTER =
  /(?:===?|!==?|<>|\beq\b|-eq|\.equals\()\s{0,3}\(?(?<!["'])900[89]\d\d(?!["'\d])|\b(?:int|Int|long|Long|Integer|Number|number|i32|i64|u32|int32|int64|NSInteger)\b[^\n]{0,30}\b[cC]ode\b|\b[cC]ode\b["`']?\s{0,3}[?!]?\s{0,2}:\s{0,2}(?:Int|Long|number|int|i32|i64|u32)\b/;

/** The wrapped form has numbers, so its readers mostly compare numbers: those fail even without the wrapper. */
function comparesNear({ kind, match }: Judgement, source: Source): boolean {
  if (kind !== 'reads-wrapped-json') return false;
  const [from] = source.around.span(match.start, 3, 6);
  const found = NUMBER_AFTER.exec(source.window(match.start, 3, 6));
  if (found === null || source.converts(from + found.index + found[0].length - 1)) return false;
  const operator = /===|!==|==|!=|<>|-eq|\beq\b/.exec(found[0])?.[0];
  return operator === undefined || !(source.family.loose ?? []).includes(operator);
}

function evidenceOf(members: readonly Joined[], source: Source): Evidence[] {
  const at = new Map<string, Evidence & { readonly offset: number }>();
  const add = (signal: Evidence['signal'], offset: number, text: string): void => {
    const line = source.around.lineOf(offset);
    const key = `${signal} ${line} ${text}`;
    if (!at.has(key))
      at.set(key, { signal, line, column: source.around.columnOf(offset), text: shorten(text), offset });
  };
  for (const { match, seconds } of members) {
    add(match.signal, match.start, match.text);
    for (const { signal, at: offset } of seconds) {
      add(signal, offset, signal === 'three-members' ? 'code, message, description' : wordAt(source.text, offset));
    }
  }
  return [...at.values()]
    .sort((a, b) => a.offset - b.offset)
    .slice(0, MOST_EVIDENCE)
    .map(({ offset: _, ...evidence }) => evidence);
}

const shorten = (text: string): string => detached(redact(text.replace(/\s+/g, ' ')).slice(0, 80));

const wordAt = (text: string, offset: number): string =>
  /^[\w:./-]{1,60}(?: [\w.]{1,20}){0,2}/.exec(text.slice(offset, offset + 110))?.[0] ?? '';

/** The lines of a place and a few more. */
function textAround(first: number, last: number, best: Judgement, source: Source): string {
  const [start] = source.around.span(first, 4, 0);
  const [, end] = source.around.span(last, 0, 10);
  const text = best.where === 'comment' || best.where === 'doc' ? source.text : source.live;
  return text.slice(start, Math.min(end, start + 20_000));
}

/** Whole gateway codes, sorted. */
const codesIn = (text: string): string[] =>
  [...new Set([...text.matchAll(GATEWAY_CODE)].map(([code]) => code))].filter(isWholeCode).map(detached).sort();

const SEQUENCE_NAME = new RegExp(
  ROLES.map(({ name }) => name)
    .filter((name) => name.startsWith('_'))
    .map((name) => `\\b${name}\\b`)
    .join('|'),
  'g',
);

/** What will not happen any more, most telling first; at most two. */
function lostAt(first: number, last: number, source: Source): string[] {
  const [start] = source.around.span(first, 0, 0);
  const [, end] = source.around.span(last, 0, 8);
  const window = source.live.slice(start, Math.min(end, start + 8000));
  const told = CONSEQUENCES.filter(({ words }) => words.test(window)).map(({ lost }) => lost);
  return told.slice(0, 1);
}
