import { setFlagsFromString } from 'node:v8';
import { probeReport } from '../../core/analysis/probe.js';
import { changeOf, Recordings } from '../../core/probe/compare.js';
import { type Expectation, expectationOf } from '../../core/probe/expect.js';
import { judge, type Mark } from '../../core/probe/judge.js';
import type { Observation } from '../../core/probe/observation.js';
import { oddOnesOut } from '../../core/probe/odd-one-out.js';
import { type PlannedProbe, type ProbedApi, planProbes } from '../../core/probe/plan.js';
import { redacted } from '../../core/probe/redact.js';
import type { Validate } from '../../core/probe/schema.js';
import { Secrets } from '../../core/probe/secrets.js';
import { looksLikeMarkup, type ReadMarkup } from '../../core/probe/seen.js';
import type { ProbeSubject } from '../../core/probe/subject.js';
import { NEWEST, type Release } from '../../core/stock/releases.js';
import { UsageError } from '../../errors.js';
import { sha256 } from '../../files/contents.js';
import type { TlsOptions } from '../../http/lane.js';
import { LIMITS } from '../../http/limits.js';
import type { Discovered } from '../../http/management.js';
import { type HttpProxy, proxyFor } from '../../http/proxy.js';
import { type Sending, Transport } from '../../http/transport.js';
import { probeExhibits } from '../../report/probe/exhibits.js';
import { probeReporters } from '../../report/probe/index.js';
import type { ProbeOptions } from '../commands/probe.js';
import { emit } from '../emit.js';
import { pem } from '../pem.js';
import type { ProbeConfig } from '../probe-config.js';
import { checkScenario } from '../probe-scenario.js';
import { parseTarget } from '../probe-target.js';
import { progressTo } from '../progress.js';
import { VERSION } from '../version.js';
import type { Reconciler } from './probe-home.js';
import { validatorOf } from './validator.js';

/** The APIs of the command line: each by itself, and again in each tenant. */
function apisOf({ api, tenant }: ProbeOptions): ProbedApi[] {
  const wrong = api.find((path) => !path.startsWith('/'));
  if (wrong !== undefined) throw new UsageError(`${wrong} is no path of an API`, 'write --api /pizza/1.0.0/menu');
  return api.flatMap((path) => [{ path }, ...[...tenant.keys()].map((domain) => ({ path, tenant: domain }))]);
}

const tlsOf = ({ ca, cert, key, serverName, insecure }: ProbeOptions): TlsOptions => ({
  ca: ca && pem(ca),
  cert: cert && pem(cert),
  key: key && pem(key),
  servername: serverName,
  verify: insecure !== true,
});

function proxyOfEnvironment(origin: string): HttpProxy | undefined {
  try {
    return proxyFor(origin, process.env);
  } catch (error) {
    throw new UsageError((error as Error).message, 'HTTPS_PROXY, HTTP_PROXY or ALL_PROXY names it');
  }
}

/**
 * V8 optimises the HTTP parser, which is WebAssembly, during the first answer: a tenth of a second of another core, which
 * the process waits for at its end. That pays for many answers only, so this much of it has to run before.
 */
const PARSER_BUDGET = '--wasm-tiering-budget=100000000';

function transportOf(options: ProbeOptions, tls: TlsOptions): Transport {
  setFlagsFromString(PARSER_BUDGET);
  const { timeout, concurrency, rate, retries } = options;
  const limits = { ...LIMITS, totalMs: timeout * 1000 };
  const isNamed = Object.keys(process.env).some((name) => /^(?:https?|all)_proxy$/i.test(name));
  return new Transport({
    limits,
    tls,
    width: concurrency,
    retries,
    ...(rate !== undefined && { rate }),
    ...(isNamed && { proxyFor: proxyOfEnvironment }),
  });
}

