import { type Command, Option } from 'commander';
import type { Release } from '../../core/stock/releases.js';
import { CLIENTS_FORMATS } from '../formats.js';
import { fromOption, type OutputOptions, parseNumber, toOption, withOutput } from '../options.js';
import type { SetExitCode } from '../program.js';

export interface ClientsOptions extends OutputOptions {
  readonly home?: string;
  readonly from?: Release;
  readonly to: Release;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** `--no-ignore` makes it false. */
  readonly ignore: boolean;
  readonly maxFileSize: number;
  readonly maxPlaces: number;
}

const collect = (text: string, before: readonly string[]): string[] => [...before, text];

export function addClients(program: Command, exit: SetExitCode): void {
  const command = program
    .command('clients')
    .description('find the source code that still reads the old faults, and say what will happen to it')
    .argument('<path...>', 'folders of source code, or files')
    .option('--home <path>', 'the gateway they call: its release is read from there')
    .addOption(fromOption())
    .addOption(toOption())
    .addOption(
      new Option('--include <glob>', 'only these files, as in .gitignore; may be given several times')
        .argParser(collect)
        .default([], 'all'),
    )
    .addOption(
      new Option('--exclude <glob>', 'not these files and folders; may be given several times')
        .argParser(collect)
        .default([], 'none'),
    )
    .option('--no-ignore', 'read what .gitignore and .ignore leave out, too')
    .addOption(
      new Option('--max-file-size <bytes>', 'larger files are not read')
        .argParser(parseNumber('it', 1))
        .default(2 << 20),
    )
    .addOption(
      new Option('--max-places <n>', 'further places are counted, not listed')
        .argParser(parseNumber('it'))
        .default(10_000),
    );
  withOutput(command, CLIENTS_FORMATS).action(async (paths: string[], options: ClientsOptions) => {
    const { runClients } = await import('../run/clients.js');
    exit(await runClients(paths, options));
  });
}
