/** What is predicted for a fault is what the emulator sends, for every scenario, release and kind of request. */
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  type Outcome,
  predict,
  REQUEST_KINDS,
  type RequestKindId,
  scenariosOf,
} from '../../src/core/mediation/index.js';
import type { Template } from '../../src/core/mediation/outcome.js';
import type { HeaderPair, Observation } from '../../src/core/probe/observation.js';
import { RELEASES, type Release } from '../../src/core/stock/releases.js';
import { deploySet, readForGateway } from '../../src/core/synapse/index.js';
import type { Api } from '../../src/emulator/apis.js';
import { type DeployedHome, deployHome } from '../../src/emulator/deploy.js';
import { Gateway, type Outgoing } from '../../src/emulator/gateway.js';
import { listen } from '../../src/emulator/serve.js';
import { readEstate } from '../../src/files/estate.js';
import { LIMITS } from '../../src/http/limits.js';
import { Transport } from '../../src/http/transport.js';
import { shared, stockOf } from '../support/shared.js';

/** Envelopes are spelled as predictions spell those that they do not know. */
const BODIES: Readonly<Record<RequestKindId, string>> = {
  get: '',
  delete: '',
  'post-json': '{"a":1}',
  'post-xml': '<a>1</a>',
  'post-form': 'a=1',
  soap11:
    '<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body><a>1</a></soapenv:Body></soapenv:Envelope>',
  soap12:
    '<soapenv:Envelope xmlns:soapenv="http://www.w3.org/2003/05/soap-envelope"><soapenv:Body><a>1</a></soapenv:Body></soapenv:Envelope>',
};

const METHODS = ['GET', 'POST', 'DELETE'];
const FRAMING = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding', 'content-length']);

/** An API whose only resource ends in one fault. */
const raising = (fault: string): Api => ({
  name: 'api',
  context: fault === 'token-fault' ? '/token' : '/api/1.0.0',
  type: 'rest',
  transports: fault === 'transport-denied' ? ['https'] : ['http'],
  blocked: false,
  resources: [{ path: fault === 'token-fault' ? '/' : '/resource', methods: METHODS, auth: 'none', fault }],
  backend: 'answers',
});

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Whether a text is what a template says, with anything in its holes. */
function fits(template: Template, text: string): boolean {
  const source = template.map((piece) => (typeof piece === 'string' ? escaped(piece) : '[^]*')).join('');
  return new RegExp(`^${source}$`).test(text);
}

const named = (headers: readonly HeaderPair[]) =>
  headers.map(([name, value]) => [name.toLowerCase(), value] as const).filter(([name]) => !FRAMING.has(name));

/** Why an observation is not this outcome; undefined when it is. */
function differs(outcome: Outcome, observed: Observation, wire: Outgoing['wire']['is']): string | undefined {
  const { kind, status, payload, headers } = outcome;
  if (observed.is === 'none') {
    const got = wire === 'nothing' ? 'no-answer' : observed.how;
    return kind === got ? undefined : `${kind} ≠ ${got}`;
  }
  if (kind === 'no-answer' || kind === 'closed') return `${kind} ≠ ${observed.status}`;
  if (typeof status === 'number' && status !== observed.status) return `status ${status} ≠ ${observed.status}`;
  const text = new TextDecoder().decode(observed.body);
  if (kind === 'accepted-empty') return text === '' ? undefined : `empty ≠ ${text}`;
  if (!fits(payload, text)) return `${JSON.stringify(payload)} ≠ ${text}`;
  const sent = named(observed.headers);
  const always = headers.filter(({ when }) => when.length === 0);
  const gone = always.find(({ name, value }) => !sent.some(([other, got]) => other === name && fits(value, got)));
  if (gone !== undefined) return `no header ${gone.name}: ${JSON.stringify(gone.value)}`;
  const extra = sent.find(([name, got]) => !headers.some((header) => header.name === name && fits(header.value, got)));
  return extra === undefined ? undefined : `header ${extra.join(': ')}`;
}

interface Checked {
  readonly asked: number;
  readonly unknown: number;
  readonly wrong: readonly string[];
}

async function check(home: DeployedHome, kinds: readonly RequestKindId[]): Promise<Checked> {
  let gateway: Gateway | undefined;
  const last: { wire?: Outgoing['wire']['is'] } = {};
  const server = await listen({ host: '127.0.0.1', port: 0, hangAfterMs: 5 }, (incoming) => {
    const outgoing = (gateway as Gateway).handle({
      ...incoming,
      headers: incoming.headers.filter(([name]) => !/^(?:connection|content-length)$/i.test(name)),
    });
    last.wire = outgoing.wire.is;
    return outgoing;
  });
  onTestFinished(() => server.close());
  const transport = new Transport({ limits: LIMITS, width: 1 });
  onTestFinished(() => transport.close());
  const wrong: string[] = [];
  let asked = 0;
  let unknown = 0;
  for (const scenario of scenariosOf(home.release)) {
    gateway = new Gateway({
      home,
      catalogue: { apis: [raising(scenario.id)], tokens: new Map() },
      meter: { isOver: () => false },
      uuid: () => 'a-uuid',
      nextAccess: () => '2027-Jan-01 00:00:00+0000 UTC',
    });
    for (const kind of REQUEST_KINDS) {
      if (!kinds.includes(kind.id) || scenario.requests?.includes(kind.id) === false) continue;
      const { outcomes, left } = predict(home.superTenant, scenario, kind);
      if (outcomes.some((outcome) => outcome.kind === 'unknown') || left > 0) unknown++;
      const headers: HeaderPair[] = [['Accept', '*/*']];
      if (scenario.hasCredentials) headers.push(['Authorization', 'Bearer good']);
      if (kind.contentType !== undefined) headers.push(['Content-Type', kind.contentType]);
      if (kind.soapAction !== undefined) headers.push(['SOAPAction', kind.soapAction]);
      const body = BODIES[kind.id];
      const observed = await transport.send({
        method: kind.method,
        origin: server.url,
        path: scenario.path,
        headers,
        ...(body !== '' && { body: Buffer.from(body) }),
      });
      asked++;
      const reasons = outcomes.map((outcome) => differs(outcome, observed, last.wire ?? 'answer'));
      if (!reasons.includes(undefined)) wrong.push(`${home.release} ${scenario.id} ${kind.id}: ${reasons.join(' | ')}`);
    }
  }
  await server.close();
  return { asked, unknown, wrong };
}

const ALL = REQUEST_KINDS.map(({ id }) => id);

describe('the emulator', () => {
  const homes = ['samples/home-2.6', 'samples/pack-2.6', 'samples/home-4.1'];
  const cases = homes.flatMap((home) => RELEASES.map((release) => [home, release] as const));
  test.each(cases)('sends what is predicted for %s on %s', async (home, release) => {
    const estate = await readEstate([home], { maxBytes: 1 << 20 });
    const { asked, unknown, wrong } = await check(deployHome(estate, release), ALL);
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(100);
    expect(unknown).toBe(0);
  });

  const releases = (['2.6.0', '3.2.0', '4.0.0', '4.1.0', '4.7.0'] as const).filter(() => shared !== undefined);
  test.skipIf(releases.length === 0)('sends what is predicted for stock files', async () => {
    const all: string[] = [];
    for (const release of releases as Release[]) {
      const files = [...stockOf(release)].map(([name, bytes]) => readForGateway(name, bytes));
      const home = { release, superTenant: deploySet(files, release, { closed: true }), tenants: new Map(), notes: [] };
      all.push(...(await check(home, ALL)).wrong);
    }
    expect(all).toEqual([]);
  });
});