/** What all probes of a run share. */
interface Run {
  readonly as: Release;
  readonly transport: Transport;
  readonly secrets: Secrets;
  /** Schemas of the user's, by the sequence that they stand for. */
  readonly schemas: ReadonlyMap<string, Validate>;
  readonly recordings: Recordings | undefined;
  readonly reconciler: Reconciler | undefined;
}

function expected({ scenario, request, expect = {} }: PlannedProbe, as: Release): Expectation {
  const stock = expectationOf(scenario, as, request);
  return {
    ...stock,
    ...(expect.code !== undefined && { code: expect.code }),
    ...(expect.status !== undefined && { status: expect.status }),
  };
}

/** Sends a probe, as often as it takes until the fault shows. */
async function send(
  { sent, repeat }: PlannedProbe,
  { code, status }: Expectation,
  transport: Transport,
): Promise<Sending> {
  let last = await transport.sendUntilReached(sent);
  for (let n = 1; n < repeat; n++) {
    const { observed } = last;
    if (observed.is === 'none' || observed.status === status) break;
    if (code !== undefined && new TextDecoder().decode(observed.body).includes(code)) break;
    last = await transport.sendUntilReached(sent);
  }
  return last;
}

/** The XML reader is loaded when the first answer needs it. */
async function markupReader(observed: Observation): Promise<ReadMarkup> {
  if (observed.is === 'answer' && looksLikeMarkup(observed))
    return (await import('../../core/probe/markup.js')).readMarkup;
  return () => ({ kind: 'unknown', summary: 'markup' });
}

async function ask(planned: PlannedProbe, run: Run): Promise<ProbeSubject> {
  const { scenario, sent, target, tenant, request, accept } = planned;
  const { secrets, recordings, reconciler } = run;
  const expectation = expected(planned, run.as);
  const started = performance.now();
  const { observed, attempts } = await send(planned, expectation, run.transport);
  const durationMs = Math.round(performance.now() - started);
  const judgement = judge(observed, expectation, {
    scenario: scenario.id,
    request,
    readMarkup: await markupReader(observed),
    validate: run.schemas.get(scenario.sequence) ?? validatorOf(expectation.schema),
    echoesCredentials: secrets.areIn(observed),
  });
  const { id, title, sequence } = scenario;
  const about = { target, scenario: id, title, sequence, request, accept, ...(tenant !== undefined && { tenant }) };
  const subject: ProbeSubject = {
    ...about,
    sent,
    observed,
    expected: expectation,
    judgement,
    durationMs,
    ...(attempts.length > 0 && { attempts }),
  };
  const before = recordings?.of(subject);
  const change = before && changeOf(before, subject);
  const reconciled = reconciler?.(subject, scenario);
  const marks: Mark[] = [...judgement.marks, ...(change?.marks ?? []), ...(reconciled?.mark ? [reconciled.mark] : [])];
  const whole: ProbeSubject = {
    ...subject,
    judgement: { ...judgement, marks },
    ...(change && { before: change.before }),
    ...(reconciled && { predicted: reconciled.predicted }),
  };
  return redacted(whole, secrets);
}

/** Marks what answers otherwise than the other gateways. */
function compared(subjects: readonly ProbeSubject[]): ProbeSubject[] {
  const odd = oddOnesOut(subjects);
  return subjects.map((subject) => {
    const mark = odd.get(subject);
    if (mark === undefined) return subject;
    return { ...subject, judgement: { ...subject.judgement, marks: [...subject.judgement.marks, mark] } };
  });
}

const NO_CONFIG: ProbeConfig = { targets: [], apis: [], fixtures: [], schemas: new Map(), secrets: [] };

async function configOf({ config }: ProbeOptions, tls: TlsOptions): Promise<ProbeConfig> {
  return config === undefined ? NO_CONFIG : (await import('../probe-config.js')).readProbeConfig(config, tls);
}

