/** Report → stdout and files → exit code: the same end for every command. */
import { type Gate, judgeGate, type ReportBase } from '../core/report.js';
import { UsageError } from '../errors.js';
import type { Reporter } from '../report/reporter.js';
import { plain } from '../report/style.js';
import { styleFor } from './colour.js';
import { exitCodeOf } from './exit.js';
import type { OutputOptions } from './options.js';
import { writeFileAtomically, writeTo } from './output.js';
import { VERSION } from './version.js';

/** File names for `--report <format>` without a path. */
const DEFAULT_NAMES: Readonly<Record<string, string>> = {
  text: 'faultshift.txt',
  json: 'faultshift.json',
  ndjson: 'faultshift.ndjson',
};

/** How the options judge a report. */
export const gateOf = (report: ReportBase, { failOn, maxFindings }: OutputOptions): Gate =>
  judgeGate(report.counts, { failOn, maxFindings });

export const toolContext = (gate: Gate) => ({ tool: { name: 'faultshift', version: VERSION }, gate });

/**
 * Writes a report as the options say.
 * @returns the exit code
 * @throws UsageError when a report file cannot be written
 */
export async function emit<R extends ReportBase>(
  report: R,
  reporters: Readonly<Record<string, Reporter<R>>>,
  options: OutputOptions,
): Promise<number> {
  const gate = gateOf(report, options);
  const context = { ...toolContext(gate), verbose: options.verbose > 0 };
  const reporterOf = (format: string): Reporter<R> => {
    const reporter = reporters[format];
    if (reporter === undefined) throw new UsageError(`no such format: ${format}`);
    return reporter;
  };
  for (const { format, path } of options.report) {
    writeFileAtomically(
      path ?? DEFAULT_NAMES[format] ?? `faultshift.${format}`,
      reporterOf(format)(report, { ...context, style: plain }),
    );
  }
  const style = styleFor(options.color, process.stdout, process.env);
  await writeTo(process.stdout, reporterOf(options.format)(report, { ...context, style }));
  return exitCodeOf(report, gate);
}
