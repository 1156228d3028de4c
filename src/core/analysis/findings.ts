/** Violations → findings: where each one is, in their total order, with fingerprints. */
import { pathOf } from '../estate.js';
import type { Finding } from '../finding.js';
import type { IdleSuppression } from '../report.js';
import type { Digest } from '../stock/fingerprint.js';
import type { HomeReport, SetReport, Violation } from './report.js';

interface Where {
  readonly home: string;
  readonly file: string;
  readonly sequence?: string;
  readonly tenant?: string;
}

const byPlace = (a: Violation, b: Violation): number =>
  a.place.line - b.place.line || a.place.column - b.place.column || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);

/** Two equal violations in one file are told apart by a number. */
function* place(violations: readonly Violation[], where: Where, hash: Digest): Generator<Finding> {
  if (violations.length === 0) return;
  const seen = new Map<string, number>();
  for (const { rule, severity, message, place: at, path, suppressed } of [...violations].sort(byPlace)) {
    // Numbers in the path shift when something is added before it; the message tells the mediators apart.
    const key = `${rule}\0${where.file}\0${path.replace(/\[\d+\](?=\/|$)/g, '')}\0${message}`;
    const ordinal = seen.get(key) ?? 0;
    seen.set(key, ordinal + 1);
    const fingerprint = hash(`${key}\0${ordinal}`).slice(0, 32);
    const found = { rule, severity, message, ...where, line: at.line, column: at.column, fingerprint };
    yield suppressed === undefined ? found : { ...found, suppressed };
  }
}

function* ofSet({ set, sequences, violations }: SetReport, home: string, hash: Digest): Generator<Finding> {
  const tenant = set.tenant === undefined ? {} : { tenant: set.tenant };
  const base = set.archive ?? set.base;
  yield* place(violations, { home, file: base, ...tenant }, hash);
  for (const { file, judged, inline, violations: found } of sequences) {
    if (found.length === 0) continue;
    const name = judged.name ?? inline;
    yield* place(
      found,
      { home, file: pathOf(set, file), ...(name !== undefined && { sequence: name }), ...tenant },
      hash,
    );
  }
}

export function* findingsOf(homes: readonly HomeReport[], hash: Digest): Generator<Finding> {
  for (const { home, sets, violations } of homes) {
    yield* place(violations, { home: home.input, file: '' }, hash);
    for (const set of sets) yield* ofSet(set, home.input, hash);
  }
}

/** Comments that accept nothing, in the order of the findings. */
export const idleOf = (homes: readonly HomeReport[]): IdleSuppression[] =>
  homes.flatMap(({ home, sets }) =>
    sets.flatMap(({ set, sequences }) =>
      sequences.flatMap(({ file, idle }) => idle.map((one) => ({ root: home.input, file: pathOf(set, file), ...one }))),
    ),
  );
