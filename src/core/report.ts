/** What a command found, as data. A reporter formats it, the gate judges it; neither changes it. */
import type { Finding, Severity } from './finding.js';

/** What was looked at and what could not be: nobody should take silence for an all-clear. */
export interface Coverage {
  /** Sentences without a full stop: `13 sequences of the super tenant`. */
  readonly checked: readonly string[];
  /** Files and targets that could not be read or reached; any of them makes the run incomplete. */
  readonly failed: readonly { readonly path: string; readonly reason: string }[];
  /** What no file scan can see, and what was left out on purpose. */
  readonly notSeen: readonly { readonly what: string; readonly reason: string }[];
}

export type SeverityCounts = Readonly<Record<Severity, number>>;

/** A number about a run, as monitoring systems read it. */
export interface Metric {
  /** In snake case, without the prefix `faultshift_`: `probe_success`. */
  readonly name: string;
  readonly help: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A comment that accepts nothing, and why. */
export interface IdleSuppression {
  /** As given on the command line. */
  readonly root: string;
  /** Below the root, with slashes. */
  readonly file: string;
  readonly line: number;
  /** `unused` holds, but nothing is told there; `refused` does not hold. */
  readonly state: 'unused' | 'refused';
  readonly why: string;
}

/** What was compared with a baseline. */
export interface BaselineUse {
  /** The file, as it was named. */
  readonly path: string;
  /** Findings that it accepts. */
  readonly known: number;
  /** Entries whose last day has passed: their findings count again. */
  readonly expired: number;
  /** Entries that no finding asked for. */
  readonly unused: number;
}

export interface ReportBase {
  readonly command: string;
  /** Findings that a comment accepts. */
  readonly suppressed?: number;
  /** In the order of roots, files and lines. */
  readonly idleSuppressions?: readonly IdleSuppression[];
  readonly baseline?: BaselineUse;
  /** Numbers of this command besides its findings; those of one name stand together. */
  metrics?(): Iterable<Metric>;
  /** In their total order; may be asked more than once. */
  findings(): Iterable<Finding>;
  readonly counts: SeverityCounts;
  readonly coverage: Coverage;
}

export interface GateOptions {
  readonly failOn: Severity | 'none';
  /** More findings at or above `failOn` than this hit the gate. */
  readonly maxFindings: number;
  /** Whether suppressions and baseline entries that accept nothing hit the gate. */
  readonly failOnUnused?: boolean;
}

export interface Gate extends GateOptions {
  /** Findings at or above `failOn`. */
  readonly counted: number;
  /** Suppressions and baseline entries that accept nothing. */
  readonly unused: number;
  readonly hit: boolean;
}

type JudgedReport = Pick<ReportBase, 'counts' | 'idleSuppressions' | 'baseline'>;

/** Whether a report fails the run. */
export function judgeGate(report: JudgedReport, options: GateOptions): Gate {
  const { counts, idleSuppressions = [], baseline } = report;
  const { failOn, maxFindings, failOnUnused = false } = options;
  const unused = idleSuppressions.length + (baseline?.unused ?? 0);
  const counted = {
    none: 0,
    error: counts.error,
    warning: counts.error + counts.warning,
    info: counts.error + counts.warning + counts.info,
  }[failOn];
  const hit = (failOn !== 'none' && counted > maxFindings) || (failOnUnused && unused > 0);
  return { ...options, counted, unused, hit };
}
