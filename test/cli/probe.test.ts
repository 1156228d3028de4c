import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, onTestFinished, test } from 'vitest';
import schema from '../../schema/probe-1.schema.json' with { type: 'json' };
import type { Release } from '../../src/core/stock/releases.js';
import { faultshift } from '../support/cli.js';
import { emulatedHome } from '../support/emulated.js';
import { folderWith } from '../support/folder.js';
import { answers, FAULT, hostile } from '../support/hostile.js';

const valid = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);

const emulated = async (as: Release): Promise<string> => (await emulatedHome('samples/home-2.6', as)).url;

describe('faultshift probe', () => {
  test('a gateway that has switched gives 0', async () => {
    const { code, stdout } = await faultshift(['probe', await hostile(answers(FAULT))]);
    expect(stdout).toMatch(/no API has the context +GET +✔ 404 JSON/);
    expect(code).toBe(0);
  });

  test('one that keeps XML gives 1, unless XML is what is expected', async () => {
    const url = await emulated('2.6.0');
    const late = await faultshift(['probe', url]);
    expect(late.stdout).toMatch(/probe-legacy-xml/);
    expect(late.code).toBe(1);
    expect((await faultshift(['probe', url, '--as', '2.6.0'])).code).toBe(0);
    expect((await faultshift(['probe', url, '--fail-on', 'none'])).code).toBe(0);
    expect((await faultshift(['probe', url, '--rule', 'FS307=off'])).code).toBe(0);
  });

  test('one that is not there gives 3, and the others are reported', async () => {
    const { code, stdout } = await faultshift(['probe', 'http://127.0.0.1:1', await hostile(answers(FAULT))]);
    expect(stdout).toMatch(/not read {2}http:\/\/127\.0\.0\.1:1: the connection is refused/);
    expect(stdout).toMatch(/\? not reached +✔ 404 JSON/);
    expect(code).toBe(3);
  });

  test.each([
    ['no address', ['probe'], /no gateway is named/],
    ['a fault that is none', ['probe', 'http://gw', '--scenario', 'auth-90090'], /no such scenario/],
    ['a fault that nobody may raise', ['probe', 'http://gw', '--scenario', 'token-fault'], /is never provoked/],
    ['a kind of request that is none', ['probe', 'http://gw', '--requests', 'get,put'], /put is none of get/],
    ['an API that is no path', ['probe', 'http://gw', '--api', 'pizza'], /is no path of an API/],
    ['no URL', ['probe', 'gateway'], /is no address/],
    ['another protocol', ['probe', 'ftp://gw'], /ftp is not spoken here/],
    ['a query', ['probe', 'http://gw/?a'], /an address has no \?/],
    ['a CA that is not there', ['probe', 'http://gw', '--ca', '/no/such.pem'], /cannot be read/],
  ])('%s gives 2', async (_, args, words) => {
    const { code, stderr } = await faultshift(args);
    expect(stderr).toMatch(words);
    expect(code).toBe(2);
  });

  test('credentials in an address are refused and not repeated', async () => {
    for (const url of ['http://admin:hunter2@gw', 'admin:hunter2@gw', 'https://admin:hunter2@[bad']) {
      const { code, stdout, stderr } = await faultshift(['probe', url]);
      expect(code).toBe(2);
      expect(stdout + stderr).not.toMatch(/hunter2/);
    }
  });

  test('JSON keeps to its schema', async () => {
    const urls = [await emulated('4.1.0'), await hostile(answers('<html><title>x</title>')), 'http://127.0.0.1:1'];
    const { stdout } = await faultshift(['probe', ...urls, '-f', 'json']);
    const report = JSON.parse(stdout);
    expect(valid(report), JSON.stringify(valid.errors, null, 1)).toBe(true);
    expect(report.probes.map(({ verdict }: { verdict: string }) => verdict)).toEqual([
      'probe-legacy-xml',
      'probe-not-a-fault',
      'unreachable',
    ]);
  });

  test('nothing of an answer reaches the terminal as it is', async () => {
    const nasty = '\u001b[2J\u009b31m\u202eevil\r\n::set-output name=a::b';
    const body = FAULT.replace('"404"', JSON.stringify(nasty));
    const { stdout } = await faultshift(['probe', await hostile(answers(body)), '--color', 'never']);
    expect(stdout).toContain('evil');
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    expect(stdout).not.toMatch(/^::/m);
  });

  const API = ['--api', '/pizza/1.0.0/menu'];
  const verdictsOf = (stdout: string): string[] =>
    (JSON.parse(stdout).probes as { scenario: string; accept: string; verdict: string }[]).map(
      ({ scenario, accept, verdict }) => `${scenario} ${accept} ${verdict}`,
    );

  test('an upgrade that carried the files over: recorded before, compared and predicted after', async () => {
    const folder = folderWith();
    const kept = `${folder}/before.json`;
    const old = await faultshift(['probe', await emulated('2.6.0'), ...API, '--as', '2.6.0', '--record', kept]);
    expect(old.code).toBe(0);
    expect(valid(JSON.parse(readFileSync(kept, 'utf8')))).toBe(true);
    const url = await emulated('4.1.0');
    const more = ['--compare', kept, '--home', 'samples/home-2.6', '--as', '4.1.0', '-f', 'json'];
    const { code, stdout } = await faultshift(['probe', url, ...API, ...more]);
    expect(code).toBe(1);
    const report = JSON.parse(stdout);
    expect(valid(report), JSON.stringify(valid.errors, null, 1)).toBe(true);
    expect(verdictsOf(stdout)).toEqual([
      'unknown-context */* probe-legacy-xml',
      'auth-900902 */* probe-accepted-empty',
      'auth-900902 application/json probe-accepted-empty',
      'auth-900901 */* probe-accepted-empty',
      'auth-900901 application/json probe-accepted-empty',
      'mismatch-404 */* probe-accepted-empty',
    ]);
    // the prediction is right, so nothing is said of it
    expect(report.findings.map(({ rule }: { rule: string }) => rule)).not.toContain('probe-prediction-differs');
    expect(report.probes[1]).toMatchObject({
      before: '401, wrapped JSON fault 900902',
      predicted: '202 accepted empty',
      findings: ['probe-accepted-empty', 'probe-answer-changed'],
    });
  });

  test('a node that runs other files than these is told', async () => {
    const url = await hostile(answers(FAULT));
    const { stdout } = await faultshift(['probe', url, '--home', 'samples/home-2.6', '--as', '4.1.0', '-f', 'json']);
    const [finding] = JSON.parse(stdout).findings;
    expect(finding.rule).toBe('probe-prediction-differs');
    expect(finding.message).toMatch(/predicted 404 xml; it answers as stock files do/);
  });

  test('of several gateways the odd one out', async () => {
    const urls = [await hostile(answers(FAULT)), await emulated('2.6.0'), await hostile(answers(FAULT))];
    const { stdout } = await faultshift(['probe', ...urls, '-f', 'json']);
    const { findings } = JSON.parse(stdout);
    const odd = findings.filter(({ rule }: { rule: string }) => rule === 'probe-odd-one-out');
    expect(odd).toHaveLength(1);
    expect(odd[0].home).toBe(urls[1]);
  });

  test('an API whose resource takes every path cannot raise the mismatch', async () => {
    const every = await faultshift([
      'probe',
      await emulated('2.6.0'),
      '--api',
      '/faults/1.0.0/x',
      '--as',
      '2.6.0',
      '-f',
      'json',
    ]);
    expect(verdictsOf(every.stdout).at(-1)).toBe('mismatch-404 */* not-provoked');
    expect(JSON.parse(every.stdout).coverage.notSeen[0].reason).toMatch(/takes every path/);
  });

  test('fixtures of a file: tokens from the environment and from files, quotas, schemas of one’s own; no secret shows', async () => {
    const { url, log } = await emulatedHome('samples/home-2.6', '2.6.0');
    const folder = folderWith({
      'token.txt': 'not-subscribed\n',
      'main.schema.json': '{"type":"object","required":["errors"]}',
      'probe.yaml': `targets: ["${url}"]
as: 2.6.0
tokens: { expired: { env: PROBE_TOKEN }, other: { file: token.txt } }
fixtures:
  - { scenario: auth-900903, path: /pizza/1.0.0/menu, token: expired }
  - { scenario: auth-900908, path: /pizza/1.0.0/menu, token: other }
  - { scenario: throttle-900802, path: /limited/1.0.0/x, repeat: 5 }
  - { scenario: backend-refused, path: /dead/1.0.0/x, expect: { status: 503 } }
`,
    });
    const { stdout, stderr } = await faultshift(['probe', '--config', `${folder}/probe.yaml`, '-f', 'json'], {
      env: { PROBE_TOKEN: 'expired' },
    });
    expect(stderr).toBe('');
    expect(verdictsOf(stdout)).toEqual([
      'unknown-context */* as-expected',
      'auth-900903 */* as-expected',
      'auth-900908 */* as-expected',
      'throttle-900802 */* as-expected',
      'backend-refused */* as-expected',
    ]);
    expect(log.filter(({ api }) => api === 'limited')).toHaveLength(3);
    const probes = JSON.parse(stdout).probes as { sent: unknown; curl: string }[];
    for (const { sent, curl } of probes) expect(JSON.stringify(sent) + curl).not.toMatch(/Bearer (?:expired|not-sub)/);
    const missing = await faultshift(['probe', '--config', `${folder}/probe.yaml`]);
    expect(missing.code).toBe(2);
    expect(missing.stderr).toMatch(/the token expired is not in the environment\n.*set PROBE_TOKEN/);
  });

  test('a schema of one’s own is the contract', async () => {
    const url = await hostile(answers(FAULT));
    const folder = folderWith({
      'mine.json': '{"type":"object","required":["hint"]}',
      'probe.yaml': `targets: ["${url}"]\nschemas: { main: mine.json }\n`,
    });
    const { stdout } = await faultshift(['probe', '--config', `${folder}/probe.yaml`]);
    expect(stdout).toMatch(/probe-members-differ\n.*The body differs: no member "hint"/);
  });

  test('a hang is told, and does not make the run incomplete while others answer', async () => {
    const { url } = await emulatedHome('samples/home-2.6', '4.1.0');
    const folder = folderWith({
      'probe.yaml': 'fixtures: [{ scenario: backend-refused, path: /dead/1.0.0/x }]\n',
    });
    const args = ['probe', url, '--config', `${folder}/probe.yaml`, '--timeout', '1'];
    const { code, stdout } = await faultshift([...args, '-f', 'json']);
    expect(verdictsOf(stdout)).toEqual(['unknown-context */* probe-legacy-xml', 'backend-refused */* probe-no-answer']);
    expect(code).toBe(1);
  });

  test('APIs from the portal, tokens from the token endpoint', async () => {
    const { url, log } = await emulatedHome('samples/home-2.6', '2.6.0');
    const portal = createServer((request, response) => {
      const { method, url: path = '' } = request;
      const json = (status: number, body: unknown): void => void response.writeHead(status).end(JSON.stringify(body));
      if (method === 'POST') json(200, { access_token: 'not-subscribed' });
      else if (/v3\/apis\?/.test(path)) json(200, { list: [{ id: '1', context: '/pizza/1.0.0', version: '1.0.0' }] });
      else json(200, { operations: [{ target: '/menu', verb: 'GET' }] });
    });
    await new Promise<void>((resolve) => portal.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void portal.close());
    const am = `http://127.0.0.1:${(portal.address() as AddressInfo).port}`;
    const folder = folderWith({
      'probe.yaml': `tokens: { app: { client: { url: "${am}/oauth2/token", id: APP_ID, secret: APP_SECRET } } }
fixtures: [{ scenario: auth-900908, path: /pizza/1.0.0/menu, token: app }]
`,
    });
    const args = ['probe', url, '--as', '2.6.0', '--discover', am, '--config', `${folder}/probe.yaml`, '-f', 'json'];
    const env = { APP_ID: 'some-client-id', APP_SECRET: 'some-client-secret' };
    const { stdout, stderr } = await faultshift(args, { env });
    expect(stderr).toBe('');
    expect(verdictsOf(stdout)).toContain('auth-900902 */* as-expected');
    expect(verdictsOf(stdout).at(-1)).toBe('auth-900908 */* as-expected');
    expect(stdout).not.toMatch(/some-client-secret|Bearer not-subscribed/);
    expect(log.every(({ path }) => /^\/(?:pizza\/1\.0\.0\/|faultshift-)/.test(path))).toBe(true);
    const none = await faultshift(['probe', url, '--discover', 'http://no-such-host.invalid:9443']);
    expect(none.code).toBe(2);
    expect(none.stderr).toMatch(/APIs cannot be discovered: not reached \((?:ENOTFOUND|EAI_AGAIN)\)\n.*--api/);
  });

  test('every fault is listed with what it takes', async () => {
    const { code, stdout } = await faultshift(['scenarios', 'list']);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^throttle-900809 +_throttle_out_handler_ +4\.3\.0– +fixture +quota +throttled out 900809$/m,
    );
    const listed = JSON.parse((await faultshift(['scenarios', 'list', '-f', 'json'])).stdout);
    expect(listed.length).toBeGreaterThan(45);
    expect(listed[0]).toEqual({
      id: 'auth-900900',
      title: 'authentication failure 900900',
      sequence: '_auth_failure_handler_',
      needs: 'token',
      impact: 'safe',
    });
  });
});
