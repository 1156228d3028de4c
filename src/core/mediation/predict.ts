/**
 * What clients receive: scenarios × kinds of request over the sequences that a gateway has deployed.
 * Pure: same input, same prediction.
 */
import type { Release } from '../stock/releases.js';
import { isAtLeast } from '../stock/releases.js';
import type { Registry } from '../synapse/index.js';
import { answer, type Call, type Ending, type Setting } from './answer.js';
import { CONNECTION_REFUSED } from './callers.js';
import { type Decision, explore, Oracle } from './oracle.js';
import { type Outcome, outcomesOf, type Substitution } from './outcome.js';
import { ACCEPTS, type Accept, REQUEST_KINDS, type RequestKind, type RequestKindId, requestOf } from './requests.js';
import { type Guess, type Property, type Scenario, scenariosOf } from './scenarios.js';
import { SharedRuns } from './shared-runs.js';
import { type Assumptions, surmiseFor } from './surmise.js';
import { Trace, type TraceStep } from './trace.js';
import { JavaNumber, Unknown, type Value } from './values.js';

export interface PredictOptions extends Assumptions {
  /** Most paths that one cell may follow. */
  readonly paths?: number;
}

export interface Prediction {
  /** In the order in which their first paths were met; at least one. */
  readonly outcomes: readonly Outcome[];
  /** Paths that were not followed because there were too many; 0: the outcomes are all there are. */
  readonly left: number;
  /** Whether the engine of this release was recorded; else it is taken from its neighbours and from source. */
  readonly isRecorded: boolean;
}

/** Paths of one cell when the caller says nothing else. */
export const DEFAULT_PATHS = 64;

const isGuess = (value: Property['value']): value is Guess => typeof value === 'object';

function settingValue(value: Property['value'], name: string): Value {
  if (typeof value === 'number') return new JavaNumber('Integer', value, String(value));
  if (!isGuess(value)) return value;
  if ('words' in value) return new Unknown(value.words, `the gateway words ${name}`, { isWords: true });
  return new Unknown(value.maybe, 'it depends on the fault', { isWords: true, mayBeNull: true });
}

const isIn = ({ since, until }: Property, release: Release): boolean =>
  (since === undefined || isAtLeast(release, since)) && (until === undefined || isAtLeast(until, release));

/** The call that a scenario makes on `release`, by one kind of request. */
export function callOf(scenario: Scenario, release: Release, kind: RequestKind, accept: string): Call {
  const { refusal } = scenario;
  const words =
    refusal && (typeof refusal.message === 'string' ? refusal.message : settingValue(refusal.message, 'it'));
  const message = typeof words === 'string' || words instanceof Unknown ? words : CONNECTION_REFUSED.message;
  return {
    caller: scenario.caller,
    entry: scenario.sequence,
    status: scenario.status ?? new Unknown('HTTP status', 'nobody sets it for this fault'),
    context: scenario.properties
      .filter((property) => isIn(property, release))
      .map(
        ({ name, scope, value }): Setting => ({ name, scope: scope ?? 'default', value: settingValue(value, name) }),
      ),
    request: requestOf(kind, accept, scenario.path, scenario.hasCredentials),
    ...(refusal && { refusal: { code: refusal.code, message, detail: message } }),
    ...(scenario.response && { response: scenario.response }),
  };
}

/** All paths of one call. */
interface Followed {
  readonly results: readonly { readonly value: Ending; readonly decisions: readonly Decision[] }[];
  readonly left: number;
  /** Whether Accept had a say: it was read, or it came back. */
  readonly acceptMatters: boolean;
  /** Whether Authorization had. */
  readonly credentialsMatter: boolean;
  readonly reached: ReadonlySet<string>;
}

/** Headers of the request that scenarios differ in. */
const CLIENT_HEADERS = ['accept', 'authorization'] as const;

function follow(set: Registry, call: Call, options: PredictOptions): Followed {
  const world = { closed: false, surmise: surmiseFor(options, call.request.method) };
  const matters = new Set<string>();
  const play = (oracle: Oracle): Ending => {
    const ending = answer(set, call, world, oracle);
    const { headers } = ending.run.message;
    for (const name of CLIENT_HEADERS) if (headers === undefined || headers.wasRead(name)) matters.add(name);
    return ending;
  };
  const explored = explore(play, options.paths ?? DEFAULT_PATHS);
  const reached = new Set(explored.results.flatMap(({ value }) => [...value.run.reached]));
  const [acceptMatters, credentialsMatter] = CLIENT_HEADERS.map((name) => matters.has(name)) as [boolean, boolean];
  return { ...explored, acceptMatters, credentialsMatter, reached };
}

