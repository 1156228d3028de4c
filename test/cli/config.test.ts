import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import schema from '../../schema/config.schema.json' with { type: 'json' };
import { configValidatorCode } from '../../tools/validators/code.js';
import { faultshift } from '../support/cli.js';
import { folderWith, sequence } from '../support/folder.js';

const SEQUENCES = 'repository/deployment/server/synapse-configs/default/sequences';
const OLD_CLASS = '<class name="org.wso2.carbon.apimgt.gateway.handlers.analytics.APIMgtFaultHandler"/>';
const HOME = {
  '.git/HEAD': '',
  'home/updates/product.txt': 'wso2am-2.6.0',
  [`home/${SEQUENCES}/fault.xml`]: sequence('fault', OLD_CLASS),
};

const inFolder = (files: Record<string, string>) => {
  const cwd = folderWith({ ...HOME, ...files });
  return (args: string[], env: Record<string, string> = {}, below = '') =>
    faultshift(args, { cwd: below === '' ? cwd : `${cwd}/${below}`, env });
};

const printed = async (run: ReturnType<typeof inFolder>, ...args: Parameters<ReturnType<typeof inFolder>>) =>
  Object.fromEntries(
    JSON.parse((await run(['config', 'print', '-f', 'json', ...args[0]], args[1], args[2])).stdout).map(
      ({ key, value, origin }: { key: string; value: unknown; origin: string }) => [key, [value, origin]],
    ),
  );

