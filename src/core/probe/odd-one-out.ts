/** Several gateways that should answer alike: which of them does not. */
import type { Mark } from './judge.js';
import type { ProbeSubject } from './subject.js';

/** What has to be equal; texts may differ. */
function answerOf({ observed, judgement }: ProbeSubject): string | undefined {
  if (observed.is === 'none') return observed.how === 'unreachable' ? undefined : 'no answer';
  const { seen } = judgement;
  return seen === undefined ? undefined : `${seen.status}, ${seen.summary}`;
}

const cellOf = ({ tenant = '', scenario, request, accept }: ProbeSubject): string =>
  [tenant, scenario, request, accept].join('\0');

/** Marks by probe; empty where all agree, or where one gateway is all there is. */
export function oddOnesOut(subjects: readonly ProbeSubject[]): ReadonlyMap<ProbeSubject, Mark> {
  const cells = new Map<string, ProbeSubject[]>();
  for (const subject of subjects) {
    const cell = cellOf(subject);
    cells.set(cell, [...(cells.get(cell) ?? []), subject]);
  }
  const found = new Map<ProbeSubject, Mark>();
  for (const members of cells.values()) {
    const tally = new Map<string, ProbeSubject[]>();
    for (const member of members) {
      const answer = answerOf(member);
      if (answer !== undefined) tally.set(answer, [...(tally.get(answer) ?? []), member]);
    }
    if (tally.size < 2) continue;
    // of equally many those that are right count as the rule, then those that were named first
    const isRight = ([, [first]]: [string, ProbeSubject[]]): number => Number(first?.judgement.marks.length === 0);
    const [[usual]] = [...tally].sort((a, b) => b[1].length - a[1].length || isRight(b) - isRight(a)) as [
      [string, ProbeSubject[]],
    ];
    for (const [answer, odd] of tally) {
      if (answer === usual) continue;
      for (const member of odd)
        found.set(member, { is: 'probe-odd-one-out', what: `${answer}, where others answer ${usual}` });
    }
  }
  return found;
}
