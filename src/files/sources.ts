/**
 * Walks a tree of source files: each file's bytes once, in one buffer, nothing kept. Links are not followed (what they
 * lead to inside the tree is read where it lies), so there are no loops and no way out; only plain files are opened, and
 * without blocking, so that a pipe put in a file's place cannot hang the walk.
 */
import {
  closeSync,
  constants,
  type Dirent,
  fstatSync,
  opendirSync,
  openSync,
  readdirSync,
  readSync,
  statSync,
} from 'node:fs';
import { basename } from 'node:path';
import type { Coverage } from '../core/report.js';
import { count, digits } from '../core/text.js';
import { UsageError } from '../errors.js';
import { IgnoreFile } from './glob.js';
import { exists, Ignores } from './ignores.js';
import { reasonOf } from './tree.js';

export interface WalkOptions {
  /** Larger files are not read. In bytes. */
  readonly maxBytes: number;
  /** Patterns in the form of .gitignore, from the root; empty: everything. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Whether `.gitignore` and `.ignore` count. */
  readonly honourIgnoreFiles: boolean;
  /** Asked of the bytes of every file; what is `yes` is given out. */
  readonly wanted: (bytes: Uint8Array) => 'yes' | 'no' | 'binary';
}

export interface SourceBytes {
  /**
   * Nearest folder above the file that is a repository, below the root with slashes; `''`: the root is one. Below a root
   * that is none, the first folder.
   */
  readonly repository: string;
  /** Below the root, with slashes; where the root is a file, its name. */
  readonly path: string;
  /** The same, but `''` where the root is a file: what stands behind the root in reports. */
  readonly shown: string;
  /** A view that the next step overwrites. */
  readonly bytes: Uint8Array;
}

/** Folders of version control, never source. */
const NEVER = new Set(['.git', '.hg', '.svn', '.jj']);

/** Entries of a folder that are held at once; within them the order is by name. */
const CHUNK = 8192;
/** Files that are named where something was not read; more are counted. */
const MOST_NAMED = 200;
const FIRST_BUFFER = 1 << 20;
/** A folder whose own size says that it has some ten thousand entries or more. */
const LARGE_FOLDER_BYTES = 512 * 1024;

const OPEN = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0);

interface Folder {
  /** Below the root, without a slash at the end; `''` for the root. */
  readonly path: string;
  readonly repository: string;
  readonly ignores: Ignores;
  /** An include pattern named this folder or one above it. */
  readonly included: boolean;
  /** Files here belong to no repository: the first folder stands for one. */
  readonly loose: boolean;
}

interface Named {
  readonly first: string[];
  total: number;
}

const named = (): Named => ({ first: [], total: 0 });

function note(list: Named, path: string): void {
  list.total++;
  if (list.first.length < 3) list.first.push(path);
}

export class SourceWalk {
  files = 0;
  bytes = 0;
  #buffer: Buffer;
  readonly #include: IgnoreFile | undefined;
  readonly #exclude: IgnoreFile | undefined;
  readonly #failed: { path: string; reason: string }[] = [];
  #moreFailed = 0;
  readonly #large = named();
  readonly #binary = named();
  readonly #ignored = named();
  readonly #excluded = named();
  readonly #links = named();
  readonly #special = named();

  /** @throws UsageError when `root` does not exist or is neither a folder nor a file */
  constructor(
    readonly root: string,
    private readonly options: WalkOptions,
  ) {
    this.#include = options.include.length === 0 ? undefined : new IgnoreFile(options.include.join('\n'));
    this.#exclude = options.exclude.length === 0 ? undefined : new IgnoreFile(options.exclude.join('\n'));
    this.#buffer = Buffer.allocUnsafeSlow(Math.min(FIRST_BUFFER, options.maxBytes + 1));
  }

