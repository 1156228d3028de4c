import { type ScanOptions, scan } from '../../src/core/analysis/scan.js';
import { Catalogue } from '../../src/core/stock/catalogue.js';
import { DEFAULT_LIMITS } from '../../src/core/xml/index.js';
import { sha256 } from '../../src/files/contents.js';
import { readEstate } from '../../src/files/estate.js';
import { STOCK } from '../../src/generated/stock.js';

export const catalogue = new Catalogue(STOCK);

/** Scans paths as the command does, without the shell around it. */
export async function scanPaths(paths: readonly string[], options: Partial<ScanOptions> = {}) {
  const estate = await readEstate(paths, { maxBytes: DEFAULT_LIMITS.maxBytes });
  return scan(estate, {
    catalogue,
    hash: sha256,
    limits: DEFAULT_LIMITS,
    to: '4.7.0',
    levels: new Map(),
    ...options,
  });
}

export type Scanned = Awaited<ReturnType<typeof scanPaths>>;

/** Every sequence of a report with its path. */
export function* sequencesOf(report: Scanned) {
  for (const { sets } of report.homes) {
    for (const { set, sequences, missing } of sets) {
      for (const sequence of sequences) yield { set, sequence };
      for (const gap of missing) yield { set, gap };
    }
  }
}
