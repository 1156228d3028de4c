/** An answer as a file tells it → what rules say of it. */
import { hash } from 'node:crypto';
import { validatorOf } from '../../src/cli/run/validator.js';
import { probeReport } from '../../src/core/analysis/probe.js';
import type { RequestKindId } from '../../src/core/mediation/index.js';
import { SCENARIOS } from '../../src/core/mediation/scenarios.js';
import { expectationOf } from '../../src/core/probe/expect.js';
import { judge } from '../../src/core/probe/judge.js';
import type { HeaderPair, Observation, Silence } from '../../src/core/probe/observation.js';
import { redacted } from '../../src/core/probe/redact.js';
import { Secrets } from '../../src/core/probe/secrets.js';
import type { Release } from '../../src/core/stock/releases.js';

export interface ProbeCase {
  readonly scenario: string;
  readonly as?: Release;
  readonly request?: RequestKindId;
  /** Credentials that were sent. */
  readonly secrets?: readonly string[];
  readonly none?: { readonly how: Silence; readonly why: string };
  readonly status?: number;
  readonly headers?: readonly HeaderPair[];
  /** Text, or JSON. */
  readonly body?: unknown;
}

export function observationOf({ none, status = 200, headers = [], body = '' }: ProbeCase): Observation {
  if (none !== undefined) return { is: 'none', ...none };
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { is: 'answer', status, reason: '', headers, body: new TextEncoder().encode(text), quirks: [] };
}

export function probeFindings(given: ProbeCase) {
  const { as = '4.1.0', request = 'get', secrets = [] } = given;
  const scenario = SCENARIOS.find(({ id }) => id === given.scenario);
  if (scenario === undefined) throw new Error(`no scenario ${given.scenario}`);
  const observed = observationOf(given);
  const expected = expectationOf(scenario, as, request);
  const hidden = new Secrets(secrets);
  const validate = validatorOf(expected.schema);
  const judgement = judge(observed, expected, { validate, echoesCredentials: hidden.areIn(observed) });
  const target = 'https://gw.example.com:8243';
  const { id, title, sequence } = scenario;
  const sent = { method: 'GET', origin: target, path: '/x', headers: [] };
  const about = { target, scenario: id, title, sequence, request, accept: '*/*', sent, durationMs: 1 };
  const subject = redacted({ ...about, observed, expected, judgement }, hidden);
  const report = probeReport({
    as,
    targets: [target],
    subjects: [subject],
    levels: new Map(),
    hash: (data) => hash('sha256', data, 'hex'),
    notSeen: [],
  });
  return [...report.findings()];
}
