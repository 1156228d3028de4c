import type { HomeReport, ScanReport, SequenceReport, SetReport } from '../../core/analysis/report.js';
import { writePath } from '../../core/diff/edits.js';
import type { TargetVerdict } from '../../core/scan/target.js';
import { clip, count, digits, visible, wrap } from '../../core/text.js';
import { factText, releaseSpan, SIGNS } from '../edit-text.js';
import { closing, findingsByRule, suppressionLines } from '../findings-text.js';
import type { ReportContext, Reporter } from '../reporter.js';
import type { Style, Tone } from '../style.js';
import { contentKey, type Entry, entriesOf, fileOf, type Row, targetOf, tenantRows, verdictOf } from './rows.js';

export const MARKS: Readonly<Record<TargetVerdict, readonly [string, Tone]>> = {
  'no-body': ['✖', 'error'],
  'does-not-deploy': ['✖', 'error'],
  'deleted-at-start': ['✖', 'error'],
  'overwritten-at-load': ['▲', 'warning'],
  'keeps-xml': ['▲', 'warning'],
  unknown: ['?', 'warning'],
  unreachable: ['·', 'dim'],
  fine: ['✔', 'good'],
};

export const FATES: Readonly<Record<TargetVerdict, string>> = {
  'no-body': 'no body',
  'does-not-deploy': 'does not deploy',
  'deleted-at-start': 'deleted at start-up',
  'overwritten-at-load': 'overwritten at tenant load',
  'keeps-xml': 'keeps XML',
  unknown: 'not known',
  unreachable: 'never called',
  fine: 'fine',
};

export function verdictText(entry: Entry): string {
  if ('missing' in entry) return `missing; ${releaseSpan(entry.missing.versions)} has it`;
  const { verdict, judged, file } = entry.sequence;
  const { versions, closest, edits, renamed, problem, name } = judged;
  const base = closest === undefined ? '' : ` of ${releaseSpan(closest)}`;
  switch (verdict) {
    case 'stock':
      return `stock ${releaseSpan(versions)}`;
    case 'foreign-stock':
      return `stock of another release, ${releaseSpan(versions)}`;
    case 'cosmetic':
      return `cosmetic; runs as stock ${releaseSpan(versions)}`;
    case 'customised':
      return edits.length === 0 ? 'customised' : `customised, ${count(edits.length, 'edit')}${base}`;
    case 'renamed':
      return `renamed: registers as ${visible(name ?? 'nothing')}, stock is ${renamed?.name} in ${renamed?.file}`;
    case 'duplicate-name':
      return `the name ${visible(name ?? '')} is registered twice`;
    case 'unreadable':
      return `unreadable, line ${problem?.line}: ${visible(problem?.reason ?? '')}`;
    case 'unknown':
      if (file.part === 'api') return 'API with a fault sequence of its own';
      if (file.part === 'operation-policy') return 'operation policy';
      return name === undefined ? 'no sequence' : 'own sequence';
    case 'missing':
      return 'missing';
  }
}

function* editLines({ judged }: SequenceReport, style: Style, indent: string): Generator<string> {
  for (const edit of judged.edits) {
    const [sign, tone] = SIGNS[edit.kind];
    const path = visible(writePath(edit.path.slice(1))) || 'sequence';
    const into = edit.into === undefined ? '' : ` into ${visible(writePath(edit.into.slice(1)))}`;
    const known = edit.inTarget ? style('dim', '  (the target has it already)') : '';
    yield `${indent}${style('dim', String(edit.line).padStart(5))} ${style(tone, `${sign} ${path}${into}`)}${known}\n`;
    const [first] = (edit.text ?? edit.stockText)?.split('\n') ?? [];
    if (first !== undefined) yield `${indent}        ${style(tone, visible(clip(first.trim(), 100)))}\n`;
    for (const fact of edit.facts) yield `${indent}        ${style(tone, factText(fact))}\n`;
  }
}

/** @param who which tenants say so; @param edits whether to list the edits, or they stand elsewhere already */
function* entryLines(entry: Entry, style: Style, width: number, who: string, edits = true): Generator<string> {
  const target = targetOf(entry);
  const [mark, tone] = MARKS[target.verdict];
  const inline = 'sequence' in entry && entry.sequence.inline !== undefined ? ` ${visible(entry.sequence.inline)}` : '';
  const name = visible(fileOf(entry)) + inline;
  yield `  ${style(tone, mark)} ${name.padEnd(width)}  ${verdictText(entry)}${who === '' ? '' : style('dim', `  ${who}`)}\n`;
  if (target.verdict !== 'fine') {
    for (const line of wrap(`${FATES[target.verdict]}: ${visible(target.why)}`, LINE - 6)) {
      yield `      ${style(tone, line)}\n`;
    }
  }
  if (edits && 'sequence' in entry) yield* editLines(entry.sequence, style, '    ');
}