const predictionOf = (set: Registry, { results, left }: Followed, known?: Substitution): Prediction => ({
  outcomes: outcomesOf(results, known),
  left,
  isRecorded: set.engine.recorded,
});

/**
 * Predicts what a client receives after one call; its parts may be unknown.
 * @throws never; what cannot be known is an outcome of kind `unknown`, with its reason and place
 */
export const predictCall = (set: Registry, call: Call, options: PredictOptions = {}): Prediction =>
  predictionOf(set, follow(set, call, options));

/**
 * Predicts what a client receives when the gateway with `set` meets one fault.
 * @throws never; what cannot be known is an outcome of kind `unknown`, with its reason and place
 */
export function predict(
  set: Registry,
  scenario: Scenario,
  kind: RequestKind,
  accept: string = '*/*',
  options: PredictOptions = {},
): Prediction {
  return predictCall(set, callOf(scenario, set.release, kind, accept), options);
}

export interface MatrixCell {
  readonly scenario: Scenario;
  readonly request: RequestKindId;
  /** The values of Accept that it holds for. */
  readonly accepts: readonly Accept[];
  readonly prediction: Prediction;
  /** Registered names that it depends on, whether or not the set has them. */
  readonly reached: ReadonlySet<string>;
}

/** What of the matrix is asked for; absent: all. */
export interface MatrixPart {
  readonly scenarios?: readonly Scenario[];
  readonly requests?: readonly RequestKindId[];
  readonly accepts?: readonly Accept[];
}

/**
 * Every scenario of the set's release × every kind of request it can come from × Accept.
 *
 * Equal runs are done once: one that neither reads Accept nor sends it back stands for all values of it, and one that
 * does not look at code and message of a fault, but only writes them, for all faults of its handler.
 */
export function predictAll(set: Registry, options: PredictOptions & MatrixPart = {}): MatrixCell[] {
  const { scenarios = scenariosOf(set.release), requests, accepts: asked = ACCEPTS } = options;
  const shared = new SharedRuns((call) => follow(set, call, options));
  const cells: MatrixCell[] = [];
  for (const scenario of scenarios) {
    for (const kind of REQUEST_KINDS) {
      if (requests?.includes(kind.id) === false) continue;
      if (scenario.requests !== undefined && !scenario.requests.includes(kind.id)) continue;
      const add = (accept: Accept, accepts: readonly Accept[] | undefined): boolean => {
        const { followed, known } = shared.run(callOf(scenario, set.release, kind, accept), kind.id, accept);
        const prediction = predictionOf(set, followed, known);
        cells.push({
          scenario,
          request: kind.id,
          accepts: accepts ?? (followed.acceptMatters ? [accept] : asked),
          prediction,
          reached: followed.reached,
        });
        return followed.acceptMatters;
      };
      const [first, ...others] = asked;
      if (first !== undefined && add(first, undefined)) for (const accept of others) add(accept, [accept]);
    }
  }
  return cells;
}

export interface Explanation {
  readonly steps: readonly TraceStep[];
  readonly outcome: Outcome;
}

/** Plays the path of one outcome again and tells what each mediator did. */
export function explain(set: Registry, call: Call, path: readonly number[], options: Assumptions = {}): Explanation {
  const world = { closed: false, surmise: surmiseFor(options, call.request.method) };
  return traced(set, call, world, new Oracle(path));
}

/**
 * One concrete run: what `call` leaves out is absent.
 * @throws never
 */
export const runOnce = (set: Registry, call: Call): Explanation =>
  traced(set, call, { closed: true, surmise: () => null }, new Oracle());

function traced(set: Registry, call: Call, world: Parameters<typeof answer>[2], oracle: Oracle): Explanation {
  const trace = new Trace();
  const value = answer(set, call, world, oracle, trace);
  const [outcome] = outcomesOf([{ value, decisions: oracle.decisions }]);
  return { steps: trace.steps, outcome: outcome as Outcome };
}
