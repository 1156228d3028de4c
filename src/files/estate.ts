/** Paths from the command line → an estate. */
import { readFileSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Content, Estate, FileSet, Home } from '../core/estate.js';
import { UsageError } from '../errors.js';
import { ARCHIVE_LIMITS, ARCHIVE_NAME, type ArchiveLimits } from './archive-limits.js';
import { readConfig } from './config.js';
import { Contents } from './contents.js';
import { type HomeReader, readHome } from './home.js';
import { locate } from './kind.js';
import { mergeTenants, readTenants, type TenantsRead, tenantBase } from './tenants.js';
import { DiskTree, reasonOf } from './tree.js';

export interface ReadOptions {
  /** Of one file, in bytes. */
  readonly maxBytes: number;
  /** Called with the number of tenants read and of all, now and then. */
  readonly progress?: (done: number, total: number) => void;
  /** Script for a worker that answers `{root, ids, maxBytes}` with `TenantsRead`; without one nothing is shared out. */
  readonly worker?: URL;
  /** Called with what is known so far while a worker is still reading. */
  readonly meanwhile?: (contents: readonly Content[]) => void;
}

/** Below this many tenants a worker costs more than it saves. */
const TENANTS_FOR_A_WORKER = 1500;

/** The share of the tenants that stays with the main thread, which reads the XML while the worker goes on. */
const OWN_SHARE = 0.35;
const PROGRESS_EVERY = 250;

async function inWorker(script: URL, root: string, ids: readonly string[], maxBytes: number): Promise<TenantsRead> {
  const { Worker } = await import('node:worker_threads');
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, { workerData: { root, ids, maxBytes } });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the reading worker ended with code ${code}`)));
  });
}

function diskTenants(
  root: string,
  tree: DiskTree,
  contents: Contents,
  options: ReadOptions,
): HomeReader['readTenants'] {
  const merge = (ids: readonly string[], read: TenantsRead): FileSet[] => {
    for (const [path, reason] of read.problems) tree.problems.set(path, reason);
    return mergeTenants(ids, read, contents);
  };
  return async (_, ids) => {
    const { maxBytes, progress, worker } = options;
    const own =
      worker !== undefined && ids.length >= TENANTS_FOR_A_WORKER ? Math.floor(ids.length * OWN_SHARE) : ids.length;
    const [mine, theirs] = [ids.slice(0, own), ids.slice(own)];
    const other = worker && theirs.length > 0 ? inWorker(worker, root, theirs, maxBytes) : undefined;
    let done = 0;
    const read = readTenants(root, mine, maxBytes, () => {
      if (++done % PROGRESS_EVERY === 0) progress?.(done, ids.length);
    });
    const sets = merge(mine, read);
    if (other !== undefined) options.meanwhile?.(contents.list);
    if (other !== undefined) for (const found of merge(theirs, await other)) sets.push(found);
    progress?.(ids.length, ids.length);
    return sets;
  };
}

/** For archives, whose files are in memory. */
const treeTenants =
  (contents: Contents): HomeReader['readTenants'] =>
  async (tree, ids) =>
    ids.map((tenant): FileSet => {
      const base = tenantBase(tenant);
      return { origin: 'tenant', tenant, base, files: readConfig(tree, contents, base) };
    });

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
  return readHome(path, located, { tree, contents, limits, readTenants: treeTenants(contents) });
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
  const root = located.base === '' ? path : `${path}/${located.base}`;
  return readHome(path, located, { tree, contents, limits, readTenants: diskTenants(root, tree, contents, options) });
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
