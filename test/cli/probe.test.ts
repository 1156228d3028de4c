import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, onTestFinished, test } from 'vitest';
import schema from '../../schema/probe-1.schema.json' with { type: 'json' };
import type { Release } from '../../src/core/stock/releases.js';
import { deployHome } from '../../src/emulator/deploy.js';
import { startGateway } from '../../src/emulator/serve.js';
import { readEstate } from '../../src/files/estate.js';
import { faultshift } from '../support/cli.js';
import { answers, FAULT, hostile } from '../support/hostile.js';

const valid = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);

async function emulated(as: Release): Promise<string> {
  const estate = await readEstate(['samples/home-2.6'], { maxBytes: 1 << 20 });
  const gateway = await startGateway({ home: deployHome(estate, as), host: '127.0.0.1', port: 0, hangAfterMs: 5000 });
  onTestFinished(() => gateway.close());
  return gateway.url;
}

describe('faultshift probe', () => {
  test('a gateway that has switched gives 0', async () => {
    const { code, stdout } = await faultshift(['probe', await hostile(answers(FAULT))]);
    expect(stdout).toMatch(/✔ no API has the context \(main\)/);
    expect(stdout).toMatch(/404 {2}JSON fault 404/);
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
    expect(stdout).toMatch(/404 {2}JSON fault 404/);
    expect(code).toBe(3);
  });

  test.each([
    ['no address', ['probe'], /missing required argument/],
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
});
