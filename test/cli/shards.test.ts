import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { shardFrom } from '../../src/cli/shard-option.js';
import { planShards, shardOf, unitOf } from '../../src/core/shards.js';
import { sha256 } from '../../src/files/contents.js';
import { faultshift } from '../support/cli.js';
import { folderWith, sequence } from '../support/folder.js';

const script = fileURLToPath(new URL('../../dist/cli/faultshift.js', import.meta.url));
const SEQUENCES = 'repository/deployment/server/synapse-configs/default/sequences';
const OLD_CLASS = '<class name="org.wso2.carbon.apimgt.gateway.handlers.analytics.APIMgtFaultHandler"/>';

const home = (name: string, body: string): Record<string, string> => ({
  [`${name}/updates/product.txt`]: 'wso2am-2.6.0',
  [`${name}/${SEQUENCES}/fault.xml`]: sequence('fault', body),
});

const repository = (): string =>
  folderWith({
    '.git/HEAD': '',
    ...home('gw1', OLD_CLASS),
    ...home('gw2', `<log/>${OLD_CLASS}`),
    ...home('gw3', `<!-- faultshift-ignore FS006: known -->\n${OLD_CLASS}`),
    ...home('gw4', '<drop/>'),
    'src/app.js': "if (body.includes('<ams:fault')) retry();\n",
    'faultshift.config.yaml': 'homes: [gw1, gw2, gw3, gw4]\nclients: [src]\nto: 4.1.0\n',
  });

const shards = async (cwd: string, of: number, more: string[] = []) =>
  Promise.all(
    Array.from({ length: of }, (_, i) => faultshift(['check', '--shard', `${i + 1}/${of}`, ...more], { cwd })),
  );

