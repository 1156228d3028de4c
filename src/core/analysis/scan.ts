/** Estate + catalogue → scan report: the whole pure pipeline on one screen. */
import { inlineSequences, type Reading, Readings } from '../diff/reading.js';
import type { Against, Pack } from '../diff/verdict.js';
import type { Content, Estate, FileSet, Home, PlacedFile } from '../estate.js';
import type { Finding, Severity } from '../finding.js';
import { HOME_RULES } from '../rules/index.js';
import { releaseOf } from '../scan/release.js';
import type { Catalogue } from '../stock/catalogue.js';
import type { Digest } from '../stock/fingerprint.js';
import type { Release } from '../stock/releases.js';
import type { ByteLimits } from '../xml/index.js';
import { coverageOf } from './coverage.js';
import { findingsOf, idleOf } from './findings.js';
import { Expected } from './missing.js';
import type { HomeReport, ScanReport } from './report.js';
import { reportSet, type SetContext } from './set.js';
import { type FactsContext, factsOf, stockFolder, Unit } from './unit.js';
import { type RuleLevels, violationsOf } from './violations.js';

export interface ScanOptions {
  readonly catalogue: Catalogue;
  readonly hash: Digest;
  readonly limits: ByteLimits;
  readonly from?: Release;
  readonly to: Release;
  readonly levels: RuleLevels;
  /** In UTC, `2026-11-21`: what `until=` in suppressions is compared with. Absent: no suppression is ever over. */
  readonly today?: string;
  /** Contents that were read before the whole estate was known. */
  readonly readings?: Readings;
  /** Vanilla files at hand. */
  readonly pack?: Pack;
}

/** Scans what was found on disk. @throws never */
export function scan(estate: Estate, options: ScanOptions): ScanReport {
  const { catalogue, limits, hash } = options;
  const readings = options.readings ?? new Readings({ catalogue, limits, hash });
  const readingOf = (content: number): Reading => readings.of(estate.contents[content] as Content);
  const homes = estate.homes.map((home) => scanHome(home, readingOf, options));
  return {
    command: 'scan',
    to: options.to,
    homes,
    ...tally(homes),
    coverage: coverageOf(homes),
    idleSuppressions: idleOf(homes),
    findings: (): Iterable<Finding> => ({ [Symbol.iterator]: () => findingsOf(homes, hash) }),
  };
}

function scanHome(home: Home, readingOf: (content: number) => Reading, options: ScanOptions): HomeReport {
  const { catalogue, to, levels, pack } = options;
  const release = releaseOf(home, readingOf, options.from);
  const against: Against = { catalogue, to, ...(pack && { pack }) };
  const unitsOf = unitMaker(readingOf, { against, levels }, release.releases);
  const context: SetContext = {
    expected: new Expected(release, to),
    skipList: home.product.skipList ?? [],
    levels,
    today: options.today ?? '',
    memo: new Map(),
  };
  const sets = home.sets.map((set) => reportSet(set, unitsOf(set), context));
  const violations = HOME_RULES.flatMap((rule) => violationsOf(rule, { home, from: release, to }, levels));
  return { home, release, sets, violations };
}

/** Gives the units of a set; a file that many sets have is read and judged once. */
function unitMaker(
  readingOf: (content: number) => Reading,
  context: FactsContext,
  from: readonly Release[],
): (set: FileSet) => Unit[] {
  const byFolder = new Map<string, Map<PlacedFile, Unit[]>>();
  const make = (file: PlacedFile, folder: ReturnType<typeof stockFolder>): Unit[] => {
    const outer = (): Reading => readingOf(file.content);
    if (file.part === 'synapse-xml' && outer().parsed.ok) {
      return inlineSequences(outer()).map((inner) => {
        const facts = factsOf(file, inner, folder, true, context);
        return new Unit(file, folder, inner.registeredName, facts, from, () => inner);
      });
    }
    const isInline = file.part === 'synapse-xml';
    const facts = factsOf(file, outer(), folder, isInline, context);
    // An unknown API without fault sequences of its own has nothing to say.
    const { comparison, calls, deployment } = facts;
    const mute =
      comparison.content === 'unknown' && calls.length + deployment.failures.length + deployment.doubts.length === 0;
    return file.part === 'api' && mute ? [] : [new Unit(file, folder, undefined, facts, from, outer)];
  };
  return (set) => {
    const units: Unit[] = [];
    for (const file of set.files) {
      const folder = stockFolder(set.origin, file);
      const key = folder ?? '';
      let known = byFolder.get(key);
      if (known === undefined) {
        known = new Map();
        byFolder.set(key, known);
      }
      let made = known.get(file);
      if (made === undefined) {
        made = make(file, folder);
        known.set(file, made);
      }
      for (const unit of made) units.push(unit);
    }
    return units;
  };
}

type Tally = Pick<ScanReport, 'counts' | 'suppressed' | 'verdicts' | 'targets'>;

function tally(homes: readonly HomeReport[]): Tally {
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  let suppressed = 0;
  const verdicts: Partial<Record<string, number>> = {};
  const targets: Partial<Record<string, number>> = {};
  const add = (to: Partial<Record<string, number>>, key: string): void => {
    to[key] = (to[key] ?? 0) + 1;
  };
  for (const home of homes) {
    for (const { severity } of home.violations) counts[severity]++;
    for (const { sequences, missing, violations } of home.sets) {
      for (const { severity } of violations) counts[severity]++;
      for (const { verdict, onTarget, violations: found } of sequences) {
        add(verdicts, verdict);
        add(targets, onTarget.verdict);
        for (const { severity, suppressed: accepted } of found) {
          if (accepted === undefined) counts[severity]++;
          else suppressed++;
        }
      }
      for (const { onTarget } of missing) {
        add(verdicts, 'missing');
        add(targets, onTarget.verdict);
      }
    }
  }
  return { counts, suppressed, verdicts, targets };
}
