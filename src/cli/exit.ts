/**
 * Exit codes. When several apply the first of `70, 2, 3, 1` wins.
 * @see conventions, "Exit codes"
 */
import type { Coverage, Gate } from '../core/report.js';

export const EXIT = {
  clean: 0,
  /** Findings at or above the threshold, conflicts, failed probes. */
  gate: 1,
  /** The caller asked for something impossible. */
  usage: 2,
  /** Part of the work could not be done; the rest is reported. */
  incomplete: 3,
  /** We were wrong. */
  internal: 70,
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What a report means for the shell. */
export function exitCodeOf(report: { readonly coverage: Coverage }, gate: Gate): ExitCode {
  if (report.coverage.failed.length > 0) return EXIT.incomplete;
  return gate.hit ? EXIT.gate : EXIT.clean;
}
