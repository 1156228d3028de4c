/** A prediction as a page shows it: faults × gateways coloured by outcome, and answers side by side where they change. */
import type { Outcome } from '../../core/mediation/index.js';
import { CHANGE_WORDS, type Change } from '../../core/prediction/change.js';
import type { Cell } from '../../core/prediction/matrix.js';
import { distinct, type PredictReport, type SequencePrediction } from '../../core/prediction/report.js';
import type { Told } from '../../core/prediction/told.js';
import { count } from '../../core/text.js';
import type { ExchangeExhibit, Exhibit, Exhibitor, ExhibitTone, MatrixCellView, MatrixExhibit } from '../exhibit.js';
import { TITLES } from '../scan/text.js';
import { cellWords } from './cells.js';
import { outcomeText, templateText } from './explain-text.js';
import { MARKS } from './text.js';

const CHANGED_TO_NOTHING = new Set(['accepted-empty', 'no-answer', 'closed', 'empty', 'unknown']);

/** What today and new stock answer is a fact, not a fault: coloured by format alone. */
function toneOf(tolds: readonly (Told | undefined)[]): ExhibitTone {
  const kinds = new Set(tolds.flatMap((told) => told?.briefs.map(({ kind }) => kind) ?? []));
  if (kinds.size === 0) return 'dim';
  if ([...kinds].some((kind) => CHANGED_TO_NOTHING.has(kind))) return 'error';
  return [...kinds].every((kind) => kind === 'json') ? 'good' : 'info';
}

const ORDER: readonly ExhibitTone[] = ['error', 'warning', 'info', 'dim', 'good'];

/** The worst change of some cells. */
function worst(cells: readonly Cell[]): { tone: ExhibitTone; changes: Change[] } {
  const changes = [...new Set(cells.map(({ change }) => change))];
  const tones = changes.map((change) => MARKS[change][1] as ExhibitTone);
  return { tone: ORDER.find((tone) => tones.includes(tone)) ?? 'dim', changes };
}

function cellOf(
  cells: readonly Cell[],
  side: (cell: Cell) => Told | undefined,
  tone: ExhibitTone,
): MatrixCellView | undefined {
  const tolds = cells.map(side);
  if (tolds.every((told) => told === undefined)) return undefined;
  const words = cellWords(cells, side);
  return { tone, mark: words, words };
}

type Row = MatrixExhibit['rows'][number];

/** Neighbours of one sequence that read alike, as one row. */
function folded(rows: readonly (Row & { readonly file: string; readonly title: string })[]): Row[] {
  const kept: { file: string; titles: string[]; key: string; cells: Row['cells'] }[] = [];
  for (const { file, title, cells } of rows) {
    const key = JSON.stringify([file, cells]);
    const same = kept.find((row) => row.key === key);
    if (same === undefined) kept.push({ file, titles: [title], key, cells });
    else same.titles.push(title);
  }
  return kept.map(({ file, titles, cells }) => {
    const [first = ''] = titles;
    const more = titles.length > 1 ? ` and ${titles.length - 1} more` : '';
    return { name: `${file}: ${first}${more}`, cells };
  });
}

function matrixOf(sequences: readonly SequencePrediction[], group: string, columns: readonly string[]): MatrixExhibit {
  const rows = sequences.flatMap(({ name, file, cells }) => {
    const scenarios = [...new Map(cells.map(({ scenario }) => [scenario.id, scenario.title]))];
    return scenarios.map(([id, title]) => {
      const some = cells.filter(({ scenario }) => scenario.id === id);
      const { tone, changes } = worst(some);
      const carried = cellOf(some, (cell) => cell.carried, tone);
      return {
        name: title,
        title,
        file: file ?? name,
        cells: [
          cellOf(some, (cell) => cell.today, toneOf(some.map(({ today }) => today))),
          carried && {
            ...carried,
            words: `${carried.words} (${changes.map((change) => CHANGE_WORDS[change]).join(', ')})`,
          },
          cellOf(some, (cell) => cell.fresh, toneOf(some.map(({ fresh }) => fresh))),
        ],
      };
    });
  });
  return {
    kind: 'matrix',
    group,
    title: `${group}: faults and what clients receive`,
    corner: 'Fault',
    columns,
    rows: folded(rows),
  };
}

