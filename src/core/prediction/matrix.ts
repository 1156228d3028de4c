/** Today, after with the old files carried over, after with the new stock in place: one cell for each fault and request. */
import { Answers } from '../gateway/answers.js';
import type { Gateway, Standing } from '../gateway/gateway.js';
import {
  ACCEPTS,
  type Accept,
  type MatrixCell,
  type Prediction,
  REQUEST_KINDS,
  type RequestKindId,
  SCENARIOS,
  type Scenario,
  scenariosOf,
} from '../mediation/index.js';
import { isInTenantSet, roleOfName } from '../stock/facts.js';
import type { Release } from '../stock/releases.js';
import { type Change, changeBetween } from './change.js';

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

/** What one gateway's clients get from one sequence, by scenario, request and Accept. */
type ByKey = ReadonlyMap<string, Told>;

/** Predictions of sequences, told; many tenants share theirs. */
export class Predictions {
  private readonly runs = new Answers();
  private readonly told = new Map<readonly MatrixCell[], ByKey>();
  private readonly contracts = new Map<string, ByKey>();

  of(gateway: Gateway, name: string): ByKey {
    const { release } = gateway;
    if (gateway.standing(name).is === 'own') return this.byContract(name, release);
    const scenarios = scenariosOf(release).filter(({ sequence }) => sequence === name);
    const cells = this.runs.of(gateway, name, scenarios);
    let answers = this.told.get(cells);
    if (answers === undefined) {
      answers = toldOf(cells, release);
      this.told.set(cells, answers);
    }
    return answers;
  }

  /** What the release's own sequence answers. */
  byContract(name: string, release: Release): ByKey {
    const key = `${release}\0${name}`;
    let found = this.contracts.get(key);
    if (found === undefined) {
      found = new Map(
        scenariosOf(release)
          .filter(({ sequence }) => sequence === name)
          .flatMap((scenario) =>
            requestsOf(scenario).flatMap(({ id }) => {
              const told = toldByContract(scenario, id, release);
              return ACCEPTS.map((accept) => [keyOf(scenario, id, accept), told] as const);
            }),
          ),
      );
      this.contracts.set(key, found);
    }
    return found;
  }
}

function toldOf(cells: readonly MatrixCell[], release: Release): ByKey {
  const answers = new Map<string, Told>();
  const tolds = new Map<Prediction, Told>();
  for (const { prediction, scenario, request, accepts } of cells) {
    let told = tolds.get(prediction);
    if (told === undefined) {
      told = toldByFiles(prediction, release);
      tolds.set(prediction, told);
    }
    for (const accept of accepts) answers.set(keyOf(scenario, request, accept), told);
  }
  return answers;
}

const requestsOf = ({ requests }: Scenario) => REQUEST_KINDS.filter(({ id }) => requests?.includes(id) !== false);

const keyOf = ({ id }: Scenario, request: RequestKindId, accept: Accept): string => `${id}\0${request}\0${accept}`;

const raised = new Map<Release, ReadonlySet<Scenario>>();

function isRaisedBy(scenario: Scenario, { release }: Gateway): boolean {
  let known = raised.get(release);
  if (known === undefined) {
    known = new Set(scenariosOf(release));
    raised.set(release, known);
  }
  return known.has(scenario);
}

/** A file of the set is about the sequence. */
const IN_FILES: ReadonlySet<Standing['is']> = new Set(['deployed', 'lost', 'unread']);

/** Sequences that a set has something to say about. */
export function isAsked(name: string, { today, carried }: Sides): boolean {
  const [before, after] = [today.standing(name), carried.standing(name)];
  if (!today.isWhole) return IN_FILES.has(before.is) || after.is === 'lost';
  if (today.set.origin !== 'tenant' || before.is !== 'absent' || after.is !== 'absent') return true;
  // what only the super tenant has says nothing about tenants
  const role = roleOfName(name);
  return role !== undefined && isInTenantSet(role);
}

/** What one side tells of a sequence, with what makes it unsure. */
interface Side {
  readonly gateway: Gateway;
  readonly answers: ByKey;
  /** A name that two files register. */
  readonly contested: string | undefined;
}

function sideOf(gateway: Gateway, name: string, predictions: Predictions): Side {
  const contested = [name, 'fault'].find((one) => gateway.isContested(one));
  return { gateway, answers: predictions.of(gateway, name), contested };
}

function toldAt({ gateway, answers, contested }: Side, scenario: Scenario, key: string): Told | undefined {
  if (!isRaisedBy(scenario, gateway)) return undefined;
  const told = answers.get(key);
  if (told === undefined || contested === undefined || told.source === 'contract') return told;
  const why = `two files register ${contested}; which one answers depends on the order of the folder`;
  const nothing = { status: undefined, contentType: undefined, members: [], isRequest: false, when: [] };
  return { ...told, briefs: [{ ...nothing, kind: 'unknown', why }] };
}

/** The cells of sequences; equal ones are the same object, however many sets have them. */
export class Matrix {
  private readonly predictions = new Predictions();
  private readonly known = new Map<string, readonly Cell[]>();
  private readonly numbers = new Map<ByKey, number>();

  /** All cells of one sequence. */
  of(name: string, { today, carried, fresh }: Sides): readonly Cell[] {
    const before = sideOf(today, name, this.predictions);
    const after = sideOf(carried, name, this.predictions);
    const untouched: Side =
      fresh === undefined
        ? { gateway: carried, answers: this.predictions.byContract(name, carried.release), contested: undefined }
        : sideOf(fresh, name, this.predictions);
    const isDeployed = carried.standing(name).is !== 'lost';
    const number = ({ answers, contested }: Side): string => `${this.numberOf(answers)} ${contested ?? ''}`;
    const key = [name, today.release, number(before), number(after), isDeployed].join('\0');
    let cells = this.known.get(key);
    if (cells === undefined) {
      cells = cellsOf(name, before, after, untouched, isDeployed);
      this.known.set(key, cells);
    }
    return cells;
  }

  private numberOf(answers: ByKey): number {
    const number = this.numbers.get(answers) ?? this.numbers.size;
    this.numbers.set(answers, number);
    return number;
  }
}

function cellsOf(name: string, before: Side, after: Side, untouched: Side, isDeployed: boolean): Cell[] {
  const cells: Cell[] = [];
  for (const scenario of SCENARIOS) {
    if (scenario.sequence !== name) continue;
    if (!isRaisedBy(scenario, before.gateway) && !isRaisedBy(scenario, after.gateway)) continue;
    for (const { id: request } of requestsOf(scenario)) {
      for (const accept of ACCEPTS) {
        const key = keyOf(scenario, request, accept);
        const [today, carried, fresh] = [before, after, untouched].map((side) => toldAt(side, scenario, key));
        const change = changeBetween(today, carried, isDeployed);
        const freshChange = changeBetween(today, fresh, true);
        cells.push({ scenario, request, accept, today, carried, fresh, change, freshChange });
      }
    }
  }
  return cells;
}
