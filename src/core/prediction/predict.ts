/** Estate → what clients get from its sequences, today and after the upgrade. */
import type { ScanReport, SetReport } from '../analysis/report.js';
import type { Readings } from '../diff/reading.js';
import type { Estate, FileSet, Home } from '../estate.js';
import { type Finding, SEVERITIES, type Severity } from '../finding.js';
import { Gateway, type Spot } from '../gateway/gateway.js';
import { type SequenceSource, Sources } from '../gateway/sources.js';
import { SCENARIOS } from '../mediation/index.js';
import { roleOfFile } from '../stock/facts.js';
import type { Release } from '../stock/releases.js';
import type { At } from '../synapse/index.js';

import { type Cell, isAsked, Matrix, type Sides } from './matrix.js';
import type { HomePrediction, PredictReport, SequencePrediction, SetPrediction } from './report.js';

/** What of the prediction is asked for; absent: all. */
export interface Narrowing {
  /** Ids of scenarios. */
  readonly scenarios?: readonly string[];
  /** Registered names. */
  readonly sequences?: readonly string[];
  /** Numbers of tenant folders. */
  readonly tenants?: readonly string[];
}

export interface PredictOptions extends Narrowing {
  readonly to: Release;
  readonly readings: Readings;
  /** A home or pack of the new release, whose files then tell what new stock answers. */
  readonly into?: { readonly estate: Estate; readonly readings: Readings };
}

const ORIGINS: readonly FileSet['origin'][] = ['super-tenant', 'tenant', 'given', 'carbon-app', 'apictl-project'];

/** Registered names of the scenarios, in their order. */
const NAMES = [...new Set(SCENARIOS.map(({ sequence }) => sequence))];

/** The untouched gateway of the new release. */
function freshGateway({ into, to }: PredictOptions): Gateway | undefined {
  if (into === undefined) return undefined;
  const sources = new Sources(into.estate.contents, into.readings);
  const sets = into.estate.homes.flatMap((home) => home.sets);
  const set = sets.find(({ origin }) => origin === 'super-tenant') ?? sets.find(({ origin }) => origin === 'given');
  return set && new Gateway(set, sources.of(set), { release: to, skipList: [], carriedOver: false });
}

/**
 * Predicts what clients of the homes of `estate` get. `scanned` is the scan of the same estate.
 * @throws never
 */
export function predictEstate(estate: Estate, scanned: ScanReport, options: PredictOptions): PredictReport {
  const sources = new Sources(estate.contents, options.readings);
  const fresh = freshGateway(options);
  const maker = new Maker(options);
  const homes = scanned.homes.map((report): HomePrediction => {
    const { home, release } = report;
    const from = release.releases.at(-1);
    const known = new Map<string, SetPrediction & { tenants: string[] }>();
    const wanted = home.kind === 'micro-integrator' ? [] : report.sets.filter(({ set }) => isWanted(set, options));
    for (const scannedSet of wanted) {
      const { set } = scannedSet;
      // sets with equal files are one; what a tenant's folder is called changes nothing
      const key = [
        set.origin,
        ...set.files.map(({ folder, name, content }) => `${folder}/${name}=${content}`).sort(),
      ].join('\n');
      const same = known.get(key);
      if (same !== undefined) {
        if (set.tenant !== undefined) same.tenants.push(set.tenant);
        continue;
      }
      const sides = sidesOf(set, sources.of(set), home, from, fresh, options);
      const sequences = namesOf(options).flatMap((name) => maker.of(name, sides, scannedSet));
      if (sequences.length === 0) continue;
      const tenants = set.tenant === undefined ? [] : [set.tenant];
      known.set(key, { origin: set.origin, tenants, sequences });
    }
    return { report, from, sets: [...known.values()] };
  });
  const isAbout = narrowed(options);
  return {
    command: 'predict',
    to: options.to,
    newStock: fresh === undefined ? 'contracts' : 'files',
    homes,
    explained: [],
    counts: isAbout === undefined ? scanned.counts : countsOf(scanned, isAbout),
    coverage: scanned.coverage,
    findings: () => (isAbout === undefined ? scanned.findings() : filtered(scanned, isAbout)),
  };
}

