import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { wantedBytes } from '../../src/core/clients/wanted.js';
import { UsageError } from '../../src/errors.js';
import { SourceWalk, type WalkOptions } from '../../src/files/sources.js';

const base = mkdtempSync(join(tmpdir(), 'faultshift-walk-'));
let root = '';
let number = 0;
beforeEach(() => {
  root = join(base, `t${number++}`);
  mkdirSync(root);
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

const put = (path: string, data: string | Uint8Array = 'am:fault'): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), data);
};

const OPTIONS: WalkOptions = {
  maxBytes: 1 << 20,
  include: [],
  exclude: [],
  honourIgnoreFiles: true,
  wanted: wantedBytes,
};

function walk(options: Partial<WalkOptions> = {}, folder = root) {
  const walker = new SourceWalk(folder, { ...OPTIONS, ...options });
  const files: string[] = [];
  const repositories: Record<string, string> = {};
  for (const file of walker.walk()) {
    if (file === undefined) continue;
    files.push(file.shown);
    repositories[file.shown] = file.repository;
  }
  const coverage = walker.coverage();
  return {
    files: files.sort(),
    repositories,
    coverage,
    notSeen: coverage.notSeen.map(({ what, reason }) => `${what}: ${reason}`),
  };
}

describe('a tree of source files', () => {
  it('gives out files with a literal, and counts the others', () => {
    put('a.js');
    put('b/c.py', 'nothing');
    put('b/d/e.go');
    const { files, coverage } = walk();
    expect(files).toEqual(['a.js', 'b/d/e.go']);
    expect(coverage.checked[0]).toMatch(/^3 files \(23 bytes\)/);
  });

  it('reads a file that is named by itself', () => {
    put('x/a.js');
    expect(walk({}, join(root, 'x/a.js')).files).toEqual(['']);
  });

  it('says what does not exist', () => {
    expect(() => walk({}, join(root, 'nowhere'))).toThrow(UsageError);
    expect(() => walk({}, join(root, 'nowhere'))).toThrow(/no such file or folder/);
  });

  it('leaves out what .gitignore and .ignore leave out, and says so', () => {
    put('.gitignore', 'dist/\n*.log\n!keep.log\n');
    put('sub/.gitignore', '/x.js\n');
    put('sub/.ignore', '!y.log\n');
    for (const path of ['dist/a.js', 'a.log', 'keep.log', 'sub/x.js', 'sub/y.log', 'sub/z/x.js']) put(path);
    const { files, notSeen } = walk();
    expect(files).toEqual(['keep.log', 'sub/y.log', 'sub/z/x.js']);
    expect(notSeen.join()).toContain('3 ignored paths');
    expect(walk({ honourIgnoreFiles: false }).files).toHaveLength(6);
  });

  it('asks the ignore files above the folder, up to the repository', () => {
    put('.git/HEAD', '');
    put('.gitignore', '/app/gen\n*.min.js\n');
    put('app/gen/a.js');
    put('app/b.min.js');
    put('app/c.js');
    expect(walk({}, join(root, 'app')).files).toEqual(['c.js']);
  });

  it('begins anew in a repository inside', () => {
    put('.git/HEAD', '');
    put('.gitignore', '*.js\n');
    put('a.js');
    put('inner/.git/HEAD', '');
    put('inner/b.js');
    const { files, repositories } = walk();
    expect(files).toEqual(['inner/b.js']);
    expect(repositories['inner/b.js']).toBe('inner');
  });

  it('takes the first folder for a repository where there is none', () => {
    put('one/src/a.js');
    put('two/b.js');
    expect(walk().repositories).toEqual({ 'one/src/a.js': 'one', 'two/b.js': 'two' });
  });

  it('includes and excludes by the same patterns', () => {
    for (const path of ['a.js', 'a.py', 'old/b.js', 'src/c.js', 'src/deep/d.py']) put(path);
    expect(walk({ include: ['*.py'] }).files).toEqual(['a.py', 'src/deep/d.py']);
    expect(walk({ include: ['src/'] }).files).toEqual(['src/c.js', 'src/deep/d.py']);
    expect(walk({ exclude: ['old', '*.py'] }).files).toEqual(['a.js', 'src/c.js']);
    expect(walk({ include: ['*.js'], exclude: ['/src'] }).files).toEqual(['a.js', 'old/b.js']);
  });

  it('never enters the folders of version control', () => {
    put('.git/objects/a.js');
    put('.svn/b.js');
    put('.github/c.yml');
    expect(walk().files).toEqual(['.github/c.yml']);
  });
});

