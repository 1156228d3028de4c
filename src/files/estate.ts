/** Paths from the command line → an estate. */
import { readFileSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Estate, Home } from '../core/estate.js';
import { UsageError } from '../errors.js';
import { ARCHIVE_LIMITS, ARCHIVE_NAME, type ArchiveLimits } from './archive-limits.js';
import { Contents } from './contents.js';
import { readHome } from './home.js';
import { locate } from './kind.js';
import { DiskTree, reasonOf } from './tree.js';

export interface ReadOptions {
  /** Of one file, in bytes. */
  readonly maxBytes: number;
  /** Called with the number of tenants read and of all, now and then. */
  readonly progress?: (done: number, total: number) => void;
  /** False leaves out the tenants of a home on disk. */
  readonly tenants?: boolean;
}

const PROGRESS_EVERY = 250;

/** Tells of the progress now and then. */
const ticks =
  ({ progress }: ReadOptions) =>
  (done: number, all: number): void => {
    if (done % PROGRESS_EVERY === 0) progress?.(done, all);
  };

function cannotRead(path: string, reason: string, hint?: string): never {
  throw new UsageError(`${path}: ${reason}`, hint);
}

async function readArchiveInput(path: string, contents: Contents, limits: ArchiveLimits): Promise<Home> {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    cannotRead(path, reasonOf(error));
  }
  const { openArchive } = await import('./archive.js');
  const opened = await openArchive(bytes, limits);
  if (!opened.ok) cannotRead(path, `not read as an archive: ${opened.reason}`);
  const { tree } = opened;
  const located = locate(tree);
  if (located === undefined)
    cannotRead(path, 'the archive holds no home, sequences, carbon application or API project');
  return readHome(path, located, { tree, contents, limits, tenants: true });
}

function readSingleFile(path: string, contents: Contents, options: ReadOptions): Home {
  const tree = new DiskTree(dirname(path), options.maxBytes);
  const name = basename(path);
  const file = contents.place('sequence', '', name, contents.read(tree, name));
  return {
    input: path,
    kind: 'file',
    product: { evidence: [] },
    sets: [{ origin: 'given', base: '', files: [file] }],
    notes: [],
  };
}

async function readInput(path: string, contents: Contents, options: ReadOptions): Promise<Home> {
  const limits = { ...ARCHIVE_LIMITS, maxBytes: options.maxBytes };
  let isFolder: boolean;
  try {
    const stat = statSync(path);
    isFolder = stat.isDirectory();
    if (!isFolder && !stat.isFile()) cannotRead(path, 'neither a file nor a folder');
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    cannotRead(path, missing ? 'no such file or folder' : reasonOf(error));
  }
  if (!isFolder)
    return ARCHIVE_NAME.test(path) ? readArchiveInput(path, contents, limits) : readSingleFile(path, contents, options);
  const tree = new DiskTree(path, options.maxBytes);
  const located = locate(tree);
  if (located === undefined) {
    const hint =
      'give an API-M home, a synapse-configs or sequences folder, a sequence file, a .zip, a .car or an API project';
    cannotRead(path, tree.problems.get('') ?? 'nothing here looks like a gateway', hint);
  }
  const { tenants = true } = options;
  return readHome(path, located, { tree, contents, limits, tenants, tick: ticks(options) });
}

/**
 * Reads everything the user named.
 * @throws UsageError when a path does not exist, cannot be opened, or is nothing we know
 */
export async function readEstate(paths: readonly string[], options: ReadOptions): Promise<Estate> {
  const contents = new Contents();
  const homes: Home[] = [];
  for (const path of paths) homes.push(await readInput(path, contents, options));
  return { homes, contents: contents.list };
}
