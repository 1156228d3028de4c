/** Rows of a proof → what a person has to look at, in sentences. */
import type { Release } from '../../stock/releases.js';
import type { DeployedSet } from '../../synapse/index.js';
import type { Aspect } from './answers.js';
import type { ProofRow } from './proof-rows.js';

export interface SemanticConflict {
  /** The file that is called. */
  readonly file: string;
  readonly message: string;
}

const NAMES: Readonly<Record<Aspect, string>> = {
  kind: 'the format',
  status: 'the status',
  type: 'the content type',
  payload: 'the payload',
  headers: 'the headers',
  conditions: 'when which answer comes',
};

/** The rows that nobody asked for. */
export function conflictsOf(
  rows: readonly ProofRow[],
  result: DeployedSet,
  from: Release | undefined,
  to: Release,
): SemanticConflict[] {
  return rows.flatMap(({ verdict, sequence, cells, stock, after, unasked, parts }) => {
    if (verdict !== 'unasked') return [];
    const file = result.sequences.get(sequence)?.file ?? sequence;
    const what =
      unasked.length === 0
        ? 'the payload is no JSON any more'
        : `it changes ${unasked.map((one) => NAMES[one]).join(' and ')}${parts.length > 0 ? ` (${parts.join(', ')})` : ''}`;
    const where = cells.length === 1 ? cells[0] : `${cells[0]} and ${cells.length - 1} more`;
    const answer = stock === after ? after : `${stock} becomes ${after}`;
    return [
      {
        file,
        message: `${where} on ${to}: ${answer}; ${what}, which your edits did not do on ${from ?? 'the old release'}.`,
      },
    ];
  });
}
