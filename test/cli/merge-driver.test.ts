import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { faultshift } from '../support/cli.js';
import { folderWith } from '../support/folder.js';
import { NEW_FAULT, OLD_FAULT } from '../support/packs.js';

const FILE = 'repository/deployment/server/synapse-configs/default/sequences/fault.xml';
const script = fileURLToPath(new URL('../../dist/cli/faultshift.js', import.meta.url));

const edited = OLD_FAULT.replace(
  '    <send/>',
  '    <property name="X-Ours" value="1" scope="transport"/>\n    <send/>',
);
const clashing = edited.replace('our old fault', 'my fault');

/** A repository with a vendor branch and ours, and the driver installed. */
async function repository(mine: string, style = 'merge') {
  const root = folderWith({});
  const env = { PATH: process.env['PATH'] ?? '', HOME: root, GIT_CONFIG_NOSYSTEM: '1' };
  const git = (...args: string[]): string => {
    try {
      return execFileSync('git', args, { cwd: root, encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'pipe'] });
    } catch (error) {
      return `failed ${(error as { stdout: string }).stdout}`;
    }
  };
  const commit = (text: string): void => {
    mkdirSync(dirname(join(root, FILE)), { recursive: true });
    writeFileSync(join(root, FILE), text);
    git('add', '.');
    git('commit', '-qm', 'x');
  };
  git('init', '-q', '-b', 'vendor');
  git('config', 'user.name', 'a');
  git('config', 'user.email', 'a@example.com');
  git('config', 'merge.conflictStyle', style);
  const installed = await faultshift(['install-merge-driver', '--command', `node "${script}"`], { cwd: root, env });
  expect(installed.code).toBe(0);
  commit(OLD_FAULT);
  git('checkout', '-qb', 'ours');
  commit(mine);
  git('checkout', '-q', 'vendor');
  commit(NEW_FAULT);
  git('checkout', '-q', 'ours');
  return { root, env, git, read: () => readFileSync(join(root, FILE), 'utf8') };
}

const merged = NEW_FAULT.replace('  <send/>', '  <property name="X-Ours" value="1" scope="transport"/>\n  <send/>');

describe('faultshift as a merge driver of git', () => {
  test('a merge that git would call a conflict is clean', async () => {
    const { git, read } = await repository(edited);
    expect(git('merge', 'vendor', '-m', 'upgrade')).not.toMatch(/CONFLICT/);
    expect(read()).toBe(merged);
    expect(git('status', '--porcelain')).toBe('');
  });

  test('a conflict is left to git, with the usual markers and whole mediators', async () => {
    const { git, read } = await repository(clashing, 'diff3');
    expect(git('merge', 'vendor', '-m', 'upgrade')).toMatch(/CONFLICT/);
    const text = read();
    const [, ours = '', base = '', theirs = ''] =
      /<<<<<<<[^\n]*\n([\s\S]*?)\|{7}[^\n]*\n([\s\S]*?)={7}\n([\s\S]*?)>{7}/.exec(text) ?? [];
    expect([ours, base, theirs].map((side) => /value="(.*?)"/.exec(side)?.[1])).toEqual([
      'my fault',
      'our old fault',
      'our new fault',
    ]);
    const take = (side: string): string => text.replace(/<{7}[\s\S]*?>{7}[^\n]*\n/, side);
    expect(take(theirs)).toBe(merged);
    expect(take(ours)).toBe(merged.replace('our new fault', 'my fault'));
  });

  test('a rebase, in which git swaps the sides, gives the same', async () => {
    const { git, read } = await repository(clashing);
    git('rebase', 'vendor');
    const [, upstream = '', mine = ''] = /<{7}[^\n]*\n([\s\S]*?)={7}\n([\s\S]*?)>{7}/.exec(read()) ?? [];
    expect(upstream + mine).toMatch(/our new fault/);
    expect(upstream + mine).toMatch(/my fault/);
    git('rebase', '--abort');
  });

  test('what is no sequence is merged as text; a file that cannot be read is an error for git', async () => {
    const folder = folderWith({ o: 'a\nb\nc\n', a: 'A\nb\nc\n', b: 'a\nb\nC\n' });
    const at = (name: string): string => join(folder, name);
    const ran = await faultshift(['merge-driver', at('o'), at('a'), at('b'), 'x.xml']);
    expect([ran.code, readFileSync(at('a'), 'utf8')]).toEqual([0, 'A\nb\nC\n']);
    expect(ran.stderr).toMatch(/merged as text/);
    const broken = await faultshift(['merge-driver', at('o'), at('none'), at('b')]);
    expect(broken.code).toBeGreaterThanOrEqual(129);
  });

  test('installing twice changes nothing, and --print changes nothing at all', async () => {
    const { root, env, git } = await repository(edited);
    const before = readFileSync(join(root, '.gitattributes'), 'utf8');
    await faultshift(['install-merge-driver'], { cwd: root, env });
    expect(readFileSync(join(root, '.gitattributes'), 'utf8')).toBe(before);
    const other = folderWith({});
    execFileSync('git', ['init', '-q'], { cwd: other });
    const ran = await faultshift(['install-merge-driver', '--print'], { cwd: other, env });
    expect(ran.stdout).toMatch(/merge\.faultshift\.driver/);
    expect(execFileSync('git', ['status', '--porcelain'], { cwd: other, encoding: 'utf8' })).toBe('');
    expect(git('config', 'merge.faultshift.driver')).toMatch(/merge-driver %O %A %B %P/);
    expect((await faultshift(['install-merge-driver'], { cwd: folderWith({}), env })).code).toBe(2);
  });
});
