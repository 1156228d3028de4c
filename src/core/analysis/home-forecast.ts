/**
 * What becomes of the faults of one home: today as its own sequences answer when they are run, afterwards as the new
 * stock answers, or as a file does that stays as it is. Tenants are asked, too: their folders stay.
 */
import {
  type Carried,
  type FaultChange,
  type FaultForecast,
  type FaultShape,
  type FaultsMet,
  StockForecast,
  type TenantFaults,
} from '../clients/forecast.js';
import type { FileSet, Home } from '../estate.js';
import { Answers } from '../gateway/answers.js';
import { Gateway } from '../gateway/gateway.js';
import type { FileSource, Sources } from '../gateway/sources.js';
import { type Accept, type Scenario, scenariosOf } from '../mediation/index.js';
import type { HomeRelease } from '../scan/release.js';
import { roleOfName } from '../stock/facts.js';
import type { Release } from '../stock/releases.js';
import { count } from '../text.js';
import { shapeOf, together, worstOf } from './fault-shapes.js';

export interface HomeForecastOptions {
  readonly home: Home;
  readonly release: HomeRelease;
  readonly sources: Sources;
  readonly from: Release;
  readonly to: Release;
}

/** The set that most clients talk to. */
const mainSet = ({ sets }: Home): FileSet | undefined =>
  sets.find(({ origin }) => origin === 'super-tenant') ?? sets.find(({ origin }) => origin === 'given');

/** The code that a fault carries. */
function codeOf({ properties, refusal }: Scenario): string | undefined {
  const value = refusal?.code ?? properties.find(({ name }) => name === 'ERROR_CODE')?.value;
  return typeof value === 'number' || typeof value === 'string' ? String(value) : undefined;
}

/** A request without a body, and one with. */
const REQUESTS = ['get', 'post-json'] as const;

/** Sets with equal files, and what they are today and with their files carried over. */
interface Side {
  readonly tenants: string[];
  readonly today: Gateway<FileSource>;
  readonly carried: Gateway<FileSource>;
}

/** Tenants by their files; what a folder is called changes nothing. */
function sidesOf(sets: readonly FileSet[], sideOf: (set: FileSet) => Side): Side[] {
  const sides = new Map<string, Side>();
  for (const set of sets) {
    const key = set.files
      .map(({ folder, name, content }) => `${folder}/${name}=${content}`)
      .sort()
      .join('\n');
    const side = sides.get(key) ?? sideOf(set);
    sides.set(key, side);
    if (set.tenant !== undefined) side.tenants.push(set.tenant);
  }
  return [...sides.values()];
}

/** What the clients of a set find, as far as it is not the stock change. */
interface Fate {
  readonly before: FaultShape;
  readonly carried: Carried | undefined;
}

const keyOf = ({ before, carried }: Fate): string =>
  [before.words, carried?.form ?? '', carried?.file ?? '', carried?.words ?? ''].join('\0');

export class HomeForecast implements FaultForecast {
  readonly from: Release;
  readonly to: Release;
  readonly basis: string;
  readonly #stock: StockForecast;
  readonly #main: Side | undefined;
  readonly #tenants: readonly Side[];
  readonly #answers: Readonly<Record<FaultsMet['accepts'], Answers>>;
  readonly #told = new Map<string, readonly FaultChange[]>();

  constructor({ home, release, sources, from, to }: HomeForecastOptions) {
    this.from = from;
    this.to = to;
    this.#stock = new StockForecast(from, to);
    const skipList = home.product.skipList ?? [];
    const sideOf = (set: FileSet): Side => ({
      tenants: [],
      today: new Gateway(set, sources.of(set), { release: from, skipList, carriedOver: false }),
      carried: new Gateway(set, sources.of(set), { release: to, skipList, carriedOver: true }),
    });
    const main = mainSet(home);
    this.#main = main && sideOf(main);
    const tenants = home.sets.filter(({ origin }) => origin === 'tenant');
    this.#tenants = sidesOf(tenants, sideOf);
    const answers = (accept: Accept): Answers => new Answers({ requests: REQUESTS, accepts: [accept] });
    this.#answers = { json: answers('application/json'), any: answers('*/*') };
    const own = main === undefined ? 0 : sources.of(main).filter(isOwn).length;
    const edits = own === 0 ? 'no fault sequence was edited' : `${count(own, 'fault sequence')} edited`;
    const asked = tenants.length === 0 ? '' : `; ${count(tenants.length, 'tenant')} asked`;
    this.basis = `${home.input} is ${from}, ${release.because}; ${edits}${asked}`;
  }

