/** One probe with all that is known of it: what rules are asked about, and what reports show. */
import type { RequestKindId } from '../mediation/requests.js';
import type { Expectation } from './expect.js';
import type { Judgement } from './judge.js';
import type { Observation, Sent } from './observation.js';

export interface ProbeSubject {
  /** The address of the gateway, as given, without credentials. */
  readonly target: string;
  /** Id and title of the scenario. */
  readonly scenario: string;
  readonly title: string;
  readonly sequence: string;
  readonly tenant?: string;
  readonly request: RequestKindId;
  readonly accept: string;
  /** Without secrets. */
  readonly sent: Sent;
  /** Without secrets. */
  readonly observed: Observation;
  readonly expected: Expectation;
  readonly judgement: Judgement;
  readonly durationMs: number;
  /** Why earlier attempts did not reach the gateway. */
  readonly attempts?: readonly string[];
  /** What a recording has in its place. */
  readonly before?: string;
  /** What the files at hand predict. */
  readonly predicted?: string;
}
