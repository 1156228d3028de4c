import { type Command, Option } from 'commander';
import type { SetExitCode } from '../program.js';

/** Adds the choice of a configuration. */
export const configOptions = (command: Command): Command =>
  command
    .option('--config <file>', 'the configuration; by default the nearest faultshift.config.yaml')
    .option('--no-config', 'use no configuration');

export function addConfig(program: Command, exit: SetExitCode): void {
  const config = program.command('config').description('the configuration: is it right, and what does it come to');
  config
    .command('validate')
    .description('say whether a configuration is right, and where it is not')
    .argument('[file]', 'by default the nearest')
    .action(async (file: string | undefined) => {
      const { runConfigValidate } = await import('../run/config.js');
      exit(await runConfigValidate(file));
    });
  configOptions(config.command('print'))
    .description('print what holds, each value with where it comes from')
    .addOption(new Option('-f, --format <format>', 'what goes to stdout').choices(['text', 'json']).default('text'))
    .action(async ({ format, ...choice }: { format: string; config?: string | boolean }) => {
      const { runConfigPrint } = await import('../run/config.js');
      exit(await runConfigPrint(format, choice));
    });
}
