import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IgnoreFile } from '../../src/files/glob.js';
import { SourceWalk } from '../../src/files/sources.js';

let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'faultshift-ignore-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const says = (patterns: string, path: string, isFolder = false): boolean | undefined =>
  new IgnoreFile(patterns).says(path, path.slice(path.lastIndexOf('/') + 1), isFolder);

describe('lines of an ignore file', () => {
  it.each([
    ['*.log', 'a/b.log', true],
    ['*.log', 'a/b.logs', undefined],
    ['*.tar.gz', 'a.tar.gz', true],
    ['build', 'x/build', true],
    ['/build', 'x/build', undefined],
    ['/build', 'build', true],
    ['a/b', 'a/b', true],
    ['a/b', 'x/a/b', undefined],
    ['**/b', 'x/y/b', true],
    ['**/b', 'b', true],
    ['a/**', 'a/x/y', true],
    ['a/**', 'a', undefined],
    ['a/**/b', 'a/b', true],
    ['a/**/b', 'a/x/y/b', true],
    ['a/**b', 'a/xb', true],
    ['a?c', 'abc', true],
    ['a?c', 'a/c', undefined],
    ['[a-c]x', 'bx', true],
    ['[!a-c]x', 'bx', undefined],
    ['[[:digit:]]x', '7x', true],
    ['[]]x', ']x', true],
    ['a[x', 'a[x', undefined],
    ['\\#a', '#a', true],
    ['#a', '#a', undefined],
    ['\\!a', '!a', true],
    ['a\\ ', 'a ', true],
    ['a  ', 'a', true],
    ['a\r', 'a', true],
    ['*.log\n!keep.log', 'x/keep.log', false],
    ['!keep.log\n*.log', 'keep.log', true],
    ['d/', 'd', undefined],
    ['*', 'anything', true],
    ['', 'a', undefined],
  ] as const)('%j on %j says %s', (patterns, path, expected) => {
    expect(says(patterns, path)).toBe(expected);
  });

  it('asks folders by their own lines', () => {
    expect(says('d/', 'x/d', true)).toBe(true);
    expect(says('*/\n!d/', 'd', true)).toBe(false);
  });

  it('is not hung by a hostile pattern, as a regular expression would be', () => {
    const start = performance.now();
    expect(says(`${'**/a/'.repeat(40)}x`, `${'a/'.repeat(400)}y`)).toBeUndefined();
    expect(says(`${'*a'.repeat(100)}x`, 'a'.repeat(255))).toBeUndefined();
    expect(says(`/${'*a*'.repeat(60)}/${'**/*b*/'.repeat(60)}x`, `${'aaaa/'.repeat(300)}y`)).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

const hasGit = spawnSync('git', ['--version']).status === 0;

describe.skipIf(!hasGit)('beside git', () => {
  it('leaves out what git check-ignore does', () => {
    const name = fc.constantFrom('a', 'b', 'ab', 'a.log', 'b.log', 'x y', 'build', '.c');
    const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
    const part = fc.constantFrom(
      'a',
      'b',
      '*',
      '**',
      '?',
      'a*',
      '*.log',
      '[ab]',
      '[!a]*',
      'build',
      '\\a',
      'x y',
      '.c',
      '*b*',
    );
    const line = fc
      .tuple(
        fc.constantFrom('', '!', '/', '!/'),
        fc.array(part, { minLength: 1, maxLength: 3 }),
        fc.constantFrom('', '/'),
      )
      .map(([before, parts, after]) => before + parts.join('/') + after);
    let number = 0;
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 5 }),
        fc.array(path, { minLength: 1, maxLength: 12 }),
        (lines, paths) => {
          const folder = join(root, `git${number++}`);
          mkdirSync(folder);
          execFileSync('git', ['init', '-q'], { cwd: folder });
          writeFileSync(join(folder, '.gitignore'), `${lines.join('\n')}\n`);
          const files: string[] = [];
          for (const file of paths) {
            try {
              mkdirSync(dirname(join(folder, file)), { recursive: true });
              writeFileSync(join(folder, file), 'fault');
              files.push(file);
            } catch {
              // A file where this one needs a folder.
            }
          }
          const shown = execFileSync('git', ['ls-files', '-z', '-co', '--exclude-standard'], {
            cwd: folder,
            encoding: 'utf8',
          });
          const theirs = [...new Set(shown.split('\0').filter((file) => file !== '' && file !== '.gitignore'))].sort();
          const walk = new SourceWalk(folder, {
            maxBytes: 1000,
            include: [],
            exclude: [],
            honourIgnoreFiles: true,
            wanted: () => 'yes',
          });
          const ours = [...walk.walk()]
            .flatMap((file) => (file === undefined || file.path === '.gitignore' ? [] : [file.path]))
            .sort();
          expect(ours, lines.join('\n')).toEqual(theirs);
        },
      ),
      { numRuns: 150, seed: 21 },
    );
  });
});
