/** Markdown for a comment on a pull request or a step summary: the sum, the rules, the worst places, what was not seen. */
import { type Finding, isOpen, SEVERITIES, type Severity } from '../core/finding.js';
import { clip, count, digits, visible } from '../core/text.js';
import { wholePath } from './places.js';
import type { FindingsContext, FindingsReporter } from './reporter.js';

/** Comments on GitHub hold 65,536 characters, those on GitLab a million. */
const MOST_PLACES = 100;
const MOST_LINES = 30;
const MOST_OF_A_TEXT = 300;

/** Text from outside as Markdown text on one line: no markup, no HTML, no mention of people, no reference, no link. */
const text = (words: string, most = MOST_OF_A_TEXT): string =>
  visible(clip(words, most))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_{}[\]()#+!|~$-]/g, '\\$&')
    .replaceAll('@', '&#64;')
    .replace(/:\/\//g, ':&#47;&#47;')
    .replace(/www\./gi, (w) => `${w.slice(0, 3)}&#46;`);

/** In backquotes, more of them than stand in it. */
function code(words: string): string {
  const plain = visible(words).replaceAll('|', '\\|');
  const longest = Math.max(0, ...[...plain.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${plain}${fence}` : `${fence} ${plain} ${fence}`;
}

const NAMES: Readonly<Record<Severity, string>> = { error: 'Error', warning: 'Warning', info: 'Info' };

interface Sum {
  readonly rule: string;
  readonly severity: Severity;
  total: number;
}

function* places(findings: readonly Finding[], total: number, { placeOf }: FindingsContext): Generator<string> {
  yield `\n<details><summary>${count(total, 'place')}${total > findings.length ? `, the first ${findings.length}` : ''}</summary>\n\n`;
  yield '| Severity | Rule | Place | What |\n|---|---|---|---|\n';
  for (const finding of findings) {
    const { severity, rule, line, column, message } = finding;
    const place = `${wholePath(placeOf(finding))}:${line}:${column}`;
    yield `| ${NAMES[severity]} | ${code(rule)} | ${code(place)} | ${text(message)} |\n`;
  }
  yield '\n</details>\n';
}

function* list(title: string, lines: readonly string[]): Generator<string> {
  if (lines.length === 0) return;
  yield `\n**${title}**\n\n`;
  for (const line of lines.slice(0, MOST_LINES)) yield `- ${line}\n`;
  if (lines.length > MOST_LINES) yield `- and ${count(lines.length - MOST_LINES, 'more', 'more')}\n`;
}

export const markdown: FindingsReporter = function* (report, context) {
  const { gate } = context;
  const { counts, coverage } = report;
  const sums = new Map<string, Sum>();
  const worst: Record<Severity, Finding[]> = { error: [], warning: [], info: [] };
  let accepted = 0;
  for (const finding of report.findings()) {
    if (!isOpen(finding)) {
      accepted++;
      continue;
    }
    const { rule, severity } = finding;
    const sum = sums.get(rule);
    if (sum === undefined) sums.set(rule, { rule, severity, total: 1 });
    else sum.total++;
    if (worst[severity].length < MOST_PLACES) worst[severity].push(finding);
  }
  const total = counts.error + counts.warning + counts.info;
  const complete = coverage.failed.length === 0;
  const mark = gate.hit ? '❌' : complete ? '✅' : '⚠️';
  yield `### ${mark} faultshift ${report.command}\n\n`;
  yield `${count(counts.error, 'error')}, ${count(counts.warning, 'warning')}, ${digits(counts.info)} info`;
  yield accepted > 0 ? `; ${digits(accepted)} accepted before.` : '.';
  yield gate.hit ? ` The gate is \`${gate.failOn}\`: failed.\n` : '\n';
  if (!complete) yield `\nNot complete: ${count(coverage.failed.length, 'part')} could not be read.\n`;
  if (sums.size > 0) {
    yield '\n| Rule | Severity | Places | What is wrong |\n|---|---|---:|---|\n';
    const sorted = [...sums.values()].sort(
      (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || b.total - a.total,
    );
    for (const { rule, severity, total: n } of sorted) {
      const title = context.rules.find(({ id }) => id === rule)?.title ?? '';
      yield `| ${code(rule)} | ${NAMES[severity]} | ${digits(n)} | ${text(title)} |\n`;
    }
    yield* places([...worst.error, ...worst.warning, ...worst.info].slice(0, MOST_PLACES), total, context);
  }
  yield* list(
    'Not read',
    coverage.failed.map(({ path, reason }) => `${code(path)}: ${text(reason)}`),
  );
  yield* list(
    'Checked',
    coverage.checked.map((words) => text(words)),
  );
  yield* list(
    'Not seen',
    coverage.notSeen.map(({ what, reason }) => `${text(what)}: ${text(reason)}`),
  );
};
