/** The port report as one JSON document. Its schema is schema/port-1.schema.json. */
import { writePath } from '../../core/diff/edits.js';
import { pathOf } from '../../core/estate.js';
import type {
  FilePort,
  HelperPort,
  HomePort,
  PortedEdit,
  PortReport,
  Reason,
  SetPort,
} from '../../core/port/home/report.js';
import type { Reporter } from '../reporter.js';
import { proofRecord } from './proof-record.js';

export const PORT_SCHEMA = 'faultshift.port/1';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json | undefined };

const reasonRecord = ({ code, words, source }: Reason): Json => ({ code, words, source });

function editRecord(edit: PortedEdit): Json {
  const { kind, path, into, line, column, facts, fate, reasons, conflict, at } = edit;
  return {
    kind,
    path: writePath(path),
    into: into && writePath(into),
    line,
    column,
    facts: facts.map(({ fact, kind: how, value, was }) => ({ fact, kind: how, value, was })),
    fate,
    reasons: reasons.map(reasonRecord),
    conflict: conflict && {
      code: conflict.code,
      why: conflict.why,
      ours: conflict.ours,
      base: conflict.base,
      theirs: conflict.theirs,
      proposal: conflict.proposal && { take: conflict.proposal.take, why: conflict.proposal.why },
    },
    at: at && { line: at.line, column: at.column },
  };
}

const inlineRecord = ({ inline }: Pick<FilePort, 'inline'>): Json | undefined =>
  inline && { name: inline.name, line: inline.line, column: inline.column };

function fileRecord(home: HomePort, { set }: SetPort, port: FilePort): Json {
  const { file, name, status, why, place, base, edits, result, source, comments } = port;
  return {
    home: home.home.input,
    path: pathOf(set, source),
    origin: set.origin,
    tenant: set.tenant,
    file,
    name,
    inline: inlineRecord(port),
    status,
    why,
    place: place && { line: place.line, column: place.column },
    base: base && { releases: base.releases, text: base.text },
    onto: result?.stockPath,
    isNew: result?.isNew || undefined,
    ontoIsVendors: result?.isVendors,
    unchanged: result?.unchanged,
    edits: edits.map(editRecord),
    comments: comments?.map(({ line, column, text }) => ({ line, column, text })),
  };
}

function helperRecord(home: HomePort, { set }: SetPort, helper: HelperPort): Json {
  const { file, name, calledBy, reasons, left, refused, translated, source } = helper;
  return {
    home: home.home.input,
    path: pathOf(set, source),
    origin: set.origin,
    tenant: set.tenant,
    file,
    name,
    inline: inlineRecord(helper),
    calledBy,
    translated,
    reasons: reasons.map(reasonRecord),
    left: left.map(reasonRecord),
    refused,
  };
}

function* fileRecords({ homes }: PortReport): Generator<Json> {
  for (const home of homes) {
    for (const set of home.sets) for (const port of set.files) yield fileRecord(home, set, port);
  }
}

function* helperRecords({ homes }: PortReport): Generator<Json> {
  for (const home of homes) {
    for (const set of home.sets) for (const helper of set.helpers) yield helperRecord(home, set, helper);
  }
}

function* notCarriedRecords({ homes }: PortReport): Generator<Json> {
  for (const { home, sets, notCarried } of homes) {
    for (const { path, reason } of [...sets.flatMap((set) => set.notCarried), ...notCarried]) {
      yield { home: home.input, path, reason };
    }
  }
}

function* outputRecords({ homes }: PortReport): Generator<Json> {
  for (const { sets } of homes) {
    for (const { set, outputs } of sets) for (const { path, what } of outputs) yield { path, what, tenant: set.tenant };
  }
}

function* proofRecords({ homes }: PortReport): Generator<Json> {
  for (const { home, sets } of homes) {
    for (const { set, proof } of sets) if (proof !== undefined) yield proofRecord(home, set, proof);
  }
}

function* lines(name: string, records: Iterable<Json>, last = false): Generator<string> {
  yield `  ${JSON.stringify(name)}: [`;
  let first = true;
  for (const record of records) {
    yield `${first ? '' : ','}\n    ${JSON.stringify(record)}`;
    first = false;
  }
  yield first ? ']' : '\n  ]';
  yield last ? '\n' : ',\n';
}

export const portJson: Reporter<PortReport> = function* (report, { tool, gate }) {
  const { counts, fates, statuses, coverage } = report;
  yield '{\n';
  const head = {
    schema: PORT_SCHEMA,
    tool: { ...tool },
    command: 'port',
    into: report.into,
    to: report.to ?? null,
    summary: {
      findings: { ...counts },
      files: { ...statuses },
      edits: { ...fates },
      gate: { failOn: gate.failOn, maxFindings: gate.maxFindings, counted: gate.counted, hit: gate.hit },
      complete: coverage.failed.length === 0,
    },
    coverage: {
      checked: coverage.checked,
      failed: coverage.failed.map(({ path, reason }) => ({ path, reason })),
      notSeen: coverage.notSeen.map(({ what, reason }) => ({ what, reason })),
    },
    homes: report.homes.map(({ home, from }) => ({
      path: home.input,
      release: { releases: from.releases, how: from.how, because: from.because },
    })),
    skipList: report.skipList,
    snippet: report.snippet ?? null,
  };
  for (const [name, value] of Object.entries(head)) yield `  ${JSON.stringify(name)}: ${JSON.stringify(value)},\n`;
  yield* lines('files', fileRecords(report));
  yield* lines('helpers', helperRecords(report));
  yield* lines('notCarried', notCarriedRecords(report));
  yield* lines('outputs', outputRecords(report));
  yield* lines('proof', proofRecords(report));
  yield* lines('findings', report.findings() as Iterable<Json>, true);
  yield '}\n';
};
