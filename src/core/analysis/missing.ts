/** Stock sequences that a set ought to have and has not. */
import type { Origin } from '../estate.js';
import type { HomeRelease } from '../scan/release.js';
import type { OnTarget } from '../scan/target.js';
import { answersJson, inSpan, isCopiedSingly, ROLES, type Role } from '../stock/facts.js';
import { isAtLeast, type Release } from '../stock/releases.js';
import type { Deployed } from './deployed.js';
import type { MissingReport } from './report.js';

/** A folder with fewer stock sequences than this was never meant to be whole. */
const LEAST_STOCK = 5;

function isWhole({ set, units }: Deployed): boolean {
  if (set.origin === 'super-tenant' || set.origin === 'tenant' || set.origin === 'template-copies') return true;
  return set.origin === 'given' && units.filter(({ role }) => role !== undefined).length >= LEAST_STOCK;
}

/** Roles that a home of this release has, and roles that its tenants or its target need. */
export class Expected {
  readonly #own: readonly Role[];
  readonly #absent = new Map<Origin, readonly Role[]>();

  constructor(
    readonly from: HomeRelease,
    readonly to: Release,
  ) {
    const { releases } = from;
    this.#own = ROLES.filter(
      (role) => role.folder === undefined && releases.length > 0 && releases.every((release) => inSpan(release, role)),
    );
  }

  /** Handlers new in 4.x that this kind of set ought to have, by its own release or because tenants never get them. */
  #needed(origin: Origin): readonly Role[] {
    let needed = this.#absent.get(origin);
    if (needed === undefined) {
      const { from, to } = this;
      const is4 = from.releases.length > 0 && from.releases.every((release) => answersJson(release));
      needed = ROLES.filter((role) => {
        if (role.sends !== 'handler' || !isAtLeast(role.since, '4.0.0') || !inSpan(to, role)) return false;
        if (role.tenantCopy === 'never' && origin !== 'super-tenant') return false;
        const neverCopied = origin === 'tenant' && role.tenantCopy === 'single' && !isCopiedSingly(role, to);
        return neverCopied || (is4 && from.releases.every((release) => inSpan(release, role)));
      });
      this.#absent.set(origin, needed);
    }
    return needed;
  }

  /** Roles that the target calls and the set lacks. */
  absent(deployed: Deployed): readonly Role[] {
    const needed = this.#needed(deployed.set.origin);
    return needed.length === 0 || !isWhole(deployed) ? [] : needed.filter(({ name }) => !deployed.has(name));
  }

  /** Roles of the home's own release that the set lacks. */
  missing(deployed: Deployed): MissingReport[] {
    const { units } = deployed;
    const gaps = this.#own.filter(({ name }) => !deployed.has(name));
    if (gaps.length === 0 || !isWhole(deployed)) return [];
    return gaps
      .filter(({ file }) => !units.some((unit) => unit.isSequence && unit.file.name === file))
      .map((role) => this.#report(role, deployed));
  }

  #report(role: Role, deployed: Deployed): MissingReport {
    const { set } = deployed;
    const normal = set.origin !== 'super-tenant' && (role.tenantCopy === 'never' || role.tenantCopy === 'unknown');
    const folder = set.origin === 'template-copies' ? '' : 'sequences';
    const path = [set.base, folder, role.file].filter((part) => part !== '').join('/');
    return { role, path, versions: this.from.releases, normal, onTarget: this.#onTarget(role, deployed, normal) };
  }

  /** What the target has in the place of what is missing. @see gateway-faults E.2 */
  #onTarget(role: Role, { set, gateway }: Deployed, normal: boolean): OnTarget {
    const { to } = this;
    if (!inSpan(to, role)) return { verdict: 'unreachable', why: `${to} has no use for it` };
    if (normal && role.tenantCopy === 'never') return { verdict: 'fine', why: 'tenants are not given it' };
    const standing = gateway.standing(role.name);
    if (set.origin !== 'tenant' || standing.is === 'own') return { verdict: 'fine', why: `${to} brings its own` };
    if (standing.is === 'unseen') return { verdict: 'unknown', why: standing.why };
    const why = `${to} gives it to no tenant that it takes for complete; predict says what clients get without it`;
    return { verdict: 'unknown', why };
  }
}
