/** The suppressions of one file: which of them hold, what they accept, and which of them do nothing. */
import type { Suppressed } from '../finding.js';
import { ruleOf } from '../rules/index.js';
import { isOver, type Suppression } from '../suppression.js';
import { clip } from '../text.js';

export interface Idle {
  readonly line: number;
  readonly state: 'unused' | 'refused';
  readonly why: string;
}

/** Why a suppression does not hold; undefined when it does. */
function refusalOf({ rules, reason, until }: Suppression, today: string): string | undefined {
  if (rules.length === 0) return 'it names no rule: faultshift-ignore FS201: reason';
  const unknown = rules.find((rule) => ruleOf(rule) === undefined);
  if (unknown !== undefined) return `no rule is called ${clip(unknown, 40)}`;
  if (reason === '') return 'it gives no reason: faultshift-ignore FS201: reason';
  if (until === '') return 'until is no day: until=2027-01-31';
  if (until !== undefined && isOver(until, today)) return `it held until ${until}`;
  return undefined;
}

export class Suppressions {
  readonly #used = new Set<Suppression>();
  readonly #refused = new Map<Suppression, string>();

  constructor(
    private readonly all: readonly Suppression[],
    today: string,
  ) {
    for (const one of all) {
      const why = refusalOf(one, today);
      if (why !== undefined) this.#refused.set(one, why);
    }
  }

  /**
   * What accepts that the rule speaks of one of these lines.
   * @param lines absent when it speaks of the file as a whole: a comment anywhere in it will do
   */
  of(rule: string, lines?: ReadonlySet<number>): Suppressed | undefined {
    const found = this.all.find(
      (one) =>
        !this.#refused.has(one) &&
        (lines === undefined || one.lines.some((line) => lines.has(line))) &&
        one.rules.some((name) => ruleOf(name)?.id === rule),
    );
    if (found === undefined) return undefined;
    this.#used.add(found);
    return { reason: found.reason, ...(found.until !== undefined && { until: found.until }) };
  }

  /** To be asked after all places of the file. */
  idle(): Idle[] {
    return this.all.flatMap((one): Idle[] => {
      const why = this.#refused.get(one);
      if (why !== undefined) return [{ line: one.line, state: 'refused', why }];
      if (this.#used.has(one)) return [];
      return [{ line: one.line, state: 'unused', why: `nothing is told there by ${one.rules.join(', ')}` }];
    });
  }
}
