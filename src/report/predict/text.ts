import { CHANGE_WORDS, type Change } from '../../core/prediction/change.js';
import { foldExactly, foldForPeople, type Row, whichRequests } from '../../core/prediction/fold.js';
import {
  distinct,
  type HomePrediction,
  type PredictReport,
  type SequencePrediction,
  type SetPrediction,
} from '../../core/prediction/report.js';
import { clip, count, digits, visible } from '../../core/text.js';
import { releaseSpan } from '../edit-text.js';
import { closing, findingsByRule } from '../findings-text.js';
import type { ReportContext, Reporter } from '../reporter.js';
import type { Tone } from '../style.js';
import { cellWords } from './cells.js';
import { explanationLines } from './explain-text.js';
import { tableRow, wrapped } from './table.js';

export const MARKS: Readonly<Record<Change, readonly [string, Tone]>> = {
  'not-deployed': ['✖', 'error'],
  accepted: ['✖', 'error'],
  hangs: ['✖', 'error'],
  closed: ['✖', 'error'],
  'lost-body': ['✖', 'error'],
  'soap-envelope': ['▲', 'warning'],
  'other-status': ['▲', 'warning'],
  differs: ['▲', 'warning'],
  unknown: ['?', 'warning'],
  wrapped: ['▲', 'warning'],
  'still-xml': ['▲', 'warning'],
  'switched-to-json': ['→', 'info'],
  new: ['·', 'dim'],
  gone: ['·', 'dim'],
  same: ['✔', 'good'],
};

const WIDTHS = { change: 13, requests: 19, today: 13, carried: 12, fresh: 11 } as const;

/** All lines stay below 80 columns. */
const LINE = 78;

function* heading(to: string, from: string | undefined, { style }: ReportContext) {
  const columns = Object.values(WIDTHS).map((width) => ({ width, tone: 'dim' as const }));
  yield* tableRow(
    '    ',
    ['change', 'requests', `today, ${from ?? 'release not known'}`, `${to} with these files`, `${to} as shipped`],
    columns,
    style,
  );
}

function* rowLines(
  { cells, change }: Row,
  all: SequencePrediction,
  { style, verbose }: ReportContext,
): Generator<string> {
  const [mark, tone] = MARKS[change];
  const columns = [
    { width: WIDTHS.change, tone },
    { width: WIDTHS.requests },
    { width: WIDTHS.today },
    { width: WIDTHS.carried, tone },
    { width: WIDTHS.fresh },
  ];
  const faults = [...new Set(cells.map(({ scenario }) => scenario.id))];
  const total = new Set(all.cells.map(({ scenario }) => scenario.id)).size;
  const words = whichRequests(
    cells,
    all.cells.filter(({ scenario }) => faults.includes(scenario.id)),
  );
  const some = faults.length > 2 && !verbose ? `${faults.length} of ${total} faults` : faults.join(', ');
  const which = faults.length === total ? words : `${some}: ${words}`;
  const texts = [
    CHANGE_WORDS[change],
    which,
    cellWords(cells, ({ today }) => today),
    cellWords(cells, ({ carried }) => carried),
    cellWords(cells, ({ fresh }) => fresh),
  ];
  yield* tableRow(`  ${style(tone, mark)} `, texts, columns, style);
}

const faultsOf = ({ cells }: SequencePrediction): string => {
  const titles = [...new Map(cells.map(({ scenario }) => [scenario.id, scenario.title])).values()];
  const [first = ''] = titles;
  return titles.length === 1 ? first : `${count(titles.length, 'fault')}: ${first}, …`;
};

const QUIET: ReadonlySet<Change> = new Set(['same', 'new', 'gone']);

const isQuiet = ({ cells }: SequencePrediction): boolean => cells.every(({ change }) => QUIET.has(change));

/** The gateway puts its own file over an edited one. */
const isOverwritten = ({ standing, file }: SequencePrediction): boolean => standing.is === 'own' && file !== undefined;

function* dimLines(text: string, indent: string, { style }: ReportContext): Generator<string> {
  for (const line of wrapped(text, LINE - indent.length)) yield `${indent}${style('dim', line)}\n`;
}

