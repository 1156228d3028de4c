/**
 * What becomes of a fault that a client can meet: the narrow question that places ask a prediction. The answer here comes
 * from the stock facts of the releases; a home's own prediction answers the same question with its own sequences.
 */
import { type Answer, CONTRACTS, inSpan, roleOfName } from '../stock/facts.js';
import { isAtLeast, type Release } from '../stock/releases.js';
import { knownCode } from './codes.js';

/** The form of an answer, as far as a client's reader cares. */
export type FaultForm = 'xml' | 'wrapped-json' | 'json' | 'soap' | 'no-body' | 'not-sent' | 'other' | 'unknown';

export interface FaultShape {
  readonly form: FaultForm;
  /** In words, without a full stop: `JSON with code, message and description, all texts`. */
  readonly words: string;
}

/** What a file of the user's own answers on the target when it is carried over as it is. */
export interface Carried extends FaultShape {
  readonly file: string;
}

/** Tenants whose clients get something else than those of the super tenant. */
export interface TenantFaults {
  /** Numbers of the tenants' folders. */
  readonly tenants: readonly string[];
  readonly before: FaultShape;
  /** What stays in their folders; absent where the stock of the target answers. */
  readonly carried?: Carried;
}

/** One kind of fault, before and after. */
export interface FaultChange {
  /** Registered name of the sequence that answers. */
  readonly sequence: string;
  /** The place's codes that this sequence answers; empty when the place names none. */
  readonly codes: readonly string[];
  readonly before: FaultShape;
  /** As the stock of the target answers, and a file that is ported to it. */
  readonly after: FaultShape;
  /** Absent where stock answers. */
  readonly carried?: Carried;
  /** Those that fare otherwise; absent: nobody, or nobody was asked. */
  readonly tenants?: readonly TenantFaults[];
  /** What else happens to a code, in words: `900912 is 900820 from 4.0.0 on`. */
  readonly notes: readonly string[];
}

/** What a place can meet. */
export interface FaultsMet {
  readonly codes: readonly string[];
  /** Registered names; asked when there are no codes. */
  readonly sequences: readonly string[];
  /** What the client seems to ask for: one that reads the wrapped form sends `Accept: application/json`. */
  readonly accepts: 'json' | 'any';
}

export interface FaultForecast {
  readonly from: Release;
  readonly to: Release;
  /** What it rests on, in words without a full stop: `the stock change of the releases`. */
  readonly basis: string;
  /** @returns at least one change for each sequence; a form that nobody can know is `unknown`, with the reason in words */
  changesOf(met: FaultsMet): readonly FaultChange[];
}

/** The last release whose stock sequences answer XML. @see gateway-faults 0.1 */
export const LAST_WITH_XML: Release = '3.2.0';

type StockAnswer = Answer & { readonly root?: string };

/** What the stock sequence of a release answers a REST caller; undefined when the release has no such sequence. */
function stockAnswer(name: string, release: Release): StockAnswer | undefined {
  const contract = CONTRACTS.find((one) => one.name === name && inSpan(release, one));
  if (contract?.sameAs !== undefined) return stockAnswer(contract.sameAs, release);
  return contract?.answers?.find(({ caller }) => caller === 'rest');
}

const FORMS: Readonly<Record<Answer['format'], FaultForm>> = {
  json: 'json',
  'json-wrapped': 'wrapped-json',
  xml: 'xml',
  soap: 'soap',
};

const listed = (members: readonly string[]): string =>
  members.length < 2 ? members.join('') : `${members.slice(0, -1).join(', ')} and ${members.at(-1)}`;

function shapeOf(answer: StockAnswer): FaultShape {
  const members = [...(answer.members ?? []), ...(answer.optional ?? [])];
  const form = FORMS[answer.format];
  switch (answer.format) {
    case 'xml':
      return { form, words: `XML, ${answer.root} with ${listed(members)}` };
    case 'json':
      return { form, words: `JSON with ${listed(members)}${answer.types === undefined ? ', all texts' : ''}` };
    case 'json-wrapped':
      return { form, words: `JSON with fault around ${listed(members)}, code a number` };
    case 'soap':
      return { form, words: 'a SOAP fault' };
  }
}

/** Bodies that Java builds are converted for those who accept JSON and nothing else. @see gateway-faults B.1, B.2 */
function isConverted(name: string, release: Release): boolean {
  return roleOfName(name)?.body.some((part) => part.by === 'java' && inSpan(release, part)) === true;
}

