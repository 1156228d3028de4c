/** `--shard 2/3` and `--shard auto`: which part of the work is ours. */
import type { Shard } from '../core/shards.js';
import { UsageError } from '../errors.js';

const whole = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : undefined;

interface Source {
  readonly index: string;
  readonly total: string;
  /** What the first one is called. */
  readonly first: 0 | 1;
}

/** Kubernetes says the index but not how many there are: that is passed in. */
const SOURCES: readonly Source[] = [
  { index: 'FAULTSHIFT_SHARD', total: 'FAULTSHIFT_SHARDS', first: 1 },
  { index: 'JOB_COMPLETION_INDEX', total: 'FAULTSHIFT_SHARDS', first: 0 },
  { index: 'CI_NODE_INDEX', total: 'CI_NODE_TOTAL', first: 1 },
  { index: 'CIRCLE_NODE_INDEX', total: 'CIRCLE_NODE_TOTAL', first: 0 },
  { index: 'BUILDKITE_PARALLEL_JOB', total: 'BUILDKITE_PARALLEL_JOB_COUNT', first: 0 },
];

function shard(index: number, of: number, said: string): Shard {
  if (of < 1 || index < 1 || index > of)
    throw new UsageError(`${said}: there is no shard ${index} of ${of}`, 'shards are counted from 1');
  return { index, of };
}

/** @throws UsageError when it is no shard, or when the environment says two different things */
export function shardFrom(text: string, env: NodeJS.ProcessEnv): Shard {
  if (text !== 'auto') {
    const [, index, of] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? [];
    if (index === undefined || of === undefined) throw new UsageError(`--shard ${text}: write 2/3, or auto`);
    return shard(Number(index), Number(of), `--shard ${text}`);
  }
  const found = SOURCES.flatMap(({ index, total, first }) => {
    const at = whole(env[index]);
    if (at === undefined) return [];
    const of = whole(env[total]);
    if (of === undefined) throw new UsageError(`--shard auto: ${index} is set, but ${total} is not`);
    return [{ index, ...{ shard: shard(at - first + 1, of, index) } }];
  });
  const [one, ...others] = found;
  if (one === undefined) {
    throw new UsageError(
      '--shard auto: nothing says which shard this is',
      `it reads ${SOURCES.map(({ index }) => index).join(', ')}`,
    );
  }
  const other = others.find((another) => another.shard.index !== one.shard.index || another.shard.of !== one.shard.of);
  if (other !== undefined) {
    throw new UsageError(
      `--shard auto: ${one.index} and ${other.index} say different things`,
      'say it by hand: --shard 2/3',
    );
  }
  return one.shard;
}
