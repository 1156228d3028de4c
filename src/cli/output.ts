/** Where reports go: one format on stdout, any number of others into files. */
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from '../errors.js';

/** Text is gathered into blocks of this many characters. */
const BLOCK = 1 << 16;

function* blocks(chunks: Iterable<string>): Generator<string> {
  let block = '';
  for (const chunk of chunks) {
    block += chunk;
    if (block.length >= BLOCK) {
      yield block;
      block = '';
    }
  }
  if (block !== '') yield block;
}

/** Writes to a stream and waits while its reader is slow. A reader that has gone away (`| head`) ends the writing. */
export async function writeTo(stream: NodeJS.WriteStream, chunks: Iterable<string>): Promise<void> {
  let gone = false;
  const onError = (error: NodeJS.ErrnoException): void => {
    if (error.code !== 'EPIPE') throw error;
    gone = true;
  };
  stream.on('error', onError);
  for (const block of blocks(chunks)) {
    if (gone || stream.destroyed) break;
    if (!stream.write(block)) {
      await new Promise<void>((resolve) => {
        stream.once('drain', resolve);
        stream.once('close', resolve);
        stream.once('error', () => resolve());
      });
    }
  }
}

/**
 * Writes a file so that nobody ever sees half of it: a temporary name beside it, then a rename.
 * @throws UsageError when the folder or file cannot be written
 */
export function writeFileAtomically(path: string, chunks: Iterable<string>): void {
  const folder = dirname(path);
  const temporary = join(folder, `.faultshift-${process.pid}-${Math.random().toString(36).slice(2)}.tmp`);
  let fd: number | undefined;
  let created = false;
  try {
    mkdirSync(folder, { recursive: true });
    fd = openSync(temporary, 'wx');
    created = true;
    for (const block of blocks(chunks)) {
      const bytes = Buffer.from(block);
      for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
    }
    fsyncSync(fd);
    closeSync(fd);
    fd = undefined;
    renameSync(temporary, path);
  } catch (error) {
    if (fd !== undefined) closeSync(fd);
    if (created) rmSync(temporary, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new UsageError(`${path}: cannot be written (${code})`);
  }
}
