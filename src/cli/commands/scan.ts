import { type Command, Option } from 'commander';
import type { Release } from '../../core/stock/releases.js';
import { SCAN_FORMATS } from '../formats.js';
import { fromOption, type OutputOptions, parseNumber, toOption, withOutput } from '../options.js';
import type { SetExitCode } from '../program.js';

export interface ScanOptions extends OutputOptions {
  readonly from?: Release;
  readonly to: Release;
  readonly catalogue: readonly string[];
  readonly stockPack: readonly string[];
  readonly maxFileSize: number;
  readonly maxDepth: number;
}

const collect = (text: string, before: readonly string[]): string[] => [...before, text];

/** Adds what a scan is told, besides where its reports go. */
export function withScanOptions(command: Command): Command {
  return command
    .addOption(fromOption())
    .addOption(toOption())
    .addOption(
      new Option('--catalogue <file>', 'more stock variants, written by `catalogue add`')
        .argParser(collect)
        .default([], 'none'),
    )
    .addOption(
      new Option('--stock-pack <pack>', 'a vanilla pack (folder or zip) at hand: edits then show the stock values')
        .argParser(collect)
        .default([], 'none'),
    )
    .addOption(
      new Option('--max-file-size <bytes>', 'larger files are not read')
        .argParser(parseNumber('it', 1))
        .default(1 << 20),
    )
    .addOption(new Option('--max-depth <n>', 'deeper XML is not read').argParser(parseNumber('it', 1)).default(256));
}

export function addScan(program: Command, exit: SetExitCode): void {
  const command = program
    .command('scan')
    .description(
      'say of each sequence whether it is stock, cosmetic or customised, and what becomes of it on the target',
    )
    .argument('<path...>', 'API-M homes, synapse-configs or sequences folders, files, .zip, .car, API projects');
  withOutput(withScanOptions(command), SCAN_FORMATS).action(async (paths: string[], options: ScanOptions) => {
    const { runScan } = await import('../run/scan.js');
    exit(await runScan(paths, options));
  });
}
