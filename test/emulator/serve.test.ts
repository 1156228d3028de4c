import { request } from 'undici';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Release } from '../../src/core/stock/releases.js';
import { deployHome } from '../../src/emulator/deploy.js';
import { type AccessEntry, type ServeOptions, startGateway } from '../../src/emulator/serve.js';
import { readEstate } from '../../src/files/estate.js';

async function emulate(as: Release, options: Partial<ServeOptions> = {}) {
  const estate = await readEstate(['samples/home-2.6'], { maxBytes: 1 << 20 });
  const log: AccessEntry[] = [];
  const gateway = await startGateway({
    home: deployHome(estate, as),
    host: '127.0.0.1',
    port: 0,
    hangAfterMs: 100,
    log: (entry) => log.push(entry),
    ...options,
  });
  onTestFinished(() => gateway.close());
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const { statusCode, headers: received, body } = await request(`${gateway.url}${path}`, { headers });
    return { status: statusCode, type: received['content-type'], text: await body.text() };
  };
  return { gateway, get, log };
}

describe('an emulated gateway', () => {
  test('answers faults from the files of the home', async () => {
    const { get, log } = await emulate('2.6.0');
    const unknown = await get('/nowhere');
    expect(unknown.status).toBe(404);
    expect(unknown.type).toBe('application/xml; charset=UTF-8');
    expect(unknown.text).toContain('Acme has no API at this address');
    expect(await get('/pizza/1.0.0/menu')).toEqual({
      status: 401,
      type: 'application/json; charset=UTF-8',
      text: expect.stringMatching(/^\{"fault":\{"code":900902,/),
    });
    expect(log.map(({ scenario, status }) => [scenario, status])).toEqual([
      ['unknown-context', 404],
      ['auth-900902', 401],
    ]);
  });

  test('shows what the same files do on 4.1', async () => {
    const { get, log } = await emulate('4.1.0');
    expect((await get('/nowhere')).text).toContain('am:fault');
    // nobody answers a failed authentication, and fault.xml does not deploy: the worst there is
    expect(await get('/pizza/1.0.0/menu')).toEqual({ status: 202, type: undefined, text: '' });
    expect(log.at(-1)).toMatchObject({ scenario: 'auth-900902', outcome: 'answer', status: 202, bytes: 0 });
  });

  test('leaves a client waiting where the gateway would, and closes in the end', async () => {
    const { get, log } = await emulate('4.1.0');
    await expect(get('/dead/1.0.0/x')).rejects.toMatchObject({ code: 'UND_ERR_SOCKET' });
    await expect.poll(() => log.at(-1)).toMatchObject({ scenario: 'backend-refused', outcome: 'nothing' });
  });

  test('answers tenants from their own files', async () => {
    const { get, log } = await emulate('2.6.0', { domains: new Map([['acme.example', '3']]) });
    await get('/t/acme.example/nowhere');
    await get('/t/3/nowhere');
    expect(log.map(({ tenant }) => tenant)).toEqual(['3', '3']);
  });
});
