/**
 * Proof by prediction: what clients receive from the stock of the old release (base), the customised files (ours), the
 * stock of the new one (theirs) and the result. What the result changes against theirs must be what ours changed
 * against base; a clean merge that changes more is a semantic conflict.
 */
import { type Scenario, scenariosOf } from '../../mediation/index.js';
import type { Release } from '../../stock/releases.js';
import { type DeployedSet, deploySet, type ReadFile } from '../../synapse/index.js';
import type { Aspect } from './answers.js';
import type { ProofVerdict } from './compare.js';
import { type Cell, fold, newFault, type ProofRow, rowsOf } from './proof-rows.js';
import { conflictsOf, type SemanticConflict } from './semantic-conflicts.js';

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
  /** Those of them in whose result every edit is. */
  readonly carried: ReadonlySet<string>;
}

export interface Proof {
  readonly rows: readonly ProofRow[];
  readonly conflicts: readonly SemanticConflict[];
  /** Files whose edits are all in the result, changed answers in the old release, and change none in the new one. */
  readonly idle: readonly string[];
  /** Files of the result that the new release does not deploy, and why. */
  readonly refused: readonly { readonly file: string; readonly why: string }[];
  /** Answers looked at. */
  readonly answers: number;
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

/** Whether edits that changed answers before change none now. */
const isIdle = (verdicts: ReadonlySet<ProofVerdict>): boolean =>
  verdicts.has('no-effect') && [...verdicts].every((one) => one === 'no-effect' || one === 'same');

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
    const verdicts = new Map<string, Set<ProofVerdict>>();
    for (const { files: touched, rows } of open) {
      const asked = new Set(touched.flatMap((file) => [...(askedOf.get(file) ?? [])]));
      const told = rows.map((row) => newFault(row, [...asked]));
      cells.push(...told);
      for (const file of touched) {
        const found = verdicts.get(file) ?? new Set();
        for (const { verdict } of told) found.add(verdict);
        verdicts.set(file, found);
      }
    }
    const idle = [...verdicts].flatMap(([file, found]) => (isIdle(found) && sides.carried.has(file) ? [file] : []));
    const { rows, answers } = fold(cells);
    const refused = result.files.flatMap(({ file, failures }) => {
      const [failure] = failures;
      const before = theirs.files.find((other) => other.file === file)?.failures[0];
      // What the new home has inside its synapse.xml gives way to the result.
      const gaveWay = failure?.code === 'duplicate-name' && sides.result.get(file) === sides.theirs.get(file);
      return failure === undefined || gaveWay || before?.words === failure.words ? [] : [{ file, why: failure.words }];
    });
    return { rows, answers, refused, idle, conflicts: conflictsOf(rows, result, from, to) };
  }
}
