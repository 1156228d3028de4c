/** Findings and coverage as text, the same for every command. */
import { type Finding, isOpen, SEVERITIES } from '../core/finding.js';
import type { BaselineUse, ReportBase } from '../core/report.js';
import { count, digits, visible, wrap } from '../core/text.js';
import { fileOf, wholePath } from './places.js';
import type { ReportContext } from './reporter.js';

const MOST_PLACES = 3;
const MOST_IDLE = 10;

interface Group {
  readonly rule: string;
  readonly severity: Finding['severity'];
  /** The first few, with different messages where there are any. */
  readonly places: Finding[];
  readonly messages: Set<string>;
  total: number;
}

const placeText = (finding: Finding): string => {
  const { line, column } = finding;
  const path = wholePath(fileOf(finding));
  return visible(line === 1 && column === 1 ? path : `${path}:${line}:${column}`);
};

/** Findings grouped by rule, errors first; a few places of each, all of them with `verbose`. */
export function* findingsByRule(report: ReportBase, { style, verbose }: ReportContext): Generator<string> {
  const groups = new Map<string, Group>();
  for (const finding of report.findings()) {
    if (!isOpen(finding)) continue;
    let group = groups.get(finding.rule);
    if (group === undefined) {
      group = { rule: finding.rule, severity: finding.severity, places: [], messages: new Set(), total: 0 };
      groups.set(finding.rule, group);
    }
    group.total++;
    const fresh = !group.messages.has(finding.message);
    if (verbose || (fresh && group.places.length < MOST_PLACES)) {
      group.places.push(finding);
      group.messages.add(finding.message);
    }
  }
  const sorted = [...groups.values()].sort(
    (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || (a.rule < b.rule ? -1 : 1),
  );
  for (const { rule, severity, places, total } of sorted) {
    const more = total > 1 ? style('dim', ` ×${digits(total)}`) : '';
    yield `${style(severity, severity.padEnd(7))} ${style('strong', rule)}${more}\n`;
    for (const finding of places) {
      for (const line of wrap(visible(finding.message), 92)) yield `        ${line}\n`;
      yield `        ${style('dim', placeText(finding))}\n`;
    }
    if (total > places.length) yield `        ${style('dim', `and ${count(total - places.length, 'more place')}`)}\n`;
  }
  if (sorted.length > 0) yield `        ${style('dim', 'faultshift explain <rule> says why and what to do')}\n\n`;
}

/** What comments in files accept, and which of them do nothing. */
export function* suppressionLines(report: ReportBase, { style }: ReportContext): Generator<string> {
  const { suppressed = 0, idleSuppressions = [] } = report;
  for (const { root, file, line, state, why } of idleSuppressions.slice(0, MOST_IDLE)) {
    const place = wholePath(fileOf({ home: root, file }));
    yield `${style('warning', `${state} suppression`)}  ${visible(`${place}:${line}: ${why}`)}\n`;
  }
  const rest = idleSuppressions.length - MOST_IDLE;
  if (rest > 0) yield `and ${count(rest, 'more suppression')} that accept nothing\n`;
  if (suppressed > 0) yield `Accepted  ${count(suppressed, 'finding')} by a comment in the file.\n`;
}

function baselineLine({ path, known, expired, unused }: BaselineUse): string {
  const parts = [
    `${count(known, 'finding')} by ${visible(path)}`,
    ...(expired > 0 ? [`${count(expired, 'entry', 'entries')} expired`] : []),
    ...(unused > 0 ? [`${count(unused, 'entry', 'entries')} not needed (faultshift baseline prune)`] : []),
  ];
  return `Accepted  ${parts.join('; ')}.\n`;
}

/** What was checked, what could not be, what nobody can see this way, and the sum. */
export function* closing(report: ReportBase, { style, gate }: ReportContext): Generator<string> {
  const { checked, failed, notSeen } = report.coverage;
  const { error, warning, info } = report.counts;
  for (const { path, reason } of failed) yield `${style('error', 'not read')}  ${visible(path)}: ${visible(reason)}\n`;
  if (checked.length > 0) yield `Checked   ${checked.map(visible).join('; ')}.\n`;
  for (const { what, reason } of notSeen) yield `Not seen  ${visible(what)}: ${visible(reason)}.\n`;
  if (report.baseline !== undefined) yield baselineLine(report.baseline);
  const sum = `${count(error, 'error')}, ${count(warning, 'warning')}, ${digits(info)} info`;
  const tone = error > 0 ? 'error' : warning > 0 ? 'warning' : 'good';
  const unused = gate.failOnUnused && gate.unused > 0 ? ` ${count(gate.unused, 'suppression')} not needed.` : '';
  const verdict = gate.hit ? `${unused} The gate is ${gate.failOn}: failed.` : '';
  yield `${style(tone, sum)}.${verdict}\n`;
}
