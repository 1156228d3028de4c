/** The shipped catalogue with what the user adds: catalogue files, and vanilla packs at hand. */

import { entriesOf, packOf } from '../core/diff/pack.js';
import type { Pack, PackFile } from '../core/diff/verdict.js';
import { Catalogue } from '../core/stock/catalogue.js';
import type { StockEntry } from '../core/stock/entry.js';
import type { ByteLimits } from '../core/xml/index.js';
import { readCatalogueFile } from '../files/catalogue-file.js';
import { sha256 } from '../files/contents.js';
import { readEstate } from '../files/estate.js';
import { STOCK } from '../generated/stock.js';

export interface StockOptions {
  readonly catalogue: readonly string[];
  readonly stockPack: readonly string[];
}

/** Of a pack that does not say its version, only what no release is known to have is worth a name. */
const unknownOf = (entry: StockEntry, catalogue: Catalogue): StockEntry => ({
  ...entry,
  variants: entry.variants.filter(({ canonical }) => catalogue.byCanonical(canonical).length === 0),
});

/** @throws UsageError when a file or pack cannot be read */
export async function readStock(
  options: StockOptions,
  limits: ByteLimits,
): Promise<{ catalogue: Catalogue; pack?: Pack }> {
  let catalogue = new Catalogue(STOCK);
  for (const path of options.catalogue) catalogue = catalogue.with(readCatalogueFile(path));
  if (options.stockPack.length === 0) return { catalogue };
  const pack = new Map<string, PackFile>();
  for (const path of options.stockPack) {
    const estate = await readEstate([path], { maxBytes: limits.maxBytes });
    const version = estate.homes[0]?.product.version;
    const label = version ?? 'pack';
    const entries = entriesOf(estate, label, sha256);
    catalogue = catalogue.with(version === undefined ? entries.map((entry) => unknownOf(entry, catalogue)) : entries);
    for (const [key, file] of packOf(estate, label, sha256)) pack.set(key, file);
  }
  return { catalogue, pack };
}