function stockShape(name: string, release: Release, accepts: FaultsMet['accepts']): FaultShape {
  const answer = stockAnswer(name, release);
  if (accepts === 'json' && answer?.format === 'xml' && isConverted(name, release)) {
    return shapeOf({ ...answer, format: 'json-wrapped' });
  }
  if (answer !== undefined) return shapeOf(answer);
  // Up to 3.2 the API file itself answers for a blocked API. @see gateway-faults A.3, _api_blocked_sequence_
  if (name === '_api_blocked_sequence_' && !isAtLeast(release, '4.0.0')) {
    return { form: 'xml', words: 'XML, am:fault with code, message and description, from the API file' };
  }
  // The OAuth and digest cases of 3.2 were built by Java. @see gateway-faults A.3, _backend_failure_handler_
  if (name === '_backend_failure_handler_' && release === '3.2.0') {
    return { form: 'xml', words: 'XML, ams:fault with code, message and description' };
  }
  if (roleOfName(name) !== undefined) return { form: 'not-sent', words: `nothing: ${release} has no ${name}` };
  return { form: 'unknown', words: `not known: ${name} is no sequence of the stock` };
}

const MOST_TOLD = 1000;

/** The stock change of the releases, from the facts. */
export class StockForecast implements FaultForecast {
  constructor(
    readonly from: Release,
    readonly to: Release,
    readonly basis = 'the stock change of the releases',
  ) {}

  /** Many places ask the same. */
  readonly #told = new Map<string, readonly FaultChange[]>();

  changesOf(met: FaultsMet): readonly FaultChange[] {
    const key = `${met.codes.join()} ${met.sequences.join()} ${met.accepts}`;
    let changes = this.#told.get(key);
    if (changes === undefined) {
      changes = this.#work(met);
      if (this.#told.size < MOST_TOLD) this.#told.set(key, changes);
    }
    return changes;
  }

  #work({ codes, sequences, accepts }: FaultsMet): readonly FaultChange[] {
    const bySequence = new Map<string, string[]>();
    for (const code of codes) {
      for (const name of knownCode(code)?.sequences ?? []) {
        bySequence.set(name, [...(bySequence.get(name) ?? []), code]);
      }
    }
    if (bySequence.size === 0) for (const name of sequences) bySequence.set(name, []);
    return [...bySequence].map(([sequence, its]) => ({
      sequence,
      codes: its,
      before: stockShape(sequence, this.from, accepts),
      after: stockShape(sequence, this.to, accepts),
      notes: its.flatMap((code) => this.#fateOf(code)),
    }));
  }

  #fateOf(code: string): string[] {
    const entry = knownCode(code);
    if (entry === undefined || inSpan(this.to, entry)) return [];
    return [`${this.to} does not send ${code}${entry.note === undefined ? '' : ` (${entry.note})`}`];
  }
}

/** What a client sees of the upgrade at one place. */
export type Fate =
  /** At least one of the faults it can meet changes its form. */
  | 'breaks'
  /** They stay as they are. */
  | 'keeps'
  /** Somebody would have to try. */
  | 'unknown';

/** What code looks for. */
export type Sought = 'xml' | 'wrapped-json' | 'number';

const finds = (sought: Sought, form: FaultForm): boolean =>
  sought === 'xml'
    ? form === 'xml'
    : sought === 'wrapped-json'
      ? form === 'wrapped-json' || form === 'xml'
      : form !== 'json';

/** Whether code that reads `sought` still finds it, in the faults of the super tenant. */
export function fateOf(changes: readonly FaultChange[], sought: Sought): Fate {
  const forms = changes
    .flatMap(({ after, carried }) => [after.form, ...(carried === undefined ? [] : [carried.form])])
    .filter((after) => after !== 'not-sent');
  if (forms.some((after) => after !== 'unknown' && !finds(sought, after))) return 'breaks';
  return forms.length > 0 && forms.every((after) => after !== 'unknown') ? 'keeps' : 'unknown';
}

/** Tenants whose clients find `sought` today and surely not afterwards. */
export const hurtTenants = (changes: readonly FaultChange[], sought: Sought): TenantFaults[] =>
  changes.flatMap(({ tenants = [] }) =>
    tenants.filter(
      ({ before, carried }) =>
        carried !== undefined &&
        carried.form !== 'unknown' &&
        finds(sought, before.form) &&
        !finds(sought, carried.form),
    ),
  );
