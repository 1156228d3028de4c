/** Options that commands share, and what their values mean. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { SEVERITIES, type Severity } from '../core/finding.js';
import type { GateOptions } from '../core/report.js';
import { isRelease, NEWEST, RELEASES, type Release } from '../core/stock/releases.js';
import type { Override } from '../files/settings.js';
import type { ColourChoice } from './colour.js';
import { FINDINGS_FORMATS } from './formats.js';
import type { ProgressMode } from './progress.js';

export interface ReportOption {
  readonly format: string;
  readonly path?: string;
}

export interface OutputOptions {
  readonly format: string;
  readonly report: readonly ReportOption[];
  readonly failOn: GateOptions['failOn'];
  readonly maxFindings: number;
  readonly rule: ReadonlyMap<string, Severity | 'off'>;
  /** A file; true: the nearest; false: none. */
  readonly baseline: string | boolean;
  readonly failOnUnusedSuppressions?: boolean;
  /** From the configuration. */
  readonly overrides?: readonly Override[];
  readonly color: ColourChoice;
  readonly progress: ProgressMode;
  readonly quiet?: boolean;
  readonly verbose: number;
}

export const parseNumber =
  (what: string, least = 0) =>
  (text: string): number => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < least)
      throw new InvalidArgumentError(`${what} is a whole number from ${least}.`);
    return value;
  };

export function parseRelease(text: string): Release {
  const full = /^\d+\.\d+$/.test(text) ? `${text}.0` : text;
  if (isRelease(full)) return full;
  throw new InvalidArgumentError(`releases are ${RELEASES.join(', ')}.`);
}

const collectReport =
  (formats: readonly string[]) =>
  (text: string, before: readonly ReportOption[]): ReportOption[] => {
    const at = text.indexOf('=');
    const format = at < 0 ? text : text.slice(0, at);
    if (!formats.includes(format)) throw new InvalidArgumentError(`formats are ${formats.join(', ')}.`);
    return [...before, at < 0 ? { format } : { format, path: text.slice(at + 1) }];
  };

export const collectRule = (
  text: string,
  before: ReadonlyMap<string, Severity | 'off'>,
): Map<string, Severity | 'off'> => {
  const [, rule, level] = /^([^=]+)=(off|error|warning|info)$/.exec(text) ?? [];
  if (rule === undefined || level === undefined) {
    throw new InvalidArgumentError('write <rule>=off, <rule>=error, <rule>=warning or <rule>=info.');
  }
  return new Map(before).set(rule, level as Severity | 'off');
};

/**
 * Adds the options of every command that reports findings.
 * @param own formats of the command besides those that are made from findings
 */
export function withOutput(command: Command, own: readonly string[]): Command {
  const formats = [...own, ...Object.keys(FINDINGS_FORMATS)];
  return command
    .addOption(new Option('-f, --format <format>', 'what goes to stdout').choices(formats).default('text'))
    .addOption(
      new Option('--report <format[=path]>', 'also write this report; may be given several times')
        .argParser(collectReport(formats))
        .default([], 'none'),
    )
    .addOption(
      new Option('--fail-on <severity>', 'findings from this severity on give exit code 1')
        .choices([...SEVERITIES, 'none'])
        .default('error'),
    )
    .addOption(
      new Option('--max-findings <n>', 'as many findings at that severity are accepted')
        .argParser(parseNumber('it'))
        .default(0),
    )
    .addOption(
      new Option('--rule <rule=level>', 'set a rule to off, info, warning or error; may be given several times')
        .argParser(collectRule)
        .default(new Map(), 'each rule as it is'),
    )
    .addOption(
      new Option('--baseline <file>', 'findings that were accepted (faultshift baseline)').default(
        true,
        'the nearest .faultshift-baseline.json',
      ),
    )
    .option('--no-baseline', 'use no baseline')
    .option('--fail-on-unused-suppressions', 'suppressions and baseline entries that accept nothing give exit code 1')
    .addOption(new Option('--color <when>', 'colours').choices(['auto', 'always', 'never']).default('auto'))
    .addOption(progressOption())
    .option('-q, --quiet', 'nothing on stderr but errors')
    .option('-v, --verbose', 'say more; may be given twice', (_, before: number) => before + 1, 0);
}

export const progressOption = (): Option =>
  new Option('--progress <mode>', 'progress on stderr').choices(['auto', 'plain', 'json', 'none']).default('auto');

export const releaseOption = (flags: string, description: string): Option =>
  new Option(flags, description).argParser(parseRelease);

export const toOption = (): Option =>
  releaseOption('--to <release>', 'the release you upgrade to').default(NEWEST, `the newest, ${NEWEST}`);

export const fromOption = (): Option =>
  releaseOption('--from <release>', 'the release you come from, if its files do not say it');