describe('the configuration', () => {
  test('says what the command line leaves open; the order is command line, environment, file, default', async () => {
    const run = inFolder({ 'faultshift.config.yaml': 'failOn: none\nto: 4.1.0\n' });
    expect((await run(['scan', 'home'])).code).toBe(0);
    expect((await run(['scan', 'home', '--fail-on', 'error'])).code).toBe(1);
    expect((await run(['scan', 'home'], { FAULTSHIFT_FAIL_ON: 'error' })).code).toBe(1);
    expect((await run(['scan', 'home', '--fail-on', 'none'], { FAULTSHIFT_FAIL_ON: 'error' })).code).toBe(0);
    expect((await run(['scan', 'home', '--no-config'])).code).toBe(1);
    const { to } = JSON.parse((await run(['scan', 'home', '-f', 'json'])).stdout);
    expect(to).toBe('4.1.0');
  });

  test.each([
    ['faultshift.config.yaml', 'rules:\n  FS006: "off"\nmaxDepth: 9\n', 2],
    ['faultshift.config.yml', '# mine\nrules: { FS006: off }\nmaxDepth: 9\n', 2],
    ['faultshift.config.json', '{\n  "$schema": "x",\n  "rules": { "FS006": "off" },\n  "maxDepth": 9\n}', 3],
    [
      'faultshift.config.jsonc',
      '{\n  // why: "not" ours\n  "rules": { "FS006": "off" }, /* x */\n  "maxDepth": 9,\n}',
      3,
    ],
    ['faultshift.config.toml', 'maxDepth = 9\n[rules]\nFS006 = "off"\n', 3],
    [
      'package.json',
      '{\n  "name": "x",\n  "faultshift": {\n    "rules": { "FS006": "off" },\n    "maxDepth": 9\n  }\n}',
      4,
    ],
  ])('is read from %s, with the place of each value', async (name, text, line) => {
    const run = inFolder({ [name]: text });
    expect(await printed(run, [])).toMatchObject({
      'rules.FS006': ['off', `${name}:${line}`],
      maxDepth: [9, expect.any(String)],
    });
    expect((await run(['scan', 'home', '--rule', 'missing-on-target=off'])).stdout).not.toMatch(/vanished-class/);
  });

  test('is the nearest one up to the root of the repository, and no further', async () => {
    const run = inFolder({
      'faultshift.config.yaml': 'maxDepth: 1\n',
      'a/b/c.txt': '',
      'a/faultshift.config.yaml': 'maxDepth: 2\n',
    });
    expect((await printed(run, [], {}, 'a/b'))['maxDepth']).toEqual([2, '../faultshift.config.yaml:1']);
    const inner = inFolder({ 'faultshift.config.yaml': 'maxDepth: 1\n', 'a/.git/HEAD': '', 'a/b/c.txt': '' });
    expect(await printed(inner, [], {}, 'a/b')).toEqual({});
  });

  test('extends presets and files, later ones over earlier ones, and the file over all', async () => {
    const run = inFolder({
      'faultshift.config.yaml': 'extends: [faultshift:strict, ./team/base.yaml]\nmaxDepth: 3\n',
      'team/base.yaml': 'failOn: info\nmaxDepth: 4\nbaseline: known.json\n',
    });
    expect(await printed(run, [])).toEqual({
      failOn: ['info', 'team/base.yaml:1'],
      failOnUnusedSuppressions: [true, 'faultshift:strict'],
      maxDepth: [3, 'faultshift.config.yaml:2'],
      baseline: ['team/known.json', 'team/base.yaml:3'],
    });
    const circle = inFolder({
      'faultshift.config.yaml': 'extends: [./b.yaml]\n',
      'b.yaml': 'extends: [./faultshift.config.yaml]\n',
    });
    expect(await circle(['config', 'validate'])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/extends itself/),
    });
  });

  test('gives findings of some files another level', async () => {
    const run = inFolder({
      'faultshift.config.yaml': `overrides:\n  - files: ["home/${SEQUENCES}/"]\n    rules: { vanished-class: info }\n  - files: ["**/main.xml"]\n    rules: { FS006: "off" }\n`,
      [`home/${SEQUENCES}/main.xml`]: sequence('main', OLD_CLASS),
    });
    const report = JSON.parse((await run(['scan', 'home', '-f', 'json'])).stdout);
    const levels = report.findings
      .filter(({ rule }: { rule: string }) => rule === 'vanished-class')
      .map(({ file, severity }: { file: string; severity: string }) => [file.replace(/.*\//, ''), severity]);
    expect(levels).toEqual([['fault.xml', 'info']]);
  });

  test('names reports, which are written relative to the file', async () => {
    const cwd = folderWith({ ...HOME, 'faultshift.config.yaml': 'reports: ["sarif=out/scan.sarif"]\n', 'sub/x': '' });
    await faultshift(['scan', '../home'], { cwd: `${cwd}/sub` });
    expect(JSON.parse(readFileSync(`${cwd}/out/scan.sarif`, 'utf8')).version).toBe('2.1.0');
  });

  test.each([
    [
      'an unknown key',
      'to: 4.1.0\nfailon: error\n',
      /faultshift\.config\.yaml:2:1: unknown key "failon"\n {2}did you mean failOn\?/,
    ],
    [
      'a wrong value',
      'failOn: sometimes\n',
      /faultshift\.config\.yaml:1:9: failOn is one of error, warning, info, none/,
    ],
    ['a wrong level', 'rules:\n  FS006: loud\n', /:2:10: rules\.FS006 is one of/],
    ['an unknown rule', 'rules:\n  keeps-xlm: off\n', /:2: no rule is called keeps-xlm\n {2}did you mean keeps-xml\?/],
    ['no release', 'to: 9.9.9\n', /:1: 9\.9\.9 is no release/],
    ['broken YAML', 'to: [4.1.0\n', /faultshift\.config\.yaml:\d+:\d+: /],
    ['a preset that there is not', 'extends: [faultshift:strikt]\n', /:1: there is no faultshift:strikt/],
    [
      'an alias bomb',
      `a: &a [x, x]\nb: &b [${'*a, '.repeat(99)}*a]\nc: [${'*b, '.repeat(99)}*b]\n`,
      /alias|unknown key/i,
    ],
  ])('%s gives 2, with the place and what was meant', async (_, text, words) => {
    const run = inFolder({ 'faultshift.config.yaml': text });
    expect(await run(['config', 'validate'])).toMatchObject({ code: 2, stderr: expect.stringMatching(words) });
    expect((await run(['scan', 'home'])).code).toBe(2);
  });

  test('TOML and JSON say the place, too', async () => {
    const toml = inFolder({ 'faultshift.config.toml': 'to = "4.1.0"\n[rulez]\nx = 1\n' });
    expect((await toml(['config', 'validate'])).stderr).toMatch(
      /toml:2:1: unknown key "rulez"\n {2}did you mean rules\?/,
    );
    const broken = inFolder({ 'faultshift.config.toml': 'to = \n' });
    expect(await broken(['config', 'validate'])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/toml:1:\d+: /),
    });
    const own = inFolder({ 'package.json': '{\n "faultshift": {\n  "tu": "4.1.0"\n }\n}' });
    expect((await own(['config', 'validate'])).stderr).toMatch(
      /package\.json:3:3: unknown key "tu"\n {2}did you mean to\?/,
    );
  });

  test('an environment variable with nonsense gives 2; validate says when all is right', async () => {
    const run = inFolder({ 'faultshift.config.yaml': 'to: 4.1.0\n' });
    expect(await run(['scan', 'home'], { FAULTSHIFT_FAIL_ON: 'maybe' })).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/FAULTSHIFT_FAIL_ON/),
    });
    expect(await run(['config', 'validate'])).toMatchObject({ code: 0, stdout: 'faultshift.config.yaml: fine\n' });
    expect((await inFolder({})(['config', 'validate'])).stderr).toMatch(/no configuration/);
    expect((await run(['config', 'print'], { FAULTSHIFT_TO: '4.2.0' })).stdout).toMatch(
      /^to +"4\.2\.0" +\(FAULTSHIFT_TO\)$/m,
    );
  });

  test('nothing in it is run: no script file is a configuration', async () => {
    const run = inFolder({ 'faultshift.config.js': 'throw new Error("ran")', 'faultshift.config.ts': 'throw 1' });
    expect(await printed(run, [])).toEqual({});
  });

  test('its schema is a JSON Schema, and the code made of it is up to date (npm run validators)', () => {
    expect(() => new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema)).not.toThrow();
    expect(readFileSync('src/generated/config-validators.js', 'utf8')).toBe(configValidatorCode());
  });
});
