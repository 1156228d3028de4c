/**
 * Static shards: units of work with stable ids are given to machines without anybody in the middle, each machine writes
 * what it found into one file, and these files become one report. Pure: the digest comes from outside.
 */
import type { Finding } from './finding.js';
import type { Coverage, IdleSuppression, Metric, ReportBase, SeverityCounts } from './report.js';

type Digest = (text: string) => string;

export interface Unit {
  /** Digest of what it is; the same on every machine. */
  readonly id: string;
  /** Words of a command line, `['scan', 'homes/a']`. */
  readonly words: readonly string[];
  /** Units with the same one stay together: the probes of one host share its rate limit. */
  readonly affinity?: string;
}

export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly of: number;
}

/** @param affinity what keeps it with others; absent: nothing */
export const unitOf = (words: readonly string[], hash: Digest, affinity?: string): Unit => ({
  id: hash(`unit\0${words.join('\0')}`).slice(0, 32),
  words,
  ...(affinity !== undefined && { affinity }),
});

/** Where a unit goes when nobody planned: by its digest, the same everywhere. @returns from 1 */
export const shardOf = ({ id, affinity }: Unit, of: number, hash: Digest): number =>
  Number(BigInt(`0x${hash(affinity ?? id).slice(0, 16)}`) % BigInt(of)) + 1;

/** The longest first, each to the shard that has least; ties by id. @returns unit id → shard from 1 */
export function planShards(
  units: readonly (Unit & { readonly cost: number })[],
  of: number,
): Readonly<Record<string, number>> {
  const groups = new Map<string, { key: string; ids: string[]; cost: number }>();
  for (const { id, affinity, cost } of units) {
    const key = affinity ?? id;
    const group = groups.get(key) ?? { key, ids: [], cost: 0 };
    group.ids.push(id);
    group.cost += cost;
    groups.set(key, group);
  }
  const load = Array.from({ length: of }, () => 0);
  const assigned: Record<string, number> = {};
  const sorted = [...groups.values()].sort((a, b) => b.cost - a.cost || (a.key < b.key ? -1 : 1));
  for (const { ids, cost } of sorted) {
    const least = load.indexOf(Math.min(...load));
    load[least] = (load[least] ?? 0) + cost;
    for (const id of ids) assigned[id] = least + 1;
  }
  return assigned;
}

/** What one unit found, as plain data. */
export interface UnitResult {
  readonly id: string;
  readonly line: string;
  readonly command: string;
  readonly counts: SeverityCounts;
  readonly suppressed: number;
  readonly idleSuppressions: readonly IdleSuppression[];
  readonly coverage: Coverage;
  readonly metrics: readonly Metric[];
  readonly findings: readonly Finding[];
  /** What pages show; the core does not look into it. */
  readonly exhibits: readonly unknown[];
}

export interface BlobHead {
  readonly schema: string;
  readonly tool: string;
  /** Digest of all that must be the same in every shard: tool, catalogue, configuration, units. */
  readonly plan: string;
  readonly shard: Shard;
  /** Every unit of the plan, in order, with its shard: so that the others know what is missing. */
  readonly units: readonly { readonly id: string; readonly line: string; readonly shard: number }[];
}

export interface Blob {
  readonly head: BlobHead;
  readonly results: readonly UnitResult[];
}

export interface MergedPart {
  readonly line: string;
  readonly report: ReportBase;
  readonly exhibits: readonly unknown[];
}

const EMPTY: SeverityCounts = { error: 0, warning: 0, info: 0 };

const reportOf = (result: UnitResult): ReportBase => ({
  command: result.command,
  counts: result.counts,
  suppressed: result.suppressed,
  idleSuppressions: result.idleSuppressions,
  coverage: result.coverage,
  metrics: () => result.metrics,
  findings: () => result.findings,
});

/**
 * The parts of the whole, in the order of the plan, whatever the order of the blobs.
 * @param blobs of one plan; of two results of one unit the later counts
 * @param mayMiss whether a missing shard leaves the run complete
 */
export function mergeBlobs(blobs: readonly Blob[], mayMiss: boolean): MergedPart[] {
  const results = new Map(blobs.flatMap((blob) => blob.results.map((result) => [result.id, result] as const)));
  const [first] = blobs;
  if (first === undefined) return [];
  const { of } = first.head.shard;
  return first.head.units.map(({ id, line, shard }): MergedPart => {
    const result = results.get(id);
    if (result !== undefined) return { line, report: reportOf(result), exhibits: result.exhibits };
    const missing = { what: line, reason: `shard ${shard} of ${of} left no complete blob` };
    const coverage: Coverage = mayMiss
      ? { checked: [], failed: [], notSeen: [missing] }
      : { checked: [], failed: [{ path: line, reason: missing.reason }], notSeen: [] };
    return { line, report: { command: 'missing', counts: EMPTY, coverage, findings: () => [] }, exhibits: [] };
  });
}
