/** The names that a set registers on the target, as rules and fates ask for them. */
import type { FileSet } from '../estate.js';
import { Gateway } from '../gateway/gateway.js';
import type { FileSubject } from '../rules/rule.js';
import { inSpan, roleOfName } from '../stock/facts.js';
import type { Release } from '../stock/releases.js';
import type { Unit } from './unit.js';

export class Deployed {
  readonly gateway: Gateway<Unit>;
  readonly #registered = new Set<string>();
  readonly #states = new Map<string, string>();
  /** Names that more than one file registers. */
  readonly duplicates = new Map<string, string[]>();

  constructor(
    readonly set: FileSet,
    readonly units: readonly Unit[],
    readonly to: Release,
    readonly skipList: readonly string[],
  ) {
    const looked = units.filter((unit) => unit.isLookedAt);
    this.gateway = new Gateway(set, looked, { release: to, skipList, carriedOver: true });
    const files = new Map<string, string[]>();
    for (const { registers: name, file } of units) {
      if (name === undefined) continue;
      this.#registered.add(name);
      const all = files.get(name);
      if (all === undefined) files.set(name, [file.name]);
      else this.duplicates.set(name, all);
      all?.push(file.name);
    }
  }

  has(name: string): boolean {
    return this.#registered.has(name);
  }

  /** Files that are no whole configuration: others that they call may be elsewhere. */
  get isPart(): boolean {
    return this.set.files.length === 1;
  }

  /**
   * Whether some `fault` is deployed; undefined where nobody can tell. Here a home is taken as it is: a super tenant that
   * lacks `fault` has none.
   * @see gateway-faults A.4
   */
  get fault(): boolean | undefined {
    const { is } = this.gateway.standing('fault');
    if (is === 'deployed' || this.gateway.isOverwritten) return true;
    if (is === 'lost') return false;
    if (is === 'unread') return undefined;
    const { origin } = this.set;
    return origin === 'super-tenant' || origin === 'tenant' || this.has('main') ? false : undefined;
  }

  /** What of the set matters for every file in it, as text. */
  get surroundings(): string {
    const { gateway, isPart, fault } = this;
    const isUnread = gateway.standing('fault').is === 'unread';
    return `${this.set.origin}|${gateway.isOverwritten}|${fault}${isUnread}|${isPart}|`;
  }

  /** What a caller of `name` finds, as text that is equal for callees that make no difference. */
  state(name: string): string {
    let state = this.#states.get(name);
    if (state === undefined) {
      this.#states.set(name, '…'); // a sequence that calls itself
      state = this.#stateOf(name);
      this.#states.set(name, state);
    }
    return state;
  }

  #stateOf(name: string): string {
    const unit = this.gateway.sourceOf(name);
    if (unit !== undefined) return unit.facts.harmless ? '0' : `${unit.id}(${this.dependencies(unit)})`;
    const standing = this.gateway.standing(name);
    return 'why' in standing ? `${standing.is} ${standing.why}` : standing.is;
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
      const why = this.#whyNothing(name);
      return why === undefined ? [] : [{ to: name, at, why }];
    });
  }

  #whyNothing(name: string): string | undefined {
    const { to, gateway } = this;
    const standing = gateway.standing(name);
    if (standing.is === 'lost') {
      const { why, at, cause } = standing;
      return at === undefined || cause === 'no-xml' ? why : `${at.file} does not deploy on ${to}: ${why}`;
    }
    if (standing.is !== 'absent' && standing.is !== 'unseen') return undefined;
    const role = roleOfName(name);
    if (role !== undefined && inSpan(to, role)) {
      return standing.is === 'absent' ? `this tenant has no ${role.file}, and ${to} does not give it one` : undefined;
    }
    return this.isPart ? undefined : 'no file here registers it';
  }
}
