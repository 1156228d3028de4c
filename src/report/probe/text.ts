import type { ProbeReport, ProbeResult } from '../../core/analysis/probe.js';
import { visible } from '../../core/text.js';
import { closing, findingsByRule } from '../findings-text.js';
import type { Reporter } from '../reporter.js';
import type { Style, Tone } from '../style.js';

function markOf({ verdict, findings }: ProbeResult): readonly [string, Tone] {
  if (verdict === 'as-expected') return ['✔', 'good'];
  if (verdict === 'unreachable') return ['?', 'error'];
  const isError = findings.some(({ severity }) => severity === 'error');
  return isError ? ['✖', 'error'] : ['▲', 'warning'];
}

/** What came back, in a few words. */
function answerText({ observed, judgement }: ProbeResult): string {
  if (observed.is === 'none') return visible(observed.why);
  return `${observed.status}  ${visible(judgement.seen?.summary ?? '')}`;
}

function* probeLines(probe: ProbeResult, style: Style): Generator<string> {
  const [mark, tone] = markOf(probe);
  const { title, sequence, sent } = probe;
  yield `  ${style(tone, mark)} ${title} ${style('dim', `(${sequence})`)}\n`;
  yield `    ${visible(sent.method)} ${visible(sent.path)}\n`;
  yield `    ${style(tone, answerText(probe))}\n`;
}

/** For people: what each gateway answered, then what is wrong with it. */
export const probeText: Reporter<ProbeReport> = function* (report, context) {
  const { style } = context;
  for (const target of report.targets) {
    yield `${style('strong', visible(target))}  ${style('dim', `expected as from ${report.as}`)}\n\n`;
    for (const probe of report.probes) if (probe.target === target) yield* probeLines(probe, style);
    yield '\n';
  }
  yield* findingsByRule(report, context);
  yield* closing(report, context);
};