describe('shards', () => {
  test('merged, they are the unsharded report byte for byte, for any number and order of blobs', async () => {
    const cwd = repository();
    const whole = await faultshift(['check', '-f', 'json'], { cwd });
    expect(JSON.parse(whole.stdout).findings.length).toBeGreaterThan(5);
    for (const of of [1, 2, 3, 7]) {
      const blobs = `blobs-${of}`;
      for (const { code } of await shards(cwd, of, ['--blobs', blobs])) expect(code).toBe(0);
      const files = readdirSync(join(cwd, blobs)).map((name) => `${blobs}/${name}`);
      expect(files).toHaveLength(of);
      for (const order of [files, [...files].reverse()]) {
        const merged = await faultshift(['merge-reports', ...order, '-f', 'json'], { cwd });
        expect(merged).toMatchObject({ code: whole.code, stdout: whole.stdout });
      }
    }
    const page = async (args: string[]): Promise<string> => (await faultshift([...args, '-f', 'html'], { cwd })).stdout;
    expect(await page(['merge-reports', 'blobs-3'])).toBe(await page(['check']));
  });

  test('a shard that finds something ends with 0; the gate is judged at the merge, unless it is asked for', async () => {
    const cwd = repository();
    expect((await shards(cwd, 2)).map(({ code }) => code)).toEqual([0, 0]);
    expect((await faultshift(['merge-reports', 'faultshift-blobs'], { cwd })).code).toBe(1);
    expect((await faultshift(['merge-reports', 'faultshift-blobs', '--fail-on', 'none'], { cwd })).code).toBe(0);
    expect((await faultshift(['check', '--shard', '1/1', '--gate-shard'], { cwd })).code).toBe(1);
  });

  test('a missing shard gives 3 and a report that says which; --allow-missing tells it and goes on', async () => {
    const cwd = repository();
    await shards(cwd, 3);
    const [gone = ''] = readdirSync(join(cwd, 'faultshift-blobs')).filter((name) => {
      const lines = readFileSync(join(cwd, 'faultshift-blobs', name), 'utf8')
        .trim()
        .split('\n');
      return lines.length > 2;
    });
    rmSync(join(cwd, 'faultshift-blobs', gone));
    const [, index] = /-(\d)-of-3/.exec(gone) ?? [];
    const merged = await faultshift(['merge-reports', 'faultshift-blobs', '--report', 'sarif=out.sarif'], { cwd });
    expect(merged.code).toBe(3);
    expect(merged.stdout).toMatch(new RegExp(`not read {2}\\S+ .*: shard ${index} of 3 left no complete blob`));
    expect(existsSync(join(cwd, 'out.sarif'))).toBe(true);
    const allowed = await faultshift(['merge-reports', 'faultshift-blobs', '--allow-missing', '--fail-on', 'none'], {
      cwd,
    });
    expect(allowed).toMatchObject({ code: 0, stdout: expect.stringMatching(/Not seen .*left no complete blob/) });
  });

  test('a killed process leaves no blob, a cut one is left out, and a retry mends both', async () => {
    const cwd = repository();
    await shards(cwd, 2);
    const folder = join(cwd, 'faultshift-blobs');
    const [name = ''] = readdirSync(folder);
    const text = readFileSync(join(folder, name), 'utf8');
    for (const cut of [0, 10, text.length - 3, text.lastIndexOf('\n', text.length - 2)]) {
      writeFileSync(join(folder, name), text.slice(0, cut));
      const merged = await faultshift(['merge-reports', 'faultshift-blobs'], { cwd });
      expect(merged).toMatchObject({ code: 3, stderr: expect.stringMatching(/is left out: /) });
    }
    writeFileSync(join(folder, name), text.replace('"error"', '"info"'));
    expect((await faultshift(['merge-reports', 'faultshift-blobs'], { cwd })).stderr).toMatch(/digest is wrong/);
    rmSync(join(folder, name));
    const [, index] = /-(\d)-of-2/.exec(name) ?? [];
    const child = spawn('node', [script, 'check', '--shard', `${index}/2`], { cwd, stdio: 'ignore' });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    setTimeout(() => child.kill('SIGKILL'), 40);
    await ended;
    expect(readdirSync(folder).filter((file) => file.endsWith('.ndjson'))).toHaveLength(1);
    await faultshift(['check', '--shard', `${index}/2`], { cwd });
    expect(readFileSync(join(folder, name), 'utf8')).toBe(text);
    expect((await faultshift(['merge-reports', 'faultshift-blobs'], { cwd })).code).toBe(1);
  });

  test('two attempts of one shard count once', async () => {
    const cwd = repository();
    await shards(cwd, 2);
    const before = await faultshift(['merge-reports', 'faultshift-blobs', '-f', 'json'], { cwd });
    const folder = join(cwd, 'faultshift-blobs');
    const [name = ''] = readdirSync(folder);
    writeFileSync(join(folder, name.replace('.ndjson', '-again.ndjson')), readFileSync(join(folder, name)));
    expect((await faultshift(['merge-reports', 'faultshift-blobs', '-f', 'json'], { cwd })).stdout).toBe(before.stdout);
  });

  test('blobs of different runs are refused', async () => {
    const cwd = repository();
    await shards(cwd, 2);
    renameSync(join(cwd, 'faultshift-blobs'), join(cwd, 'a'));
    await shards(cwd, 2, ['--to', '4.2.0']);
    expect(await faultshift(['merge-reports', 'a', 'faultshift-blobs'], { cwd })).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/different runs/),
    });
    expect((await faultshift(['merge-reports', 'a', '--expect', '3'], { cwd })).code).toBe(2);
    expect((await faultshift(['merge-reports', 'src'], { cwd })).stderr).toMatch(/no complete blob/);
    expect((await faultshift(['merge-reports', 'nowhere'], { cwd })).code).toBe(2);
  });

  test('a plan shares the work out by size, and holds only for what it was made of', async () => {
    const cwd = repository();
    expect((await faultshift(['plan', '--shards', '2'], { cwd })).stdout).toBe(
      'faultshift-plan.json: 5 units for 2 shards\n',
    );
    const plan = JSON.parse(readFileSync(join(cwd, 'faultshift-plan.json'), 'utf8'));
    expect(new Set(Object.values(plan.assignment))).toEqual(new Set([1, 2]));
    const whole = await faultshift(['check', '-f', 'json'], { cwd });
    for (const { code } of await shards(cwd, 2, ['--plan', 'faultshift-plan.json'])) expect(code).toBe(0);
    expect((await faultshift(['merge-reports', 'faultshift-blobs', '-f', 'json'], { cwd })).stdout).toBe(whole.stdout);
    const other = await faultshift(['check', '--shard', '1/2', '--plan', 'faultshift-plan.json', '--to', '4.2.0'], {
      cwd,
    });
    expect(other).toMatchObject({ code: 2, stderr: expect.stringMatching(/plan of something else/) });
    expect((await faultshift(['check', '--shard', '1/3', '--plan', 'faultshift-plan.json'], { cwd })).code).toBe(2);
  });
});

