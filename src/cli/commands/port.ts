import { type Command, Option } from 'commander';
import type { ConflictStyle } from '../../core/port/text/markers.js';
import type { Release } from '../../core/stock/releases.js';
import { PORT_FORMATS } from '../formats.js';
import { fromOption, type OutputOptions, parseNumber, releaseOption, withOutput } from '../options.js';
import type { SetExitCode } from '../program.js';

export interface PortCommandOptions extends OutputOptions {
  readonly into?: string;
  readonly out?: string;
  readonly write?: boolean;
  readonly dryRun?: boolean;
  readonly conflictStyle: ConflictStyle;
  readonly from?: Release;
  readonly to?: Release;
  readonly catalogue: readonly string[];
  readonly stockPack: readonly string[];
  readonly proof: 'auto' | 'all' | 'none';
  readonly maxFileSize: number;
  readonly maxDepth: number;
}

const collect = (text: string, before: readonly string[]): string[] => [...before, text];

export function addPort(program: Command, exit: SetExitCode): void {
  const command = program
    .command('port')
    .description('carry the edits of customised sequences into the sequences of a new release')
    .argument('<path...>', 'the old homes, folders or files; or files that an update left beside .old and .updated')
    .option('--into <home>', 'the new home or pack (folder or zip), whose sequences take the edits; it is only read')
    .option('--out <folder>', 'write the result into this new folder; its layout is that of the new home')
    .option('--write', 'write the result, into ./ported when --out does not say where')
    .option('--dry-run', 'write nothing; print the patch instead of the report')
    .addOption(
      new Option('--conflict-style <style>', 'how a conflict is marked in the result')
        .choices(['merge', 'diff3', 'zdiff3'])
        .default('merge'),
    )
    .addOption(fromOption())
    .addOption(releaseOption('--to <release>', 'the release of the new home, if its files do not say it'))
    .addOption(
      new Option('--catalogue <file>', 'more stock variants, written by `catalogue add`')
        .argParser(collect)
        .default([], 'none'),
    )
    .addOption(
      new Option(
        '--stock-pack <pack>',
        'a vanilla pack of the old release: conflicts then show the base, and more is proven',
      )
        .argParser(collect)
        .default([], 'none'),
    )
    .addOption(
      new Option('--proof <how much>', 'predict the answers of all tenants, of as many as is quick, or none')
        .choices(['auto', 'all', 'none'])
        .default('auto'),
    )
    .addOption(
      new Option('--max-file-size <bytes>', 'larger files are not read')
        .argParser(parseNumber('it', 1))
        .default(1 << 20),
    )
    .addOption(new Option('--max-depth <n>', 'deeper XML is not read').argParser(parseNumber('it', 1)).default(256));
  withOutput(command, PORT_FORMATS).action(async (paths: string[], options: PortCommandOptions) => {
    const { runPort } = await import('../run/port.js');
    exit(await runPort(paths, options));
  });
}
