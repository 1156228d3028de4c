import type { Command } from 'commander';
import { CHECK_FORMATS } from '../formats.js';
import { fromOption, type OutputOptions, releaseOption, withOutput } from '../options.js';
import type { SetExitCode } from '../program.js';

export interface CheckOptions extends OutputOptions {
  readonly from?: string;
  readonly to?: string;
  readonly config?: string | boolean;
}

export function addCheck(program: Command, exit: SetExitCode): void {
  const command = program
    .command('check')
    .description('run all that the configuration names: one report, one gate, one exit code')
    .argument('[home...]', 'scanned instead of the homes that the configuration names')
    .addOption(fromOption())
    .addOption(releaseOption('--to <release>', 'the release you upgrade to'));
  withOutput(command, CHECK_FORMATS).action(async (homes: string[], options: CheckOptions) => {
    const { runCheck } = await import('../run/check.js');
    exit(await runCheck(homes, options));
  });
}