export const TITLES: Readonly<Record<SetReport['set']['origin'], string>> = {
  'super-tenant': 'Super tenant',
  tenant: 'Tenant',
  'template-copies': 'Copies that new tenants get (repository/resources/apim-synapse-config)',
  'custom-sequences': 'Built-in sequences of single APIs (customsequences)',
  'api-templates': 'API templates',
  'operation-policies': 'Operation policies',
  'carbon-app': 'Carbon application',
  'apictl-project': 'API project',
  given: 'Sequences',
};

/** Characters of a line; no terminal is asked, so that the same report is the same bytes. */
const LINE = 100;

const widthOf = (entries: readonly Entry[]): number =>
  Math.min(40, Math.max(0, ...entries.map((e) => fileOf(e).length)));

/** In a large set, files that are stock and fine are told as one line. */
function* setLines(report: SetReport, { style, verbose }: ReportContext): Generator<string> {
  const title = TITLES[report.set.origin] + (report.set.archive ? ` ${visible(report.set.archive)}` : '');
  const entries = entriesOf(report);
  if (entries.length === 0) return;
  yield `\n${style('strong', title)}\n`;
  const quiet = (entry: Entry): boolean =>
    !verbose && targetOf(entry).verdict === 'fine' && (verdictOf(entry) === 'stock' || verdictOf(entry) === 'cosmetic');
  const told = entries.filter((entry) => !quiet(entry));
  const width = widthOf(told);
  for (const entry of told) yield* entryLines(entry, style, width, '');
  const rest = entries.filter(quiet);
  if (rest.length > 0) {
    const names = rest.map((entry) => visible(fileOf(entry).replace(/\.xml$/, '')));
    yield `  ${style('good', '✔')} ${style('dim', `${count(rest.length, 'more stock file')}, fine: ${clip(names.join(', '), 160)}`)}\n`;
  }
}

const MOST_ROWS_PER_FILE = 4;

function tenantNames(tenants: readonly string[]): string {
  const shown = tenants.slice(0, 4).join(', ');
  return tenants.length === 1
    ? `tenant ${shown}`
    : `${digits(tenants.length)} tenants: ${shown}${tenants.length > 4 ? ', …' : ''}`;
}

function* tenantLines(home: HomeReport, { style, verbose }: ReportContext): Generator<string> {
  const sets = home.sets.filter(({ set }) => set.origin === 'tenant');
  if (sets.length === 0) return;
  yield `\n${style('strong', `Tenants (${digits(sets.length)})`)}\n`;
  const rows = tenantRows(home);
  const superTenant = new Set(
    home.sets.flatMap((set) => (set.set.origin === 'super-tenant' ? entriesOf(set).map(contentKey) : [])),
  );
  const width = widthOf(rows.map(({ entry }) => entry));
  const byFile = new Map<string, Row[]>();
  for (const row of rows) {
    const list = byFile.get(fileOf(row.entry));
    if (list === undefined) byFile.set(fileOf(row.entry), [row]);
    else list.push(row);
  }
  for (const all of byFile.values()) {
    const most = verbose ? all.length : MOST_ROWS_PER_FILE;
    for (const { entry, tenants } of all.slice(0, most)) {
      const who = tenants.length === sets.length ? 'every tenant' : tenantNames(tenants);
      const same = 'sequence' in entry && entry.sequence.judged.edits.length > 0 && superTenant.has(contentKey(entry));
      yield* entryLines(entry, style, width, same ? `${who}, as the super tenant` : who, !same);
    }
    const rest = all.slice(most);
    if (rest.length > 0) {
      const tenants = new Set(rest.flatMap((row) => row.tenants)).size;
      yield style(
        'dim',
        `    ${''.padEnd(width)}  and ${count(rest.length, 'more variant')} in ${count(tenants, 'tenant')} (--verbose)\n`,
      );
    }
  }
}

function* homeLines(report: HomeReport, to: string, context: ReportContext): Generator<string> {
  const { home, release } = report;
  const { style } = context;
  const product = release.releases.length === 0 ? 'release not known' : `API-M ${releaseSpan(release.releases)}`;
  yield `${style('strong', visible(home.input))}  ${product} → ${to}  ${style('dim', `(${visible(release.because)})`)}\n`;
  if (home.kind === 'micro-integrator')
    yield '  This is no API-M gateway: its default faults are others, so nothing was compared.\n';
  for (const set of report.sets) {
    if (set.set.origin === 'super-tenant' || set.set.origin === 'given') yield* setLines(set, context);
  }
  yield* tenantLines(report, context);
  for (const set of report.sets) {
    const { origin } = set.set;
    if (origin !== 'super-tenant' && origin !== 'given' && origin !== 'tenant') yield* setLines(set, context);
  }
}

/** For people: the nine first, worst first, tenants folded, then what is wrong and what was not seen. */
export const scanText: Reporter<ScanReport> = function* (report, context) {
  for (const home of report.homes) {
    yield* homeLines(home, report.to, context);
    yield '\n';
  }
  yield* findingsByRule(report, context);
  yield* suppressionLines(report, context);
  yield* closing(report, context);
};
