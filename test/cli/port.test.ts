import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import schema from '../../schema/port-1.schema.json' with { type: 'json' };
import { faultshift } from '../support/cli.js';
import { folderWith, sequence } from '../support/folder.js';
import { NEW_FAULT, NEW_PACK, OLD_FAULT, OLD_PACK, oldHome, tenant } from '../support/packs.js';

const SEQUENCES = 'repository/deployment/server/synapse-configs/default/sequences';
const valid = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);

const edited = OLD_FAULT.replace('<am:description>$2', '<am:description>Call us: $2').replace(
  '    <send/>',
  '    <sequence key="acme"/>\n    <send/>',
);
const clashing = OLD_FAULT.replace('our old fault', 'my fault');
const packs = () => ({ old: folderWith(OLD_PACK), into: folderWith(NEW_PACK) });
const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort();
const snapshot = (folder: string): Record<string, string> =>
  Object.fromEntries(filesOf(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

describe('faultshift port', () => {
  test('carries edits over, takes the helper along, and writes the rest of what a 4.x home needs', async () => {
    const { old, into } = packs();
    const home = folderWith(oldHome({ 'fault.xml': edited, 'acme.xml': sequence('acme', '<log level="full"/>') }));
    const before = [snapshot(home), snapshot(into), snapshot(old)];
    const out = join(folderWith({}), 'ported');
    const ran = await faultshift(['port', home, '--into', into, '--stock-pack', old, '--out', out]);
    expect(ran.stdout).toMatch(/fault\.xml +2 edits: 1 translated, 1 ported/);
    expect(ran.code).toBe(0);
    const text = readFileSync(join(out, SEQUENCES, 'fault.xml'), 'utf8');
    expect(text).toBe(
      NEW_FAULT.replace('"description":"$2"', '"description":"Call us: $2"').replace(
        '  <send/>',
        '  <sequence key="acme"/>\n  <send/>',
      ),
    );
    expect(filesOf(out)).toEqual([
      'deployment.toml.snippet',
      'faultshift-port.json',
      'faultshift-port.txt',
      `${SEQUENCES}/acme.xml`,
      `${SEQUENCES}/fault.xml`,
    ]);
    expect(readFileSync(join(out, 'deployment.toml.snippet'), 'utf8')).toMatch(
      /\[apim\.sync_runtime_artifacts\.gateway\.skip_list\]\nsequences = \["acme\.xml"\]/,
    );
    expect([snapshot(home), snapshot(into), snapshot(old)]).toEqual(before);
  });

  test('a conflict gives 1, three sides, and a marked result that is still well-formed', async () => {
    const { old, into } = packs();
    const home = folderWith(oldHome({ 'fault.xml': clashing }));
    const out = join(folderWith({}), 'ported');
    const ran = await faultshift([
      ...['port', home, '--into', into, '--stock-pack', old, '--out', out, '--conflict-style', 'diff3'],
    ]);
    expect(ran.code).toBe(1);
    expect(ran.stdout).toMatch(/yours .*my fault[\s\S]*base .*our old fault[\s\S]*theirs .*our new fault/);
    const text = readFileSync(join(out, SEQUENCES, 'fault.xml'), 'utf8');
    expect(text.replace(/ *<!-- faultshift conflict[\s\S]*?-->\n/, '')).toBe(NEW_FAULT);
    expect(text).toMatch(/ours:[\s\S]*my fault[\s\S]*base:[\s\S]*our old fault[\s\S]*theirs:[\s\S]*our new fault/);
    expect((await faultshift(['port', home, '--into', into, '--stock-pack', old, '--fail-on', 'none'])).code).toBe(0);
  });

  test('--dry-run prints a patch and writes nothing', async () => {
    const { old, into } = packs();
    const home = folderWith(oldHome({ 'fault.xml': edited, 'acme.xml': sequence('acme') }));
    const cwd = folderWith({});
    const ran = await faultshift(['port', home, '--into', into, '--stock-pack', old, '--write', '--dry-run'], { cwd });
    expect(ran.stdout).toMatch(/^diff --git a\/repository/);
    expect(ran.stdout).toMatch(/^\+ {4}<format>\{"code":"\$1","type":"Status report","description":"Call us: \$2"\}/m);
    expect(ran.stdout).toMatch(/new file mode 100644\n--- \/dev\/null\n\+\+\+ b\/repository.*acme\.xml/);
    expect(existsSync(join(cwd, 'ported'))).toBe(false);
  });

  test('the patch gives what --out writes, byte for byte, in files of any encoding', () => {
    const latin1 = Buffer.from(
      NEW_FAULT.replace('UTF-8', 'ISO-8859-1').replace('our new fault', 'défaut').replaceAll('\n', '\r\n'),
      'latin1',
    );
    const helper = `\ufeff<?xml version="1.0" encoding="UTF-16"?>\n${sequence('acme', '<log level="full" description="für alle"/>')}`;
    const target = { ...NEW_PACK, [`${SEQUENCES}/fault.xml`]: latin1 };
    const [old, into, patched] = [folderWith(OLD_PACK), folderWith(target), folderWith(target)];
    const home = folderWith({
      ...oldHome({ 'fault.xml': edited }),
      [`${SEQUENCES}/acme.xml`]: Buffer.from(helper, 'utf16le'),
    });
    const out = join(folderWith({}), 'ported');
    const run = (...more: string[]): Buffer =>
      execFileSync('node', ['dist/cli/faultshift.js', 'port', home, '--into', into, '--stock-pack', old, ...more], {
        stdio: ['ignore', 'pipe', 'ignore'],
      });
    execFileSync('git', ['init', '-q'], { cwd: patched });
    execFileSync('git', ['-c', 'core.autocrlf=false', 'apply'], { cwd: patched, input: run('--dry-run') });
    run('--out', out);
    for (const name of ['fault.xml', 'acme.xml']) {
      expect(readFileSync(join(patched, SEQUENCES, name)), name).toEqual(readFileSync(join(out, SEQUENCES, name)));
    }
  });

  test('a tenant that differs from what new tenants get is written whole; another is left to the gateway', async () => {
    const { old, into } = packs();
    const more = { ...tenant(1, { 'fault.xml': edited }), ...tenant(2, { 'fault.xml': OLD_FAULT }) };
    const home = folderWith(oldHome({}, more));
    const out = join(folderWith({}), 'ported');
    const ran = await faultshift(['port', home, '--into', into, '--stock-pack', old, '--out', out]);
    expect(ran.stdout).toMatch(/1 tenant written whole/);
    expect(ran.stdout).toMatch(/1 tenant needs nothing/);
    const names = filesOf(join(out, 'repository/tenants')).map((name) => name.replace('synapse-configs/default/', ''));
    expect(names).toEqual([
      '1/sequences/_auth_failure_handler_.xml',
      '1/sequences/_graphql_failure_handler_.xml',
      '1/sequences/fault.xml',
    ]);
  });

  test('an unreadable file gives 3, and the others are ported', async () => {
    const { old, into } = packs();
    const home = folderWith(oldHome({ 'fault.xml': edited, '_auth_failure_handler_.xml': '<sequence>\n<oops' }));
    const ran = await faultshift(['port', home, '--into', into, '--stock-pack', old]);
    expect(ran.code).toBe(3);
    expect(ran.stdout).toMatch(/_auth_failure_handler_\.xml:2:\d+/);
    expect(ran.stdout).toMatch(/fault\.xml +2 edits/);
  });

  test('refuses to write where something is, or beside what it reads', async () => {
    const { into } = packs();
    const home = folderWith(oldHome({}));
    for (const [out, words] of [
      [join(home, 'ported'), /lies in .*only read/],
      [join(into, 'x'), /lies in .*only read/],
      [folderWith({ 'a.txt': '' }), /is not empty/],
    ] as const) {
      const ran = await faultshift(['port', home, '--into', into, '--out', out]);
      expect(ran.code).toBe(2);
      expect(ran.stderr).toMatch(words);
    }
  });

  test.each([
    ['no target', ['port', '.'], /--into says/],
    ['half a triple', ['port', 'b.txt'], /a triple is/],
    ['a target without sequences', ['port', '.', '--into', '.'], /looks like a gateway|no sequences/],
    ['an unknown style', ['port', '.', '--into', '.', '--conflict-style', 'rcs'], /choices|allowed/i],
  ])('%s gives 2 and says what to do', async (_, args, words) => {
    const ran = await faultshift(args, { cwd: folderWith({ 'b.txt': '' }) });
    expect([ran.code, ran.stdout]).toEqual([2, '']);
    expect(ran.stderr).toMatch(words);
  });

  test('JSON keeps to its schema, and is the same bytes each time', async () => {
    const { old, into } = packs();
    const more = {
      ...tenant(1, { 'fault.xml': clashing }),
      'repository/resources/api_templates/velocity_template.xml': 'x',
    };
    const home = folderWith(
      oldHome({ 'fault.xml': edited, 'acme.xml': sequence('acme'), 'other.xml': sequence('other') }, more),
    );
    const args = ['port', home, '--into', into, '--stock-pack', old, '-f', 'json'];
    const [first, second] = [await faultshift(args), await faultshift(args)];
    const report = JSON.parse(first.stdout);
    expect(valid(report), JSON.stringify(valid.errors, null, 1)).toBe(true);
    expect(report.summary.edits).toMatchObject({ conflict: 1, translated: 1, ported: 1 });
    expect(report.notCarried).toHaveLength(2);
    expect(second.stdout).toBe(first.stdout);
  });

  test('reads what an update left: a file with .old and .updated beside it', async () => {
    const at = 'a/sequences/fault.xml';
    const home = folderWith({ [at]: edited, [`${at}.old`]: OLD_FAULT, [`${at}.updated`]: NEW_FAULT });
    const out = join(folderWith({}), 'ported');
    const ran = await faultshift(['port', home, '--out', out, '--from', '2.6.0', '--to', '4.1.0']);
    expect(ran.code).toBe(0);
    expect(readFileSync(join(out, at), 'utf8')).toMatch(/Call us: \$2/);
    const one = await faultshift(['port', join(home, at), '-f', 'json']);
    expect(valid(JSON.parse(one.stdout)), JSON.stringify(valid.errors)).toBe(true);
    const none = await faultshift(['port', folderWith({ 'a.xml': '<a/>' })]);
    expect([none.code, none.stderr]).toEqual([2, expect.stringMatching(/\.old and \.updated/)]);
  });

  test('explains what it finds', async () => {
    const ran = await faultshift(['explain', 'port-conflict']);
    expect([ran.code, ran.stdout]).toEqual([0, expect.stringMatching(/FS151/)]);
  });
});
