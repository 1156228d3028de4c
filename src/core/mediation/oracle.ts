/**
 * Answers questions that the known parts of a message leave open.
 *
 * A run asks; a list of decisions answers. Where the list ends, the first alternative is taken and the others are
 * queued, so that following all lists is following all paths. The same question gets the same answer within one run.
 */
import type { At } from '../synapse/index.js';

export interface Decision {
  /** What was asked, for people: `$ctx:FLAG is set`. */
  readonly question: string;
  readonly answer: string;
  readonly at: At | undefined;
  /** Identity of the question, and the index of the answer. */
  readonly key: string;
  readonly choice: number;
  readonly of: number;
}

export class Oracle {
  readonly decisions: Decision[] = [];
  private readonly answered = new Map<string, number>();
  private used = 0;

  constructor(private readonly given: readonly number[] = []) {}

  /**
   * @param key equal for questions that must get one answer
   * @param alternatives the answers in words; at least two
   * @returns index of the answer
   */
  ask(key: string, question: string, alternatives: readonly string[], at?: At): number {
    const known = this.answered.get(key);
    if (known !== undefined) return known;
    const choice = this.given[this.used++] ?? 0;
    this.answered.set(key, choice);
    const answer = alternatives[choice] ?? '';
    this.decisions.push({ question, answer, at, key, choice, of: alternatives.length });
    return choice;
  }

  isTrue(key: string, question: string, at?: At): boolean {
    return this.ask(key, question, ['yes', 'no'], at) === 0;
  }
}

export interface Explored<T> {
  readonly results: readonly { readonly value: T; readonly decisions: readonly Decision[] }[];
  /** Paths that were not followed because the bound was reached; 0: all were. */
  readonly left: number;
}

/** Follows the paths of `run`, depth first, at most `bound` of them. */
export function explore<T>(run: (oracle: Oracle) => T, bound: number): Explored<T> {
  const queue: number[][] = [[]];
  const results: { value: T; decisions: readonly Decision[] }[] = [];
  while (queue.length > 0 && results.length < bound) {
    const given = queue.pop() as number[];
    const oracle = new Oracle(given);
    const value = run(oracle);
    results.push({ value, decisions: oracle.decisions });
    const taken = oracle.decisions.map(({ choice }) => choice);
    for (let i = taken.length - 1; i >= given.length; i--) {
      const decision = oracle.decisions[i] as Decision;
      for (let other = decision.of - 1; other > decision.choice; other--) queue.push([...taken.slice(0, i), other]);
    }
  }
  return { results, left: queue.length };
}
