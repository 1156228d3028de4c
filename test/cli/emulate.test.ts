import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { request } from 'undici';
import { describe, expect, onTestFinished, test } from 'vitest';
import { LIMITS } from '../../src/http/limits.js';
import { Transport } from '../../src/http/transport.js';
import { faultshift } from '../support/cli.js';
import { folderWith, sequence } from '../support/folder.js';

const script = fileURLToPath(new URL('../../dist/cli/faultshift.js', import.meta.url));

/** Starts the command and waits until it says where it answers. */
async function emulate(...args: string[]) {
  const child = spawn('node', [script, 'emulate', ...args, '--port', '0'], { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const out: string[] = [];
  child.stdout.on('data', (chunk) => out.push(String(chunk)));
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    child.stderr.on('data', (chunk) => {
      said += chunk;
      const found = /answers at (\S+) until/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.on('exit', () => reject(new Error(said)));
  });
  const stop = (signal: NodeJS.Signals = 'SIGINT') =>
    new Promise<number | null>((resolve) => {
      child.on('exit', (code) => resolve(code));
      child.kill(signal);
    });
  return {
    url,
    stop,
    said: () => said,
    out: () => out.join(''),
    log: () =>
      out
        .join('')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
  };
}

describe('faultshift emulate', () => {
  test('is the release that the home states, and logs each request', async () => {
    const { url, stop, log, out } = await emulate('samples/home-2.6');
    const { statusCode, body } = await request(`${url}/nowhere?token=secret`);
    expect(statusCode).toBe(404);
    expect(await body.text()).toContain('am:fault');
    await expect.poll(() => out()).toMatch(/\n$/);
    expect(log()[0]).toMatchObject({
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      method: 'GET',
      path: '/nowhere',
      scenario: 'unknown-context',
      sequence: 'main',
      outcome: 'answer',
      status: 404,
    });
    expect(await stop()).toBe(0);
  });

  test('stops though a request hangs', async () => {
    const { url, stop, log, out } = await emulate('samples/home-2.6', '--as', '4.1.0');
    const hanging = request(`${url}/dead/1.0.0/x`).catch(({ code }) => code);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await stop('SIGTERM')).toBe(0);
    expect(await hanging).toBe('UND_ERR_SOCKET');
    await expect.poll(() => out()).toMatch(/\n$/);
    expect(log()[0]).toMatchObject({ scenario: 'backend-refused', outcome: 'nothing' });
  });

  test('says what the gateway does to the files when it starts', async () => {
    const { said, stop } = await emulate('samples/home-2.6', '--as', '4.1.0');
    expect(said()).toMatch(/the super tenant.*: 4\.1\.0 deletes acme_error_log\.xml when it starts/);
    expect(said()).toMatch(/tenant 1.*would put its own stock there/);
    await stop();
  });

  test('fills tenants from the stock that is given', async () => {
    const pack = folderWith({ 'main.xml': sequence('main', '<respond/>') });
    const tenant = 'repository/tenants/1/synapse-configs/default/sequences';
    const home = folderWith({ 'updates/product.txt': 'wso2am-2.6.0', [`${tenant}/main.xml`]: sequence('main') });
    const { url, stop } = await emulate(home, '--as', '4.1.0', '--stock-pack', pack, '--tenant', 'acme.example=1');
    expect((await request(`${url}/t/acme.example/x`)).statusCode).toBe(200);
    expect((await request(`${url}/t/1/x`)).statusCode).toBe(200);
    expect((await request(`${url}/x`)).statusCode).toBe(202);
    await stop();
  });

  test('speaks TLS, with APIs of the user’s', async () => {
    const folder = folderWith({
      'apis.yaml': 'apis:\n  - { name: a, context: /a, resources: [{ path: /x, auth: none, fault: auth-900908 }] }\n',
    });
    const { url, stop, log, out } = await emulate('samples/home-2.6', '--tls', '--apis', `${folder}/apis.yaml`);
    expect(url).toMatch(/^https:/);
    const get = (verify: boolean) => {
      const transport = new Transport({ limits: LIMITS, tls: { verify } });
      onTestFinished(() => transport.close());
      return transport.send({ method: 'GET', origin: url, path: '/a/x', headers: [] });
    };
    expect(await get(true)).toMatchObject({
      is: 'none',
      why: expect.stringMatching(/^the certificate is self-signed/),
    });
    expect(await get(false)).toMatchObject({ is: 'answer', status: 403 });
    await expect.poll(() => out().length).toBeGreaterThan(0);
    expect(log()[0]).toMatchObject({ api: 'a', scenario: 'auth-900908' });
    await stop();
  });

  const broken = (text: string) => ({ file: `${folderWith({ 'a.yaml': text })}/a.yaml` });
  test.each([
    [
      'an unknown key',
      'apis:\n  - { name: a, context: /a, resorces: [] }\n',
      /a\.yaml:2:\d+: unknown key "resorces"\n.*resources\?/,
    ],
    [
      'a wrong value',
      'apis:\n  - name: a\n    context: /a\n    backend: dead\n',
      /a\.yaml:4:14: apis\.0\.backend is one of answers/,
    ],
    ['broken YAML', 'apis: [\n', /a\.yaml:2:1: /],
    [
      'a fault that is none',
      'apis: [{name: a, context: /a, resources: [{path: /x, fault: no}]}]',
      /raises no, which is no fault/,
    ],
  ])('%s in its file gives 2 with the place', async (_, text, words) => {
    const { code, stderr } = await faultshift(['emulate', 'samples/home-2.6', '--apis', broken(text).file]);
    expect(stderr).toMatch(words);
    expect(code).toBe(2);
  });

  test('files that do not say their release need --as; a port that is taken is told', async () => {
    const folder = folderWith({ 'main.xml': sequence('main') });
    expect((await faultshift(['emulate', folder])).stderr).toMatch(/give it with --as/);
    const { url, stop } = await emulate('samples/home-2.6');
    const port = new URL(url).port;
    const { code, stderr } = await faultshift(['emulate', 'samples/home-2.6', '--port', port]);
    expect(stderr).toMatch(/cannot listen on 127\.0\.0\.1:\d+ \(EADDRINUSE\)/);
    expect(code).toBe(2);
    await stop();
  });
});
