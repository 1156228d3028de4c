/** The text exposition format of Prometheus, for the textfile collector of the node exporter. */
import { isOpen, SEVERITIES } from '../core/finding.js';
import type { Metric, ReportBase } from '../core/report.js';
import { visible } from '../core/text.js';
import type { FindingsContext, FindingsReporter } from './reporter.js';

const labelValue = (text: string): string => visible(text).replaceAll('\\', '\\\\').replaceAll('"', '\\"');

const line = ({ name, labels, value }: Metric): string => {
  const inner = Object.entries(labels).map(([label, text]) => `${label}="${labelValue(text)}"`);
  return `faultshift_${name}{${inner.join(',')}} ${value}\n`;
};

function* metricsOf(report: ReportBase, { gate, tool }: FindingsContext): Generator<Metric> {
  const { command, coverage, counts } = report;
  const rules = new Map<string, Metric & { value: number }>();
  let accepted = 0;
  for (const finding of report.findings()) {
    if (!isOpen(finding)) {
      accepted++;
      continue;
    }
    const { rule, severity } = finding;
    const known = rules.get(rule);
    if (known !== undefined) (known as { value: number }).value++;
    else {
      const labels = { command, rule, severity };
      rules.set(rule, { name: 'rule_findings', help: 'Findings that nobody accepted, by rule.', labels, value: 1 });
    }
  }
  const base = { command };
  const info = { ...base, version: tool.version };
  yield { name: 'info', help: 'The version that wrote this file.', labels: info, value: 1 };
  for (const severity of SEVERITIES) {
    const labels = { ...base, severity };
    yield { name: 'findings', help: 'Findings that nobody accepted.', labels, value: counts[severity] };
  }
  yield {
    name: 'findings_accepted',
    help: 'Findings that are in the baseline or suppressed.',
    labels: base,
    value: accepted,
  };
  yield* [...rules.values()].sort((a, b) => ((a.labels['rule'] ?? '') < (b.labels['rule'] ?? '') ? -1 : 1));
  yield { name: 'gate_hit', help: 'Whether findings fail the run.', labels: base, value: gate.hit ? 1 : 0 };
  yield {
    name: 'parts_failed',
    help: 'Files and targets that could not be read or reached.',
    labels: base,
    value: coverage.failed.length,
  };
  if (report.metrics !== undefined) yield* report.metrics();
}

export const prometheus: FindingsReporter = function* (report, context) {
  let before = '';
  for (const metric of metricsOf(report, context)) {
    if (metric.name !== before) {
      yield `# HELP faultshift_${metric.name} ${metric.help}\n# TYPE faultshift_${metric.name} gauge\n`;
      before = metric.name;
    }
    yield line(metric);
  }
};
