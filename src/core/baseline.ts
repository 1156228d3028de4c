/**
 * The baseline: findings that somebody has accepted, one entry for each, with the reason. A finding is known by its
 * fingerprint, which survives moved lines, renamed homes and reformatting. Two homes that have the same fault have two
 * findings with one fingerprint, and need two entries.
 */
import { type Finding, isOpen, type Known, type Severity } from './finding.js';
import type { ReportBase } from './report.js';

export interface BaselineEntry {
  readonly fingerprint: string;
  readonly rule: string;
  /** For people: where it was when it was accepted, and what it said. */
  readonly file: string;
  readonly message: string;
  readonly reason: string;
  readonly owner?: string;
  /** The last day on which it holds, in UTC: `2027-01-31`. */
  readonly expires?: string;
}

export interface Baseline {
  /** As it was named. */
  readonly path: string;
  readonly entries: readonly BaselineEntry[];
}

/** Whether an entry's last day has passed; then its finding counts again. */
export const isExpired = ({ expires }: BaselineEntry, today: string): boolean =>
  expires !== undefined && expires < today;

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const byPlace = (a: BaselineEntry, b: BaselineEntry): number =>
  order(a.file, b.file) || order(a.rule, b.rule) || order(a.fingerprint, b.fingerprint);

/** Gives each finding its entry; each entry is given once. */
export class Matching {
  readonly #left = new Map<string, BaselineEntry[]>();

  constructor(entries: readonly BaselineEntry[]) {
    for (const entry of entries) {
      const same = this.#left.get(entry.fingerprint);
      if (same === undefined) this.#left.set(entry.fingerprint, [entry]);
      else same.push(entry);
    }
  }

  take({ fingerprint }: Finding): BaselineEntry | undefined {
    return this.#left.get(fingerprint)?.shift();
  }

  /** Entries that nothing asked for. */
  left(): BaselineEntry[] {
    return [...this.#left.values()].flat();
  }
}

const knownOf = ({ reason, owner, expires }: BaselineEntry): Known => ({
  reason,
  ...(owner !== undefined && { owner }),
  ...(expires !== undefined && { expires }),
});

/**
 * The same report, in which findings of the baseline are known and do not count.
 * @param today in UTC, `2026-11-21`
 */
export function withBaseline<R extends ReportBase>(report: R, { path, entries }: Baseline, today: string): R {
  const valid = entries.filter((entry) => !isExpired(entry, today));
  function* findings(): Generator<Finding> {
    const matching = new Matching(valid);
    for (const finding of report.findings()) {
      const entry = isOpen(finding) ? matching.take(finding) : undefined;
      yield entry === undefined ? finding : { ...finding, known: knownOf(entry) };
    }
  }
  const matching = new Matching(valid);
  const counts: Record<Severity, number> = { ...report.counts };
  let known = 0;
  for (const finding of report.findings()) {
    if (!isOpen(finding) || matching.take(finding) === undefined) continue;
    counts[finding.severity]--;
    known++;
  }
  const baseline = { path, known, expired: entries.length - valid.length, unused: matching.left().length };
  return { ...report, counts, baseline, findings: () => ({ [Symbol.iterator]: findings }) };
}

export interface BaselineChange {
  /** Findings that no entry accepts. */
  readonly fresh: readonly Finding[];
  /** Entries whose finding is gone. */
  readonly gone: readonly BaselineEntry[];
  /** Entries whose finding is there, and whose last day has passed. */
  readonly expired: readonly BaselineEntry[];
  /** Entries that hold. */
  readonly kept: readonly BaselineEntry[];
}

/** Compares findings with a baseline. What a comment in the file accepts needs no entry. */
export function compareWithBaseline(
  findings: Iterable<Finding>,
  entries: readonly BaselineEntry[],
  today: string,
): BaselineChange {
  const matching = new Matching(entries);
  const fresh: Finding[] = [];
  const expired: BaselineEntry[] = [];
  const kept: BaselineEntry[] = [];
  for (const finding of findings) {
    if (finding.suppressed !== undefined) continue;
    const entry = matching.take(finding);
    if (entry === undefined) fresh.push(finding);
    else (isExpired(entry, today) ? expired : kept).push(entry);
  }
  return { fresh, gone: matching.left().sort(byPlace), expired: expired.sort(byPlace), kept: kept.sort(byPlace) };
}

/** The entry that accepts a finding. */
export const entryOf = (
  finding: Pick<Finding, 'fingerprint' | 'rule' | 'file' | 'message'>,
  { reason, owner, expires }: Known,
): BaselineEntry => ({
  fingerprint: finding.fingerprint,
  rule: finding.rule,
  file: finding.file,
  message: finding.message,
  reason,
  ...(owner !== undefined && { owner }),
  ...(expires !== undefined && { expires }),
});