/** Public APIs of the portal. @throws UsageError when it cannot be asked: without them the run would look complete */
async function discovered({ discover }: ProbeOptions, tls: TlsOptions): Promise<Discovered> {
  if (discover === undefined) return { apis: [], left: 0 };
  const { origin } = parseTarget(discover);
  const found = await (await import('../../http/management.js')).discoverApis(origin, tls);
  if (!found.ok) throw new UsageError(`${origin}: APIs cannot be discovered: ${found.why}`, 'name them with --api');
  return found.value;
}

const NEEDS_MORE = {
  what: 'faults behind the first one',
  reason: 'they need an API (--api), a token or a fixture (--config)',
};

const UNDISCOVERED = 'no resource of theirs is known that GET reads, or they are too many; name them with --api';

const INSECURE = {
  what: 'certificates',
  reason: '--insecure takes any, so whoever sits between may have answered',
};

/** @returns the exit code */
export async function runProbe(urls: readonly string[], options: ProbeOptions): Promise<number> {
  // the other rules are loaded only to check what the user says of them
  const levels = options.rule.size === 0 ? options.rule : (await import('../rule-levels.js')).ruleLevels(options.rule);
  for (const id of options.scenario) checkScenario(id);
  const tls = tlsOf(options);
  const config = await configOf(options, tls);
  const given = [...urls.map((url) => ({ url, host: options.host })), ...config.targets];
  const targets = given.map(({ url, host }) => parseTarget(url, host ?? options.host));
  if (targets.length === 0)
    throw new UsageError('no gateway is named', 'write faultshift probe https://gw.example.com:8243');
  const names = targets.map(({ name }) => name);
  const home =
    options.home === undefined ? undefined : await (await import('./probe-home.js')).readHome(options.home, options);
  const as = options.as ?? config.as ?? home?.release ?? NEWEST;
  const found = await discovered(options, tls);
  const apis = [...apisOf(options), ...config.apis, ...found.apis];
  const plan = planProbes(targets, {
    release: as,
    apis,
    fixtures: config.fixtures,
    modifying: options.modifying === true,
    nonce: Math.random().toString(16).slice(2, 14),
    userAgent: `faultshift/${VERSION}`,
    ...(options.requests !== undefined && { requests: options.requests }),
    ...(options.accept !== undefined && { accepts: options.accept }),
    ...(options.scenario.length > 0 && { scenarios: options.scenario }),
  });
  if (plan.probes.length === 0) throw new UsageError('nothing is left to probe', 'some faults need --api or --config');
  const run: Run = {
    as,
    transport: transportOf(options, tls),
    secrets: new Secrets(config.secrets),
    schemas:
      config.schemas.size === 0 ? new Map() : await (await import('../user-schemas.js')).compileSchemas(config.schemas),
    recordings:
      options.compare === undefined
        ? undefined
        : new Recordings((await import('../recording.js')).readRecording(options.compare), names),
    reconciler: home?.reconcilerAs(as),
  };
  const progress = progressTo(process.stderr, options.quiet ? 'none' : options.progress, process.env);
  let done = 0;
  const subjects = await Promise.all(
    plan.probes.map(async (planned) => {
      const subject = await ask(planned, run);
      progress.update('probes', ++done, plan.probes.length);
      return subject;
    }),
  );
  await run.transport.close();
  progress.finish();
  const report = probeReport({
    as,
    targets: names,
    subjects: compared(subjects),
    levels,
    hash: sha256,
    notSeen: [
      ...(options.insecure ? [INSECURE] : []),
      ...(apis.length + config.fixtures.length === 0 ? [NEEDS_MORE] : []),
      ...(found.left > 0 ? [{ what: `${found.left} APIs of the portal`, reason: UNDISCOVERED }] : []),
      ...plan.skipped,
      ...(home?.notesAs(as) ?? []),
    ],
  });
  const { record } = options;
  const reports = record === undefined ? options.report : [...options.report, { format: 'json', path: record }];
  return emit(report, probeReporters, { ...options, report: reports }, probeExhibits);
}