describe('hostile trees', () => {
  it('reads names with line ends and control characters', () => {
    put('a\nb\u001b[31m.js');
    expect(walk().files).toEqual(['a\nb\u001b[31m.js']);
  });

  it('follows no link: not out of the tree, not in a circle', () => {
    put('real/a.js');
    symlinkSync('..', join(root, 'real/up'));
    symlinkSync('/etc', join(root, 'out'));
    symlinkSync('real/a.js', join(root, 'b.js'));
    symlinkSync('nowhere', join(root, 'c.js'));
    symlinkSync('self', join(root, 'self'));
    const { files, notSeen } = walk();
    expect(files).toEqual(['real/a.js']);
    expect(notSeen.join()).toContain('5 links: not followed');
  });

  it('opens no pipe, socket or device', () => {
    execFileSync('mkfifo', [join(root, 'pipe.js')]);
    put('a.js');
    const start = performance.now();
    const { files, notSeen } = walk();
    expect(files).toEqual(['a.js']);
    expect(notSeen.join()).toContain('1 special file: a device, pipe or socket: pipe.js');
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it('does not read what is too large, sparse or not, and says so', () => {
    const sparse = openSync(join(root, 'sparse.js'), 'w');
    ftruncateSync(sparse, 2 ** 40);
    closeSync(sparse);
    put('large.js', `${'x'.repeat(2 << 20)}am:fault`);
    put('fits.js', `${'x'.repeat((1 << 20) - 8)}am:fault`);
    const { files, notSeen } = walk();
    expect(files).toEqual(['fits.js']);
    expect(notSeen.join()).toContain('2 large files: more than 1,048,576 bytes');
    expect(walk({ maxBytes: 4 << 20 }).files).toEqual(['fits.js', 'large.js']);
  });

  it('knows binary files', () => {
    put('a.bin', Uint8Array.from([0, 1, 2, 3, ...new TextEncoder().encode('am:fault')]));
    const { files, notSeen } = walk();
    expect(files).toEqual([]);
    expect(notSeen.join()).toContain('1 binary file: no text: a.bin');
  });

  it.skipIf(process.getuid?.() === 0)('goes on past folders and files that it may not read', () => {
    put('shut/a.js');
    put('b.js');
    put('c.js');
    chmodSync(join(root, 'shut'), 0);
    chmodSync(join(root, 'c.js'), 0);
    const { files, coverage } = walk();
    chmodSync(join(root, 'shut'), 0o755);
    expect(files).toEqual(['b.js']);
    expect(coverage.failed.map(({ reason }) => reason)).toEqual(['permission denied', 'permission denied']);
  });

  it('says when a folder goes deeper than the system can name', () => {
    const deep = Array.from({ length: 30 }, () => 'd'.repeat(200));
    let folder = root;
    try {
      for (const part of deep) {
        folder = join(folder, part);
        mkdirSync(folder);
      }
    } catch {
      // Some systems stop here already.
    }
    put('a.js');
    expect(walk().files).toEqual(['a.js']);
  });

  it('walks a folder of twenty thousand files', () => {
    for (let i = 0; i < 20_000; i++)
      writeFileSync(join(root, `f${String(i).padStart(5, '0')}.js`), i % 1000 === 0 ? 'am:fault' : 'x');
    expect(walk().files).toHaveLength(20);
  });
});
