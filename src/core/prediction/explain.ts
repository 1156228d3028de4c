/** Plays the runs behind rows again, mediator by mediator. */

import type { Gateway } from '../gateway/gateway.js';
import {
  type Accept,
  callOf,
  type Explanation,
  explain,
  type Outcome,
  REQUEST_KINDS,
  type RequestKind,
  type RequestKindId,
  type Scenario,
} from '../mediation/index.js';
import { foldForPeople } from './fold.js';
import type { Cell } from './matrix.js';
import { distinct, type PredictReport, type SequencePrediction } from './report.js';
import type { Told } from './told.js';

/** One path of one run, in words and values. */
export interface Explained {
  readonly home: string;
  readonly tenants: readonly string[];
  readonly sequence: string;
  readonly scenario: Scenario;
  readonly request: RequestKindId;
  readonly accept: Accept;
  readonly side: 'today' | 'carried';
  readonly release: string;
  readonly outcome: Outcome;
  readonly steps: Explanation['steps'];
}

const kindOf = (id: RequestKindId): RequestKind => REQUEST_KINDS.find((kind) => kind.id === id) as RequestKind;

function* runsOf(cell: Cell, gateway: Gateway, told: Told | undefined): Generator<Explanation> {
  if (told === undefined || told.source === 'contract') return;
  const call = callOf(cell.scenario, gateway.release, kindOf(cell.request), cell.accept);
  for (const { path } of told.outcomes) yield explain(gateway.registry, call, path, gateway.assumptions);
}

function* ofSequence(
  home: string,
  { name, cells, sides }: SequencePrediction,
  tenants: readonly string[],
): Generator<Explained> {
  for (const { cells: members } of foldForPeople(cells)) {
    const [cell] = members;
    if (cell === undefined) continue;
    const { scenario, request, accept } = cell;
    for (const [side, told] of [
      ['today', cell.today],
      ['carried', cell.carried],
    ] as const) {
      for (const { steps, outcome } of runsOf(cell, sides[side], told)) {
        const { release } = sides[side];
        yield { home, tenants, sequence: name, scenario, request, accept, side, release, outcome, steps };
      }
    }
  }
}

/** The runs behind each row: of its first request, all paths, today and with the old files carried over. */
export const explanationsOf = ({ homes }: PredictReport): Explained[] =>
  homes.flatMap(({ report, sets }) =>
    distinct(sets).flatMap(({ sequence, tenants }) => [...ofSequence(report.home.input, sequence, tenants)]),
  );
