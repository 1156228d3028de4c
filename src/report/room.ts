/** Room for the worst findings, where a format holds only so many. */
import { type Finding, isOpen, SEVERITIES } from '../core/finding.js';
import type { ReportBase } from '../core/report.js';

/**
 * Whether a finding is among the `most` that are kept; asked once for each, in the order of the report. All errors come
 * before any warning, and what nobody has accepted before what somebody has.
 */
export function roomFor(most: number, { counts }: ReportBase): (finding: Finding) => boolean {
  let left = most;
  const quota = SEVERITIES.map((severity) => {
    const share = Math.min(left, counts[severity]);
    left -= share;
    return share;
  });
  return (finding) => {
    if (!isOpen(finding)) return left-- > 0;
    const rank = SEVERITIES.indexOf(finding.severity);
    const share = quota[rank] ?? 0;
    quota[rank] = share - 1;
    return share > 0;
  };
}
