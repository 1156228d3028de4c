/** Answers that were kept: a recording is a JSON report. */
import type { Recorded, Recording } from '../core/probe/compare.js';
import { UsageError } from '../errors.js';
import { readYaml } from '../files/yaml.js';
import { PROBE_REPORT } from '../generated/config-validators.js';

interface RecordedProbe {
  readonly target: string;
  readonly tenant?: string;
  readonly scenario: string;
  readonly request: string;
  readonly accept: string;
  readonly answer: {
    readonly outcome: string;
    readonly status?: number;
    readonly summary?: string;
    readonly fault?: { readonly members: readonly { readonly name: string; readonly text: string }[] };
  };
}

const DESCRIPTIONS = /^(?:description|detail|Detail)$/;

function recorded({ target, tenant, scenario, request, accept, answer }: RecordedProbe): Recorded {
  const members = answer.fault?.members ?? [];
  const code = members
    .filter(({ name }) => name === 'code')
    .at(-1)
    ?.text.trim();
  return {
    target,
    ...(tenant !== undefined && { tenant }),
    scenario,
    request,
    accept,
    outcome: answer.outcome,
    ...(answer.status !== undefined && { status: answer.status }),
    ...(answer.summary !== undefined && { summary: answer.summary }),
    ...(code !== undefined && { code }),
    hasDescription: members.some(({ name }) => DESCRIPTIONS.test(name)),
  };
}

/** @throws UsageError when it is no recording */
export function readRecording(path: string): Recording {
  const report = readYaml<{ targets: string[]; probes: RecordedProbe[] }>(path, PROBE_REPORT);
  if (report.probes.length === 0) throw new UsageError(`${path}: nothing is recorded there`);
  return { targets: report.targets, probes: report.probes.map(recorded) };
}
