/** An answer as a file tells it → what rules say of it. */
import { hash } from 'node:crypto';
import { validatorOf } from '../../src/cli/run/validator.js';
import { probeReport } from '../../src/core/analysis/probe.js';
import type { RequestKindId } from '../../src/core/mediation/index.js';
import { SCENARIOS } from '../../src/core/mediation/scenarios.js';
import { changeOf, type Recorded } from '../../src/core/probe/compare.js';
import { expectationOf } from '../../src/core/probe/expect.js';
import { judge } from '../../src/core/probe/judge.js';
import { readMarkup } from '../../src/core/probe/markup.js';
import type { HeaderPair, Observation, Silence } from '../../src/core/probe/observation.js';
import { oddOnesOut } from '../../src/core/probe/odd-one-out.js';
import { reconcile } from '../../src/core/probe/reconcile.js';
import { redacted } from '../../src/core/probe/redact.js';
import { Secrets } from '../../src/core/probe/secrets.js';
import type { ProbeSubject } from '../../src/core/probe/subject.js';
import type { Release } from '../../src/core/stock/releases.js';
import { deploySet, readForGateway } from '../../src/core/synapse/index.js';

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
  /** What was recorded. */
  readonly before?: Recorded;
  /** The files at hand. */
  readonly files?: Readonly<Record<string, string>>;
  /** What other gateways answer. */
  readonly others?: readonly ProbeCase[];
}

export function observationOf({ none, status = 200, headers = [], body = '' }: ProbeCase): Observation {
  if (none !== undefined) return { is: 'none', ...none };
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { is: 'answer', status, reason: '', headers, body: new TextEncoder().encode(text), quirks: [] };
}

const TARGET = 'https://gw.example.com:8243';

function subjectOf(given: ProbeCase, target = TARGET): ProbeSubject {
  const { as = '4.1.0', request = 'get', secrets = [], before, files } = given;
  const scenario = SCENARIOS.find(({ id }) => id === given.scenario);
  if (scenario === undefined) throw new Error(`no scenario ${given.scenario}`);
  const observed = observationOf(given);
  const expected = expectationOf(scenario, as, request);
  const hidden = new Secrets(secrets);
  const validate = validatorOf(expected.schema);
  const judgement = judge(observed, expected, { readMarkup, validate, echoesCredentials: hidden.areIn(observed) });
  const { id, title, sequence } = scenario;
  const sent = { method: 'GET', origin: target, path: '/x', headers: [] };
  const about = { target, scenario: id, title, sequence, request, accept: '*/*', sent, durationMs: 1 };
  const subject: ProbeSubject = { ...about, observed, expected, judgement };
  const marks = [...judgement.marks];
  if (before !== undefined) marks.push(...changeOf(before, subject).marks);
  if (files !== undefined) {
    const read = Object.entries(files).map(([name, text]) => readForGateway(name, new TextEncoder().encode(text)));
    const superTenant = deploySet(read, as, { closed: true });
    const { mark } = reconcile(subject, scenario, { superTenant, tenants: new Map() });
    if (mark !== undefined) marks.push(mark);
  }
  return redacted({ ...subject, judgement: { ...judgement, marks } }, hidden);
}

export function probeFindings(given: ProbeCase) {
  const { as = '4.1.0', others = [] } = given;
  const all = [given, ...others].map((one, i) => subjectOf(one, i === 0 ? TARGET : `https://gw${i}.example.com`));
  const odd = oddOnesOut(all);
  const subjects = all.map((subject) => {
    const mark = odd.get(subject);
    const { judgement } = subject;
    return mark ? { ...subject, judgement: { ...judgement, marks: [...judgement.marks, mark] } } : subject;
  });
  const report = probeReport({
    as,
    targets: subjects.map(({ target }) => target),
    subjects,
    levels: new Map(),
    hash: (data) => hash('sha256', data, 'hex'),
    notSeen: [],
  });
  return [...report.findings()].filter(({ home }) => home === TARGET);
}