  /** Files that are wanted; `undefined` after each folder, so that the caller can breathe. */
  *walk(): Generator<SourceBytes | undefined> {
    let isFolder: boolean;
    try {
      const stat = statSync(this.root);
      isFolder = stat.isDirectory();
      if (!isFolder && !stat.isFile()) throw new UsageError(`${this.root}: neither a file nor a folder`);
    } catch (error) {
      if (error instanceof UsageError) throw error;
      const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
      throw new UsageError(`${this.root}: ${missing ? 'no such file or folder' : reasonOf(error)}`);
    }
    if (!isFolder) {
      const found = this.#read(this.root, '');
      if (found !== undefined) yield { repository: '', path: basename(this.root), shown: '', bytes: found };
      return;
    }
    const { honourIgnoreFiles } = this.options;
    const ignores = honourIgnoreFiles ? Ignores.above(this.root) : Ignores.none;
    const loose = !exists(`${this.root}/.git`);
    const stack: Folder[] = [{ path: '', repository: '', ignores, included: this.#include === undefined, loose }];
    for (let folder = stack.pop(); folder !== undefined; folder = stack.pop()) {
      yield* this.#folder(folder, stack);
      yield undefined;
    }
  }

  #full(path: string): string {
    return path === '' ? this.root : this.root.endsWith('/') ? this.root + path : `${this.root}/${path}`;
  }

  *#folder(folder: Folder, stack: Folder[]): Generator<SourceBytes> {
    const full = this.#full(folder.path);
    let { repository, ignores, loose } = folder;
    const lots = this.#lots(full, folder.path);
    const has = hasName(full, lots);
    if (folder.path !== '' && has('.git')) {
      repository = folder.path;
      ignores = ignores.inNewRepository();
      loose = false;
    } else if (loose && folder.path !== '' && repository === '') repository = folder.path;
    if (this.options.honourIgnoreFiles) {
      ignores = ignores.with(full, folder.path === '' ? 0 : folder.path.length + 1, '', has);
    }
    const here: Folder = { ...folder, repository, ignores, loose };
    const below: Folder[] = [];
    for (const entries of lots) {
      for (const entry of entries) {
        const path = folder.path === '' ? entry.name : `${folder.path}/${entry.name}`;
        if (entry.isDirectory()) this.#enter(entry.name, path, here, below);
        else if (entry.isFile()) {
          if (this.#isLeftOut(entry.name, path, false, ignores)) continue;
          if (!folder.included && this.#include?.says(path, entry.name, false) !== true) {
            note(this.#excluded, path);
            continue;
          }
          const bytes = this.#read(`${full}/${entry.name}`, path);
          if (bytes !== undefined) yield { repository, path, shown: path, bytes };
        } else if (entry.isSymbolicLink()) note(this.#links, path);
        else note(this.#special, path);
      }
    }
    for (const next of below.reverse()) stack.push(next);
  }

  #enter(name: string, path: string, here: Folder, below: Folder[]): void {
    if (NEVER.has(name) || this.#isLeftOut(name, path, true, here.ignores)) return;
    below.push({ ...here, path, included: here.included || this.#include?.says(path, name, true) === true });
  }

  #isLeftOut(name: string, path: string, isFolder: boolean, ignores: Ignores): boolean {
    if (this.#exclude?.says(path, name, isFolder) === true) {
      note(this.#excluded, isFolder ? `${path}/` : path);
      return true;
    }
    if (!ignores.leavesOut(path, name, isFolder)) return false;
    note(this.#ignored, isFolder ? `${path}/` : path);
    return true;
  }

  /** The entries of a folder in lots sorted by name: all of them at once, or, where there are very many, one by one. */
  #lots(full: string, path: string): Iterable<Dirent[]> | readonly [Dirent[]] {
    try {
      if (statSync(full).size > LARGE_FOLDER_BYTES) return this.#chunks(full, path);
      return [readdirSync(full, { withFileTypes: true }).sort(byName)];
    } catch (error) {
      this.#fail(path, error);
      return [[]];
    }
  }

  /** The entries of a folder, some thousands at a time, each lot sorted by name. */
  *#chunks(full: string, path: string): Generator<Dirent[]> {
    let folder: ReturnType<typeof opendirSync> | undefined;
    try {
      folder = opendirSync(full, { bufferSize: 512 });
      let chunk: Dirent[] = [];
      for (let entry = folder.readSync(); entry !== null; entry = folder.readSync()) {
        chunk.push(entry);
        if (chunk.length === CHUNK) {
          yield chunk.sort(byName);
          chunk = [];
        }
      }
      yield chunk.sort(byName);
    } catch (error) {
      this.#fail(path, error);
    } finally {
      folder?.closeSync();
    }
  }

  /** The bytes of a wanted file. */
  #read(full: string, path: string): Uint8Array | undefined {
    let fd: number;
    try {
      fd = openSync(full, OPEN);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ELOOP') note(this.#links, path);
      else if (code === 'ENXIO' || code === 'ENODEV') note(this.#special, path);
      else this.#fail(path, error);
      return undefined;
    }
    try {
      const length = readSync(fd, this.#buffer, 0, this.#buffer.length, 0);
      const bytes = length < this.#buffer.length ? this.#buffer.subarray(0, length) : this.#readRest(fd, length, path);
      if (bytes === undefined) return undefined;
      this.files++;
      this.bytes += bytes.length;
      const wanted = this.options.wanted(bytes);
      if (wanted === 'binary') note(this.#binary, path);
      return wanted === 'yes' ? bytes : undefined;
    } catch (error) {
      this.#fail(path, error);
      return undefined;
    } finally {
      closeSync(fd);
    }
  }

  /** A file that fills the buffer: read on if it may be that large, with a buffer that stays for the next one. */
  #readRest(fd: number, length: number, path: string): Uint8Array | undefined {
    const stat = fstatSync(fd);
    if (!stat.isFile()) {
      note(this.#special, path);
      return undefined;
    }
    const { maxBytes } = this.options;
    if (stat.size > maxBytes) {
      note(this.#large, `${path} (${digits(stat.size)} bytes)`);
      return undefined;
    }
    if (this.#buffer.length <= maxBytes) {
      const wider = Buffer.allocUnsafeSlow(maxBytes + 1);
      this.#buffer.copy(wider, 0, 0, length);
      this.#buffer = wider;
    }
    let at = length;
    for (let got = -1; got !== 0 && at < this.#buffer.length; at += got) {
      got = readSync(fd, this.#buffer, at, this.#buffer.length - at, at);
    }
    return this.#buffer.subarray(0, Math.min(at, maxBytes));
  }

  #fail(path: string, error: unknown): void {
    const { code } = error as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' && path.includes('\ufffd') ? 'the name is not UTF-8' : reasonOf(error);
    if (this.#failed.length < MOST_NAMED) this.#failed.push({ path: this.#full(path), reason });
    else this.#moreFailed++;
  }

  /** What was looked at and what was not; to be asked after the walk. */
  coverage(): Coverage {
    const failed = [...this.#failed];
    if (this.#moreFailed > 0)
      failed.push({ path: this.root, reason: `and ${digits(this.#moreFailed)} more like these` });
    const notSeen: { what: string; reason: string }[] = [];
    const add = ({ first, total }: Named, one: string, reason: string): void => {
      if (total === 0) return;
      const names = `${first.join(', ')}${total > first.length ? ', …' : ''}`;
      notSeen.push({ what: count(total, one), reason: `${reason}: ${names}` });
    };
    add(this.#large, 'large file', `more than ${digits(this.options.maxBytes)} bytes, not read (--max-file-size)`);
    add(this.#binary, 'binary file', 'no text');
    add(this.#ignored, 'ignored path', 'left out by .gitignore or .ignore (--no-ignore reads them)');
    add(this.#excluded, 'excluded path', 'left out by --include or --exclude');
    add(this.#links, 'link', 'not followed; inside the tree the file itself is read');
    add(this.#special, 'special file', 'a device, pipe or socket');
    return {
      checked: [`${count(this.files, 'file')} (${digits(this.bytes)} bytes) below ${this.root}`],
      failed,
      notSeen,
    };
  }
}

/** Whether a folder has an entry of a name; where its entries come one by one, the disk is asked. */
function hasName(full: string, lots: Iterable<Dirent[]> | readonly [Dirent[]]): (name: string) => boolean {
  if (!Array.isArray(lots)) return (name) => exists(`${full}/${name}`);
  const names = new Set((lots[0] as Dirent[]).flatMap(({ name }) => (name.startsWith('.') ? [name] : [])));
  return (name) => names.has(name);
}

const byName = (a: Dirent, b: Dirent): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
