/**
 * Which ignore files hold for a folder: `.gitignore` within its repository, `.ignore` across repositories, deeper ones
 * first, and any `.ignore` before any `.gitignore`. What lies outside of the trees (a user's own excludes file) is not
 * asked: the same tree gives the same report on every machine.
 */
import { closeSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { IgnoreFile } from './glob.js';

/** Longer ignore files are cut. */
const MOST_BYTES = 1 << 20;

interface Level {
  /** Length of the folder's path below the root, with its slash: what to cut from a path to match it here. */
  readonly cut: number;
  /** Folders between the ignore file and the root, with a slash: what to put before a path. For files above the root. */
  readonly above: string;
  readonly file: IgnoreFile;
}

/** The ignore files in force in one folder; folders below share what they do not add to. */
export class Ignores {
  private constructor(
    private readonly git: readonly Level[],
    private readonly own: readonly Level[],
  ) {}

  static readonly none = new Ignores([], []);

  /** The ignore files above `root`, up to the folder of the repository that it lies in. */
  static above(root: string): Ignores {
    const found: { folder: string; above: string }[] = [];
    let folder = resolve(root);
    if (exists(`${folder}/.git`)) return Ignores.none;
    for (let above = ''; ; ) {
      const parent = dirname(folder);
      if (parent === folder) return Ignores.none;
      above = `${folder.slice(parent.length).replace(/^\//, '')}/${above}`;
      folder = parent;
      found.push({ folder, above });
      if (exists(`${folder}/.git`)) break;
    }
    let ignores = Ignores.none;
    for (const one of found.reverse()) ignores = ignores.with(one.folder, 0, one.above);
    return ignores;
  }

  /**
   * These and the ignore files of `folder` itself.
   * @param has whether the folder has an entry of this name, where the caller knows
   */
  with(folder: string, cut: number, above = '', has: (name: string) => boolean = () => true): Ignores {
    const git = has('.gitignore') ? readIgnoreFile(`${folder}/.gitignore`) : undefined;
    const own = has('.ignore') ? readIgnoreFile(`${folder}/.ignore`) : undefined;
    const excludes = has('.git') ? readIgnoreFile(`${folder}/.git/info/exclude`) : undefined;
    if (git === undefined && own === undefined && excludes === undefined) return this;
    const level = (file: IgnoreFile | undefined): Level[] => (file === undefined ? [] : [{ cut, above, file }]);
    return new Ignores([...level(git), ...level(excludes), ...this.git], [...level(own), ...this.own]);
  }

  /** A repository inside a tree begins anew; `.ignore` files of the outer folders still hold. */
  inNewRepository(): Ignores {
    return this.git.length === 0 ? this : new Ignores([], this.own);
  }

  /** @param path below the root, with slashes */
  leavesOut(path: string, name: string, isFolder: boolean): boolean {
    for (const level of this.own) {
      const says = level.file.says(path, name, isFolder, level.cut, level.above);
      if (says !== undefined) return says;
    }
    for (const level of this.git) {
      const says = level.file.says(path, name, isFolder, level.cut, level.above);
      if (says !== undefined) return says;
    }
    return false;
  }
}

/** What a path is; undefined when there is nothing, or nothing that may be looked at. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

export const exists = (path: string): boolean => statOf(path) !== undefined;

/** A file that is there but cannot be read leaves nothing out: rather too much is scanned than too little. */
function readIgnoreFile(path: string): IgnoreFile | undefined {
  const stat = statOf(path);
  if (stat === undefined || !stat.isFile()) return undefined;
  let fd: number | undefined;
  try {
    fd = openSync(path, 'r');
    const bytes = Buffer.alloc(Math.min(stat.size, MOST_BYTES));
    const length = readSync(fd, bytes, 0, bytes.length, 0);
    return new IgnoreFile(bytes.toString('utf8', 0, length));
  } catch {
    return undefined;
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}
