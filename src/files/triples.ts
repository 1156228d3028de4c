/** Files that an in-place update left in three versions: `fault.xml`, `fault.xml.old`, `fault.xml.updated`. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { UsageError } from '../errors.js';
import { reasonOf } from './tree.js';

export interface Triple {
  /** The customised file, below what the user gave, with slashes. */
  readonly path: string;
  readonly base: Uint8Array;
  readonly ours: Uint8Array;
  readonly theirs: Uint8Array;
}

const UPDATED = '.updated';
const MAX_DEPTH = 16;

function* updatedFiles(folder: string, depth = 0): Generator<string> {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && depth < MAX_DEPTH) yield* updatedFiles(path, depth + 1);
    else if (entry.isFile() && entry.name.endsWith(`.xml${UPDATED}`)) yield path;
  }
}

function readOne(path: string, maxBytes: number): Uint8Array {
  try {
    const { size } = statSync(path);
    if (size > maxBytes) throw new UsageError(`${path}: has ${size} bytes; at most ${maxBytes} are read`);
    return new Uint8Array(readFileSync(path));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${path}: ${reasonOf(error)}`, 'a triple is a file with .old and .updated beside it');
  }
}

function tripleAt(file: string, root: string, maxBytes: number): Triple {
  return {
    path: relative(root, file).split('\\').join('/'),
    base: readOne(`${file}.old`, maxBytes),
    ours: readOne(file, maxBytes),
    theirs: readOne(`${file}${UPDATED}`, maxBytes),
  };
}

/**
 * The triples in a folder, or the one of a file.
 * @throws UsageError when a triple is not whole, or the path cannot be read
 */
export function readTriples(path: string, maxBytes: number): Triple[] {
  let isFolder: boolean;
  try {
    isFolder = statSync(path).isDirectory();
  } catch (error) {
    throw new UsageError(`${path}: ${reasonOf(error)}`);
  }
  if (isFolder) {
    return [...updatedFiles(path)].map((file) => tripleAt(file.slice(0, -UPDATED.length), path, maxBytes));
  }
  const file = basename(path).replace(/\.(?:old|updated)$/, '');
  const whole = join(dirname(path), file);
  return [tripleAt(whole, dirname(path), maxBytes)];
}
