/** Several reports as one, with one gate. */
import type { Finding, Severity } from './finding.js';
import type { Metric, ReportBase, SeverityCounts } from './report.js';

export interface CheckPart {
  /** The command line that gave it. */
  readonly line: string;
  readonly counts: SeverityCounts;
  readonly complete: boolean;
}

export interface CheckReport extends ReportBase {
  readonly command: 'check';
  readonly parts: readonly CheckPart[];
}

/** In the order of the parts. */
export function checkOf(parts: readonly { readonly line: string; readonly report: ReportBase }[]): CheckReport {
  const reports = parts.map(({ report }) => report);
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  for (const { counts: some } of reports) {
    for (const severity of Object.keys(counts) as Severity[]) counts[severity] += some[severity];
  }
  const seen = new Set<string>();
  const isNew = (key: string): boolean => !seen.has(key) && seen.add(key) !== undefined;
  return {
    command: 'check',
    parts: parts.map(({ line, report }) => ({
      line,
      counts: report.counts,
      complete: report.coverage.failed.length === 0,
    })),
    counts,
    suppressed: reports.reduce((sum, { suppressed = 0 }) => sum + suppressed, 0),
    idleSuppressions: reports.flatMap(({ idleSuppressions = [] }) => idleSuppressions),
    coverage: {
      checked: reports.flatMap(({ coverage }) => coverage.checked),
      failed: reports.flatMap(({ coverage }) => coverage.failed),
      notSeen: reports
        .flatMap(({ coverage }) => coverage.notSeen)
        .filter(({ what, reason }) => isNew(`${what}\0${reason}`)),
    },
    *metrics(): Generator<Metric> {
      const all = reports.flatMap((report) => [...(report.metrics?.() ?? [])]);
      for (const name of new Set(all.map((metric) => metric.name))) yield* all.filter((metric) => metric.name === name);
    },
    findings: () => ({
      *[Symbol.iterator](): Generator<Finding> {
        for (const report of reports) yield* report.findings();
      },
    }),
  };
}
