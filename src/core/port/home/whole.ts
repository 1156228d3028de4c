/** Ported homes → the report: counts, findings, coverage, and what the configuration of the new home needs. */
import type { Finding, Severity } from '../../finding.js';
import type { SeverityCounts } from '../../report.js';
import type { Digest } from '../../stock/fingerprint.js';
import type { Release } from '../../stock/releases.js';
import type { Fate } from '../sides.js';
import { coverageOf } from './coverage.js';
import { findingsOf } from './findings.js';
import type { FileStatus, HomePort, PortReport } from './report.js';
import { snippetOf, toKeep } from './skip-list.js';

/** What is known of the new home. */
export interface Into {
  readonly into: string;
  readonly to: Release | undefined;
  /** File names that its skip list has. */
  readonly already: readonly string[];
  /** Its files that are not well-formed. */
  readonly broken: readonly { readonly path: string; readonly reason: string }[];
}

export function reportOf(
  homes: readonly HomePort[],
  { into, to, already, broken }: Into,
  options: { readonly hash: Digest; readonly levels: ReadonlyMap<string, Severity | 'off'> },
): PortReport {
  const added = homes.flatMap(({ sets }) =>
    sets
      .filter(({ set }) => set.origin !== 'carbon-app')
      .flatMap(({ files, helpers }) => [
        ...files.flatMap(({ file, result }) => (result?.isNew && !result.unchanged ? [file] : [])),
        ...helpers.map(({ file }) => file),
      ]),
  );
  const skipList = toKeep(added, to);
  const { fates, statuses } = tally(homes);
  const found = findingsOf(homes, { ...options, to });
  return {
    command: 'port',
    to,
    into,
    homes,
    skipList,
    snippet: snippetOf(skipList, already),
    fates,
    statuses,
    counts: countsOf(found),
    coverage: coverageOf(homes, into, broken),
    findings: () => found,
  };
}

function countsOf(findings: readonly Finding[]): SeverityCounts {
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

function tally(homes: readonly HomePort[]): Pick<PortReport, 'fates' | 'statuses'> {
  const fates: Record<Fate, number> = { ported: 0, translated: 0, dropped: 0, already: 0, conflict: 0, left: 0 };
  const statuses: Record<FileStatus, number> = {
    stock: 0,
    ported: 0,
    left: 0,
    conflicts: 0,
    undecided: 0,
    gone: 0,
    unreadable: 0,
  };
  for (const { sets } of homes) {
    for (const { files } of sets) {
      for (const { status, edits } of files) {
        statuses[status]++;
        for (const { fate } of edits) fates[fate]++;
      }
    }
  }
  return { fates, statuses };
}
