/**
 * What writing a report costs, against the scan that it is about: an estate of 10,000 tenants, each format, in one
 * process and in turn, so that noise hits both. Estates come from the generator in the shared folder.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findingsReporter } from '../src/cli/findings-reporters.js';
import { FINDINGS_FORMATS, type FindingsFormat } from '../src/cli/formats.js';
import { placesBelow } from '../src/cli/source-root.js';
import { scan } from '../src/core/analysis/scan.js';
import { judgeGate } from '../src/core/report.js';
import { RULES } from '../src/core/rules/index.js';
import { Catalogue } from '../src/core/stock/catalogue.js';
import { DEFAULT_LIMITS } from '../src/core/xml/index.js';
import { sha256 } from '../src/files/contents.js';
import { readEstate } from '../src/files/estate.js';
import { STOCK } from '../src/generated/stock.js';
import type { FindingsContext } from '../src/report/reporter.js';
import { scanExhibits } from '../src/report/scan/exhibits.js';
import { scanReporters } from '../src/report/scan/index.js';
import { plain } from '../src/report/style.js';
import { median, report } from './measure.js';

const shared = fileURLToPath(new URL('../../shared/', import.meta.url));
const generator = `${shared}tools/make-estate.mjs`;
const TENANTS = 10_000;
const ROUNDS = 5;

if (!existsSync(generator)) {
  console.log('shared folder absent: no estate to report on');
  process.exit(0);
}

const folder = process.env['FAULTSHIFT_BENCH_DIR'] ?? mkdtempSync(join(tmpdir(), 'faultshift-bench-'));
const estate = join(folder, `estate-${TENANTS}`);
if (!existsSync(estate)) {
  const args = ['--stock', `${shared}stock`, '--version', '2.6.0', '--tenants', String(TENANTS), '--out', estate];
  execFileSync('node', [generator, ...args], { stdio: 'ignore' });
}

const seconds = (start: bigint): number => Number(process.hrtime.bigint() - start) / 1e9;

async function scanned() {
  const start = process.hrtime.bigint();
  const found = scan(await readEstate([estate], { maxBytes: DEFAULT_LIMITS.maxBytes }), {
    catalogue: new Catalogue(STOCK),
    hash: sha256,
    limits: DEFAULT_LIMITS,
    to: '4.1.0',
    levels: new Map(),
  });
  return { found, took: seconds(start) };
}

try {
  const scans: number[] = [];
  const costs = new Map<string, number[]>();
  let bytes = 0;
  for (let round = 0; round <= ROUNDS; round++) {
    const { found, took } = await scanned();
    const context: FindingsContext = {
      tool: { name: 'faultshift', version: 'bench' },
      gate: judgeGate(found, { failOn: 'error', maxFindings: 0 }),
      style: plain,
      verbose: false,
      rules: RULES,
      exhibits: () => scanExhibits(found),
      sha256Base64: (text) => createHash('sha256').update(text).digest('base64'),
      placeOf: placesBelow(folder, folder),
    };
    const formats = Object.keys(FINDINGS_FORMATS) as FindingsFormat[];
    const writers: [string, () => Iterable<string>][] = [['text', () => scanReporters.text(found, context)]];
    for (const format of formats) {
      const writer = await findingsReporter(format);
      writers.push([format, () => writer(found, context)]);
    }
    for (const [format, write] of writers) {
      const start = process.hrtime.bigint();
      for (const chunk of write()) bytes += chunk.length;
      const cost = seconds(start);
      if (round > 0) costs.set(format, [...(costs.get(format) ?? []), cost]);
    }
    if (round > 0) scans.push(took);
  }
  const whole = median(scans);
  report({ what: `scan of ${TENANTS} tenants, one thread`, value: whole, unit: 's' });
  const kept = [...costs].map(([format, all]) =>
    report({ what: `${format} against the scan`, value: (100 * median(all)) / whole, unit: '%', atMost: 10 }),
  );
  if (bytes === 0) throw new Error('nothing was written');
  process.exitCode = kept.every(Boolean) ? 0 : 1;
} finally {
  if (process.env['FAULTSHIFT_BENCH_DIR'] === undefined) rmSync(folder, { recursive: true, force: true });
}
