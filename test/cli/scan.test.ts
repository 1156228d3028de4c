import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import schema from '../../schema/scan-1.schema.json' with { type: 'json' };
import { faultshift } from '../support/cli.js';
import { folderWith, sequence } from '../support/folder.js';

const DEFAULT = 'repository/deployment/server/synapse-configs/default/sequences';
const OLD_CLASS = 'org.wso2.carbon.apimgt.gateway.handlers.analytics.APIMgtFaultHandler';
const HOME = {
  'updates/product.txt': 'wso2am-2.6.0',
  [`${DEFAULT}/fault.xml`]: sequence('fault', `<class name="${OLD_CLASS}"/>`),
  [`${DEFAULT}/helper.xml`]: sequence('helper'),
};
const valid = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);

describe('faultshift scan', () => {
  test('findings at the threshold give 1, none or lower ones 0', async () => {
    const home = folderWith(HOME);
    expect((await faultshift(['scan', home])).code).toBe(1);
    expect((await faultshift(['scan', home, '--fail-on', 'none'])).code).toBe(0);
    expect((await faultshift(['scan', home, '--max-findings', '99'])).code).toBe(0);
    const off = await faultshift(['scan', home, '--rule', 'vanished-class=off', '--rule', 'FS014=info']);
    expect(off.stdout).not.toMatch(/vanished-class/);
    expect(off.code).toBe(0);
  });

  test('an unreadable file gives 3, and everything else is reported', async () => {
    const home = folderWith({ ...HOME, [`${DEFAULT}/main.xml`]: '<sequence>\n<oops>' });
    const { code, stdout } = await faultshift(['scan', home]);
    expect(code).toBe(3);
    expect(stdout).toMatch(/vanished-class/);
    expect(stdout).toMatch(/main\.xml:2:\d+: unclosed tag/);
  });

  test.each([
    ['a path that does not exist', ['scan', '/no/such/home'], /no such file or folder/],
    ['an unknown option', ['scan', '--frobnicate', '.'], /unknown option/],
    ['an unknown release', ['scan', '--to', '9.9.9', '.'], /releases are/],
    ['an unknown rule', ['scan', '--rule', 'keeps-xlm=off', '.'], /did you mean keeps-xml\?/],
    ['an unknown format', ['scan', '-f', 'yaml', '.'], /choices|allowed/i],
    ['a misspelt command', ['scna', '.'], /Did you mean scan/],
    ['no argument', ['scan'], /missing required argument/],
  ])('%s gives 2 and says what to do', async (_, args, words) => {
    const { code, stdout, stderr } = await faultshift(args);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(words);
  });

  test('JSON keeps to its schema, and is the same bytes each time', async () => {
    const home = folderWith({ ...HOME, [`${DEFAULT}/broken.xml`]: '<a', [`${DEFAULT}/sub/x.xml`]: sequence('x') });
    const [first, second] = [
      await faultshift(['scan', home, '-f', 'json']),
      await faultshift(['scan', home, '-f', 'json']),
    ];
    const report = JSON.parse(first.stdout);
    expect(valid(report), JSON.stringify(valid.errors, null, 1)).toBe(true);
    expect(report.sequences.length).toBeGreaterThan(4);
    expect(report.findings.length).toBeGreaterThan(3);
    expect(second.stdout).toBe(first.stdout);
  });

  test('NDJSON has the same records, a line each', async () => {
    const home = folderWith(HOME);
    const { stdout } = await faultshift(['scan', home, '-f', 'ndjson']);
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const report = JSON.parse((await faultshift(['scan', home, '-f', 'json'])).stdout);
    const of = (type: string) => lines.filter((line) => line.type === type).map(({ type: _, ...rest }) => rest);
    expect(of('sequence')).toEqual(report.sequences);
    expect(of('finding')).toEqual(report.findings);
    expect(lines.at(-1)).toMatchObject({ type: 'summary', findings: report.summary.findings });
  });

  test('--report writes files beside the text, makes folders, and leaves nothing half-written', async () => {
    const home = folderWith(HOME);
    const out = folderWith();
    const args = ['scan', home, '--report', `json=${out}/a/b/report.json`, '--report', `ndjson=${out}/r.ndjson`];
    const { stdout } = await faultshift(args);
    expect(stdout).toMatch(/vanished-class/);
    expect(valid(JSON.parse(readFileSync(join(out, 'a/b/report.json'), 'utf8')))).toBe(true);
    expect(existsSync(join(out, 'r.ndjson'))).toBe(true);
    const blocked = await faultshift(['scan', home, '--report', `json=${home}/updates/product.txt/x.json`]);
    expect(blocked.code).toBe(2);
    expect(blocked.stderr).toMatch(/cannot be written/);
    expect(statSync(join(home, 'updates/product.txt')).size).toBeGreaterThan(0);
  });

  test('colours only when asked for', async () => {
    const home = folderWith(HOME);
    expect((await faultshift(['scan', home])).stdout).not.toContain('\x1b');
    expect((await faultshift(['scan', home, '--color', 'always'])).stdout).toContain('\x1b[31m');
    expect((await faultshift(['scan', home], { env: { FORCE_COLOR: '1' } })).stdout).toContain('\x1b[');
    expect((await faultshift(['scan', home, '--color', 'never'], { env: { FORCE_COLOR: '1' } })).stdout).not.toContain(
      '\x1b',
    );
  });

  test('hostile names and texts reach the terminal as escapes, and stdout holds only the report', async () => {
    const evil = '\u001b[2J\u202e::error::';
    const home = folderWith({
      [`${DEFAULT}/x\u001b[31m.xml`]: sequence('fault', `<class name="com.acme.${evil.replace('\u001b', '')}"/>`),
    });
    const { stdout, stderr } = await faultshift(['scan', home, '--from', '2.6.0']);
    expect(stdout).not.toMatch(/[\u001b\u202e]/);
    expect(stdout).toContain('\\u001b[31m');
    expect(stderr).toBe('');
  });
});

describe('faultshift', () => {
  test('--version prints the version', async () => {
    expect(await faultshift(['--version'])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
  });
  test('explain tells a rule by id or code, and suggests what was meant', async () => {
    const [byId, byCode] = [await faultshift(['explain', 'keeps-xml']), await faultshift(['explain', 'fs005'])];
    expect(byId).toMatchObject({ code: 0, stdout: expect.stringMatching(/keeps-xml \(FS005, error\)/) });
    expect(byCode.stdout).toBe(byId.stdout);
    expect(await faultshift(['explain', 'keep-xml'])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/did you mean keeps-xml/),
    });
  });
  test('lists rules and versions', async () => {
    expect((await faultshift(['rules', 'list'])).stdout).toMatch(/FS006 +error +vanished-class/);
    const versions = JSON.parse((await faultshift(['versions', 'list', '-f', 'json'])).stdout);
    expect(versions).toHaveLength(19);
    expect(versions[7]).toEqual({ release: '2.6.0', sequences: 13, customSequences: 2, apis: 4, templates: 3 });
  });
});
