import type { ScanReport } from '../../core/analysis/report.js';
import type { ReportContext, Reporter } from '../reporter.js';
import { homeRecord, type Json, SCAN_SCHEMA, sequenceRecords } from './records.js';

function* lines(name: string, records: Iterable<Json>, last: boolean): Generator<string> {
  yield `  ${JSON.stringify(name)}: [`;
  let first = true;
  for (const record of records) {
    yield `${first ? '' : ','}\n    ${JSON.stringify(record)}`;
    first = false;
  }
  yield first ? ']' : '\n  ]';
  yield last ? '\n' : ',\n';
}

export function summaryOf(report: ScanReport, { gate }: ReportContext): Json {
  return {
    findings: { ...report.counts },
    verdicts: { ...report.verdicts },
    onTarget: { ...report.targets },
    suppressed: report.suppressed ?? 0,
    ...(report.baseline && { baseline: { ...report.baseline } }),
    gate: { failOn: gate.failOn, maxFindings: gate.maxFindings, counted: gate.counted, hit: gate.hit },
    complete: report.coverage.failed.length === 0,
  };
}

const coverageOf = ({ coverage }: ScanReport): Json => ({
  checked: coverage.checked,
  failed: coverage.failed.map(({ path, reason }) => ({ path, reason })),
  notSeen: coverage.notSeen.map(({ what, reason }) => ({ what, reason })),
});

const idleOf = ({ idleSuppressions = [] }: ScanReport): Json =>
  idleSuppressions.map(({ root, file, line, state, why }) => ({ root, file, line, state, why }));

/** One document, a line for each sequence and finding. Its schema is schema/scan-1.schema.json. */
export const scanJson: Reporter<ScanReport> = function* (report, context) {
  yield '{\n';
  const head = { schema: SCAN_SCHEMA, tool: { ...context.tool }, command: 'scan', to: report.to };
  for (const [name, value] of Object.entries(head)) yield `  ${JSON.stringify(name)}: ${JSON.stringify(value)},\n`;
  yield `  "summary": ${JSON.stringify(summaryOf(report, context))},\n`;
  yield `  "coverage": ${JSON.stringify(coverageOf(report))},\n`;
  yield `  "idleSuppressions": ${JSON.stringify(idleOf(report))},\n`;
  yield* lines('homes', report.homes.map(homeRecord), false);
  yield* lines('sequences', sequenceRecords(report), false);
  yield* lines('findings', report.findings() as Iterable<Json>, true);
  yield '}\n';
};

/** A record in each line: a head, homes, sequences, findings, and last the summary. */
export const scanNdjson: Reporter<ScanReport> = function* (report, context) {
  const line = (type: string, record: Json): string => `${JSON.stringify({ type, ...(record as object) })}\n`;
  yield line('head', { schema: SCAN_SCHEMA, tool: { ...context.tool }, command: 'scan', to: report.to });
  for (const home of report.homes) yield line('home', homeRecord(home));
  for (const sequence of sequenceRecords(report)) yield line('sequence', sequence);
  for (const finding of report.findings()) yield line('finding', finding as unknown as Json);
  const end = {
    ...(summaryOf(report, context) as object),
    coverage: coverageOf(report),
    idleSuppressions: idleOf(report),
  };
  yield line('summary', end);
};
