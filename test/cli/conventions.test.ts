import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { progressTo } from '../../src/cli/progress.js';
import { faultshift } from '../support/cli.js';

describe('docs/conventions.md', () => {
  const rows = readFileSync('docs/conventions.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (Convention|Law|-+) /.test(line));

  test('names for each row a test that there is', () => {
    expect(rows.length).toBeGreaterThan(35);
    for (const row of rows) {
      const tests = [...row.matchAll(/`(test\/[\w/.-]+)`/g)].map(([, path = '']) => path);
      expect(tests.length, row).toBeGreaterThan(0);
      for (const path of tests) expect(existsSync(path), path).toBe(true);
    }
  });
});

test.each(['CI', 'GITHUB_ACTIONS', 'GITLAB_CI', 'TF_BUILD'])(
  'progress is off where %s is set, and on at a terminal',
  (name) => {
    const written: string[] = [];
    const terminal = { isTTY: true, write: (text: string) => written.push(text) } as unknown as NodeJS.WriteStream;
    progressTo(terminal, 'auto', { [name]: 'true' }).update('tenants read', 1, 2);
    expect(written).toEqual([]);
    progressTo(terminal, 'auto', {}).update('tenants read', 1, 2);
    expect(written).toHaveLength(1);
  },
);

test('the faults are listed, as text and as JSON', async () => {
  const scenarios = JSON.parse((await faultshift(['scenarios', 'list', '-f', 'json'])).stdout);
  expect(scenarios.length).toBeGreaterThan(10);
  const { stdout } = await faultshift(['scenarios', 'list']);
  for (const { id, sequence } of scenarios) expect(stdout).toMatch(new RegExp(`^${id} +${sequence} `, 'm'));
});

test('nothing is asked of the network: a scan runs with no way out of the machine', async () => {
  const guard = `data:text/javascript,import net from 'node:net';net.Socket.prototype.connect=()=>{throw new Error('network')}`;
  const { code, stderr } = await faultshift(['scan', 'samples/home-2.6', '--fail-on', 'none'], {
    env: { NODE_OPTIONS: `--import="${guard}"` },
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});
