/**
 * Proof by prediction: what clients receive from the stock of the old release (base), the customised files (ours), the
 * stock of the new one (theirs) and the result. What the result changes against theirs must be what ours changed
 * against base; a clean merge that changes more is a semantic conflict.
 */
import {
  ACCEPTS,
  type MatrixCell,
  predictAll,
  REQUEST_KINDS,
  type Scenario,
  scenariosOf,
} from '../../mediation/index.js';
import type { Release } from '../../stock/releases.js';
import { type DeployedSet, deploySet, type ReadFile } from '../../synapse/index.js';
import { type Answer, type Aspect, answerOf, differing } from './answers.js';

/** The files of one set on each side, by file name. A file that is the same on two sides is the same object. */
export interface ProofSides {
  readonly from: Release | undefined;
  readonly to: Release;
  /** Undefined entries: the base of that file is not at hand. */
  readonly base: ReadonlyMap<string, ReadFile | undefined>;
  readonly ours: ReadonlyMap<string, ReadFile>;
  readonly theirs: ReadonlyMap<string, ReadFile>;
  readonly result: ReadonlyMap<string, ReadFile>;
  /** Names of files in the new release with edits. */
  readonly edited: ReadonlySet<string>;
}

export type ProofVerdict =
  /** The result differs from the new stock in what the user changed in the old release. */
  | 'asked'
  /** It differs in something that the user's edits did not change. */
  | 'unasked'
  /** It differs, and the old stock is not at hand, so nobody can say whether that was asked. */
  | 'changed'
  /** The user's edits changed the old answer, and the new stock's answer stands. */
  | 'no-effect'
  /** As the new stock. */
  | 'same';

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
}

export interface Proof {
  readonly rows: readonly ProofRow[];
  readonly conflicts: readonly { readonly file: string; readonly message: string }[];
  /** Files of the result that the new release does not deploy, and why. */
  readonly refused: readonly { readonly file: string; readonly why: string }[];
  /** Answers looked at. */
  readonly answers: number;
}

/** One answer, before equal ones are folded. */
interface Cell extends ProofRow {
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

/** The names that `entry` may run: what it calls, and fault, which runs when something throws. */
function reach(entry: string, ...sets: readonly (DeployedSet | undefined)[]): Set<string> {
  const found = new Set([entry, 'fault']);
  const waiting = [...found];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    for (const set of sets) {
      for (const { to } of set?.sequences.get(name)?.model?.calls ?? []) {
        if (found.has(to)) continue;
        found.add(to);
        waiting.push(to);
      }
    }
  }
  return found;
}

const files = (side: ReadonlyMap<string, ReadFile>): ReadFile[] => [...side.values()];

interface Compared {
  readonly verdict: ProofVerdict;
  readonly asked: readonly Aspect[] | undefined;
  readonly changed: readonly Aspect[];
  readonly unasked: readonly Aspect[];
}

/** Compares one answer on its four sides; base and ours may be missing. */
export function compareAnswers(
  base: Answer | undefined,
  ours: Answer | undefined,
  theirs: Answer,
  result: Answer,
): Compared {
  const changed = differing(theirs, result);
  const asked = base === undefined || ours === undefined ? undefined : differing(base, ours);
  if (changed.length === 0) {
    return { verdict: asked !== undefined && asked.length > 0 ? 'no-effect' : 'same', asked, changed, unasked: [] };
  }
  const unasked =
    asked === undefined ? unexplained(changed, ours, theirs, result) : changed.filter((one) => !covers(asked, one));
  if (unasked.length > 0) return { verdict: 'unasked', asked, changed, unasked };
  return { verdict: asked === undefined ? 'changed' : 'asked', asked, changed, unasked };
}

/** Whether asking for some aspects explains a change of one: another kind of answer has another everything. */
const covers = (asked: readonly Aspect[], aspect: Aspect): boolean =>
  asked.includes(aspect) || asked.includes('kind') || (aspect === 'conditions' && asked.length > 0);

