/** Levels of rules for some files: findings there get another severity, or go. */
import { relative, resolve } from 'node:path';
import type { Finding, Severity } from '../core/finding.js';
import { isOpen } from '../core/finding.js';
import type { ReportBase } from '../core/report.js';
import { IgnoreFile } from '../files/glob.js';
import type { Override } from '../files/settings.js';
import { fileOf } from '../report/places.js';
import { ruleOf } from './all-rules.js';

interface Rule {
  readonly matches: (path: string) => boolean;
  readonly levels: ReadonlyMap<string, string>;
}

function ruleFor({ files, rules, base }: Override): Rule {
  const patterns = new IgnoreFile(files.join('\n'));
  return {
    levels: new Map(Object.entries(rules).map(([name, level]) => [ruleOf(name)?.id ?? name, level])),
    matches: (absolute) => {
      const path = relative(base, absolute);
      if (path.startsWith('..') || path === absolute) return false;
      const parts = path.split(/[\\/]/);
      // as in .gitignore, a pattern for a folder holds for all that lies in it
      return parts.some(
        (name, i) => patterns.says(parts.slice(0, i + 1).join('/'), name, i < parts.length - 1) === true,
      );
    },
  };
}

/** The same report, with other levels for findings in these files. */
export function withOverrides<R extends ReportBase>(report: R, overrides: readonly Override[], cwd: string): R {
  if (overrides.length === 0) return report;
  const rules = overrides.map(ruleFor);
  const concerned = new Set(rules.flatMap(({ levels }) => [...levels.keys()]));
  const levelOf = (finding: Finding): string => {
    if (!concerned.has(finding.rule)) return finding.severity;
    const path = resolve(cwd, fileOf(finding).path);
    let level: string = finding.severity;
    for (const { matches, levels } of rules) {
      const other = levels.get(finding.rule);
      if (other !== undefined && matches(path)) level = other;
    }
    return level;
  };
  function* findings(): Generator<Finding> {
    for (const finding of report.findings()) {
      const level = levelOf(finding);
      if (level !== 'off') yield level === finding.severity ? finding : { ...finding, severity: level as Severity };
    }
  }
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  for (const finding of findings()) if (isOpen(finding)) counts[finding.severity]++;
  return { ...report, counts, findings: () => ({ [Symbol.iterator]: findings }) };
}
