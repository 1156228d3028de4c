/**
 * Which release a home is: as given, as its files state it, or as its stock files allow.
 * @see gateway-faults E.7 "Fallback": digests tell ≤3.2 from ≥4.0 apart, but not every minor release
 */
import type { Reading } from '../diff/reading.js';
import type { FileSet, Home } from '../estate.js';
import { compareReleases, isAtLeast, isRelease, RELEASES, type Release } from '../stock/releases.js';

export interface HomeRelease {
  /** What the home may be, oldest first; one when it is known, none when nothing tells. */
  readonly releases: readonly Release[];
  /** The user said so, a file says so, the stock files it holds allow it, or nothing tells. */
  readonly how: 'given' | 'stated' | 'stock-files' | 'unknown';
  /** In words: `updates/product.txt says wso2am-2.6.0`. */
  readonly because: string;
}

/** Tenants looked at for a vote; more of them say the same. */
const VOTING_SETS = 25;

const votes = (set: FileSet): boolean =>
  set.origin === 'super-tenant' || set.origin === 'tenant' || set.origin === 'given';

/** The releases that the most stock files of the home belong to, within what the home's own files allow. */
function byStockFiles(home: Home, readingOf: (content: number) => Reading): Release[] {
  const { since, until } = home.product;
  const allowed = RELEASES.filter(
    (release) =>
      (since === undefined || !isRelease(since) || isAtLeast(release, since)) &&
      (until === undefined || !isRelease(until) || isAtLeast(until, release)),
  );
  const files = new Set(
    home.sets
      .filter(votes)
      .slice(0, VOTING_SETS)
      .flatMap((set) => set.files),
  );
  const tally = new Map<string, number>();
  for (const file of files) {
    if (file.part !== 'sequence') continue;
    const known = readingOf(file.content).equals;
    for (const release of new Set(known.flatMap(({ variant }) => variant.releases))) {
      tally.set(release, (tally.get(release) ?? 0) + 1);
    }
  }
  const most = Math.max(0, ...allowed.map((release) => tally.get(release) ?? 0));
  return most === 0 ? [] : allowed.filter((release) => tally.get(release) === most);
}

const span = (releases: readonly Release[]): string =>
  releases.length === 1 ? `${releases[0]}` : `${releases[0]} to ${releases.at(-1)}`;

/** @param given the user's `--from` */
export function releaseOf(
  home: Home,
  readingOf: (content: number) => Reading,
  given: Release | undefined,
): HomeRelease {
  if (given !== undefined) return { releases: [given], how: 'given', because: '--from' };
  const { version, named, evidence } = home.product;
  if (version !== undefined && isRelease(version)) {
    const source = evidence.find(({ says }) => says.includes(version));
    return { releases: [version], how: 'stated', because: `${source?.path} says ${source?.says}` };
  }
  const releases = byStockFiles(home, readingOf).sort(compareReleases);
  const unlisted = version === undefined ? '' : `${version} is no release we know; `;
  if (releases.length === 0) return { releases, how: 'unknown', because: `${unlisted}no stock file tells` };
  const hinted = releases.find((release) => release === named);
  if (hinted !== undefined)
    return { releases: [hinted], how: 'stock-files', because: 'the folder name, and the stock files agree' };
  return { releases, how: 'stock-files', because: `${unlisted}its stock files are those of ${span(releases)}` };
}
