/** Today, after with the old files carried over, after with the new stock in place: one cell for each fault and request. */
import {
  ACCEPTS,
  type Accept,
  type MatrixCell,
  type Prediction,
  predictAll,
  REQUEST_KINDS,
  type RequestKindId,
  SCENARIOS,
  type Scenario,
  scenariosOf,
} from '../mediation/index.js';
import { type Change, changeBetween } from './change.js';
import type { Gateway } from './gateway.js';
import { type Told, toldByContract, toldByFiles } from './told.js';

export interface Cell {
  readonly scenario: Scenario;
  readonly request: RequestKindId;
  readonly accept: Accept;
  /** undefined: the release does not raise this fault. */
  readonly today: Told | undefined;
  readonly carried: Told | undefined;
  readonly fresh: Told | undefined;
  readonly change: Change;
  /** With the new stock in place. */
  readonly freshChange: Change;
}

/** The gateways of one set of files. */
export interface Sides {
  readonly today: Gateway;
  readonly carried: Gateway;
  /** The untouched new release, when its files are at hand; else its contracts answer. */
  readonly fresh: Gateway | undefined;
}

/** Predictions by what they depend on; many tenants share theirs. */
export class Predictions {
  private readonly known = new Map<string, Map<string, Told>>();
  private readonly told = new Map<Prediction, Told>();

  /** What the gateway's clients get, for every scenario of one sequence; keyed by scenario, request and Accept. */
  of(gateway: Gateway, name: string): Map<string, Told> {
    const key = `${gateway.release}\0${name}\0${gateway.key(name)}`;
    let found = this.known.get(key);
    if (found === undefined) {
      found = this.predict(gateway, name);
      this.known.set(key, found);
    }
    return found;
  }

  private predict(gateway: Gateway, name: string): Map<string, Told> {
    const { release } = gateway;
    const scenarios = scenariosOf(release).filter(({ sequence }) => sequence === name);
    const found = new Map<string, Told>();
    if (gateway.standing(name).is === 'own') {
      for (const scenario of scenarios) {
        for (const { id } of requestsOf(scenario)) {
          const told = toldByContract(scenario, id, release);
          for (const accept of ACCEPTS) found.set(keyOf(scenario, id, accept), told);
        }
      }
      return found;
    }
    const cells = predictAll(gateway.deployed, { scenarios, ...gateway.assumptions });
    for (const cell of cells) {
      const told = this.toldOf(cell, gateway);
      for (const accept of cell.accepts) found.set(keyOf(cell.scenario, cell.request, accept), told);
    }
    return found;
  }

  private toldOf({ prediction }: MatrixCell, gateway: Gateway): Told {
    let told = this.told.get(prediction);
    if (told === undefined) {
      told = toldByFiles(prediction, gateway.release);
      this.told.set(prediction, told);
    }
    return told;
  }
}

const requestsOf = ({ requests }: Scenario) => REQUEST_KINDS.filter(({ id }) => requests?.includes(id) !== false);

const keyOf = ({ id }: Scenario, request: RequestKindId, accept: Accept): string => `${id}\0${request}\0${accept}`;

const isRaisedBy = (scenario: Scenario, { release }: Gateway): boolean => scenariosOf(release).includes(scenario);

/** Sequences that a set has something to say about. */
export function isAsked(name: string, { today, carried }: Sides): boolean {
  const [before, after] = [today.standing(name), carried.standing(name)];
  if (!today.isWhole) return before.is === 'deployed' || before.is === 'lost' || after.is === 'lost';
  // what only the super tenant has says nothing about tenants
  return today.set.origin !== 'tenant' || before.is !== 'absent' || after.is !== 'absent';
}

function toldAt(side: Gateway, scenario: Scenario, key: string, predictions: Predictions): Told | undefined {
  if (!isRaisedBy(scenario, side)) return undefined;
  const contested = [scenario.sequence, 'fault'].find((name) => side.contested.has(name));
  const told = predictions.of(side, scenario.sequence).get(key);
  if (told === undefined || contested === undefined || told.source === 'contract') return told;
  const why = `two files register ${contested}; which one answers depends on the order of the folder`;
  const nothing = { status: undefined, contentType: undefined, members: [], isRequest: false, when: [] };
  return { ...told, briefs: [{ ...nothing, kind: 'unknown', why }] };
}

/** All cells of one sequence. */
export function cellsOf(name: string, sides: Sides, predictions: Predictions): Cell[] {
  const { today, carried, fresh } = sides;
  const isDeployed = carried.standing(name).is !== 'lost';
  const cells: Cell[] = [];
  for (const scenario of SCENARIOS) {
    if (scenario.sequence !== name) continue;
    if (!isRaisedBy(scenario, today) && !isRaisedBy(scenario, carried)) continue;
    for (const { id: request } of requestsOf(scenario)) {
      for (const accept of ACCEPTS) {
        const key = keyOf(scenario, request, accept);
        const before = toldAt(today, scenario, key, predictions);
        const after = toldAt(carried, scenario, key, predictions);
        const untouched = !isRaisedBy(scenario, carried)
          ? undefined
          : fresh === undefined
            ? toldByContract(scenario, request, carried.release)
            : toldAt(fresh, scenario, key, predictions);
        cells.push({
          scenario,
          request,
          accept,
          today: before,
          carried: after,
          fresh: untouched,
          change: changeBetween(before, after, isDeployed),
          freshChange: changeBetween(before, untouched, true),
        });
      }
    }
  }
  return cells;
}