/** Without the base: what the user's own file does not have, and the new stock neither, nobody asked for. */
function unexplained(changed: readonly Aspect[], ours: Answer | undefined, theirs: Answer, result: Answer): Aspect[] {
  if (ours === undefined) return [];
  return changed.filter((aspect) => {
    if (aspect === 'status') return ours.status === theirs.status;
    if (aspect === 'kind') return theirs.isJson && !result.isJson && (ours.kind === 'xml' || ours.isJson);
    return false;
  });
}

/** A fault that the old release did not have: what the edits changed of other answers they may change of this one. */
const newFault = (row: Cell, asked: readonly Aspect[]): Cell =>
  row.before === undefined && row.verdict === 'changed' && row.changed.every((aspect) => covers(asked, aspect))
    ? { ...row, verdict: 'asked' }
    : row;

const ORDER: Readonly<Record<ProofVerdict, number>> = { unasked: 0, changed: 1, 'no-effect': 2, asked: 3, same: 4 };

/** Kept between the sets of a home: many tenants have the same files. */
export class Prover {
  readonly #known = new Map<string, ReadonlyMap<string, Cell>>();
  readonly #ids = new WeakMap<ReadFile, number>();
  readonly #sets = new Map<string, Proof>();
  #next = 0;
  #runs = 0;

  /** How many handlers have been predicted, on all sides. */
  get runs(): number {
    return this.#runs;
  }

  #id(file: ReadFile | undefined): string {
    if (file === undefined) return '-';
    let id = this.#ids.get(file);
    if (id === undefined) {
      id = this.#next++;
      this.#ids.set(file, id);
    }
    return String(id);
  }

  /** Proves a set, or remembers it: the proof of another set with the same files is the same object. */
  prove(sides: ProofSides): Proof {
    const side = (one: ReadonlyMap<string, ReadFile | undefined>): string =>
      [...one].map(([name, file]) => `${name}:${this.#id(file)}`).join();
    const key = [sides.from, sides.base, sides.ours, sides.theirs, sides.result]
      .map((one) => (typeof one === 'object' ? side(one) : String(one)))
      .join('|');
    let proof = this.#sets.get(key);
    if (proof === undefined) {
      proof = this.#prove(sides);
      this.#sets.set(key, proof);
    }
    return proof;
  }

  #prove(sides: ProofSides): Proof {
    const { from, to, edited } = sides;
    const theirs = deploySet(files(sides.theirs), to);
    const result = deploySet(files(sides.result), to);
    const ours = from === undefined ? undefined : deploySet(files(sides.ours), from);
    const baseFiles = [...sides.base.values()].filter((file) => file !== undefined);
    const base = from === undefined ? undefined : deploySet(baseFiles, from);
    const unknownBase = new Set([...sides.base].flatMap(([name, file]) => (file === undefined ? [name] : [])));
    const byEntry = new Map<string, Scenario[]>();
    for (const scenario of scenariosOf(to)) {
      const list = byEntry.get(scenario.sequence);
      if (list === undefined) byEntry.set(scenario.sequence, [scenario]);
      else list.push(scenario);
    }
    const cells: Cell[] = [];
    const open: { readonly files: readonly string[]; readonly rows: readonly Cell[] }[] = [];
    const askedOf = new Map<string, Set<Aspect>>();
    for (const [entry, scenarios] of byEntry) {
      // Nothing of the new release calls what it does not ship.
      if (!theirs.sequences.has(entry)) continue;
      const names = reach(entry, ours, result);
      const fileOf = (set: DeployedSet | undefined, name: string): string | undefined => set?.sequences.get(name)?.file;
      const touched = [...names]
        .map((name) => fileOf(result, name) ?? fileOf(theirs, name) ?? '')
        .filter((file) => edited.has(file));
      if (touched.length === 0) continue;
      const needsBase = [...names].some((name) => unknownBase.has(fileOf(ours, name) ?? ''));
      const key = [entry, ...[...names].sort()]
        .map((name) => {
          const at = (set: DeployedSet | undefined, side: ReadonlyMap<string, ReadFile | undefined>): string => {
            const file = fileOf(set, name);
            return this.#id(file === undefined ? undefined : side.get(file));
          };
          return `${name}:${at(base, sides.base)},${at(ours, sides.ours)},${at(theirs, sides.theirs)},${at(result, sides.result)}`;
        })
        .join(' ');
      let known = this.#known.get(key);
      if (known === undefined) {
        this.#runs++;
        known = rowsOf(scenarios, { base: needsBase ? undefined : base, ours, theirs, result }, from);
        this.#known.set(key, known);
      }
      const rows = [...known.values()];
      open.push({ files: touched, rows });
      for (const file of touched) {
        const asked = askedOf.get(file) ?? new Set();
        for (const row of rows) for (const aspect of row.asked ?? []) asked.add(aspect);
        askedOf.set(file, asked);
      }
    }
    for (const { files: touched, rows } of open) {
      const asked = new Set(touched.flatMap((file) => [...(askedOf.get(file) ?? [])]));
      cells.push(...rows.map((row) => newFault(row, [...asked])));
    }
    const { rows, answers } = fold(cells);
    const refused = result.files.flatMap(({ file, failures }) => {
      const [failure] = failures;
      const before = theirs.files.find((other) => other.file === file)?.failures[0];
      // What the new home has inside its synapse.xml gives way to the result.
      const gaveWay = failure?.code === 'duplicate-name' && sides.result.get(file) === sides.theirs.get(file);
      return failure === undefined || gaveWay || before?.words === failure.words ? [] : [{ file, why: failure.words }];
    });
    return { rows, answers, refused, conflicts: conflictsOf(rows, result, from, to) };
  }
}

