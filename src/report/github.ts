/**
 * Workflow commands of GitHub Actions. A step shows ten errors and ten warnings, so the first ten of each are annotated,
 * and a notice says how many there are besides. The whole text stands in a folded group.
 */
import { type Finding, isOpen } from '../core/finding.js';
import { count, visible } from '../core/text.js';
import { closing, findingsByRule } from './findings-text.js';
import type { FindingsContext, FindingsReporter } from './reporter.js';
import { plain } from './style.js';

/** Annotations of one kind that a step shows. @see actions/toolkit#734 */
export const MOST_OF_A_KIND = 10;

const data = (text: string): string => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
const property = (text: string): string => data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');

function annotation(kind: 'error' | 'warning', finding: Finding, { placeOf }: FindingsContext): string {
  const { rule, message, line, column, home } = finding;
  const place = placeOf(finding);
  const lines = place.inside === undefined ? { line: String(line), col: String(column) } : {};
  const where = { file: place.path, ...lines, title: `faultshift: ${rule}` };
  const properties = Object.entries(where).map(([name, value]) => `${name}=${property(visible(value))}`);
  const outside = place.isBelowRoot ? '' : ` (${home})`;
  return `::${kind} ${properties.join(',')}::${data(visible(message + outside))}\n`;
}

/** A line of the log that the runner takes for no command: neither `::name::` at its start nor `##[name]` anywhere. */
const harmless = (line: string): string => line.replace(/^(\s*):(?=:)/, '$1\\:').replaceAll('##[', '#\\#[');

export const github: FindingsReporter = function* (report, context) {
  const log = { ...context, style: plain };
  yield `::group::faultshift ${report.command}\n`;
  for (const chunk of [findingsByRule(report, log), closing(report, log)]) {
    for (const text of chunk) yield text.split('\n').map(harmless).join('\n');
  }
  yield '::endgroup::\n';
  const shown = { error: 0, warning: 0 };
  let hidden = 0;
  for (const finding of report.findings()) {
    if (!isOpen(finding)) continue;
    const { severity } = finding;
    if (severity === 'info' || shown[severity] === MOST_OF_A_KIND) hidden++;
    else {
      shown[severity]++;
      yield annotation(severity, finding, context);
    }
  }
  if (hidden > 0) {
    yield `::notice title=faultshift::${count(hidden, 'more finding')}: the log and the summary of the step have all of them.\n`;
  }
};
