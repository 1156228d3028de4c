import type { ClientsReport } from '../../core/analysis/clients.js';
import type { ReportContext, Reporter } from '../reporter.js';
import { CLIENTS_SCHEMA, type Json, placeRecord } from './records.js';

const headOf = (report: ClientsReport, { tool }: ReportContext): Record<string, Json> => ({
  schema: CLIENTS_SCHEMA,
  tool: { ...tool },
  command: 'clients',
  from: report.from,
  to: report.to,
  basis: report.basis,
});

const summaryOf = (report: ClientsReport, { gate }: ReportContext): Record<string, Json> => ({
  findings: { ...report.counts },
  suppressed: report.suppressed,
  kinds: { ...report.kinds },
  where: { ...report.wheres },
  gate: { failOn: gate.failOn, maxFindings: gate.maxFindings, counted: gate.counted, hit: gate.hit },
  complete: report.coverage.failed.length === 0,
});

const idleOf = ({ idleSuppressions }: ClientsReport): Json =>
  idleSuppressions.map(({ root, file, line, state, why }) => ({ root, file, line, state, why }));

const coverageOf = ({ coverage }: ClientsReport): Json => ({
  checked: coverage.checked,
  failed: coverage.failed.map(({ path, reason }) => ({ path, reason })),
  notSeen: coverage.notSeen.map(({ what, reason }) => ({ what, reason })),
});

function* list(name: string, records: Iterable<Json>, last: boolean): Generator<string> {
  yield `  ${JSON.stringify(name)}: [`;
  let first = true;
  for (const record of records) {
    yield `${first ? '' : ','}\n    ${JSON.stringify(record)}`;
    first = false;
  }
  yield `${first ? ']' : '\n  ]'}${last ? '\n' : ',\n'}`;
}

/** One document, a line for each place and finding. Its schema is schema/clients-1.schema.json. */
export const clientsJson: Reporter<ClientsReport> = function* (report, context) {
  yield '{\n';
  for (const [name, value] of Object.entries(headOf(report, context))) {
    yield `  ${JSON.stringify(name)}: ${JSON.stringify(value)},\n`;
  }
  yield `  "summary": ${JSON.stringify(summaryOf(report, context))},\n`;
  yield `  "coverage": ${JSON.stringify(coverageOf(report))},\n`;
  yield `  "idleSuppressions": ${JSON.stringify(idleOf(report))},\n`;
  yield* list('places', report.places.map(placeRecord), false);
  yield* list('findings', report.findings() as Iterable<Json>, true);
  yield '}\n';
};

/** A record in each line: a head, places, findings, and last the summary. */
export const clientsNdjson: Reporter<ClientsReport> = function* (report, context) {
  const line = (type: string, record: object): string => `${JSON.stringify({ type, ...record })}\n`;
  yield line('head', headOf(report, context));
  for (const place of report.places) yield line('place', placeRecord(place) as object);
  for (const finding of report.findings()) yield line('finding', finding);
  yield line('summary', {
    ...summaryOf(report, context),
    coverage: coverageOf(report),
    idleSuppressions: idleOf(report),
  });
};
