/** The findings as data for the script of the page: each text once, a row of numbers for each finding. */
import { type Finding, isOpen, SEVERITIES } from '../../core/finding.js';
import type { ReportBase } from '../../core/report.js';
import { count, digits, visible } from '../../core/text.js';
import { wholePath } from '../places.js';
import type { FindingsContext } from '../reporter.js';
import { roomFor } from '../room.js';
import { text } from './markup.js';

/** More would make the page slow to open; the other formats have all. */
export const MOST_FINDINGS = 20_000;

interface RuleData {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly why: string;
  readonly fix: string;
}

type Row = readonly number[];

export interface FindingsData {
  readonly rules: readonly RuleData[];
  readonly files: readonly string[];
  readonly texts: readonly string[];
  /** Severity, rule, file, line, column, text, sequence, tenant, why it is accepted; -1 for none. */
  readonly findings: readonly Row[];
}

export interface FindingsPart {
  readonly data: FindingsData;
  readonly total: number;
  readonly accepted: number;
  /** Findings of each rule, the worst first. */
  readonly sums: readonly { readonly rule: RuleData; readonly severity: Finding['severity']; readonly total: number }[];
}

class Table {
  readonly all: string[] = [];
  readonly #index = new Map<string, number>();

  /** Index of a text; -1 for none. */
  of(words: string | undefined): number {
    if (words === undefined) return -1;
    const safe = visible(words);
    let index = this.#index.get(safe);
    if (index === undefined) {
      index = this.all.push(safe) - 1;
      this.#index.set(safe, index);
    }
    return index;
  }
}

export function findingsPart(report: ReportBase, { rules, placeOf }: FindingsContext): FindingsPart {
  const [files, texts] = [new Table(), new Table()];
  const used: RuleData[] = [];
  const indexes = new Map<string, number>();
  const totals = new Map<string, { severity: Finding['severity']; total: number }>();
  const fits = roomFor(MOST_FINDINGS, report);
  const rows: number[][] = [];
  let total = 0;
  let accepted = 0;
  const ruleIndex = (id: string): number => {
    let index = indexes.get(id);
    if (index === undefined) {
      const { code = '', title = '', why = '', fix = '' } = rules.find((rule) => rule.id === id) ?? {};
      index = used.push({ id, code, title, why, fix }) - 1;
      indexes.set(id, index);
    }
    return index;
  };
  for (const finding of report.findings()) {
    total++;
    const { rule, severity, line, column, message, sequence, tenant, suppressed, known } = finding;
    if (isOpen(finding)) totals.set(rule, { severity, total: (totals.get(rule)?.total ?? 0) + 1 });
    else accepted++;
    if (!fits(finding)) continue;
    rows.push([
      SEVERITIES.indexOf(severity),
      ruleIndex(rule),
      files.of(wholePath(placeOf(finding))),
      line,
      column,
      texts.of(message),
      texts.of(sequence),
      texts.of(tenant),
      texts.of((suppressed ?? known)?.reason),
    ]);
  }
  rows.sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
  const sums = [...totals]
    .map(([id, sum]) => ({ rule: used[ruleIndex(id)] as RuleData, ...sum }))
    .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || b.total - a.total);
  return { data: { rules: used, files: files.all, texts: texts.all, findings: rows }, total, accepted, sums };
}

const MOST_OPTIONS = 500;

function select(name: string, label: string, options: readonly (readonly [value: number, words: string])[]): string {
  if (options.length < 2) return '';
  const sorted = [...options].sort(([, a], [, b]) => Number(a) - Number(b) || (a < b ? -1 : a > b ? 1 : 0));
  const inner = sorted
    .slice(0, MOST_OPTIONS)
    .map(([value, words]) => `<option value="${value}">${text(words)}</option>`);
  const none = name === 'tenant' ? '<option value="-2">none (super tenant)</option>' : '';
  return `<label>${label}<select name="${name}"><option value="-1">all</option>${none}${inner.join('')}</select></label>`;
}

/** Filters, and the list that the script fills. */
export function* findingsHtml({ data, total, accepted, sums }: FindingsPart): Generator<string> {
  yield '<section aria-labelledby="findings"><h2 id="findings">Findings</h2>\n';
  if (total === 0) {
    yield '<p>Nothing was found.</p></section>\n';
    return;
  }
  yield '<div class="card scroll"><table><thead><tr><th scope="col">Rule</th><th scope="col">Severity</th><th scope="col">Places</th><th scope="col">What is wrong</th></tr></thead><tbody>\n';
  for (const { rule, severity, total: n } of sums) {
    yield `<tr><td><code>${text(rule.id)}</code></td><td><span class="badge ${severity}">${severity}</span></td><td class="num">${digits(n)}</td><td>${text(rule.title)}</td></tr>\n`;
  }
  yield '</tbody></table></div>\n';
  const distinct = (column: number): [number, string][] =>
    [...new Set(data.findings.map((row) => row[column] ?? -1))]
      .filter((index) => index >= 0)
      .map((index) => [index, data.texts[index] ?? '']);
  const levels = SEVERITIES.map((severity, i) => {
    const n = data.findings.filter(([level]) => level === i).length;
    return n === 0
      ? ''
      : `<label><input type="checkbox" name="level" value="${i}" checked><span class="${severity}">${severity} (${digits(n)})</span></label>`;
  });
  yield '<h3>All places</h3>\n<form class="filters card" aria-label="Filter the findings">';
  yield `<fieldset><legend>Severity</legend>${levels.join('')}</fieldset>`;
  yield select(
    'rule',
    'Rule',
    data.rules.map(({ id }, i) => [i, id]),
  );
  yield select('sequence', 'Sequence', distinct(6));
  yield select('tenant', 'Tenant', distinct(7));
  yield '<label>Words<input type="search" name="text" autocomplete="off"></label>';
  if (accepted > 0) {
    yield `<fieldset><legend>Accepted</legend><label><input type="checkbox" name="accepted"> show ${digits(accepted)} accepted</label></fieldset>`;
  }
  yield '</form>\n<p class="status" role="status"></p>\n<ol class="findings card"></ol>\n<p><button type="button" class="more" hidden></button></p>\n';
  if (total > data.findings.length) {
    yield `<p>${count(total - data.findings.length, 'more finding')} would make this page slow: the worst are here, the other formats have all.</p>\n`;
  }
  yield '<noscript><p>The list of places needs JavaScript; the table above does not.</p></noscript></section>\n';
}