const isWanted = ({ origin, tenant }: FileSet, { tenants }: Narrowing): boolean =>
  ORIGINS.includes(origin) && (tenants === undefined || (tenant !== undefined && tenants.includes(tenant)));

function namesOf({ sequences, scenarios }: Narrowing): string[] {
  const asked =
    scenarios && new Set(SCENARIOS.filter(({ id }) => scenarios.includes(id)).map(({ sequence }) => sequence));
  return NAMES.filter((name) => sequences?.includes(name) !== false && asked?.has(name) !== false);
}

function sidesOf(
  set: FileSet,
  sources: readonly SequenceSource[],
  { product }: Home,
  from: Release | undefined,
  fresh: Gateway | undefined,
  { to }: PredictOptions,
): Sides {
  const skipList = product.skipList ?? [];
  return {
    today: new Gateway(set, sources, { release: from ?? to, skipList, carriedOver: false }),
    carried: new Gateway(set, sources, { release: to, skipList, carriedOver: true }),
    fresh,
  };
}

const spotOf = (at: At | undefined): Spot | undefined => at && { file: at.file, line: at.line, column: at.column };

/** Makes predictions of sequences, each distinct one once. */
class Maker {
  private readonly matrix = new Matrix();
  private readonly asked = new Map<readonly Cell[], readonly Cell[]>();
  private readonly known = new Map<readonly Cell[], SequencePrediction[]>();

  constructor(private readonly narrowing: Narrowing) {}

  of(name: string, sides: Sides, scanned: SetReport): SequencePrediction[] {
    if (!isAsked(name, sides)) return [];
    const cells = this.narrowed(this.matrix.of(name, sides));
    if (cells.length === 0) return [];
    const standing = sides.carried.standing(name);
    const file = sides.today.fileOf(name);
    const judged = scanned.sequences.find((one) => one.file.name === file && one.role?.name === name)?.onTarget;
    const isHere = standing.is === 'lost' || standing.is === 'unread';
    const why = isHere ? standing.why : judged?.verdict === 'fine' ? undefined : judged?.why;
    const at = isHere ? standing.at : why === undefined ? undefined : spotOf(judged?.at);
    const alike = this.known.get(cells) ?? [];
    const same = alike.find((one) => one.file === file && one.why === why && one.standing.is === standing.is);
    if (same !== undefined) return [same];
    const made = { name, file, standing, why, at, cells, sides };
    this.known.set(cells, [...alike, made]);
    return [made];
  }

  private narrowed(all: readonly Cell[]): readonly Cell[] {
    const { scenarios } = this.narrowing;
    if (scenarios === undefined) return all;
    const cells = this.asked.get(all) ?? all.filter(({ scenario }) => scenarios.includes(scenario.id));
    this.asked.set(all, cells);
    return cells;
  }
}

type IsAbout = (finding: Finding) => boolean;

/** Which findings belong to what was asked; undefined: all. */
function narrowed(options: Narrowing): IsAbout | undefined {
  const { tenants, sequences, scenarios } = options;
  if (tenants === undefined && sequences === undefined && scenarios === undefined) return undefined;
  const names = new Set(namesOf(options));
  return ({ tenant, sequence, file }) => {
    // a file that nobody can read registers no name
    const name = sequence ?? roleOfFile(file.split('/').at(-1) as string)?.name;
    return (
      (tenants === undefined || (tenant !== undefined && tenants.includes(tenant))) &&
      ((sequences === undefined && scenarios === undefined) || (name !== undefined && names.has(name)))
    );
  };
}

function* filtered(report: ScanReport, isAbout: IsAbout): Generator<Finding> {
  for (const finding of report.findings()) if (isAbout(finding)) yield finding;
}

function countsOf(report: ScanReport, isAbout: IsAbout): Record<Severity, number> {
  const counts = Object.fromEntries(SEVERITIES.map((severity) => [severity, 0])) as Record<Severity, number>;
  for (const { severity } of filtered(report, isAbout)) counts[severity]++;
  return counts;
}
