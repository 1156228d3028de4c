/**
 * What a client is told, in the few facts that a person compares: format, status, media type, members. Predictions of
 * the engine and the contracts of stock sequences both come down to it.
 */
import type {
  Conditions,
  Member,
  Outcome,
  OutcomeKind,
  Prediction,
  RequestKindId,
  Scenario,
} from '../mediation/index.js';
import { type Answer, CONTRACTS, inSpan } from '../stock/facts.js';
import { isAtLeast, type Release } from '../stock/releases.js';

export interface Brief {
  readonly kind: OutcomeKind;
  /** undefined: no answer, or nobody knows. */
  readonly status: number | undefined;
  readonly contentType: string | undefined;
  readonly members: readonly Member[];
  /** Clients get the body of their own request back. */
  readonly isRequest: boolean;
  /** Why there is no answer, or why it is unknown. */
  readonly why: string | undefined;
  /** Empty: always. */
  readonly when: Conditions;
}

/** Where an answer is known from. */
export type Source = 'files' | 'contract';

export interface Told {
  readonly source: Source;
  readonly release: Release;
  /** At least one; different ones. */
  readonly briefs: readonly Brief[];
  /** Paths that were not followed. */
  readonly left: number;
  /** Whether the engine of the release was recorded. */
  readonly isRecorded: boolean;
  readonly outcomes: readonly Outcome[];
}

/** Facts that make two answers one, leaving out why and when. */
export function briefKey(brief: Brief): string {
  let key = keys.get(brief);
  if (key === undefined) {
    const { kind, status, contentType, members, isRequest } = brief;
    key = `${kind}\0${status}\0${contentType}\0${isRequest}`;
    for (const { name, type } of members) key += `\0${name}:${type}`;
    keys.set(brief, key);
  }
  return key;
}

const keys = new WeakMap<Brief, string>();

const briefOf = (outcome: Outcome): Brief => ({
  kind: outcome.kind,
  status: typeof outcome.status === 'number' ? outcome.status : undefined,
  contentType: outcome.contentType,
  members: outcome.shape?.members ?? [],
  isRequest: outcome.isRequest,
  why: outcome.why,
  when: outcome.when,
});

/** Outcomes that differ in bytes only are one brief; it holds when any of them does. */
function briefsOf(outcomes: readonly Outcome[]): Brief[] {
  const [single] = outcomes;
  if (outcomes.length === 1 && single !== undefined) return [{ ...briefOf(single), when: [] }];
  const briefs = new Map<string, Brief>();
  for (const outcome of outcomes) {
    const brief = briefOf(outcome);
    const key = briefKey(brief);
    const known = briefs.get(key);
    const always = known?.when.length === 0 || brief.when.length === 0;
    briefs.set(key, known === undefined ? brief : { ...known, when: always ? [] : [...known.when, ...brief.when] });
  }
  const [only] = briefs.values();
  return briefs.size === 1 && only !== undefined ? [{ ...only, when: [] }] : [...briefs.values()];
}

export const toldByFiles = ({ outcomes, left, isRecorded }: Prediction, release: Release): Told => ({
  source: 'files',
  release,
  briefs: briefsOf(outcomes),
  left,
  isRecorded,
  outcomes,
});

const isSoap = (request: RequestKindId): boolean => request === 'soap11' || request === 'soap12';

function answerFor(answers: readonly Answer[], request: RequestKindId): Answer | undefined {
  const rest = answers.find(({ caller }) => caller === 'rest');
  if (!isSoap(request)) return rest;
  return answers.find(({ caller }) => caller === 'soap' || caller === request) ?? rest;
}

/** The status as the contract words it, for this fault. */
function statusOf(status: Answer['status'], scenario: Scenario): number | undefined {
  const property = (name: string): number | undefined => {
    const value = scenario.properties.find((one) => one.name === name)?.value;
    const number = typeof value === 'string' || typeof value === 'number' ? Number(value) : Number.NaN;
    return Number.isInteger(number) ? number : undefined;
  };
  if (status === 'caller') return scenario.status;
  if (status === null) return undefined;
  if (typeof status === 'string') {
    const [, name = '', otherwise = ''] = /^(\w+) or (\d+)$/.exec(status) ?? [];
    return property(name) ?? (otherwise === '' ? undefined : Number(otherwise));
  }
  if (status.length === 1) return status[0];
  // main: 404, and 403 where the transport is denied
  return scenario.id === 'transport-denied' ? 403 : 404;
}

/** The contract behind a registered name, on `release`. */
function contractOf(
  name: string,
  release: Release,
): { answers: readonly Answer[]; status?: Answer['status'] } | undefined {
  const found = CONTRACTS.find((contract) => contract.name === name && inSpan(release, contract));
  if (found?.sameAs !== undefined) {
    const other = contractOf(found.sameAs, release);
    return other && { ...other, ...(found.status !== undefined && { status: found.status }) };
  }
  return found?.answers && { answers: found.answers };
}

/**
 * What the untouched sequence of `release` answers, by its contract.
 * @see sequences/facts/contracts.json
 */
export function toldByContract(scenario: Scenario, request: RequestKindId, release: Release): Told {
  const contract = contractOf(scenario.sequence, release);
  const base = { source: 'contract', release, left: 0, isRecorded: true, outcomes: [] } as const;
  const nothing = { members: [], isRequest: false, when: [] } as const;
  if (scenario.id === 'welcome') {
    const kind = isAtLeast(release, '3.0.0') ? 'html' : 'xml';
    const contentType = kind === 'html' ? 'text/html; charset=UTF-8' : 'application/xml; charset=UTF-8';
    return {
      ...base,
      briefs: [{ ...nothing, kind, status: kind === 'html' ? 200 : 404, contentType, why: undefined }],
    };
  }
  const answer = contract && answerFor(contract.answers, request);
  if (contract === undefined || answer === undefined) {
    const why = `what the own ${scenario.sequence} of ${release} answers is not in the catalogue`;
    return { ...base, briefs: [{ ...nothing, kind: 'unknown', status: undefined, contentType: undefined, why }] };
  }
  const isSoapFault = answer.format === 'soap';
  const brief: Brief = {
    kind: answer.format,
    status: statusOf(contract.status ?? answer.status, scenario),
    contentType: answer.contentType,
    members: isSoapFault
      ? [{ name: 'Body', type: 'unknown' }]
      : (answer.members ?? []).map((name) => ({ name, type: memberType(answer, name) })),
    isRequest: false,
    why: undefined,
    when: [],
  };
  return { ...base, briefs: [brief] };
}

function memberType({ types, format }: Answer, name: string): Member['type'] {
  if (format === 'xml') return 'unknown';
  const type = types?.[name] ?? 'string';
  return type === 'any' ? 'unknown' : type;
}
