/** The one report of `check`: what each part found, then all findings together. */
import type { CheckReport } from '../../core/check.js';
import { count, digits, visible } from '../../core/text.js';
import { closing, findingsByRule, suppressionLines } from '../findings-text.js';
import type { Reporter } from '../reporter.js';

const CHECK_SCHEMA = 'faultshift.check/1';

const text: Reporter<CheckReport> = function* (report, context) {
  const width = Math.max(...report.parts.map(({ line }) => line.length));
  for (const { line, counts, complete } of report.parts) {
    const { error, warning, info } = counts;
    const tone = error > 0 ? 'error' : warning > 0 ? 'warning' : 'good';
    const sum = `${count(error, 'error')}, ${count(warning, 'warning')}, ${digits(info)} info`;
    const rest = complete ? '' : context.style('error', '  not complete');
    yield `${context.style('strong', visible(line.padEnd(width)))}  ${context.style(tone, sum)}${rest}\n`;
  }
  yield '\n';
  yield* findingsByRule(report, context);
  yield* suppressionLines(report, context);
  yield* closing(report, context);
};

const json: Reporter<CheckReport> = function* (report, { tool, gate }) {
  const { coverage, counts, suppressed = 0, baseline, idleSuppressions = [], parts } = report;
  const summary = { findings: counts, suppressed, baseline, gate, complete: coverage.failed.length === 0 };
  const head = { schema: CHECK_SCHEMA, tool, command: 'check', summary, parts, coverage, idleSuppressions };
  yield `${JSON.stringify(head, null, 1).slice(0, -2)},\n "findings": [`;
  let first = true;
  for (const finding of report.findings()) {
    yield `${first ? '' : ','}\n  ${JSON.stringify(finding)}`;
    first = false;
  }
  yield first ? ']\n}\n' : '\n ]\n}\n';
};

export const checkReporters = { text, json } satisfies Record<string, Reporter<CheckReport>>;
