/** Judged probes → probe report. */
import type { Finding, Severity } from '../finding.js';
import type { ProbeSubject } from '../probe/subject.js';
import type { Coverage, ReportBase } from '../report.js';
import { PROBE_RULES } from '../rules/probe-rules.js';
import type { Digest } from '../stock/fingerprint.js';
import type { Release } from '../stock/releases.js';
import { count, listed } from '../text.js';
import type { RuleLevels } from './violations.js';

export interface ProbeReport extends ReportBase {
  readonly command: 'probe';
  /** Release whose answers were expected. */
  readonly as: Release;
  /** In the order in which they were given. */
  readonly targets: readonly string[];
  /** By target, then scenario, then kind of request. */
  readonly probes: readonly ProbeResult[];
}

export interface ProbeResult extends ProbeSubject {
  readonly findings: readonly Finding[];
  /**
   * What is wrong first, by its rule; `as-expected` when nothing is, `unreachable` when the request never got there,
   * `not-provoked` when it could not raise the fault.
   */
  readonly verdict: string;
}

export interface ProbeReportOptions {
  readonly as: Release;
  readonly targets: readonly string[];
  readonly subjects: readonly ProbeSubject[];
  readonly levels: RuleLevels;
  readonly hash: Digest;
  readonly notSeen: Coverage['notSeen'];
}

function findingsOf(subject: ProbeSubject, levels: RuleLevels, hash: Digest): Finding[] {
  const { target, scenario, request, accept, sequence, sent, tenant } = subject;
  return PROBE_RULES.flatMap(({ id, severity, find, message }) => {
    const level = levels.get(id) ?? severity;
    if (level === 'off') return [];
    return find(subject).map(({ args = {} }): Finding => {
      const key = [id, target, tenant ?? '', scenario, request, accept].join('\0');
      const path = sent.path.replace(/^\//, '').split('?', 1)[0] as string;
      const where = { home: target, file: path, line: 1, column: 1, sequence, ...(tenant !== undefined && { tenant }) };
      const fingerprint = hash(key).slice(0, 32);
      return { rule: id, severity: level, message: `${subject.title}: ${message(args)}`, ...where, fingerprint };
    });
  });
}

function resultOf(subject: ProbeSubject, { levels, hash }: ProbeReportOptions): ProbeResult {
  const findings = findingsOf(subject, levels, hash);
  const { observed, judgement } = subject;
  const isUnreachable = observed.is === 'none' && observed.how === 'unreachable';
  // the first mark decides, whatever severity the user gave its rule
  const verdict = isUnreachable
    ? 'unreachable'
    : judgement.notProvoked !== undefined && judgement.marks.length === 0
      ? 'not-provoked'
      : verdictOf(judgement.marks[0]?.is);
  return { ...subject, findings, verdict };
}

const verdictOf = (mark: string | undefined): string =>
  mark === undefined ? 'as-expected' : mark === 'probe-connection-closed' ? 'probe-no-answer' : mark;

/** Targets and probes that gave nothing to judge; one line for a target that never answered. */
function failedOf(targets: readonly string[], probes: readonly ProbeResult[]): Coverage['failed'] {
  return targets.flatMap((target) => {
    const own = probes.filter((probe) => probe.target === target);
    const silent = own.flatMap((probe) => (probe.observed.is === 'none' ? [{ probe, why: probe.observed }] : []));
    const [first] = silent;
    if (first === undefined) return [];
    if (silent.length === own.length) {
      const { why, hint } = first.why;
      return [{ path: target, reason: hint === undefined ? why : `${why}; ${hint}` }];
    }
    // who answers others and not this one is reached: that is a finding, unless the exchange itself broke
    return silent
      .filter(({ why }) => why.how !== 'no-answer' && why.how !== 'closed')
      .map(({ probe, why }) => ({ path: `${target}${probe.sent.path}`, reason: why.why }));
  });
}

/** Faults that could not be raised, each once. */
function notProvoked(probes: readonly ProbeResult[]): Coverage['notSeen'] {
  const found = new Map<string, { what: string; reason: string }>();
  for (const { verdict, title, sent, judgement } of probes) {
    if (verdict !== 'not-provoked') continue;
    const what = `${title} (${sent.path.split('?', 1)[0]})`;
    found.set(what, { what, reason: judgement.notProvoked ?? '' });
  }
  return [...found.values()];
}

export function probeReport(options: ProbeReportOptions): ProbeReport {
  const { as, targets, notSeen } = options;
  const probes = options.subjects.map((subject) => resultOf(subject, options));
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  for (const { findings } of probes) for (const { severity } of findings) counts[severity]++;
  const answered = probes.filter(({ observed }) => observed.is === 'answer');
  const scenarios = [...new Set(answered.map(({ title }) => title))];
  const checked =
    answered.length === 0
      ? []
      : [`${count(answered.length, 'answer')} of ${count(targets.length, 'gateway')}: ${listed(scenarios)}`];
  return {
    command: 'probe',
    as,
    targets,
    probes,
    counts,
    coverage: { checked, failed: failedOf(targets, probes), notSeen: [...notProvoked(probes), ...notSeen] },
    findings: () => probes.flatMap(({ findings }) => findings),
  };
}
