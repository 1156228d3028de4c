/** The forecast of one home, read from disk. */
import { HomeForecast } from '../../core/analysis/home-forecast.js';
import { scan } from '../../core/analysis/scan.js';
import { inlineSequences, Readings } from '../../core/diff/reading.js';
import type { Content } from '../../core/estate.js';
import { Catalogue } from '../../core/stock/catalogue.js';
import type { Release } from '../../core/stock/releases.js';
import { DEFAULT_LIMITS } from '../../core/xml/index.js';
import { UsageError } from '../../errors.js';
import { sha256 } from '../../files/contents.js';
import { readEstate } from '../../files/estate.js';
import { STOCK } from '../../generated/stock.js';

/**
 * Tenants are not read: nobody knows which of them a client belongs to.
 * @param given the user's `--from`
 * @throws UsageError when the path is no home, or nothing in it tells the release
 */
export async function homeForecast(path: string, given: Release | undefined, to: Release): Promise<HomeForecast> {
  const estate = await readEstate([path], { maxBytes: DEFAULT_LIMITS.maxBytes, tenants: false });
  const tools = { catalogue: new Catalogue(STOCK), limits: DEFAULT_LIMITS, hash: sha256 };
  const readings = new Readings(tools);
  const levels = new Map();
  const { homes } = scan(estate, { ...tools, readings, to, levels, ...(given !== undefined && { from: given }) });
  const [report] = homes;
  if (report === undefined) throw new UsageError(`${path}: not a home`);
  const from = report.release.releases.at(-1);
  if (from === undefined) throw new UsageError(`${path}: nothing tells its release`, 'say it with --from <release>');
  return new HomeForecast({
    report,
    from,
    to,
    readFiles: ({ files }) =>
      files.flatMap((file) => {
        if (file.part !== 'sequence' && file.part !== 'synapse-xml') return [];
        const reading = readings.of(estate.contents[file.content] as Content);
        if (file.part === 'sequence') return [reading.readFile(file.name)];
        return inlineSequences(reading).map((inner) => inner.readFile(file.name));
      }),
  });
}
