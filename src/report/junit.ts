/**
 * JUnit XML. A suite for what was looked at, then one for each home in which something was found; a case for each finding,
 * with at most one failure. A case fails when it counts for the gate, and is skipped when somebody accepted the finding.
 */
import { type Finding, isOpen, severityRank } from '../core/finding.js';
import type { Gate } from '../core/report.js';
import { clip } from '../core/text.js';
import { wholePath } from './places.js';
import type { FindingsContext, FindingsReporter } from './reporter.js';
import { xmlText } from './xml-text.js';

interface Sums {
  tests: number;
  failures: number;
  errors: number;
  skipped: number;
}

const MOST_OF_A_NAME = 300;

/** A number of seconds with three decimals; a finding takes none. */
const TIME = 'time="0.000"';

const fails = ({ severity }: Finding, { failOn }: Gate): boolean =>
  failOn !== 'none' && severityRank(severity) <= severityRank(failOn);

const attributes = (values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${xmlText(String(value))}"`)
    .join('');

const sumsOf = ({ tests, failures, errors, skipped }: Sums) => ({ tests, failures, errors, skipped });

function inner(finding: Finding, { gate, rules }: FindingsContext, where: string): string {
  const { severity, message, known, suppressed, rule } = finding;
  const accepted = suppressed ?? known;
  if (accepted !== undefined) return `<skipped${attributes({ message: accepted.reason })}/>`;
  const text = `${severity}: ${message}\n${where}`.split('\n').map(xmlText).join('\n');
  if (!fails(finding, gate)) return `<system-out>${text}</system-out>`;
  const fix = rules.find(({ id }) => id === rule)?.fix;
  const body = fix === undefined ? text : `${text}\n${xmlText(fix)}`;
  return `<failure${attributes({ message, type: severity })}>${body}</failure>`;
}

function testCase(finding: Finding, context: FindingsContext): string {
  const { rule, message, line, column, fingerprint } = finding;
  const place = context.placeOf(finding);
  const path = wholePath(place);
  // The name outlives moved lines, so that a server keeps the history of the case; the fingerprint makes it unique.
  const name = `${clip(`${path}: ${message}`, MOST_OF_A_NAME)} [${fingerprint.slice(0, 12)}]`;
  const where = place.inside === undefined ? { file: place.path, line } : { file: place.path };
  const open = `<testcase${attributes({ classname: `faultshift.${rule}`, name, ...where })} ${TIME}>`;
  return `${open}${inner(finding, context, `${path}:${line}:${column}`)}</testcase>\n`;
}

export const junit: FindingsReporter = function* (report, context) {
  const { command, coverage } = report;
  const { checked, failed } = coverage;
  const suites = new Map<string, Sums>();
  for (const finding of report.findings()) {
    let sums = suites.get(finding.home);
    if (sums === undefined) {
      sums = { tests: 0, failures: 0, errors: 0, skipped: 0 };
      suites.set(finding.home, sums);
    }
    sums.tests++;
    if (!isOpen(finding)) sums.skipped++;
    else if (fails(finding, context.gate)) sums.failures++;
  }
  const first = { tests: checked.length + failed.length, failures: 0, errors: failed.length, skipped: 0 };
  const all = [first, ...suites.values()].reduce((a, b) => ({
    tests: a.tests + b.tests,
    failures: a.failures + b.failures,
    errors: a.errors + b.errors,
    skipped: a.skipped + b.skipped,
  }));
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield `<testsuites${attributes({ name: `faultshift ${command}`, ...sumsOf(all) })} ${TIME}>\n`;
  yield `<testsuite${attributes({ name: `${command}: what was looked at`, ...sumsOf(first) })} ${TIME}>\n`;
  for (const what of checked) {
    yield `<testcase${attributes({ classname: 'faultshift.checked', name: what })} ${TIME}/>\n`;
  }
  for (const { path, reason } of failed) {
    const name = attributes({ classname: 'faultshift.not-read', name: path });
    yield `<testcase${name} ${TIME}><error${attributes({ message: reason, type: 'not-read' })}/></testcase>\n`;
  }
  yield '</testsuite>\n';
  let open: string | undefined;
  for (const finding of report.findings()) {
    if (finding.home !== open) {
      if (open !== undefined) yield '</testsuite>\n';
      open = finding.home;
      const sums = suites.get(open) as Sums;
      yield `<testsuite${attributes({ name: `${command}: ${open}`, ...sumsOf(sums) })} ${TIME}>\n`;
    }
    yield testCase(finding, context);
  }
  yield open === undefined ? '</testsuites>\n' : '</testsuite>\n</testsuites>\n';
};