interface Sets {
  readonly base: DeployedSet | undefined;
  readonly ours: DeployedSet | undefined;
  readonly theirs: DeployedSet;
  readonly result: DeployedSet;
}

function rowsOf(scenarios: readonly Scenario[], sets: Sets, from: Release | undefined) {
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
        const { verdict, asked, changed, unasked } = compareAnswers(base.get(key), before, stock, after);
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
        });
      }
    }
  }
  return rows;
}

/** One row for all cells that read alike. */
function fold(cells: readonly Cell[]): { rows: ProofRow[]; answers: number } {
  const rows = new Map<string, { row: ProofRow; cells: Set<string> }>();
  for (const { cell, asked: _, ...row } of cells) {
    const { sequence, before, stock, after, verdict, changed, unasked } = row;
    const key = [sequence, before, stock, after, verdict, changed.join(), unasked.join()].join('\0');
    const known = rows.get(key);
    if (known === undefined) rows.set(key, { row, cells: new Set([cell]) });
    else known.cells.add(cell);
  }
  const folded = [...rows.values()].map(({ row, cells: all }) => ({ ...row, cells: [...all] }));
  return { rows: folded.sort((a, b) => ORDER[a.verdict] - ORDER[b.verdict]), answers: cells.length };
}

const NAMES: Readonly<Record<Aspect, string>> = {
  kind: 'the format',
  status: 'the status',
  type: 'the content type',
  payload: 'the payload',
  headers: 'the headers',
  conditions: 'when which answer comes',
};

function conflictsOf(
  rows: readonly ProofRow[],
  result: DeployedSet,
  from: Release | undefined,
  to: Release,
): Proof['conflicts'] {
  return rows.flatMap(({ verdict, sequence, cells, stock, after, unasked }) => {
    if (verdict !== 'unasked') return [];
    const file = result.sequences.get(sequence)?.file ?? sequence;
    const what =
      unasked.length === 0
        ? 'the payload is no JSON any more'
        : `it changes ${unasked.map((one) => NAMES[one]).join(' and ')}`;
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
