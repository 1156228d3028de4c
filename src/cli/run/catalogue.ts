import { entriesOf } from '../../core/diff/pack.js';
import { Catalogue } from '../../core/stock/catalogue.js';
import { count } from '../../core/text.js';
import { DEFAULT_LIMITS } from '../../core/xml/index.js';
import { UsageError } from '../../errors.js';
import { CATALOGUE_SCHEMA, readCatalogueFile } from '../../files/catalogue-file.js';
import { sha256 } from '../../files/contents.js';
import { readEstate } from '../../files/estate.js';
import { STOCK } from '../../generated/stock.js';
import { writeFileAtomically, writeTo } from '../output.js';

/** @returns the exit code */
export async function runCatalogueAdd(
  pack: string,
  { as, catalogue: path }: { as: string; catalogue: string },
): Promise<number> {
  const before = readCatalogueFile(path, []);
  const estate = await readEstate([pack], { maxBytes: DEFAULT_LIMITS.maxBytes });
  const entries = entriesOf(estate, as, sha256);
  if (entries.length === 0)
    throw new UsageError(`${pack}: no stock files are here`, 'give a home or a sequences folder');
  const known = new Catalogue(STOCK);
  const fresh = entries
    .flatMap(({ variants }) => variants)
    .filter(({ canonical }) => known.byCanonical(canonical).length === 0);
  const merged = new Catalogue(before).with(entries).entries;
  writeFileAtomically(path, [`${JSON.stringify({ schema: CATALOGUE_SCHEMA, entries: merged }, null, 1)}\n`]);
  await writeTo(process.stdout, [
    `${path}: ${count(entries.length, 'stock file')} of ${as} described, ${count(fresh.length, 'variant')} that the shipped catalogue does not know.\n`,
    `Use it with: faultshift scan --catalogue ${path} …\n`,
  ]);
  return 0;
}