function* sequenceLines(sequence: SequencePrediction, who: string, context: ReportContext): Generator<string> {
  const { style, verbose } = context;
  const { name, file, why, cells } = sequence;
  const title = visible(file ?? name);
  const about = `${who}${faultsOf(sequence)}`;
  yield `${style('strong', title)}  ${style('dim', clip(about, Math.max(20, LINE - title.length - 2)))}\n`;
  const rows = verbose ? foldExactly(cells) : foldForPeople(cells);
  const told = verbose ? rows : rows.filter(({ change }) => !QUIET.has(change));
  for (const row of told) yield* rowLines(row, sequence, context);
  const unknown = cells.flatMap(({ carried }) => carried?.briefs ?? []).find(({ kind }) => kind === 'unknown')?.why;
  const reason = why ?? unknown;
  if (reason !== undefined) yield* dimLines(visible(clip(reason, verbose ? 2000 : 148)), '      ', context);
  if (cells.some(({ carried }) => (carried?.left ?? 0) > 0)) {
    yield `      ${style('warning', 'it has more paths than were followed, so other outcomes may be possible')}\n`;
  }
}

/** What is told in one line, because nothing changes or only new faults come. */
function* quietLines(sequences: readonly SequencePrediction[], { style }: ReportContext): Generator<string> {
  const names = (change: Change): string[] =>
    sequences.filter(({ cells }) => cells.some((cell) => cell.change === change)).map(({ name }) => visible(name));
  const isSame = sequences
    .filter(({ cells }) => cells.every(({ change }) => change === 'same'))
    .map(({ name }) => name);
  const tell = function* (change: Change, words: string, list: readonly string[]): Generator<string> {
    if (list.length === 0) return;
    const [mark, tone] = MARKS[change];
    const [first = '', ...rest] = wrapped(`${words}: ${list.join(', ')}`, LINE - 4);
    yield `  ${style(tone, mark)} ${style('dim', first)}\n`;
    for (const line of rest) yield `    ${style('dim', line)}\n`;
  };
  yield* tell('same', 'the same as today', isSame.map(visible));
  yield* tell('new', 'new faults, which the target answers', names('new'));
}

const TITLES: Readonly<Partial<Record<SetPrediction['origin'], string>>> = {
  'super-tenant': 'Super tenant',
  'carbon-app': 'Carbon application',
  'apictl-project': 'API project',
  given: 'Sequences',
};

function* setLines(set: SetPrediction, home: HomePrediction, to: string, context: ReportContext): Generator<string> {
  yield `\n${context.style('strong', TITLES[set.origin] ?? set.origin)}\n`;
  yield* heading(to, home.from, context);
  for (const sequence of set.sequences) {
    if (context.verbose || !isQuiet(sequence)) yield* sequenceLines(sequence, '', context);
  }
  if (context.verbose) return;
  yield* quietLines(set.sequences.filter(isQuiet), context);
}

const MOST_GROUPS = 3;

/** What two sets say of a sequence is the same when their rows read alike. */
const signatureOf = (sequence: SequencePrediction, context: ReportContext): string =>
  [...sequenceLines(sequence, '', { ...context, style: (_, text) => text })].join('');

/** Tenants whose files are replaced when the tenant is loaded: that is all there is to say of those files. */
function* overwrittenLines(sets: readonly SetPrediction[], context: ReportContext): Generator<string> {
  const groups = new Map<string, { why: string; files: string[]; tenants: string[] }>();
  for (const { sequences, tenants } of sets) {
    const lost = sequences.filter(isOverwritten);
    const [first] = lost;
    if (first === undefined) continue;
    const files = lost.map(({ file }) => visible(file ?? ''));
    const why = visible(first.why ?? '');
    const group = groups.get(`${why}\0${files.join()}`);
    if (group === undefined) groups.set(`${why}\0${files.join()}`, { why, files, tenants: [...tenants] });
    else group.tenants.push(...tenants);
  }
  for (const { why, files, tenants } of groups.values()) {
    yield `  ${context.style('warning', '▲')} replaced by new stock: ${tenantNames(tenants)}\n`;
    if (why !== '') yield* dimLines(why, '    ', context);
    yield* dimLines(files.join(', '), '    ', context);
  }
}

