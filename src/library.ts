/** What a program needs to do as the command line does, in one call. */
import type { ScanReport } from './core/analysis/report.js';
import { type ScanOptions, scan } from './core/analysis/scan.js';
import { Catalogue } from './core/stock/catalogue.js';
import { NEWEST } from './core/stock/releases.js';
import { DEFAULT_LIMITS } from './core/xml/index.js';
import { sha256 } from './files/contents.js';
import { readEstate } from './files/estate.js';
import { STOCK } from './generated/stock.js';

/**
 * Reads homes, folders, files and archives and scans them against the built-in catalogue.
 * @param options the target is the newest release unless `to` says otherwise
 * @throws UsageError when a path is not there or cannot be read
 */
export async function scanPaths(paths: readonly string[], options: Partial<ScanOptions> = {}): Promise<ScanReport> {
  const limits = options.limits ?? DEFAULT_LIMITS;
  const estate = await readEstate(paths, { maxBytes: limits.maxBytes });
  const catalogue = options.catalogue ?? new Catalogue(STOCK);
  return scan(estate, { hash: sha256, to: NEWEST, levels: new Map(), ...options, limits, catalogue });
}
