import { randomBytes } from 'node:crypto';
import { probeReport } from '../../core/analysis/probe.js';
import { SCENARIOS, type Scenario } from '../../core/mediation/scenarios.js';
import { expectationOf } from '../../core/probe/expect.js';
import { judge } from '../../core/probe/judge.js';
import type { PlannedProbe, Target } from '../../core/probe/plan.js';
import { redacted } from '../../core/probe/redact.js';
import { Secrets } from '../../core/probe/secrets.js';
import type { ProbeSubject } from '../../core/probe/subject.js';
import type { Release } from '../../core/stock/releases.js';
import { UsageError } from '../../errors.js';
import { sha256 } from '../../files/contents.js';
import { LIMITS } from '../../http/limits.js';
import { Transport } from '../../http/transport.js';
import { probeReporters } from '../../report/probe/index.js';
import type { ProbeOptions } from '../commands/probe.js';
import { emit } from '../emit.js';
import { pem } from '../pem.js';
import { progressTo } from '../progress.js';
import { VERSION } from '../version.js';
import { validatorOf } from './validator.js';

/** @throws UsageError when it is no address of a gateway; its text never repeats credentials */
export function parseTarget(text: string): Target {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new UsageError(`${text.replace(/\/\/[^/@]*@/, '//')} is no address`, 'write https://gw.example.com:8243');
  }
  const { protocol, username, password, origin, pathname, search, hash } = url;
  if (protocol !== 'https:' && protocol !== 'http:') {
    throw new UsageError(`${protocol.slice(0, -1)} is not spoken here`, 'write https://gw.example.com:8243');
  }
  if (username !== '' || password !== '') {
    throw new UsageError(`credentials do not belong into the address of ${url.host}`, 'no probe needs them there');
  }
  if (search !== '' || hash !== '') throw new UsageError(`${origin}: an address has no ${search === '' ? '#' : '?'}`);
  const prefix = pathname.replace(/\/+$/, '');
  return { name: `${origin}${prefix}`, origin, prefix };
}

/** A path that no API has. */
const randomPath = (): string => `/faultshift-${randomBytes(6).toString('hex')}`;

function plan(target: Target): PlannedProbe[] {
  const scenario = SCENARIOS.find(({ id }) => id === 'unknown-context') as Scenario;
  const accept = '*/*';
  const sent = {
    method: 'GET',
    origin: target.origin,
    path: `${target.prefix}${randomPath()}`,
    headers: [
      ['Accept', accept],
      ['Accept-Encoding', 'identity'],
      ['User-Agent', `faultshift/${VERSION}`],
    ],
  } as const;
  return [{ target: target.name, scenario, request: 'get', accept, sent }];
}

async function ask(planned: PlannedProbe, as: Release, transport: Transport, secrets: Secrets): Promise<ProbeSubject> {
  const { target, scenario, request, accept, sent } = planned;
  const started = performance.now();
  const observed = await transport.send(sent);
  const durationMs = Math.round(performance.now() - started);
  const expected = expectationOf(scenario, as, request);
  const judgement = judge(observed, expected, {
    validate: validatorOf(expected.schema),
    echoesCredentials: secrets.areIn(observed),
  });
  const { id, title, sequence } = scenario;
  return redacted(
    { target, scenario: id, title, sequence, request, accept, sent, observed, expected, judgement, durationMs },
    secrets,
  );
}

const NEEDS_MORE = {
  what: 'faults behind the first one',
  reason: 'they need an API, a token or a fixture; only the answer to an unknown path was asked for',
};

/** @returns the exit code */
export async function runProbe(urls: readonly string[], options: ProbeOptions): Promise<number> {
  // the other rules are loaded only to check what the user says of them
  const levels = options.rule.size === 0 ? options.rule : (await import('../rule-levels.js')).ruleLevels(options.rule);
  const targets = urls.map(parseTarget);
  const { ca, cert, key, serverName, insecure, as, timeout } = options;
  const tls = {
    ca: ca && pem(ca),
    cert: cert && pem(cert),
    key: key && pem(key),
    servername: serverName,
    verify: insecure !== true,
  };
  const transport = new Transport({ limits: { ...LIMITS, totalMs: timeout * 1000 }, tls });
  const progress = progressTo(process.stderr, options.quiet ? 'none' : options.progress, process.env);
  const secrets = new Secrets([]);
  const planned = targets.flatMap(plan);
  let done = 0;
  const subjects = await Promise.all(
    planned.map(async (one) => {
      const subject = await ask(one, as, transport, secrets);
      progress.update('probes', ++done, planned.length);
      return subject;
    }),
  );
  await transport.close();
  progress.finish();
  const unchecked = insecure
    ? [{ what: 'certificates', reason: '--insecure takes any, so whoever sits between may have answered' }]
    : [];
  const report = probeReport({
    as,
    targets: targets.map(({ name }) => name),
    subjects,
    levels,
    hash: sha256,
    notSeen: [...unchecked, NEEDS_MORE],
  });
  return emit(report, probeReporters, options);
}