function* tenantLines(home: HomePrediction, to: string, context: ReportContext): Generator<string> {
  const { style, verbose } = context;
  const sets = home.sets.filter(({ origin }) => origin === 'tenant');
  if (sets.length === 0) return;
  const tenants = sets.flatMap((set) => set.tenants);
  yield `\n${style('strong', `Tenants (${digits(tenants.length)})`)}\n`;
  yield* overwrittenLines(sets, context);
  const own = new Map<string, string>();
  for (const { origin, sequences } of home.sets) {
    if (origin === 'super-tenant') for (const one of sequences) own.set(one.name, signatureOf(one, context));
  }
  const groups = new Map<string, { sequence: SequencePrediction; tenants: string[] }>();
  let alike = 0;
  for (const { sequence, tenants: who } of distinct(sets)) {
    if (isOverwritten(sequence) && !verbose) continue;
    const key = signatureOf(sequence, context);
    if (own.get(sequence.name) === key) alike++;
    if (own.get(sequence.name) === key || (isQuiet(sequence) && !verbose)) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { sequence, tenants: who });
    else group.tenants.push(...who);
  }
  const told = [...groups.values()];
  if (told.length > 0) yield* heading(to, home.from, context);
  for (const name of new Set(told.map(({ sequence }) => sequence.name))) {
    const all = told
      .filter(({ sequence }) => sequence.name === name)
      .sort((a, b) => b.tenants.length - a.tenants.length);
    const shown = verbose ? all : all.slice(0, MOST_GROUPS);
    for (const { sequence, tenants: who } of shown) yield* sequenceLines(sequence, `${tenantNames(who)}; `, context);
    const rest = all.slice(shown.length).flatMap((group) => group.tenants);
    if (rest.length > 0)
      yield `    ${style('dim', `and otherwise in ${count(rest.length, 'more tenant')} (--verbose)`)}\n`;
  }
  if (alike > 0) yield* dimLines('What is not told here is as in the super tenant.', '  ', context);
}

const byNumber = (a: string, b: string): number => Number(a) - Number(b) || (a < b ? -1 : 1);

function tenantNames(tenants: readonly string[]): string {
  const shown = [...tenants].sort(byNumber).slice(0, 4).map(visible).join(', ');
  return tenants.length === 1
    ? `tenant ${shown}`
    : `${digits(tenants.length)} tenants: ${shown}${tenants.length > 4 ? ', …' : ''}`;
}

function* homeLines(home: HomePrediction, to: string, context: ReportContext): Generator<string> {
  const { style } = context;
  const { release, home: found } = home.report;
  const product = release.releases.length === 0 ? 'release not known' : `API-M ${releaseSpan(release.releases)}`;
  yield `${style('strong', visible(found.input))}  ${product} → ${to}  ${style('dim', `(${visible(release.because)})`)}\n`;
  if (home.from === undefined)
    yield `  ${style('warning', 'Say --from: without it nobody knows what clients get today.')}\n`;
  else if (release.releases.length > 1)
    yield `  ${style('dim', `Today is told for ${home.from}; --from says it better.`)}\n`;
  if (home.sets.length === 0) yield '  No sequence here answers faults of a gateway.\n';
  for (const set of home.sets) if (set.origin !== 'tenant') yield* setLines(set, home, to, context);
  yield* tenantLines(home, to, context);
}

function* notes(report: PredictReport, { style }: ReportContext): Generator<string> {
  const guessed = new Set<string>();
  for (const { sets } of report.homes) {
    for (const { sequence } of distinct(sets)) {
      for (const { today, carried } of sequence.cells) {
        for (const told of [today, carried]) if (told?.isRecorded === false) guessed.add(told.release);
      }
    }
  }
  const lines = [
    report.newStock === 'contracts'
      ? `“As shipped” is what the catalogue knows of ${report.to}; --into <home or pack> runs its files instead.`
      : `“As shipped” is told by the files of --into.`,
    ...(guessed.size === 0
      ? []
      : [`The engine of ${[...guessed].join(' and ')} was not recorded; it is told by its neighbours and its source.`]),
  ];
  for (const text of lines) for (const line of wrapped(text, LINE)) yield `${style('dim', line)}\n`;
}

/** For people: worst first, equal cells folded, tenants told where they differ. */
export const predictText: Reporter<PredictReport> = function* (report, context) {
  for (const home of report.homes) {
    yield* homeLines(home, report.to, context);
    yield '\n';
  }
  for (const explained of report.explained) yield* explanationLines(explained, context);
  yield* notes(report, context);
  yield '\n';
  if (context.verbose) yield* findingsByRule(report, context);
  yield* closing(report, context);
  const { error, warning, info } = report.counts;
  if (!context.verbose && error + warning + info > 0) {
    yield `${context.style('dim', 'scan lists the findings; --explain shows the runs, --verbose every row.')}\n`;
  }
};
