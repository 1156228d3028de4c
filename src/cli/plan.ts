/** What is to be done, as units, and a digest of all that must be the same wherever a part of it is done. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { shardOf, type Unit, unitOf } from '../core/shards.js';
import { UsageError } from '../errors.js';
import { sha256 } from '../files/contents.js';
import type { Settings } from '../files/settings.js';
import { STOCK } from '../generated/stock.js';
import type { CheckOptions } from './commands/check.js';
import { VERSION } from './version.js';

export const PLAN_SCHEMA = 'faultshift.plan/1';

/** Paths as they are called from here; those elsewhere stay as they are. */
function near(path: string, cwd: string): string {
  const inside = relative(cwd, path);
  return inside === '' ? '.' : inside.startsWith('..') ? path : inside;
}

/** One command line for each home, tree of clients and gateway. */
export function unitsOf(homes: readonly string[], { values }: Settings, cwd: string): Unit[] {
  const list = (key: string): string[] => {
    const value = values.get(key)?.value;
    return Array.isArray(value) ? value.map(String) : [];
  };
  const scanned = homes.length > 0 ? [...homes] : list('homes').map((path) => near(path, cwd));
  const units: Unit[] = scanned.map((home) => unitOf(['scan', home], sha256));
  if (values.get('predict')?.value === true) units.push(...scanned.map((home) => unitOf(['predict', home], sha256)));
  const into = values.get('into')?.value;
  if (typeof into === 'string' && scanned.length > 0) {
    units.push(unitOf(['port', ...scanned, '--into', near(into, cwd)], sha256));
  }
  const [first] = scanned;
  const gateway = first === undefined ? [] : ['--home', first];
  for (const path of list('clients')) units.push(unitOf(['clients', near(path, cwd), ...gateway], sha256));
  for (const url of list('targets'))
    units.push(unitOf(['probe', url], sha256, URL.canParse(url) ? new URL(url).host : url));
  return units;
}

/** Digest of tool, catalogue, configuration and units. */
export function planDigest(
  units: readonly Unit[],
  { values, overrides }: Settings,
  asked: readonly string[],
  cwd: string,
): string {
  const short = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(short)
      : typeof value === 'string' && value.startsWith('/')
        ? near(value, cwd)
        : value;
  const settings = [...values]
    .map(([key, { value }]) => [key, short(value)])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  const others = overrides.map(({ files, rules, base }) => ({ files, rules, base: short(base) }));
  const catalogue = sha256(JSON.stringify(STOCK));
  return sha256(JSON.stringify([PLAN_SCHEMA, VERSION, catalogue, settings, others, asked, units.map(({ id }) => id)]));
}

/** Bytes below a path: what reading it costs. */
export function costOf({ words }: Unit): number {
  const [, path = ''] = words;
  const size = (at: string): number => {
    const stat = statSync(at, { throwIfNoEntry: false });
    if (stat === undefined) return 0;
    if (!stat.isDirectory()) return stat.size;
    return readdirSync(at).reduce((sum, name) => sum + size(join(at, name)), 0);
  };
  return existsSync(path) ? size(path) : 1;
}

export interface Plan {
  readonly schema: typeof PLAN_SCHEMA;
  readonly toolVersion: string;
  readonly digest: string;
  readonly shards: number;
  readonly units: readonly (Unit & { readonly cost: number })[];
  readonly assignment: Readonly<Record<string, number>>;
}

/** @throws UsageError when the file is none, or is a plan of something else */
export function readPlan(path: string, digest: string): Plan {
  let plan: Partial<Plan> | null;
  try {
    plan = JSON.parse(readFileSync(path, 'utf8')) as Partial<Plan> | null;
  } catch (error) {
    throw new UsageError(`${path}: cannot be read (${(error as NodeJS.ErrnoException).code ?? 'is no JSON'})`);
  }
  if (plan?.schema !== PLAN_SCHEMA || plan.assignment === undefined) throw new UsageError(`${path}: is no plan`);
  if (plan.digest !== digest) {
    throw new UsageError(
      `${path}: is a plan of something else`,
      'tool, configuration and paths must be those it was made with',
    );
  }
  return plan as Plan;
}

/** Unit → shard, from 1: as planned, or by digest. */
export const assign = (units: readonly Unit[], of: number, plan: Plan | undefined): Map<string, number> =>
  new Map(units.map((unit) => [unit.id, plan?.assignment[unit.id] ?? shardOf(unit, of, sha256)]));

/** What the command line asks for and every shard must ask for, too. */
export const askedFor = ({ from, to, rule }: Pick<CheckOptions, 'from' | 'to' | 'rule'>): string[] => [
  from ?? '',
  to ?? '',
  ...[...rule].map(([id, level]) => `${id}=${level}`).sort(),
];
