/** What was decided of one edit, before it is told which edit that was. */
import type { XmlElement } from '../../xml/index.js';
import type { Decision, Fate, Op, Told } from '../sides.js';

export type Verdict = Omit<Decision, 'edit'>;

export const verdict = (fate: Fate, told: readonly Told[] = [], ops: readonly Op[] = [], at?: XmlElement): Verdict => ({
  fate,
  told,
  ops,
  ...(at !== undefined && { at }),
});