describe('the examples', () => {
  const page = readFileSync('docs/shards.md', 'utf8');
  const [github, gitlab, kubernetes] = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) =>
    parse(text),
  );

  test('call commands and options that there are', async () => {
    const commands = [
      ...[...github.jobs.shard.steps, ...github.jobs.merge.steps].flatMap(({ run }: { run?: string }) => run ?? []),
      ...gitlab.faultshift.script,
      ...gitlab.merge.script,
      kubernetes.spec.template.spec.containers[0].command.join(' '),
    ].map((command: string) =>
      command
        .replace(/\$\{\{ matrix\.shard \}\}/, '1')
        .split(' ')
        .slice(2),
    );
    expect(commands).toHaveLength(5);
    const cwd = repository();
    const env = { CI_NODE_INDEX: '1', CI_NODE_TOTAL: '3' };
    for (const [, ...args] of commands) {
      const { code, stderr } = await faultshift(args, { cwd, env });
      expect([0, 1, 3], `${args.join(' ')}: ${stderr}`).toContain(code);
    }
  });

  test('share out as many shards as they wait for', () => {
    expect(github.jobs.shard.strategy.matrix.shard).toEqual([1, 2, 3]);
    expect(kubernetes.spec.completions).toBe(Number(kubernetes.spec.template.spec.containers[0].env[0].value));
    expect(kubernetes.spec.completionMode).toBe('Indexed');
  });
});

describe('sharing out', () => {
  test('by digest, each unit goes to one shard, and those of one host together', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 30 }), fc.integer({ min: 1, max: 20 }), (names, of) => {
        const units = names.map((name) => unitOf(['probe', name], sha256, `host${name.length}`));
        const hosts = new Map<string | undefined, number>();
        for (const unit of units) {
          const shard = shardOf(unit, of, sha256);
          expect(shard).toBeGreaterThanOrEqual(1);
          expect(shard).toBeLessThanOrEqual(of);
          expect(hosts.get(unit.affinity) ?? shard).toBe(shard);
          hosts.set(unit.affinity, shard);
        }
      }),
    );
  });

  test('by plan, no shard has more than the fair share and the largest group', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 8 }),
        (costs, of) => {
          const units = costs.map((cost, i) => ({ ...unitOf(['scan', String(i)], sha256), cost }));
          const plan = planShards(units, of);
          const loads = Array.from({ length: of }, (_, i) =>
            units.filter(({ id }) => plan[id] === i + 1).reduce((sum, { cost }) => sum + cost, 0),
          );
          const all = costs.reduce((a, b) => a + b, 0);
          expect(loads.reduce((a, b) => a + b, 0)).toBe(all);
          expect(Math.max(...loads)).toBeLessThanOrEqual(all / of + Math.max(...costs));
          expect(planShards([...units].reverse(), of)).toEqual(plan);
        },
      ),
    );
  });

  test.each([
    ['2/3', {}, { index: 2, of: 3 }],
    ['auto', { FAULTSHIFT_SHARD: '2', FAULTSHIFT_SHARDS: '3' }, { index: 2, of: 3 }],
    ['auto', { JOB_COMPLETION_INDEX: '0', FAULTSHIFT_SHARDS: '3' }, { index: 1, of: 3 }],
    ['auto', { CI_NODE_INDEX: '3', CI_NODE_TOTAL: '3' }, { index: 3, of: 3 }],
    ['auto', { CIRCLE_NODE_INDEX: '0', CIRCLE_NODE_TOTAL: '2' }, { index: 1, of: 2 }],
    ['auto', { BUILDKITE_PARALLEL_JOB: '1', BUILDKITE_PARALLEL_JOB_COUNT: '2' }, { index: 2, of: 2 }],
    [
      'auto',
      { CI_NODE_INDEX: '1', CI_NODE_TOTAL: '2', CIRCLE_NODE_INDEX: '0', CIRCLE_NODE_TOTAL: '2' },
      { index: 1, of: 2 },
    ],
  ])('--shard %s with %o', (text, env, shard) => {
    expect(shardFrom(text, env)).toEqual(shard);
  });

  test.each([
    ['0/3', {}],
    ['4/3', {}],
    ['1of3', {}],
    ['auto', {}],
    ['auto', { JOB_COMPLETION_INDEX: '1' }],
    ['auto', { JOB_COMPLETION_INDEX: '3', FAULTSHIFT_SHARDS: '3' }],
    ['auto', { CI_NODE_INDEX: '1', CI_NODE_TOTAL: '2', CIRCLE_NODE_INDEX: '1', CIRCLE_NODE_TOTAL: '2' }],
  ])('--shard %s with %o is refused', (text, env) => {
    expect(() => shardFrom(text, env)).toThrow(/shard/);
  });
});
