/** The names that a set registers on the target, and what a caller finds behind each. */
import type { FileSet, Origin } from '../estate.js';
import type { FileSubject } from '../rules/rule.js';
import { inSpan, isInTenantSet, ROLES, skipListOf } from '../stock/facts.js';
import type { Release } from '../stock/releases.js';
import type { Deployment } from '../synapse/index.js';
import type { Unit } from './unit.js';

interface Registered {
  readonly unit: Unit;
  /** Why a call of it fails on the target; undefined when it works. */
  readonly problem: string | undefined;
  /** The target puts its own file in its place. */
  readonly replaced: boolean;
}

/** Folders that a gateway cleans when it starts. */
const isCleaned = (origin: Origin): boolean => origin === 'super-tenant' || origin === 'tenant' || origin === 'given';

/** Names that every gateway of the target has from its own pack, so that a set that lacks them is not broken. */
const isTargetStock = (name: string, to: Release): boolean =>
  ROLES.some((role) => role.name === name && inSpan(to, role));

export class Deployed {
  readonly #names = new Map<string, Registered>();
  readonly #states = new Map<string, string>();
  /** Names that only files have that could not be read. */
  readonly #unread = new Map<string, Deployment>();
  /** A file that could not be read may register any name. */
  readonly #mayHoldMore: boolean;
  /** Names that more than one file registers. */
  readonly duplicates = new Map<string, string[]>();

  constructor(
    readonly set: FileSet,
    readonly units: readonly Unit[],
    readonly to: Release,
    readonly skipList: readonly string[],
    /** Whether the target copies its whole set over these files. */
    readonly overwritten: boolean,
  ) {
    const kept = isCleaned(set.origin) ? skipListOf(to) : undefined;
    for (const unit of units) {
      const name = unit.registers;
      if (unit.isUnread && unit.role !== undefined) {
        const { deployment } = unit.facts;
        const tell = (words: string): string => `${unit.file.name} could not be read: ${words}`;
        const doubts = deployment.doubts.map((doubt) => ({ ...doubt, words: tell(doubt.words) }));
        this.#unread.set(unit.role.name, { ...deployment, name: unit.role.name, doubts });
      }
      if (name === undefined) continue;
      const before = this.#names.get(name);
      if (before !== undefined) this.#addDuplicate(name, before.unit, unit);
      if (before === undefined || before.problem !== undefined) {
        const replaced = overwritten && unit.role !== undefined && isInTenantSet(unit.role) && inSpan(to, unit.role);
        this.#names.set(name, { unit, problem: replaced ? undefined : this.#problemOf(unit, kept), replaced });
      }
    }
    this.#mayHoldMore = units.some((unit) => unit.isUnread && unit.role === undefined && this.#isKept(unit, kept));
  }

  #isKept({ file, role }: Unit, kept: ReadonlySet<string> | undefined): boolean {
    const isSafe = kept === undefined || role !== undefined || file.part !== 'sequence';
    return isSafe || kept.has(file.name) || this.skipList.includes(file.name);
  }

  #addDuplicate(name: string, first: Unit, second: Unit): void {
    const files = this.duplicates.get(name) ?? [first.file.name];
    this.duplicates.set(name, [...files, second.file.name]);
  }

  #problemOf(unit: Unit, kept: ReadonlySet<string> | undefined): string | undefined {
    const { file, facts } = unit;
    const { deployment } = facts;
    const { to } = this;
    if (!this.#isKept(unit, kept)) return `${to} deletes ${file.name} when it starts`;
    const [failure] = deployment.failures;
    return failure === undefined ? undefined : `${file.name} does not deploy on ${to}: ${failure.words}`;
  }

  has(name: string): boolean {
    return this.#names.has(name);
  }

  /** The sequence behind a name, where a call of it works. */
  works(name: string): Unit | undefined {
    const found = this.#names.get(name);
    return found === undefined || found.problem !== undefined || found.replaced ? undefined : found.unit;
  }

  /** Whether a call of `name` surely finds nothing that works. */
  fails(name: string): boolean {
    return this.#names.get(name)?.problem !== undefined;
  }

  /** What stands behind a name that a file may register that could not be read. */
  unread(name: string): Deployment | undefined {
    return this.overwritten || this.#names.has(name) ? undefined : this.#unread.get(name);
  }

  /** Files that are no whole configuration: others that they call may be elsewhere. */
  get isPart(): boolean {
    return this.#mayHoldMore || this.set.files.length === 1;
  }

  /** Whether some `fault` is deployed; undefined for files that are no whole configuration. */
  get fault(): boolean | undefined {
    if (this.overwritten) return true;
    const fault = this.#names.get('fault');
    if (fault !== undefined) return fault.problem === undefined;
    if (this.#mayHoldMore || this.#unread.has('fault')) return undefined;
    const { origin } = this.set;
    return origin === 'super-tenant' || origin === 'tenant' || this.#names.has('main') ? false : undefined;
  }

  /** What a caller of `name` finds, as text that is equal for callees that make no difference. */
  state(name: string): string {
    let state = this.#states.get(name);
    if (state === undefined) {
      this.#states.set(name, '…'); // a sequence that calls itself
      const found = this.#names.get(name);
      if (found === undefined) state = this.unread(name) === undefined ? '-' : '?';
      else if (found.problem !== undefined) state = '!';
      else if (found.replaced) state = '=';
      else if (found.unit.facts.harmless) state = '0';
      else state = `${found.unit.id}(${this.dependencies(found.unit)})`;
      this.#states.set(name, state);
    }
    return state;
  }

  /** What of this set the answer of `unit` depends on. */
  dependencies(unit: Unit): string {
    let text = '';
    for (const name of unit.callees) text += `${name}=${this.state(name)},`;
    return text;
  }

  /** Calls of `unit` that will find nothing. */
  unresolved(unit: Unit): FileSubject['unresolved'] {
    return unit.facts.calls.flatMap(({ to: name, at, by }) => {
      if (by === 'onError') return []; // an unknown onError is only a warning
      const callee = this.#names.get(name);
      if (callee !== undefined) return callee.problem === undefined ? [] : [{ to: name, at, why: callee.problem }];
      return this.isPart || isTargetStock(name, this.to) ? [] : [{ to: name, at, why: 'no file here registers it' }];
    });
  }
}
