import type { ScanReport } from '../../core/analysis/report.js';
import { scan } from '../../core/analysis/scan.js';
import { Readings } from '../../core/diff/reading.js';
import { sha256 } from '../../files/contents.js';
import { readEstate } from '../../files/estate.js';
import { scanExhibits } from '../../report/scan/exhibits.js';
import { scanReporters } from '../../report/scan/index.js';
import type { ScanOptions } from '../commands/scan.js';
import { emit } from '../emit.js';
import { progressTo } from '../progress.js';
import { ruleLevels } from '../rule-levels.js';
import { readStock } from '../stock.js';
import { today } from '../today.js';

/** @returns the exit code */
export async function runScan(paths: readonly string[], options: ScanOptions): Promise<number> {
  return emit(await scanFor(paths, options), scanReporters, options, scanExhibits);
}

/** Scans as the options say. */
export async function scanFor(paths: readonly string[], options: ScanOptions): Promise<ScanReport> {
  const levels = ruleLevels(options.rule);
  const progress = progressTo(process.stderr, options.quiet ? 'none' : options.progress, process.env);
  const limits = { maxBytes: options.maxFileSize, maxDepth: options.maxDepth };
  const { catalogue, pack } = await readStock(options, limits);
  const readings = new Readings({ catalogue, limits, hash: sha256 });
  const estate = await readEstate(paths, {
    maxBytes: options.maxFileSize,
    progress: (done, total) => progress.update('tenants read', done, total),
  });
  progress.finish();
  return scan(estate, {
    catalogue,
    readings,
    hash: sha256,
    limits,
    to: options.to,
    levels,
    today: today(process.env),
    ...(pack !== undefined && { pack }),
    ...(options.from !== undefined && { from: options.from }),
  });
}
