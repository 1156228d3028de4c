/** Where reports go: one format on stdout, any number of others into files. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from '../errors.js';
import { makeFolder } from '../files/make-folder.js';

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

/** Waits until a stream takes more, or never will. */
const ready = (stream: NodeJS.WriteStream): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      for (const event of READY) stream.off(event, done);
      resolve();
    };
    for (const event of READY) stream.on(event, done);
  });

const READY = ['drain', 'close', 'error'] as const;

/**
 * Writes to a stream and waits while its reader is slow. A reader that has gone away (`| head`) ends the writing.
 * @throws UsageError when it cannot be written for another reason (a full disk)
 */
export async function writeTo(
  stream: NodeJS.WriteStream,
  chunks: Iterable<string>,
  encoding: BufferEncoding = 'utf8',
): Promise<void> {
  let failed: NodeJS.ErrnoException | undefined;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    failed ??= error;
  });
  for (const block of blocks(chunks)) {
    if (failed !== undefined || stream.destroyed) break;
    if (!stream.write(block, encoding)) await ready(stream);
  }
  // what the stream could not write it says a moment later
  await new Promise<void>((resolve) => setImmediate(resolve));
  if (failed !== undefined && failed.code !== 'EPIPE') {
    throw new UsageError(`the output cannot be written (${failed.code ?? failed.message})`);
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
    makeFolder(folder);
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
