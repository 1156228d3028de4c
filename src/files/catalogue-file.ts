/** A user's own catalogue: stock variants of update levels that the shipped one does not know. */
import { readFileSync } from 'node:fs';
import { readTree, type StockEntry } from '../core/stock/entry.js';
import { UsageError } from '../errors.js';
import { reasonOf } from './tree.js';

export const CATALOGUE_SCHEMA = 'faultshift.catalogue/1';

interface CatalogueFile {
  readonly schema: string;
  readonly entries: readonly StockEntry[];
}

const isText = (value: unknown): value is string => typeof value === 'string';

function checkEntry(entry: StockEntry, index: number, complain: (what: string) => never): void {
  const at = `entries[${index}]`;
  if (!isText(entry?.file) || !isText(entry.folder) || !Array.isArray(entry.variants)) complain(`${at} is no entry`);
  for (const [i, variant] of entry.variants.entries()) {
    const sound =
      Array.isArray(variant?.releases) &&
      variant.releases.every(isText) &&
      isText(variant.canonical) &&
      Array.isArray(variant.files);
    if (!sound || !variant.files.every((spelling: { sha256?: unknown }) => isText(spelling.sha256)))
      complain(`${at}.variants[${i}] is no variant`);
    try {
      if (variant.tree !== undefined) readTree(variant.tree);
    } catch (error) {
      complain(`${at}.variants[${i}].tree: ${(error as Error).message}`);
    }
  }
}

/**
 * Reads a catalogue file.
 * @param absent what to give when there is no such file; without it that is an error
 * @throws UsageError when it cannot be read or is no catalogue
 */
export function readCatalogueFile(path: string, absent?: readonly StockEntry[]): readonly StockEntry[] {
  const complain = (what: string): never => {
    throw new UsageError(`${path}: ${what}`, 'such files are written by `faultshift catalogue add`');
  };
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    if (missing && absent !== undefined) return absent;
    return complain(missing ? 'no such file' : reasonOf(error));
  }
  let file: CatalogueFile;
  try {
    file = JSON.parse(text) as CatalogueFile;
  } catch (error) {
    return complain(`not JSON: ${(error as Error).message}`);
  }
  if (file?.schema !== CATALOGUE_SCHEMA || !Array.isArray(file.entries))
    return complain(`not a ${CATALOGUE_SCHEMA} file`);
  file.entries.forEach((entry, index) => {
    checkEntry(entry, index, complain);
  });
  return file.entries;
}