type Side = ExchangeExhibit['sides'][number];

function answerOf(outcome: Outcome): Pick<Side, 'answer' | 'words'> {
  const { kind, status, reason, headers, payload } = outcome;
  const isAnswer = kind !== 'no-answer' && kind !== 'closed' && kind !== 'unknown';
  if (!isAnswer) return { words: outcomeText(outcome) };
  const code = typeof status === 'number' ? status : `‹${status?.unknown ?? 'status'}›`;
  return {
    answer: {
      start: `HTTP/1.1 ${code}${reason === undefined ? '' : ` ${reason}`}`,
      headers: headers.map(({ name, value }) => [name, templateText(value)] as const),
      body: templateText(payload),
    },
    ...(kind === 'accepted-empty' && { words: 'the gateway accepted the message and answers nothing' }),
  };
}

/** @param lost why the sequence is not there */
function sideOf(title: string, told: Told | undefined, tone: ExhibitTone, lost?: string): Side {
  if (told === undefined) return { title, tone: 'dim', words: 'this release does not raise the fault' };
  const [first, ...others] = told.outcomes;
  const notes = [
    ...(lost === undefined ? [] : [lost]),
    ...(others.length === 0 ? [] : [`and ${count(others.length, 'other outcome')}, by what is not known here`]),
  ];
  if (first !== undefined) {
    const answer = answerOf(first);
    const words = [answer.words ?? [], ...notes].flat().join('; ');
    return { title, tone, ...answer, ...(words !== '' && { words }) };
  }
  const words = told.briefs.map(({ kind, status, contentType }) =>
    [status, contentType ?? kind].filter(Boolean).join(' '),
  );
  return { title, tone, words: `${words.join(' or ')}, as its contract says` };
}

/** Changes that are worth a look; the first cell of each sequence and change stands for all. */
const TOLD: ReadonlySet<ExhibitTone> = new Set(['error', 'warning', 'info']);
const MOST_EXCHANGES = 300;

function* exchangesOf(
  sequence: SequencePrediction,
  group: string,
  columns: readonly string[],
): Generator<ExchangeExhibit> {
  const seen = new Set<Change>();
  for (const cell of sequence.cells) {
    const { change, scenario, request, today, carried, fresh } = cell;
    const tone = MARKS[change][1] as ExhibitTone;
    if (seen.has(change) || !TOLD.has(tone)) continue;
    seen.add(change);
    const [first = '', second = '', third = ''] = columns;
    yield {
      kind: 'exchange',
      group,
      title: `${sequence.file ?? sequence.name}: ${scenario.title}, ${request}: ${CHANGE_WORDS[change]}`,
      sides: [
        sideOf(first, today, toneOf([today])),
        sideOf(second, carried, tone, sequence.standing.is === 'lost' ? sequence.standing.why : undefined),
        ...(fresh === undefined ? [] : [sideOf(third, fresh, toneOf([fresh]))]),
      ],
    };
  }
}

export const predictExhibits: Exhibitor<PredictReport> = function* (report): Generator<Exhibit> {
  let exchanges = 0;
  for (const { report: home, from, sets } of report.homes) {
    const columns = [
      `today, ${from ?? 'release not known'}`,
      `${report.to} with these files`,
      `${report.to} as shipped`,
    ];
    const all = distinct(sets);
    const groups = new Map<string, SequencePrediction[]>();
    for (const { sequence, origin, tenants } of all) {
      const who = tenants.length === 0 ? TITLES[origin] : count(tenants.length, 'tenant');
      const group = report.homes.length === 1 ? who : `${home.home.input}: ${who}`;
      groups.set(group, [...(groups.get(group) ?? []), sequence]);
    }
    for (const [group, sequences] of groups) {
      yield matrixOf(sequences, group, columns);
      for (const sequence of sequences) {
        for (const exchange of exchangesOf(sequence, group, columns)) if (exchanges++ < MOST_EXCHANGES) yield exchange;
      }
    }
  }
};
