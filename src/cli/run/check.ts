import { join } from 'node:path';
import { checkOf } from '../../core/check.js';
import { type BlobHead, mergeBlobs, type Shard, type Unit, type UnitResult } from '../../core/shards.js';
import { UsageError } from '../../errors.js';
import { BLOB_SCHEMA, blobLines, blobName } from '../../files/blobs.js';
import { checkReporters } from '../../report/check/index.js';
import type { CheckOptions } from '../commands/check.js';
import { configuration } from '../configuration.js';
import { type Delivery, deliveries } from '../delivery.js';
import { emit } from '../emit.js';
import { EXIT } from '../exit.js';
import { writeFileAtomically } from '../output.js';
import { askedFor, assign, planDigest, readPlan, unitsOf } from '../plan.js';
import { shardFrom } from '../shard-option.js';
import { VERSION } from '../version.js';

/** What the command line of `check` says, for a command that knows it. */
function passedOn({ from, to, rule, config, quiet, progress }: CheckOptions, name: string): string[] {
  const args: string[] = [];
  if (from !== undefined && name !== 'probe') args.push('--from', from);
  if (to !== undefined) args.push(name === 'probe' ? '--as' : '--to', to);
  for (const [id, level] of rule) args.push('--rule', `${id}=${level}`);
  if (name !== 'probe' && typeof config === 'string') args.push('--config', config);
  if (name !== 'probe' && config === false) args.push('--no-config');
  if (quiet) args.push('--quiet');
  return [...args, '--progress', progress];
}

async function run(line: readonly string[], options: CheckOptions): Promise<Delivery> {
  const { buildProgram } = await import('../program.js');
  const sink: Delivery[] = [];
  const [name = '', ...args] = line;
  const program = buildProgram(VERSION, () => {}, name);
  await deliveries.run(sink, () => program.parseAsync([name, ...passedOn(options, name), ...args], { from: 'user' }));
  const [delivered] = sink;
  if (delivered === undefined) throw new Error(`${name} gave no report`);
  return delivered;
}

/** One unit, run as its command would be. */
async function resultOf(unit: Unit, options: CheckOptions): Promise<UnitResult> {
  const { report, exhibits } = await run(unit.words, options);
  const { command, counts, suppressed = 0, idleSuppressions = [], coverage } = report;
  return {
    id: unit.id,
    line: unit.words.join(' '),
    command,
    counts,
    suppressed,
    idleSuppressions,
    coverage,
    metrics: [...(report.metrics?.() ?? [])],
    findings: [...report.findings()],
    exhibits: [...exhibits()],
  };
}

/** Runs the units of one shard and writes its blob. The gate waits for the merge, unless it is asked for here. */
async function runShard(units: readonly Unit[], shard: Shard, digest: string, options: CheckOptions): Promise<number> {
  const plan = options.plan === undefined ? undefined : readPlan(options.plan, digest);
  if (plan !== undefined && plan.shards !== shard.of) {
    throw new UsageError(`${options.plan}: is a plan for ${plan.shards} shards, not for ${shard.of}`);
  }
  const assigned = assign(units, shard.of, plan);
  const head: BlobHead = {
    schema: BLOB_SCHEMA,
    tool: VERSION,
    plan: digest,
    shard,
    units: units.map(({ id, words }) => ({ id, line: words.join(' '), shard: assigned.get(id) ?? 0 })),
  };
  const results: UnitResult[] = [];
  for (const unit of units) if (assigned.get(unit.id) === shard.index) results.push(await resultOf(unit, options));
  const path = join(options.blobs, blobName(head));
  writeFileAtomically(path, blobLines(head, results));
  if (!options.quiet) process.stderr.write(`${path} written\n`);
  const mine = { ...head, units: head.units.filter((unit) => unit.shard === shard.index) };
  const parts = mergeBlobs([{ head: mine, results }], false);
  const code = await emit(checkOf(parts), checkReporters, options);
  return code === EXIT.gate && options.gateShard !== true ? EXIT.clean : code;
}

/** @returns the exit code */
export async function runCheck(homes: readonly string[], options: CheckOptions): Promise<number> {
  const cwd = process.cwd();
  const settings = await configuration(options, process.env, cwd);
  const units = unitsOf(homes, settings, cwd);
  if (units.length === 0) {
    throw new UsageError(
      'nothing to check: the configuration names no homes, clients or targets',
      'faultshift init writes one',
    );
  }
  if (options.shard !== undefined) {
    const shard = shardFrom(options.shard, process.env);
    return runShard(units, shard, planDigest(units, settings, askedFor(options), cwd), options);
  }
  const parts: (Delivery & { line: string })[] = [];
  for (const { words } of units) parts.push({ line: words.join(' '), ...(await run(words, options)) });
  return emit(checkOf(parts), checkReporters, options, function* () {
    for (const { exhibits } of parts) yield* exhibits();
  });
}
