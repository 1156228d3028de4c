import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import schema from '../../schema/check-1.schema.json' with { type: 'json' };
import { faultshift } from '../support/cli.js';
import { folderWith, sequence } from '../support/folder.js';

const script = fileURLToPath(new URL('../../dist/cli/faultshift.js', import.meta.url));
const SEQUENCES = 'repository/deployment/server/synapse-configs/default/sequences';
const OLD_CLASS = '<class name="org.wso2.carbon.apimgt.gateway.handlers.analytics.APIMgtFaultHandler"/>';
const FILES = {
  '.git/HEAD': '',
  'gw/updates/product.txt': 'wso2am-2.6.0',
  [`gw/${SEQUENCES}/fault.xml`]: sequence('fault', OLD_CLASS),
  'src/app.js': "if (body.includes('<ams:fault')) retry();\n",
};
const CONFIG = 'homes: [gw]\nclients: [src]\nto: 4.1.0\n';

const valid = new Ajv2020({ strict: false }).compile(schema);

describe('faultshift check', () => {
  test('runs what the configuration names: one report, one gate, the same bytes each time', async () => {
    const cwd = folderWith({ ...FILES, 'faultshift.config.yaml': CONFIG });
    const { code, stdout } = await faultshift(['check'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^scan gw +\d+ errors?/);
    expect(stdout).toMatch(/^clients src --home gw +/m);
    expect(stdout).toMatch(/vanished-class/);
    expect(stdout).toMatch(/client-/);
    const runs = [
      await faultshift(['check', '-f', 'json'], { cwd }),
      await faultshift(['check', '-f', 'json'], { cwd }),
    ];
    expect(runs[0]?.stdout).toBe(runs[1]?.stdout);
    const report = JSON.parse(runs[0]?.stdout ?? '');
    expect(valid(report), JSON.stringify(valid.errors)).toBe(true);
    expect(report.parts.map(({ line }: { line: string }) => line)).toEqual(['scan gw', 'clients src --home gw']);
    const errors = report.parts.reduce(
      (sum: number, part: { counts: { error: number } }) => sum + part.counts.error,
      0,
    );
    expect(report.summary.findings.error).toBe(errors);
    expect(report.findings.some(({ rule }: { rule: string }) => rule.startsWith('client-'))).toBe(true);
  });

  test('the baseline and the gate hold for all parts together', async () => {
    const cwd = folderWith({ ...FILES, 'faultshift.config.yaml': CONFIG });
    await faultshift(['check', '--report', 'json=all.json'], { cwd });
    expect(
      (await faultshift(['baseline', 'create', '--findings', 'all.json', '--reason', 'known'], { cwd })).code,
    ).toBe(0);
    expect((await faultshift(['check'], { cwd })).code).toBe(0);
    writeFileSync(join(cwd, 'src/more.js'), "if (x.includes('<ams:fault')) y();\n");
    expect((await faultshift(['check', '--fail-on', 'info'], { cwd })).code).toBe(1);
  });

  test('a part that cannot be read gives 3, with the rest; a home that is not there 2; nothing to check 2', async () => {
    const cwd = folderWith({ ...FILES, [`gw/${SEQUENCES}/main.xml`]: '<a', 'faultshift.config.yaml': CONFIG });
    const broken = await faultshift(['check'], { cwd });
    expect(broken.code).toBe(3);
    expect(broken.stdout).toMatch(/not complete/);
    expect(broken.stdout).toMatch(/client-/);
    expect((await faultshift(['check', 'nowhere'], { cwd })).code).toBe(2);
    expect(await faultshift(['check', '--no-config'], { cwd })).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/nothing to check/),
    });
  });

  test('homes given by hand are scanned instead, and rules pass on', async () => {
    const cwd = folderWith({ ...FILES, 'faultshift.config.yaml': 'homes: [nowhere]\nto: 4.1.0\n' });
    const { stdout } = await faultshift(['check', 'gw', '--rule', 'FS006=info'], { cwd });
    expect(stdout).toMatch(/^scan gw/);
    expect(stdout).toMatch(/info +vanished-class/);
  });
});

