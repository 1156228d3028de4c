/** What to send: scenarios × kinds of request, as far as the user gave what they need. */
import type { RequestKindId } from '../mediation/requests.js';
import type { Scenario } from '../mediation/scenarios.js';
import type { Sent } from './observation.js';

export interface PlannedProbe {
  /** As given, without credentials. */
  readonly target: string;
  readonly tenant?: string;
  readonly scenario: Scenario;
  readonly request: RequestKindId;
  readonly accept: string;
  readonly sent: Sent;
}

/** The address of a gateway, in parts. */
export interface Target {
  /** For people: without credentials and without a slash at the end. */
  readonly name: string;
  readonly origin: string;
  /** What stands before every path; `''`, or from a slash on without one at the end. */
  readonly prefix: string;
}
