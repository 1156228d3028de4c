import { type Command, Option } from 'commander';
import type { Release } from '../../core/stock/releases.js';
import { PREDICT_FORMATS } from '../formats.js';
import { fromOption, type OutputOptions, parseNumber, toOption, withOutput } from '../options.js';
import type { SetExitCode } from '../program.js';

export interface PredictCommandOptions extends OutputOptions {
  readonly from?: Release;
  readonly to: Release;
  readonly into?: string;
  readonly scenario: readonly string[];
  readonly sequence: readonly string[];
  readonly tenant: readonly string[];
  readonly explain?: boolean;
  readonly catalogue: readonly string[];
  readonly stockPack: readonly string[];
  readonly maxFileSize: number;
  readonly maxDepth: number;
}

const collect = (text: string, before: readonly string[]): string[] => [...before, text];

const several = (flags: string, description: string, none: string): Option =>
  new Option(flags, description).argParser(collect).default([], none);

export function addPredict(program: Command, exit: SetExitCode): void {
  const command = program
    .command('predict')
    .description('say what clients receive from each fault, today and after the upgrade')
    .argument('<path...>', 'API-M homes, synapse-configs or sequences folders, files, .zip, .car, API projects')
    .addOption(fromOption())
    .addOption(toOption())
    .option('--into <home>', 'a home or pack of the new release: its files then tell what new stock answers')
    .addOption(several('--scenario <id>', 'only this fault; may be given several times', 'all'))
    .addOption(several('--sequence <name>', 'only this sequence, by its registered name or file', 'all'))
    .addOption(several('--tenant <number>', 'only the tenant of this folder', 'all'))
    .option('--explain', 'show the runs, mediator by mediator; with --scenario or --sequence')
    .addOption(several('--catalogue <file>', 'more stock variants, written by `catalogue add`', 'none'))
    .addOption(several('--stock-pack <pack>', 'a vanilla pack (folder or zip) at hand', 'none'))
    .addOption(
      new Option('--max-file-size <bytes>', 'larger files are not read')
        .argParser(parseNumber('it', 1))
        .default(1 << 20),
    )
    .addOption(new Option('--max-depth <n>', 'deeper XML is not read').argParser(parseNumber('it', 1)).default(256));
  withOutput(command, PREDICT_FORMATS).action(async (paths: string[], options: PredictCommandOptions) => {
    const { runPredict } = await import('../run/predict.js');
    exit(await runPredict(paths, options));
  });
}
