/** Answers before the upgrade against answers after it: the same fault, the same status, in another form. */
import type { Mark } from './judge.js';
import type { ProbeSubject } from './subject.js';

/** What a recording keeps of an answer. */
export interface Recorded {
  readonly target: string;
  readonly tenant?: string;
  readonly scenario: string;
  readonly request: string;
  readonly accept: string;
  /** Of what kind it was; for none why. */
  readonly outcome: string;
  readonly status?: number;
  readonly summary?: string;
  /** Trimmed. */
  readonly code?: string;
  readonly hasDescription: boolean;
}

export interface Recording {
  /** In the order in which they were probed. */
  readonly targets: readonly string[];
  readonly probes: readonly Recorded[];
}

export interface Change {
  /** What was there: `401, legacy XML fault 900902`. */
  readonly before: string;
  /** What a client has to be told of beside the form; empty: only that, or nothing. */
  readonly marks: readonly Mark[];
}

const cellOf = ({
  tenant = '',
  scenario,
  request,
  accept,
}: Pick<Recorded, 'tenant' | 'scenario' | 'request' | 'accept'>) => [tenant, scenario, request, accept].join('\0');

const describes = (names: readonly string[]): boolean =>
  names.some((name) => /^(?:description|detail|Detail)$/.test(name));

/** Finds what was recorded for a probe: of the same address, or of the one in its place. */
export class Recordings {
  private readonly byTarget = new Map<string, Map<string, Recorded>>();

  constructor(
    private readonly recording: Recording,
    private readonly targets: readonly string[],
  ) {
    for (const probe of recording.probes) {
      const cells = this.byTarget.get(probe.target) ?? new Map<string, Recorded>();
      cells.set(cellOf(probe), probe);
      this.byTarget.set(probe.target, cells);
    }
  }

  of(subject: ProbeSubject): Recorded | undefined {
    const place = this.targets.indexOf(subject.target);
    const before = this.byTarget.has(subject.target) ? subject.target : this.recording.targets[place];
    return before === undefined ? undefined : this.byTarget.get(before)?.get(cellOf(subject));
  }
}

const said = ({ status, summary, outcome }: Recorded): string =>
  status === undefined ? outcome : `${status}, ${summary ?? outcome}`;

/** What has changed from `before` to the answer of `subject`. */
export function changeOf(before: Recorded, subject: ProbeSubject): Change {
  const { observed, judgement } = subject;
  const clauses: string[] = [];
  const change = (): Change => ({
    before: said(before),
    marks: clauses.length === 0 ? [] : [{ is: 'probe-answer-changed', what: clauses.join(', ') }],
  });
  const wasAnswer = before.status !== undefined;
  if (observed.is === 'none') {
    if (wasAnswer && observed.how !== 'unreachable') clauses.push(`${said(before)} → no answer`);
    return change();
  }
  const { seen } = judgement;
  if (seen === undefined || !wasAnswer) return change();
  if (before.status !== seen.status) clauses.push(`status ${before.status} → ${seen.status}`);
  const code = seen.fault?.code;
  // SOAP faults have no code of ours, so nobody can tell
  if (before.code !== undefined && code !== undefined && before.code !== code)
    clauses.push(`code ${before.code} → ${code}`);
  const names = seen.fault?.members.map(({ name }) => name) ?? [];
  if (before.hasDescription && !describes(names)) clauses.push('the description is gone');
  return change();
}
