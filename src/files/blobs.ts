/**
 * Blobs of shards: a head, a line for each unit, and a foot with the number and the digest of the lines before it. One
 * without its foot was cut off, and counts for nothing.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Blob, BlobHead, UnitResult } from '../core/shards.js';
import { UsageError } from '../errors.js';

export const BLOB_SCHEMA = 'faultshift.shard/1';

export const blobName = ({ plan, shard: { index, of } }: BlobHead): string =>
  `faultshift-${plan.slice(0, 8)}-${index}-of-${of}.ndjson`;

export function* blobLines(head: BlobHead, results: readonly UnitResult[]): Generator<string> {
  const digest = createHash('sha256');
  const line = (value: object): string => {
    const text = `${JSON.stringify(value)}\n`;
    digest.update(text);
    return text;
  };
  yield line({ type: 'head', ...head });
  for (const result of results) yield line({ type: 'unit', ...result });
  yield `${JSON.stringify({ type: 'foot', complete: true, units: results.length, sha256: digest.digest('hex') })}\n`;
}

/** Why a text is no complete blob, or the blob. */
export function parseBlob(
  text: string,
): { readonly ok: true; readonly blob: Blob } | { readonly ok: false; readonly reason: string } {
  const end = text.lastIndexOf('\n', text.length - 2) + 1;
  const [before, foot] = [text.slice(0, end), text.slice(end)];
  try {
    const { type, units, sha256 } = JSON.parse(foot) as { type?: string; units?: number; sha256?: string };
    if (type !== 'foot') return { ok: false, reason: 'it has no foot: it was cut off' };
    if (createHash('sha256').update(before).digest('hex') !== sha256)
      return { ok: false, reason: 'its digest is wrong' };
    const [head, ...results] = before
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    if (head?.schema !== BLOB_SCHEMA) return { ok: false, reason: `it is none of ${BLOB_SCHEMA}` };
    if (results.length !== units) return { ok: false, reason: 'units are missing' };
    return { ok: true, blob: { head, results } };
  } catch {
    return { ok: false, reason: 'it was cut off' };
  }
}

function filesAt(path: string): string[] {
  try {
    if (!statSync(path).isDirectory()) return [path];
    const names = readdirSync(path).filter((name) => name.startsWith('faultshift-') && name.endsWith('.ndjson'));
    return names.sort().map((name) => join(path, name));
  } catch (error) {
    throw new UsageError(`${path}: cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

/** Reads blobs from files and folders. @throws UsageError when a path cannot be read */
export function readBlobs(paths: readonly string[]): {
  readonly blobs: readonly Blob[];
  readonly broken: readonly { readonly path: string; readonly reason: string }[];
} {
  const blobs: Blob[] = [];
  const broken: { path: string; reason: string }[] = [];
  for (const path of paths.flatMap(filesAt)) {
    const read = parseBlob(readFileSync(path, 'utf8'));
    if (read.ok) blobs.push(read.blob);
    else broken.push({ path, reason: read.reason });
  }
  return { blobs, broken };
}
