/** The forecast of one home, read from disk. */
import { HomeForecast } from '../../core/analysis/home-forecast.js';
import { Readings } from '../../core/diff/reading.js';
import type { Content } from '../../core/estate.js';
import { Sources } from '../../core/gateway/sources.js';
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
export async function homeForecast(path: string, given: Release | undefined, to: Release): Promise<HomeForecast> {
  const { homes, contents } = await readEstate([path], { maxBytes: DEFAULT_LIMITS.maxBytes });
  const readings = new Readings({ catalogue: new Catalogue(STOCK), limits: DEFAULT_LIMITS, hash: sha256 });
  const [home] = homes;
  if (home === undefined) throw new UsageError(`${path}: not a home`);
  const release = releaseOf(home, (content) => readings.of(contents[content] as Content), given);
  const from = release.releases.at(-1);
  if (from === undefined) throw new UsageError(`${path}: nothing tells its release`, 'say it with --from <release>');
  return new HomeForecast({ home, release, sources: new Sources(contents, readings), from, to });
}
