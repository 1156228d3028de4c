/** Reports made up for the formats, which ask for nothing but findings and coverage. */
import { hash } from 'node:crypto';
import type { Finding, Severity } from '../../src/core/finding.js';
import { type GateOptions, judgeGate, type ReportBase } from '../../src/core/report.js';
import { RULES } from '../../src/core/rules/index.js';
import type { Exhibit } from '../../src/report/exhibit.js';
import { fileOf } from '../../src/report/places.js';
import type { FindingsContext, FindingsReporter } from '../../src/report/reporter.js';
import { plain } from '../../src/report/style.js';

/** What texts from gateways and files may hold to fool a reader or a parser. */
export const HOSTILE = [
  '<script>alert(1)</script>',
  '</script><img src=x onerror=alert(1)>',
  ']]>',
  '<!-- --> -->',
  '::error::owned',
  '\n::error::owned',
  '##[error]owned',
  '\r\n',
  '\u001b[31mred\u001b[0m',
  '\u202egnp.exe',
  '\u0000\u0001\u007f',
  '\ud800',
  '\ufffe',
  '"quoted" \'and\' \\back',
  '%0A::error::owned',
  '| pipe `code` [link](http://evil.example) @everyone #1 **bold** <b>',
  '```',
  '{0} {{x}}',
  'a'.repeat(5000),
];

let made = 0;

export const finding = (more: Partial<Finding> = {}): Finding => ({
  rule: 'keeps-xml',
  severity: 'error',
  message: 'Still XML.',
  home: 'home',
  file: 'sequences/main.xml',
  line: 3,
  column: 5,
  fingerprint: (++made).toString(16).padStart(32, '0'),
  ...more,
});

export function reportOf(findings: readonly Finding[], more: Partial<ReportBase> = {}): ReportBase {
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  for (const { severity, suppressed, known } of findings) if (!suppressed && !known) counts[severity]++;
  return {
    command: 'scan',
    counts,
    coverage: { checked: ['3 files'], failed: [], notSeen: [] },
    findings: () => findings,
    ...more,
  };
}

export function contextOf(
  report: ReportBase,
  gate: Partial<GateOptions> = {},
  exhibits: readonly Exhibit[] = [],
): FindingsContext {
  return {
    tool: { name: 'faultshift', version: '1.2.3' },
    gate: judgeGate(report, { failOn: 'error', maxFindings: 0, ...gate }),
    style: plain,
    verbose: false,
    rules: RULES,
    exhibits: () => exhibits,
    sha256Base64: (text) => hash('sha256', text, 'base64'),
    placeOf: (where) => ({ ...fileOf(where), isBelowRoot: !where.home.startsWith('/') }),
  };
}

export function written(reporter: FindingsReporter, report: ReportBase, gate?: Partial<GateOptions>): string {
  return [...reporter(report, contextOf(report, gate))].join('');
}
