/** Runs the fixture folder of one rule: test/fixtures/rules/<id>, as test/rules/fixtures.test.ts describes it. */
import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StockForecast } from '../../src/core/clients/forecast.js';
import { ruleOf } from '../../src/core/rules/index.js';
import { buildEntries, STOCK_FOLDERS, type StockFile } from '../../src/core/stock/entry.js';
import type { Release } from '../../src/core/stock/releases.js';
import { scanClients } from './clients.js';
import { type ProbeCase, probeFindings } from './probe-case.js';
import { catalogue, scanPaths } from './scan.js';

const sha256 = (data: string | Uint8Array): string => hash('sha256', data, 'hex');

export const fixtures = fileURLToPath(new URL('../fixtures/rules/', import.meta.url));

/** `case.json`: what the scan is told besides the files. */
interface Case {
  readonly from?: Release;
  readonly to?: Release;
  /** Set where the file is meant not to deploy. */
  readonly deploys?: false;
}

export type Side = 'bad' | 'good';

export interface Found {
  /** Below the side's folder; absent where the side is one file. */
  readonly file?: string;
  readonly line: number;
  readonly message: string;
}

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

export const caseOf = (id: string): Case => {
  const path = join(fixtures, id, 'case.json');
  return existsSync(path) ? (read(path) as Case) : {};
};

export const expectedOf = (id: string): readonly Found[] => read(join(fixtures, id, 'findings.json')) as Found[];

/** The folder `bad`, the answer `bad.json`, or the file `bad.xml`. */
export function pathOf(id: string, side: Side): string {
  const path = join(fixtures, id, side);
  return [path, `${path}.json`].find((candidate) => existsSync(candidate)) ?? `${path}.xml`;
}

/** Files `stock/<release>/<folder>/*.xml` that count as the vendor's own in this case: rules on stock need some. */
function stockOf(id: string): StockFile[] {
  const root = join(fixtures, id, 'stock');
  if (!existsSync(root)) return [];
  return readdirSync(root).flatMap((release) =>
    STOCK_FOLDERS.flatMap((folder) => {
      const path = join(root, release, folder);
      if (!existsSync(path)) return [];
      return readdirSync(path).map((file) => {
        const bytes = readFileSync(join(path, file));
        return { folder, file, release, bytes, sha256: sha256(bytes) };
      });
    }),
  );
}

/** What rule `id` finds in one side of its folder. */
export async function findingsOf(id: string, side: Side): Promise<Found[]> {
  const { from, to } = caseOf(id);
  const path = pathOf(id, side);
  if (path.endsWith('.json')) {
    const found = probeFindings(read(path) as ProbeCase);
    return found.filter(({ rule }) => rule === id).map(({ line, message }) => ({ line, message }));
  }
  const report =
    ruleOf(id)?.about === 'client'
      ? scanClients(path, { forecast: new StockForecast(from ?? '3.2.0', to ?? '4.7.0') })
      : await scanPaths([path], {
          catalogue: catalogue.with(buildEntries(stockOf(id), sha256)),
          ...(from && { from }),
          ...(to && { to }),
        });
  const single = statSync(path).isFile();
  return [...report.findings()]
    .filter(({ rule }) => rule === id)
    .map(({ file, line, message }) => ({ ...(!single && { file }), line, message }));
}
