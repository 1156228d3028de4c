import type { Condition, Conditions, Outcome, Template } from '../../core/mediation/index.js';
import type { Explained } from '../../core/prediction/explain.js';
import { foldExactly, type Row } from '../../core/prediction/fold.js';
import { distinct, type HomePrediction, type PredictReport } from '../../core/prediction/report.js';
import type { Brief, Told } from '../../core/prediction/told.js';
import type { ReportContext, Reporter } from '../reporter.js';
import type { Json } from '../scan/records.js';

type Distinct = ReturnType<typeof distinct>[number];

export const PREDICT_SCHEMA = 'faultshift.predict/1';

const template = (pieces: Template): Json =>
  pieces.map((piece) => (typeof piece === 'string' ? piece : { unknown: piece.unknown, reason: piece.reason }));

const condition = ({ question, answer, at }: Condition): Json => ({
  question,
  answer,
  file: at?.file === '' ? undefined : at?.file,
  line: at?.file === '' ? undefined : at?.line,
});

const conditions = (when: Conditions): Json => when.map((path) => path.map(condition));

/** The mediator, or the place in a file, that makes an answer unknown. */
const placeRecord = ({ kind, at }: Outcome): Json | undefined =>
  kind !== 'unknown' || at === undefined || at.line === 0
    ? undefined
    : { file: at.file, line: at.line, column: at.column };

function outcomeRecord(outcome: Outcome): Json {
  const { status, responsible, shape } = outcome;
  return {
    kind: outcome.kind,
    status: typeof status === 'number' ? status : status && { unknown: status.unknown, reason: status.reason },
    contentType: outcome.contentType,
    headers: outcome.headers.map(({ name, value, when }) => ({ name, value: template(value), when: conditions(when) })),
    payload: template(outcome.payload),
    members: shape?.members.map(({ name, type }) => ({ name, type })) ?? [],
    isValid: shape?.isValid,
    isRequest: outcome.isRequest,
    echoesRequestHeaders: outcome.echoes,
    why: outcome.why,
    place: placeRecord(outcome),
    when: conditions(outcome.when),
    responsible: Object.entries(responsible).map(([what, at]) => ({ what, file: at.file, line: at.line })),
  };
}

const briefRecord = ({ kind, status, contentType, members, isRequest, why }: Brief): Json => ({
  kind,
  status,
  contentType,
  members: members.map(({ name, type }) => ({ name, type })),
  isRequest,
  why,
});

function toldRecord(told: Told | undefined): Json {
  if (told === undefined) return null;
  const { release, source, left, isRecorded, outcomes, briefs } = told;
  const list = outcomes.length > 0 ? outcomes.map(outcomeRecord) : briefs.map(briefRecord);
  return { release, source, isRecorded, pathsLeft: left, outcomes: list };
}

function rowRecord(row: Row, { sequence, origin, tenants }: Distinct, home: HomePrediction): Json {
  const [first] = row.cells;
  const each = <T extends string>(of: (cell: Row['cells'][number]) => T): T[] => [...new Set(row.cells.map(of))];
  return {
    home: home.report.home.input,
    origin,
    tenants,
    sequence: sequence.name,
    file: sequence.file,
    onTarget: sequence.standing.is,
    why: sequence.why,
    place: sequence.at && { file: sequence.at.file, line: sequence.at.line, column: sequence.at.column },
    scenarios: each(({ scenario }) => scenario.id),
    requests: each(({ request }) => request),
    accepts: each(({ accept }) => accept),
    today: toldRecord(first?.today),
    carriedOver: toldRecord(first?.carried),
    newStock: toldRecord(first?.fresh),
    change: row.change,
    changeWithNewStock: row.freshChange,
  };
}

function* rowsOf(report: PredictReport): Generator<Json> {
  for (const home of report.homes) {
    for (const one of distinct(home.sets)) {
      for (const row of foldExactly(one.sequence.cells)) yield rowRecord(row, one, home);
    }
  }
}

const explainedRecord = (explained: Explained): Json => ({
  home: explained.home,
  tenants: explained.tenants,
  sequence: explained.sequence,
  scenario: explained.scenario.id,
  request: explained.request,
  accept: explained.accept,
  side: explained.side === 'today' ? 'today' : 'carriedOver',
  release: explained.release,
  outcome: outcomeRecord(explained.outcome),
  steps: explained.steps.map(({ at, depth, notes, changes, goesOn }) => ({
    file: at.file,
    line: at.line,
    element: at.element,
    depth,
    notes,
    changes: changes.map(({ cell, before, after }) => ({ cell, before, after })),
    goesOn,
  })),
});

function summaryOf(report: PredictReport, { gate }: ReportContext): Json {
  const changes: Record<string, number> = {};
  for (const { sets } of report.homes) {
    for (const { sequence, tenants } of distinct(sets)) {
      for (const { change, cells } of foldExactly(sequence.cells)) {
        changes[change] = (changes[change] ?? 0) + cells.length * Math.max(1, tenants.length);
      }
    }
  }
  return {
    findings: { ...report.counts },
    changes,
    gate: { failOn: gate.failOn, maxFindings: gate.maxFindings, counted: gate.counted, hit: gate.hit },
    complete: report.coverage.failed.length === 0,
  };
}

function* list(name: string, records: Iterable<Json>, last: boolean): Generator<string> {
  yield `  ${JSON.stringify(name)}: [`;
  let first = true;
  for (const record of records) {
    yield `${first ? '' : ','}\n    ${JSON.stringify(record)}`;
    first = false;
  }
  yield `${first ? ']' : '\n  ]'}${last ? '\n' : ',\n'}`;
}

/** One document, a line for each row and finding. Its schema is schema/predict-1.schema.json. */
export const predictJson: Reporter<PredictReport> = function* (report, context) {
  const { coverage, to, newStock } = report;
  const head = { schema: PREDICT_SCHEMA, tool: { ...context.tool }, command: 'predict', to, newStock };
  yield '{\n';
  for (const [name, value] of Object.entries(head)) yield `  ${JSON.stringify(name)}: ${JSON.stringify(value)},\n`;
  yield `  "summary": ${JSON.stringify(summaryOf(report, context))},\n`;
  yield `  "coverage": ${JSON.stringify({ checked: coverage.checked, failed: coverage.failed, notSeen: coverage.notSeen })},\n`;
  const homes = report.homes.map(
    ({ report: { home, release }, from }): Json => ({
      path: home.input,
      release: { releases: release.releases, how: release.how, because: release.because },
      today: from ?? null,
    }),
  );
  yield* list('homes', homes, false);
  yield* list('predictions', rowsOf(report), false);
  yield* list('explanations', report.explained.map(explainedRecord), false);
  yield* list('findings', report.findings() as Iterable<Json>, true);
  yield '}\n';
};
