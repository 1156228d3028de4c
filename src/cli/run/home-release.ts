/** Which release a home is, for commands that need nothing else of it. */
import { Reading } from '../../core/diff/reading.js';
import { releaseOf } from '../../core/scan/release.js';
import { Catalogue } from '../../core/stock/catalogue.js';
import type { Release } from '../../core/stock/releases.js';
import { DEFAULT_LIMITS } from '../../core/xml/index.js';
import { UsageError } from '../../errors.js';
import { sha256 } from '../../files/contents.js';
import { readEstate } from '../../files/estate.js';
import { STOCK } from '../../generated/stock.js';

/**
 * @param given the user's `--from`
 * @throws UsageError when the path is no home, or nothing in it tells the release
 */
export async function releaseOfHome(
  path: string,
  given: Release | undefined,
): Promise<{ readonly release: Release; readonly because: string }> {
  const estate = await readEstate([path], { maxBytes: DEFAULT_LIMITS.maxBytes });
  const [home] = estate.homes;
  if (home === undefined) throw new UsageError(`${path}: not a home`);
  const options = { catalogue: new Catalogue(STOCK), limits: DEFAULT_LIMITS, hash: sha256 };
  const readingOf = (content: number): Reading => {
    const found = estate.contents[content];
    if (found === undefined) throw new Error(`content ${content} was placed but not kept`);
    return new Reading(found, options);
  };
  const { releases, because } = releaseOf(home, readingOf, given);
  const release = releases.at(-1);
  if (release === undefined) throw new UsageError(`${path}: nothing tells its release`, 'say it with --from <release>');
  return { release, because };
}
