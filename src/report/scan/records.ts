/** The records of a scan report as plain data, for JSON and NDJSON. Documented in schema/scan-1.schema.json. */

import type { HomeReport, MissingReport, ScanReport, SequenceReport, SetReport } from '../../core/analysis/report.js';
import { writePath } from '../../core/diff/edits.js';
import type { JudgedEdit } from '../../core/diff/verdict.js';
import { pathOf } from '../../core/estate.js';

export const SCAN_SCHEMA = 'faultshift.scan/1';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json | undefined };

export function homeRecord({ home, release, sets }: HomeReport): Json {
  const { id, version, updateLevel, profile, evidence } = home.product;
  return {
    path: home.input,
    kind: home.kind,
    product: { id, version, updateLevel, profile, evidence: evidence.map(({ path, says }) => ({ path, says })) },
    release: { releases: release.releases, how: release.how, because: release.because },
    sets: sets.length,
    tenants: new Set(sets.flatMap(({ set }) => set.tenant ?? [])).size,
  };
}

function editRecord({ kind, path, into, line, column, inTarget, text, stockText, facts }: JudgedEdit): Json {
  return {
    kind,
    path: writePath(path),
    into: into && writePath(into),
    line,
    column,
    inTarget,
    text,
    stockText,
    facts: facts.map(({ fact, kind: how, value, was }) => ({ fact, kind: how, value, was })),
  };
}

export function sequenceRecord({ home }: HomeReport, { set }: SetReport, report: SequenceReport): Json {
  const { file, judged, verdict, onTarget, inline } = report;
  return {
    home: home.input,
    path: pathOf(set, file),
    origin: set.origin,
    tenant: set.tenant,
    part: file.part,
    file: file.name,
    name: judged.name ?? inline,
    verdict,
    content: judged.content,
    stock: judged.versions.length === 0 ? undefined : { versions: judged.versions },
    closest: judged.closest && { versions: judged.closest },
    expected: judged.renamed && { file: judged.renamed.file, name: judged.renamed.name },
    problem: judged.problem && {
      kind: judged.problem.kind,
      reason: judged.problem.reason,
      hint: judged.problem.hint,
      line: judged.problem.line,
      column: judged.problem.column,
    },
    edits: judged.edits.map(editRecord),
    onTarget: { verdict: onTarget.verdict, why: onTarget.why },
  };
}

export function missingRecord({ home }: HomeReport, { set }: SetReport, missing: MissingReport): Json {
  const { role, path, versions, normal, onTarget } = missing;
  return {
    home: home.input,
    path,
    origin: set.origin,
    tenant: set.tenant,
    part: 'sequence',
    file: role.file,
    name: role.name,
    verdict: 'missing',
    normal,
    stock: { versions },
    edits: [],
    onTarget: { verdict: onTarget.verdict, why: onTarget.why },
  };
}

export function* sequenceRecords(report: ScanReport): Generator<Json> {
  for (const home of report.homes) {
    for (const set of home.sets) {
      for (const sequence of set.sequences) yield sequenceRecord(home, set, sequence);
      for (const missing of set.missing) yield missingRecord(home, set, missing);
    }
  }
}
