/** The answers of one handler on four sides, compared and folded into the rows that a report shows. */
import {
  ACCEPTS,
  type MatrixCell,
  predictAll,
  REQUEST_KINDS,
  type Scenario,
  scenariosOf,
} from '../../mediation/index.js';
import type { Release } from '../../stock/releases.js';
import type { DeployedSet } from '../../synapse/index.js';
import { type Answer, type Aspect, answerOf } from './answers.js';
import { compareAnswers, covers, type ProofVerdict } from './compare.js';

export interface ProofRow {
  /** Registered name of the sequence that is called. */
  readonly sequence: string;
  /** Scenarios and requests that this holds for, `scenario/request`; a request for some values of Accept only is there once. */
  readonly cells: readonly string[];
  readonly before: string | undefined;
  readonly stock: string;
  readonly after: string;
  readonly verdict: ProofVerdict;
  /** What the result changes against the new stock. */
  readonly changed: readonly Aspect[];
  /** Of these, what nobody asked for. */
  readonly unasked: readonly Aspect[];
  /** Members and headers that nobody asked to change, where others of them were asked for. */
  readonly parts: readonly string[];
  /** For an answer that cannot be predicted. */
  readonly why?: string;
}

/** One answer, before equal ones are folded. */
export interface Cell extends ProofRow {
  readonly cell: string;
  /** What the user's edits changed of it in the old release; undefined when that is not known. */
  readonly asked: readonly Aspect[] | undefined;
}

type Matrix = ReadonlyMap<string, Answer>;

/** One answer for each scenario, request and Accept. */
function matrixOf(set: DeployedSet, scenarios: readonly Scenario[]): Matrix {
  const matrix = new Map<string, Answer>();
  const add = ({ scenario, request, accepts, prediction }: MatrixCell): void => {
    const answer = answerOf(prediction);
    for (const accept of accepts) matrix.set(`${scenario.id}/${request}/${accept}`, answer);
  };
  predictAll(set, { scenarios }).forEach(add);
  return matrix;
}

/** A fault that the old release did not have: what the edits changed of other answers they may change of this one. */
export const newFault = (row: Cell, asked: readonly Aspect[]): Cell =>
  row.before === undefined && row.verdict === 'changed' && row.changed.every((aspect) => covers(asked, aspect))
    ? { ...row, verdict: 'asked' }
    : row;

const ORDER: Readonly<Record<ProofVerdict, number>> = {
  unasked: 0,
  unknown: 1,
  changed: 2,
  'no-effect': 3,
  asked: 4,
  same: 5,
};

interface Sets {
  readonly base: DeployedSet | undefined;
  readonly ours: DeployedSet | undefined;
  readonly theirs: DeployedSet;
  readonly result: DeployedSet;
}

export function rowsOf(scenarios: readonly Scenario[], sets: Sets, from: Release | undefined) {
  const old = from === undefined ? [] : scenariosOf(from).filter((one) => scenarios.some(({ id }) => id === one.id));
  const of = (set: DeployedSet | undefined, list: readonly Scenario[]): Matrix =>
    set === undefined || list.length === 0 ? new Map() : matrixOf(set, list);
  const [base, ours] = [of(sets.base, old), of(sets.ours, old)];
  const [theirs, result] = [of(sets.theirs, scenarios), of(sets.result, scenarios)];
  const rows = new Map<string, Cell>();
  for (const scenario of scenarios) {
    for (const { id: request } of REQUEST_KINDS) {
      for (const accept of ACCEPTS) {
        const key = `${scenario.id}/${request}/${accept}`;
        const [before, stock, after] = [ours.get(key), theirs.get(key), result.get(key)];
        if (stock === undefined || after === undefined) continue;
        const { verdict, asked, changed, unasked, parts } = compareAnswers(base.get(key), before, stock, after);
        rows.set(key, {
          cell: `${scenario.id}/${request}`,
          sequence: scenario.sequence,
          cells: [],
          before: before?.words,
          stock: stock.words,
          after: after.words,
          verdict: after.hasBrokenJson && !stock.hasBrokenJson && before?.hasBrokenJson !== true ? 'unasked' : verdict,
          asked,
          changed,
          unasked,
          parts,
          ...(verdict === 'unknown' && { why: after.why ?? 'it may end in too many ways' }),
        });
      }
    }
  }
  return rows;
}

/** One row for all cells that read alike. */
export function fold(cells: readonly Cell[]): { rows: ProofRow[]; answers: number } {
  const rows = new Map<string, { row: ProofRow; cells: Set<string> }>();
  for (const { cell, asked: _, ...row } of cells) {
    const { sequence, before, stock, after, verdict, changed, unasked, parts, why } = row;
    const lists = [changed, unasked, parts].map((list) => list.join());
    const key = [sequence, before, stock, after, verdict, why, ...lists].join('\0');
    const known = rows.get(key);
    if (known === undefined) rows.set(key, { row, cells: new Set([cell]) });
    else known.cells.add(cell);
  }
  const folded = [...rows.values()].map(({ row, cells: all }) => ({ ...row, cells: [...all] }));
  return { rows: folded.sort((a, b) => ORDER[a.verdict] - ORDER[b.verdict]), answers: cells.length };
}
