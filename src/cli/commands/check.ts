import { type Command, Option } from 'commander';
import { CHECK_FORMATS } from '../formats.js';
import { fromOption, type OutputOptions, releaseOption, withOutput } from '../options.js';
import type { SetExitCode } from '../program.js';

export interface CheckOptions extends OutputOptions {
  readonly from?: string;
  readonly to?: string;
  readonly config?: string | boolean;
  /** `2/3`, `auto`. */
  readonly shard?: string;
  readonly plan?: string;
  /** Folder for the blob. */
  readonly blobs: string;
  readonly gateShard?: boolean;
}

export function addCheck(program: Command, exit: SetExitCode): void {
  const command = program
    .command('check')
    .description('run all that the configuration names: one report, one gate, one exit code')
    .argument('[home...]', 'scanned instead of the homes that the configuration names')
    .addOption(fromOption())
    .addOption(releaseOption('--to <release>', 'the release you upgrade to'))
    .option(
      '--shard <i/n>',
      'do this part of the work, and write what is found for merge-reports; auto asks the CI server',
    )
    .option('--plan <file>', 'the plan that shares the work out (faultshift plan)')
    .addOption(new Option('--blobs <folder>', 'where a shard writes').default('faultshift-blobs'))
    .option('--gate-shard', 'judge the gate in the shard, too');
  withOutput(command, CHECK_FORMATS).action(async (homes: string[], options: CheckOptions) => {
    const { runCheck } = await import('../run/check.js');
    exit(await runCheck(homes, options));
  });
}
