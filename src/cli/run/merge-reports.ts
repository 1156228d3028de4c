import { checkOf } from '../../core/check.js';
import { type Blob, mergeBlobs } from '../../core/shards.js';
import { visible } from '../../core/text.js';
import { UsageError } from '../../errors.js';
import { readBlobs } from '../../files/blobs.js';
import { checkReporters } from '../../report/check/index.js';
import type { Exhibit } from '../../report/exhibit.js';
import type { MergeOptions } from '../commands/shards.js';
import { emit } from '../emit.js';

/** Blobs of one plan and one tool. @throws UsageError when they are of several */
function sameRun(blobs: readonly Blob[], expect: number | undefined): void {
  const [first] = blobs;
  if (first === undefined)
    throw new UsageError('no complete blob is here', 'write some with: faultshift check --shard 1/2');
  const { tool, plan, shard } = first.head;
  for (const { head } of blobs) {
    if (head.tool !== tool) throw new UsageError(`blobs of ${tool} and of ${head.tool} cannot be merged`);
    if (head.plan !== plan || head.shard.of !== shard.of) {
      throw new UsageError(
        'blobs of different runs are here',
        'tool, configuration, paths and number of shards must be the same',
      );
    }
  }
  if (expect !== undefined && expect !== shard.of)
    throw new UsageError(`these are blobs of ${shard.of} shards, not of ${expect}`);
}

/** @returns the exit code */
export async function runMerge(paths: readonly string[], options: MergeOptions): Promise<number> {
  const { blobs, broken } = readBlobs(paths);
  if (!options.quiet)
    for (const { path, reason } of broken) process.stderr.write(`${visible(path)} is left out: ${reason}\n`);
  sameRun(blobs, options.expect);
  const parts = mergeBlobs(blobs, options.allowMissing === true);
  return emit(checkOf(parts), checkReporters, options, function* () {
    for (const { exhibits } of parts) yield* exhibits as Exhibit[];
  });
}
