import { type Command, Option } from 'commander';
import { CHECK_FORMATS } from '../formats.js';
import { collectRule, fromOption, type OutputOptions, parseNumber, releaseOption, withOutput } from '../options.js';
import type { SetExitCode } from '../program.js';
import type { CheckOptions } from './check.js';

export interface PlanOptions extends Pick<CheckOptions, 'from' | 'to' | 'config' | 'rule'> {
  readonly shards: number;
  readonly out: string;
}

export interface MergeOptions extends OutputOptions {
  readonly expect?: number;
  readonly allowMissing?: boolean;
}

export function addShards(program: Command, exit: SetExitCode): void {
  program
    .command('plan')
    .description('share the work of check out to machines, by its size; without a plan shards go by digest')
    .argument('[home...]', 'as check takes them')
    .addOption(new Option('--shards <n>', 'how many').argParser(parseNumber('it', 1)).makeOptionMandatory())
    .addOption(new Option('--out <file>', 'where the plan goes').default('faultshift-plan.json'))
    .addOption(fromOption())
    .addOption(releaseOption('--to <release>', 'the release you upgrade to'))
    .addOption(
      new Option('--rule <rule=level>', 'as check takes it')
        .argParser(collectRule)
        .default(new Map(), 'each rule as it is'),
    )
    .action(async (homes: string[], options: PlanOptions) => {
      const { runPlan } = await import('../run/plan.js');
      exit(await runPlan(homes, options));
    });
  const merge = program
    .command('merge-reports')
    .description('make one report of what shards found; the gate is judged here')
    .argument('<path...>', 'blobs, or folders with them')
    .addOption(new Option('--expect <n>', 'so many shards there are').argParser(parseNumber('it', 1)))
    .option('--allow-missing', 'a missing shard is told, but does not make the run incomplete');
  withOutput(merge, CHECK_FORMATS).action(async (paths: string[], options: MergeOptions) => {
    const { runMerge } = await import('../run/merge-reports.js');
    exit(await runMerge(paths, options));
  });
}
