import { planShards } from '../../core/shards.js';
import { count } from '../../core/text.js';
import type { PlanOptions } from '../commands/shards.js';
import { configuration } from '../configuration.js';
import { writeFileAtomically, writeTo } from '../output.js';
import { askedFor, costOf, PLAN_SCHEMA, type Plan, planDigest, unitsOf } from '../plan.js';
import { VERSION } from '../version.js';

/** @returns the exit code */
export async function runPlan(homes: readonly string[], options: PlanOptions): Promise<number> {
  const cwd = process.cwd();
  const settings = await configuration(options, process.env, cwd);
  const units = unitsOf(homes, settings, cwd).map((unit) => ({ ...unit, cost: costOf(unit) }));
  const plan: Plan = {
    schema: PLAN_SCHEMA,
    toolVersion: VERSION,
    digest: planDigest(units, settings, askedFor(options), cwd),
    shards: options.shards,
    units,
    assignment: planShards(units, options.shards),
  };
  writeFileAtomically(options.out, [`${JSON.stringify(plan, null, 1)}\n`]);
  await writeTo(process.stdout, [
    `${options.out}: ${count(units.length, 'unit')} for ${count(options.shards, 'shard')}\n`,
  ]);
  return 0;
}