  changesOf(met: FaultsMet): readonly FaultChange[] {
    const key = `${met.codes.join()} ${met.sequences.join()} ${met.accepts}`;
    let changes = this.#told.get(key);
    if (changes === undefined) {
      changes = this.#stock.changesOf(met).map((change) => this.#own(change, met.accepts));
      this.#told.set(key, changes);
    }
    return changes;
  }

  #own(change: FaultChange, accepts: FaultsMet['accepts']): FaultChange {
    const own = this.#main && this.#fateOf(this.#main, change, accepts);
    const main: Fate = own ?? { before: change.before, carried: undefined };
    const { before, carried } = main;
    const tenants = this.#otherwise(change, accepts, main);
    return {
      ...change,
      before,
      ...(carried !== undefined && { carried }),
      ...(tenants.length > 0 && { tenants }),
    };
  }

  /** Tenants that fare otherwise than the super tenant. */
  #otherwise(change: FaultChange, accepts: FaultsMet['accepts'], main: Fate): TenantFaults[] {
    const groups = new Map<string, Fate & { readonly tenants: string[] }>();
    for (const side of this.#tenants) {
      const fate = this.#fateOf(side, change, accepts) ?? { before: change.before, carried: undefined };
      const key = keyOf(fate);
      if (key === keyOf(main)) continue;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { ...fate, tenants: [...side.tenants] });
      else group.tenants.push(...side.tenants);
    }
    return [...groups.values()].map(({ tenants, before, carried }) => ({
      tenants,
      before,
      ...(carried !== undefined && { carried }),
    }));
  }

  /** undefined: the stock change, as far as the files of the set can tell. */
  #fateOf(
    side: Side,
    { sequence, codes, before, after }: FaultChange,
    accepts: FaultsMet['accepts'],
  ): Fate | undefined {
    const { today, carried } = side;
    const isTenant = today.set.origin === 'tenant';
    const isTouched = this.#isTouched(today, sequence, new Set());
    // an unedited file of a tenant stays in its folder; elsewhere the new stock takes its place
    const stays = isTouched || (isTenant && today.fileOf(sequence) !== undefined);
    if (!stays) return undefined;
    const kept = this.#kept(carried, sequence, codes, accepts);
    const isSame = !isTouched && (kept === undefined || kept.form === after.form);
    if (isSame) return undefined;
    const ran = isTouched && today.isWhole ? this.#shapes(today, sequence, codes, accepts) : [];
    return { before: together(ran, accepts === 'json' ? 'wrapped-json' : 'xml') ?? before, carried: kept };
  }

  /** What a file of the set does on the target; undefined where the target's own answers. */
  #kept(
    carried: Gateway<FileSource>,
    sequence: string,
    codes: readonly string[],
    accepts: FaultsMet['accepts'],
  ): Carried | undefined {
    const standing = carried.standing(sequence);
    const file = carried.fileOf(sequence);
    if (standing.is === 'own' || standing.is === 'absent' || standing.is === 'unseen' || file === undefined) {
      return undefined;
    }
    if (standing.is === 'unread') return { file, form: 'unknown', words: standing.why };
    const shape = worstOf(this.#shapes(carried, sequence, codes, accepts));
    if (shape === undefined) return undefined; // the target has no such fault
    return { file, ...shape, words: standing.is === 'lost' ? `${shape.words}: ${standing.why}` : shape.words };
  }

  /** Whether somebody edited the sequence, or one that it calls. */
  #isTouched(gateway: Gateway<FileSource>, name: string, seen: Set<string>): boolean {
    if (seen.has(name)) return false;
    seen.add(name);
    const { is } = gateway.standing(name);
    if (is === 'lost' || is === 'unread') return true;
    const source = gateway.sourceOf(name);
    if (source === undefined) return false;
    return !source.isStock || (source.model?.calls ?? []).some(({ to }) => this.#isTouched(gateway, to, seen));
  }

  /** What clients get, of the faults with these codes, or of all that lead to the sequence. */
  #shapes(
    gateway: Gateway<FileSource>,
    name: string,
    codes: readonly string[],
    accepts: FaultsMet['accepts'],
  ): FaultShape[] {
    const all = scenariosOf(gateway.release).filter(({ sequence }) => sequence === name);
    const named = all.filter((scenario) => codes.includes(codeOf(scenario) ?? ''));
    const cells = this.#answers[accepts].of(gateway, name, named.length > 0 ? named : all);
    return cells.flatMap(({ prediction }) => prediction.outcomes.map(shapeOf));
  }
}

const isOwn = ({ isStock, registers }: FileSource): boolean =>
  !isStock && registers !== undefined && roleOfName(registers) !== undefined;