describe('faultshift init', () => {
  test('finds homes, and writes a configuration that is right', async () => {
    const cwd = folderWith(FILES);
    expect(await faultshift(['init'], { cwd })).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/homes: gw\n/),
    });
    expect((await faultshift(['config', 'validate'], { cwd })).code).toBe(0);
    expect((await faultshift(['check'], { cwd })).stdout).toMatch(/^scan gw/);
    expect(await faultshift(['init'], { cwd })).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/is there already/),
    });
    expect((await faultshift(['init', '--force'], { cwd })).code).toBe(0);
    const empty = folderWith();
    expect((await faultshift(['init'], { cwd: empty })).stdout).toMatch(/no homes found/);
    expect((await faultshift(['config', 'validate'], { cwd: empty })).code).toBe(0);
  });

  /** The commands that a pipeline runs. */
  const COMMANDS: Record<string, (text: string) => string[]> = {
    github: (text) => parse(text).jobs.faultshift.steps.flatMap((step: { run?: string }) => step.run ?? []),
    gitlab: (text) => parse(text).faultshift.script,
    jenkins: (text) => [...text.matchAll(/sh '([^']+)'/g)].map(([, command = '']) => command),
    azure: (text) => parse(text).steps.flatMap((step: { script?: string }) => step.script ?? []),
  };
  const FILE: Record<string, string> = {
    github: '.github/workflows/faultshift.yml',
    gitlab: '.gitlab-ci.yml',
    jenkins: 'Jenkinsfile',
    azure: 'azure-pipelines.yml',
  };

  test.each(Object.keys(COMMANDS))(
    'the pipeline for %s does what it says when its commands are run',
    async (server) => {
      // npx takes the program from the registry; here it takes the one that was just built
      const cwd = folderWith({ ...FILES, 'bin/npx': `#!/bin/sh\nshift; shift\nexec node '${script}' "$@"\n` });
      chmodSync(join(cwd, 'bin/npx'), 0o755);
      expect((await faultshift(['init', '--ci', server], { cwd })).code).toBe(0);
      const commands = COMMANDS[server]?.(readFileSync(join(cwd, FILE[server] ?? ''), 'utf8')) ?? [];
      expect(commands.length).toBeGreaterThan(0);
      for (const command of commands) {
        const { status } = spawnSync('sh', ['-ec', command], {
          cwd,
          env: { PATH: `${cwd}/bin:${process.env['PATH']}` },
        });
        expect(status, command).toBe(1);
        for (const [, path = ''] of command.matchAll(/--report \w+=(\S+)/g))
          expect(existsSync(join(cwd, path)), path).toBe(true);
      }
    },
  );
});

const shell = (name: string): string | undefined =>
  ['/bin', '/usr/bin', '/usr/local/bin'].map((at) => `${at}/${name}`).find(existsSync);

describe('faultshift completion', () => {
  const scriptFor = async (name: string): Promise<string> =>
    join(folderWith({ 'completion.sh': (await faultshift(['completion', name])).stdout }), 'completion.sh');

  test.skipIf(shell('bash') === undefined)('completes commands, options and choices in bash', async () => {
    const path = await scriptFor('bash');
    const complete = (...words: string[]): string[] => {
      const line = words.map((word) => `'${word}'`).join(' ');
      const code = `source '${path}'; COMP_WORDS=(${line}); COMP_CWORD=${words.length - 1}; _faultshift; printf '%s\\n' "\${COMPREPLY[@]}"`;
      return execFileSync('bash', ['--norc', '-c', code], { encoding: 'utf8' }).split('\n').filter(Boolean);
    };
    expect(complete('faultshift', 'sc')).toEqual(['scan', 'scenarios']);
    expect(complete('faultshift', 'baseline', '')).toEqual(
      expect.arrayContaining(['create', 'update', 'prune', 'diff']),
    );
    expect(complete('faultshift', 'scan', 'home', '--fail')).toEqual(['--fail-on', '--fail-on-unused-suppressions']);
    expect(complete('faultshift', 'scan', '--format', 's')).toEqual(['sarif', 'suppressions']);
    expect(complete('faultshift', 'completion', '--h')).toEqual(['--help']);
  });

  test.skipIf(shell('zsh') === undefined)('completes commands, options and choices in zsh', async () => {
    const path = await scriptFor('zsh');
    const complete = (...line: string[]): string[] => {
      const words = line.map((word) => `'${word}'`).join(' ');
      const code = `compadd() { shift; print -l -- "$@" }; _files() { }; source '${path}'; words=(${words}); CURRENT=${line.length}; PREFIX='-'; _faultshift`;
      return execFileSync('zsh', ['-f', '-c', code], { encoding: 'utf8' }).split('\n').filter(Boolean);
    };
    expect(complete('faultshift', '')).toEqual(expect.arrayContaining(['scan', 'predict', 'baseline', '--help']));
    expect(complete('faultshift', 'baseline', '')).toEqual(expect.arrayContaining(['create', 'diff']));
    expect(complete('faultshift', 'scan', '--fail-on', '')).toEqual(['error', 'warning', 'info', 'none']);
  });

  test.each(['fish', 'powershell'])('prints a script for %s with every command', async (name) => {
    const { stdout } = await faultshift(['completion', name]);
    for (const command of ['scan', 'predict', 'baseline', 'completion']) expect(stdout).toContain(command);
    const program = shell(name === 'fish' ? 'fish' : 'pwsh');
    if (program !== undefined && name === 'fish') execFileSync(program, ['--no-execute'], { input: stdout });
  });

  test('the manual page tells every command and exit code', async () => {
    const { stdout } = await faultshift(['man']);
    expect(stdout).toMatch(/^\.TH FAULTSHIFT 1/);
    expect(stdout).toMatch(/\.SS faultshift scan <path>/);
    expect(stdout).toMatch(/\.SS faultshift baseline create/);
    expect(stdout).toMatch(/\.B 130\n/);
    const groff = shell('groff');
    if (groff !== undefined) {
      const shown = spawnSync(groff, ['-man', '-Tutf8', '-ww'], { input: stdout, encoding: 'utf8' });
      expect(shown.stderr).toBe('');
    }
  });
});
