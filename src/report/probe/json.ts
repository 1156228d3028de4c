import type { ProbeReport, ProbeResult } from '../../core/analysis/probe.js';
import { curlLine } from '../../core/probe/curl.js';
import { clip } from '../../core/text.js';
import type { ReportContext, Reporter } from '../reporter.js';

type Json = Record<string, unknown>;

const PROBE_SCHEMA = 'faultshift.probe/1';

/** Longer bodies are cut in reports. */
const MOST_TEXT = 4096;

const summaryOf = ({ counts, probes, coverage }: ProbeReport, { gate }: ReportContext): Json => {
  const verdicts: Record<string, number> = {};
  for (const { verdict } of probes) verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
  return {
    findings: { ...counts },
    verdicts: Object.fromEntries(Object.entries(verdicts).sort(([a], [b]) => (a < b ? -1 : 1))),
    gate: { failOn: gate.failOn, maxFindings: gate.maxFindings, counted: gate.counted, hit: gate.hit },
    complete: coverage.failed.length === 0,
  };
};

function answerRecord({ observed, judgement }: ProbeResult): Json {
  if (observed.is === 'none') {
    const { how, why, hint } = observed;
    return { outcome: how, why, ...(hint !== undefined && { hint }) };
  }
  const { seen } = judgement;
  return {
    outcome: seen?.kind ?? 'unknown',
    status: observed.status,
    reason: observed.reason,
    headers: observed.headers.map(([name, value]) => ({ name, value })),
    summary: seen?.summary ?? '',
    ...(seen?.fault && {
      fault: {
        form: seen.fault.form,
        ...(seen.fault.namespace !== undefined && { namespace: seen.fault.namespace }),
        members: seen.fault.members.map(({ name, type, text }) => ({ name, type, text: clip(text, 1000) })),
      },
    }),
    ...(seen?.problem !== undefined && { problem: seen.problem }),
    notes: [...(seen?.notes ?? []), ...(seen?.ambiguous ?? [])],
    ...(seen?.text !== undefined && { body: clip(seen.text, MOST_TEXT) }),
  };
}

function probeRecord(probe: ProbeResult): Json {
  const { target, tenant, scenario, sequence, request, accept, sent, expected, verdict, findings, durationMs } = probe;
  return {
    target,
    ...(tenant !== undefined && { tenant }),
    scenario,
    sequence,
    request,
    accept,
    sent: {
      method: sent.method,
      url: `${sent.origin}${sent.path}`,
      headers: sent.headers.map(([name, value]) => ({ name, value })),
    },
    expected: {
      format: expected.format ?? null,
      status: expected.status ?? null,
      code: expected.code ?? null,
    },
    answer: answerRecord(probe),
    verdict,
    findings: findings.map(({ rule }) => rule),
    ...(probe.before !== undefined && { before: probe.before }),
    ...(probe.predicted !== undefined && { predicted: probe.predicted }),
    ...(probe.attempts !== undefined && { attempts: probe.attempts }),
    curl: curlLine(sent),
    durationMs,
  };
}

function* lines(name: string, records: readonly unknown[], last: boolean): Generator<string> {
  yield `  ${JSON.stringify(name)}: [`;
  yield records.map((record) => `\n    ${JSON.stringify(record)}`).join(',');
  yield `${records.length === 0 ? '' : '\n  '}]${last ? '' : ','}\n`;
}

const headOf = ({ as, targets }: ProbeReport, { tool }: ReportContext): Json => ({
  schema: PROBE_SCHEMA,
  tool: { ...tool },
  command: 'probe',
  as,
  targets,
});

const coverageOf = ({ coverage }: ProbeReport): Json => ({
  checked: coverage.checked,
  failed: coverage.failed.map(({ path, reason }) => ({ path, reason })),
  notSeen: coverage.notSeen.map(({ what, reason }) => ({ what, reason })),
});

/** One document, a line for each probe and finding. Its schema is schema/probe-1.schema.json. */
export const probeJson: Reporter<ProbeReport> = function* (report, context) {
  yield '{\n';
  for (const [name, value] of Object.entries(headOf(report, context))) {
    yield `  ${JSON.stringify(name)}: ${JSON.stringify(value)},\n`;
  }
  yield `  "summary": ${JSON.stringify(summaryOf(report, context))},\n`;
  yield `  "coverage": ${JSON.stringify(coverageOf(report))},\n`;
  yield* lines('probes', report.probes.map(probeRecord), false);
  yield* lines('findings', [...report.findings()], true);
  yield '}\n';
};

/** A record in each line: a head, probes, findings, and last the summary. */
export const probeNdjson: Reporter<ProbeReport> = function* (report, context) {
  const line = (type: string, record: Json): string => `${JSON.stringify({ type, ...record })}\n`;
  yield line('head', headOf(report, context));
  for (const probe of report.probes) yield line('probe', probeRecord(probe));
  for (const finding of report.findings()) yield line('finding', { ...finding });
  yield line('summary', { ...summaryOf(report, context), coverage: coverageOf(report) });
};
