/** GitLab Code Quality: a JSON array. What somebody accepted is left out, for GitLab has no place for it. */
import { type Finding, isOpen, type Severity } from '../core/finding.js';
import { visible } from '../core/text.js';
import type { FindingsReporter } from './reporter.js';

const SEVERITIES = { error: 'critical', warning: 'major', info: 'info' } as const satisfies Record<Severity, string>;

/** Gives equal fingerprints a number, in the order of the report: GitLab shows only one of those that are equal. */
function numbered(): (finding: Finding) => string {
  const seen = new Map<string, number>();
  return ({ fingerprint }) => {
    const times = (seen.get(fingerprint) ?? 0) + 1;
    seen.set(fingerprint, times);
    return times === 1 ? fingerprint : `${fingerprint}-${times}`;
  };
}

export const gitlab: FindingsReporter = function* (report, { placeOf }) {
  const fingerprintOf = numbered();
  let first = true;
  yield '[';
  for (const finding of report.findings()) {
    if (!isOpen(finding)) continue;
    const { rule, message, severity, line } = finding;
    const place = placeOf(finding);
    const inside = place.inside === undefined ? '' : ` (${place.inside})`;
    const issue = {
      description: visible(message + inside),
      check_name: rule,
      fingerprint: fingerprintOf(finding),
      severity: SEVERITIES[severity],
      location: { path: visible(place.path), lines: { begin: place.inside === undefined ? line : 1 } },
    };
    yield `${first ? '' : ','}\n${JSON.stringify(issue)}`;
    first = false;
  }
  yield first ? ']\n' : '\n]\n';
};
