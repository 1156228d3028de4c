/** What the rules about answers of a live gateway share. */
import type { MarkId } from '../probe/judge.js';
import type { ProbeSubject } from '../probe/subject.js';
import type { Hit, ProbeRule } from './rule.js';

export const probeRule = (rule: Omit<ProbeRule, 'about'>): ProbeRule => ({ about: 'probe', ...rule });

/** The judgement says one of these. */
export const markedAs =
  (...ids: readonly MarkId[]) =>
  ({ judgement, expected }: ProbeSubject): Hit[] =>
    judgement.marks.filter(({ is }) => ids.includes(is)).map(({ what }) => ({ args: { what, as: expected.release } }));
