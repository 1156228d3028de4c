import { type Command, InvalidArgumentError, Option } from 'commander';
import { isDay } from '../../files/baseline-file.js';
import { collectRule, progressOption } from '../options.js';
import type { SetExitCode } from '../program.js';
import { type ScanOptions, withScanOptions } from './scan.js';

export interface BaselineOptions extends Pick<ScanOptions, 'from' | 'to' | 'catalogue' | 'stockPack'> {
  readonly maxFileSize: number;
  readonly maxDepth: number;
  readonly rule: ScanOptions['rule'];
  readonly progress: ScanOptions['progress'];
  readonly quiet?: boolean;
  readonly findings: readonly string[];
  /** The file; by default the nearest, or one in the working folder. */
  readonly file?: string;
  readonly reason?: string;
  readonly owner?: string;
  readonly expires?: string;
  readonly force?: boolean;
  readonly format: string;
}

const day = (text: string): string => {
  if (isDay(text)) return text;
  throw new InvalidArgumentError('write a day: 2027-01-31.');
};

const collect = (text: string, before: readonly string[]): string[] => [...before, text];

export function addBaseline(program: Command, exit: SetExitCode): void {
  const baseline = program
    .command('baseline')
    .description('findings that are known and accepted, with reason, owner and last day');
  const add = (name: 'create' | 'update' | 'prune' | 'diff', description: string): Command => {
    const command = baseline
      .command(name)
      .description(description)
      .argument('[path...]', 'what scan takes; not needed with --findings')
      .option('--file <file>', 'the baseline; by default the nearest .faultshift-baseline.json, or one here')
      .addOption(
        new Option(
          '--findings <report.json>',
          'take the findings of these JSON reports, of any command, and do not scan',
        )
          .argParser(collect)
          .default([], 'none'),
      )
      .addOption(
        new Option('--rule <rule=level>', 'set a rule to off, info, warning or error')
          .argParser(collectRule)
          .default(new Map(), 'each rule as it is'),
      )
      .addOption(progressOption())
      .option('-q, --quiet', 'nothing on stderr but errors');
    withScanOptions(command).action(async (paths: string[], options: BaselineOptions) => {
      const { runBaseline } = await import('../run/baseline.js');
      exit(await runBaseline(name, paths, options));
    });
    return command;
  };
  const withReason = (command: Command): Command =>
    command
      .option('--reason <text>', 'why these findings are accepted')
      .option('--owner <who>', 'who decided it')
      .addOption(new Option('--expires <day>', 'the last day on which they are accepted, in UTC').argParser(day));
  withReason(add('create', 'accept everything that is found now')).option('--force', 'replace the baseline');
  withReason(add('update', 'accept what is new; entries that are there stay as they are'));
  add('prune', 'take out entries whose finding is gone');
  add('diff', 'tell what is new, gone and expired; exit code 1 where something counts').addOption(
    new Option('-f, --format <format>', 'what goes to stdout').choices(['text', 'json']).default('text'),
  );
}
