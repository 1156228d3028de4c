/** What a shell, a disk and a stranger's file can do to the command line. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { faultshift } from '../support/cli.js';
import { folderWith, sequence } from '../support/folder.js';

const cli = fileURLToPath(new URL('../../dist/cli/faultshift.js', import.meta.url));

describe('what was typed comes back harmless', () => {
  test.each([
    ['an option', ['scan', '--foo\x1b[31m']],
    ['a command', ['\x1b[31mq']],
    ['a choice', ['scan', 'x', '--fail-on', '\x1b[31m']],
    ['a rule', ['explain', '\x1b[31mx']],
  ])('in the error about %s', async (_, args) => {
    const { code, stderr } = await faultshift(args);
    expect(code).toBe(2);
    expect(stderr).toContain('\\u001b[31m');
    expect(stderr).not.toContain('\x1b');
  });
});

describe('the output', () => {
  test.skipIf(!existsSync('/dev/full'))('that cannot be written gives 2, not the code of findings', () => {
    const { status, stderr } = spawnSync('sh', ['-c', `"$0" "$1" explain FS001 > /dev/full`, process.execPath, cli], {
      encoding: 'utf8',
    });
    expect(status).toBe(2);
    expect(stderr).toBe('faultshift: the output cannot be written (ENOSPC)\n');
  });

  test('as JSON holds no character that a terminal obeys, and the same text', async () => {
    const text = 'X\u202e\u2066\u009b31m';
    const folder = folderWith({ 'fault.xml': sequence('fault', `<property name="${text}" value="v"/>`) });
    for (const format of ['json', 'ndjson', 'sarif', 'gitlab']) {
      const { stdout } = await faultshift(['scan', folder, '--from', '3.2.0', '--format', format]);
      expect(stdout, format).not.toMatch(/[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f]/);
    }
    const { stdout } = await faultshift(['scan', folder, '--from', '3.2.0', '--format', 'json']);
    expect(JSON.stringify(JSON.parse(stdout))).toContain(text);
  });

  test('into a folder that cannot be made gives 2', async () => {
    const folder = folderWith({ 'a.xml': sequence('fault'), file: '' });
    const { code, stderr } = await faultshift(['scan', folder, '--report', `json=${folder}/file/x/y`, '-q']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/cannot be written \(ENOTDIR\)/);
  });
});

test('a regex made to be slow does not hold up anything', async () => {
  const body = `<property name="P" value="${'a'.repeat(60)}!"/><filter source="$ctx:P" regex="(a+)+b"><then><drop/></then></filter>`;
  const folder = folderWith({ 'main.xml': sequence('main', body) });
  for (const command of ['scan', 'predict']) {
    expect((await faultshift([command, folder, '--from', '3.2.0'])).code, command).toBe(1);
  }
});

test('run takes only what can be a method', async () => {
  const folder = folderWith({ 'main.xml': sequence('main') });
  const { code, stderr } = await faultshift(['run', `${folder}/main.xml`, '--method', 'G E T']);
  expect(code).toBe(2);
  expect(stderr).toBe('faultshift: --method G E T: is no HTTP method\n');
});
