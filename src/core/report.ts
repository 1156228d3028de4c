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

export interface ReportBase {
  readonly command: string;
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
}

export interface Gate extends GateOptions {
  /** Findings at or above `failOn`. */
  readonly counted: number;
  readonly hit: boolean;
}

/** Whether findings fail the run. */
export function judgeGate(counts: SeverityCounts, options: GateOptions): Gate {
  const { failOn, maxFindings } = options;
  const counted = {
    none: 0,
    error: counts.error,
    warning: counts.error + counts.warning,
    info: counts.error + counts.warning + counts.info,
  }[failOn];
  return { ...options, counted, hit: failOn !== 'none' && counted > maxFindings };
}
