/** Report → stdout and files → exit code: the same end for every command. */
import { appendFileSync, statSync } from 'node:fs';
import packageJson from '../../package.json' with { type: 'json' };
import { withBaseline } from '../core/baseline.js';
import { type Gate, judgeGate, type ReportBase } from '../core/report.js';
import type { RuleText } from '../core/rules/rule.js';
import { UsageError } from '../errors.js';
import { findBaseline, readBaseline } from '../files/baseline-file.js';
import type { Exhibitor } from '../report/exhibit.js';
import type { FindingsContext, ReportContext, Reporter } from '../report/reporter.js';
import { plain } from '../report/style.js';
import { styleFor } from './colour.js';
import { deliveries } from './delivery.js';
import { EXIT, exitCodeOf } from './exit.js';
import { findingsReporter } from './findings-reporters.js';
import { FINDINGS_FORMATS, isFindingsFormat } from './formats.js';
import type { OutputOptions } from './options.js';
import { writeFileAtomically, writeTo } from './output.js';
import { placesBelow, sourceRootOf } from './source-root.js';
import { today } from './today.js';
import { VERSION } from './version.js';

/** File names for `--report <format>` without a path. */
const DEFAULT_NAMES: Readonly<Record<string, string>> = {
  text: 'faultshift.txt',
  json: 'faultshift.json',
  ndjson: 'faultshift.ndjson',
  ...FINDINGS_FORMATS,
};

const JSON_FORMATS: ReadonlySet<string> = new Set(['json', 'ndjson', 'sarif', 'gitlab']);

/** What JSON lets through and a terminal obeys: C1 controls, directions, invisible characters. */
const OBEYED = /[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/** The same JSON with those characters escaped. They stand in strings only. */
function* inert(chunks: Iterable<string>): Generator<string> {
  for (const chunk of chunks) yield chunk.replace(OBEYED, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** How the options judge a report. */
export const gateOf = (report: ReportBase, options: OutputOptions): Gate => {
  const { failOn, maxFindings, failOnUnusedSuppressions: failOnUnused = false } = options;
  return judgeGate(report, { failOn, maxFindings, failOnUnused });
};

/** The report as the team decided: other levels for some files, and with the baseline in it. */
async function accepted<R extends ReportBase>(found: R, { baseline, overrides = [] }: OutputOptions): Promise<R> {
  // with them come all rules
  const report =
    overrides.length === 0 ? found : (await import('./overrides.js')).withOverrides(found, overrides, process.cwd());
  if (baseline === false) return report;
  const cwd = process.cwd();
  const path = typeof baseline === 'string' ? baseline : findBaseline(cwd, sourceRootOf(cwd));
  if (path === undefined) return report;
  return withBaseline(report, { path, entries: readBaseline(path) }, today(process.env));
}

export const toolContext = (gate: Gate) => ({ tool: { name: 'faultshift', version: VERSION }, gate });

const homepage = 'homepage' in packageJson ? String(packageJson.homepage) : undefined;

/** What the formats on findings need of where the command was called. */
const surroundings = (rules: readonly RuleText[]): Omit<FindingsContext, keyof ReportContext | 'exhibits'> => ({
  rules,
  sha256Base64: (text) => process.getBuiltinModule('node:crypto').hash('sha256', text, 'base64'),
  placeOf: placesBelow(sourceRootOf(process.cwd()), process.cwd()),
  ...(homepage !== undefined && { homepage }),
});

/** A step's summary holds a mebibyte; more, and GitHub shows none of it. */
const MOST_OF_A_SUMMARY = 1 << 20;

/** Adds the findings to the summary of a step of GitHub Actions. */
async function addStepSummary(report: ReportBase, context: FindingsContext, path: string): Promise<void> {
  const markdown = await findingsReporter('markdown');
  const text = [...markdown(report, context)].join('');
  try {
    const before = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    if (before + Buffer.byteLength(text) <= MOST_OF_A_SUMMARY) appendFileSync(path, text);
  } catch (error) {
    throw new UsageError(`GITHUB_STEP_SUMMARY: ${path} cannot be written (${(error as NodeJS.ErrnoException).code})`);
  }
}

/**
 * Writes a report as the options say.
 * @param exhibits what of the report a page shows besides the findings
 * @returns the exit code
 * @throws UsageError when a report file cannot be written
 */
export async function emit<R extends ReportBase>(
  found: R,
  reporters: Readonly<Record<string, Reporter<R>>>,
  options: OutputOptions,
  exhibits: Exhibitor<R> = () => [],
): Promise<number> {
  const sink = deliveries.getStore();
  if (sink !== undefined) {
    sink.push({ report: found, exhibits: () => exhibits(found) });
    return EXIT.clean;
  }
  const report = await accepted(found, options);
  const gate = gateOf(report, options);
  // the texts of all rules are loaded only for formats that print them
  const needsRules = [options.format, ...options.report.map(({ format }) => format)].some(isFindingsFormat);
  const rules = needsRules ? (await import('./all-rules.js')).ALL_RULES : [];
  const context = {
    ...toolContext(gate),
    verbose: options.verbose > 0,
    ...surroundings(rules),
    exhibits: () => exhibits(report),
  };
  const reporterOf = async (format: string): Promise<(report: R, context: FindingsContext) => Iterable<string>> => {
    const reporter = reporters[format] ?? (isFindingsFormat(format) ? await findingsReporter(format) : undefined);
    if (reporter === undefined) throw new UsageError(`no such format: ${format}`);
    return JSON_FORMATS.has(format) ? (report, context) => inert(reporter(report, context)) : reporter;
  };
  for (const { format, path } of options.report) {
    const reporter = await reporterOf(format);
    writeFileAtomically(
      path ?? DEFAULT_NAMES[format] ?? `faultshift.${format}`,
      reporter(report, { ...context, style: plain }),
    );
  }
  const summary = process.env['GITHUB_STEP_SUMMARY'];
  if (options.format === 'github' && summary !== undefined && summary !== '') {
    await addStepSummary(report, { ...context, style: plain }, summary);
  }
  const style = styleFor(options.color, process.stdout, process.env);
  const reporter = await reporterOf(options.format);
  await writeTo(process.stdout, reporter(report, { ...context, style }));
  return exitCodeOf(report, gate);
}
