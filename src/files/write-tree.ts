/** Writes a folder of results so that nobody ever sees half of it, and nothing that was read is touched. */
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { UsageError } from '../errors.js';
import { makeFolder } from './make-folder.js';

export interface FileToWrite {
  /** Below the folder, with slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The path with the links in the part that exists followed. */
function realPath(path: string): string {
  const whole = resolve(path);
  if (existsSync(whole)) return realpathSync(whole);
  const above = dirname(whole);
  return above === whole ? whole : join(realPath(above), basename(whole));
}

const isWithin = (inner: string, outer: string): boolean => inner === outer || inner.startsWith(outer + sep);

/**
 * Makes sure that a folder can be written.
 * @param inputs files and folders that were read, and stay as they are
 * @throws UsageError when it holds something, or lies in an input or around one
 */
export function checkFolder(folder: string, inputs: readonly string[]): void {
  const real = realPath(folder);
  for (const input of inputs) {
    const read = realPath(input);
    if (isWithin(real, read))
      throw new UsageError(`${folder}: lies in ${input}, which is only read; give another folder`);
    if (isWithin(read, real))
      throw new UsageError(`${folder}: ${input} lies in it, and is only read; give another folder`);
  }
  if (!existsSync(real)) return;
  let entries: string[];
  try {
    entries = readdirSync(real);
  } catch (error) {
    throw new UsageError(`${folder}: no folder that can be read (${(error as NodeJS.ErrnoException).code})`);
  }
  if (entries.length > 0) throw new UsageError(`${folder}: is not empty; give a new folder`);
}

function writeFile(path: string, bytes: Uint8Array): void {
  const fd = openSync(path, 'wx');
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
  } finally {
    closeSync(fd);
  }
}

/** A path from outside stays below the folder. */
function inside(folder: string, path: string): string {
  const whole = join(folder, ...path.split('/'));
  if (!whole.startsWith(folder + sep)) throw new Error(`${path} leaves the output folder`);
  return whole;
}

/**
 * Writes all files or none: into a folder beside the one asked for, which then takes its name. Files are not flushed to
 * the disk one by one, which takes ten times as long: what a power failure loses can be made again from the inputs.
 * @throws UsageError when something cannot be written; nothing is left behind then
 */
export function writeTree(folder: string, files: Iterable<FileToWrite>): number {
  const target = resolve(folder);
  const temporary = join(
    dirname(target),
    `.${basename(target)}-${process.pid}-${Math.random().toString(36).slice(2)}.tmp`,
  );
  let written = 0;
  try {
    makeFolder(temporary);
    const made = new Set<string>();
    for (const { path, bytes } of files) {
      const whole = inside(temporary, path);
      const above = dirname(whole);
      if (!made.has(above)) {
        makeFolder(above);
        made.add(above);
      }
      writeFile(whole, bytes);
      written++;
    }
    if (existsSync(target)) rmdirSync(target);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new UsageError(`${folder}: cannot be written (${code})`);
  }
  return written;
}
