import { ClientsCollector } from '../../core/analysis/clients.js';
import { decodeSource } from '../../core/clients/decode.js';
import { type FaultForecast, LAST_WITH_XML, StockForecast } from '../../core/clients/forecast.js';
import { readSource } from '../../core/clients/places.js';
import { wantedBytes } from '../../core/clients/wanted.js';
import type { Coverage } from '../../core/report.js';
import { sha256 } from '../../files/contents.js';
import { SourceWalk } from '../../files/sources.js';
import { clientsReporters } from '../../report/clients/index.js';
import type { ClientsOptions } from '../commands/clients.js';
import { emit } from '../emit.js';
import { type Progress, progressTo } from '../progress.js';
import { ruleLevels } from '../rule-levels.js';
import { today } from '../today.js';

/** The event loop gets a turn this often, in milliseconds, so that Ctrl-C works. */
const TURN_EVERY_MS = 100;

/** @returns the exit code */
export async function runClients(paths: readonly string[], options: ClientsOptions): Promise<number> {
  const levels = ruleLevels(options.rule);
  const forecast = await forecastFor(options);
  const progress = progressTo(process.stderr, options.quiet ? 'none' : options.progress, process.env);
  const collector = new ClientsCollector({
    forecast,
    levels,
    hash: sha256,
    mostPlaces: options.maxPlaces,
    today: today(process.env),
  });
  const coverages: Coverage[] = [];
  for (const path of paths) coverages.push(await walk(path, collector, options, progress));
  progress.finish();
  const report = collector.finish({
    checked: coverages.flatMap(({ checked }) => checked),
    failed: coverages.flatMap(({ failed }) => failed),
    notSeen: [...coverages.flatMap(({ notSeen }) => notSeen), ...NEVER_SEEN],
  });
  return emit(report, clientsReporters, options);
}

const NEVER_SEEN = [
  {
    what: 'names put together at run time and compiled clients',
    reason: 'this is a search in text; nothing was run, and no binary was opened',
  },
];

async function walk(
  root: string,
  collector: ClientsCollector,
  options: ClientsOptions,
  progress: Progress,
): Promise<Coverage> {
  const walker = new SourceWalk(root, {
    maxBytes: options.maxFileSize,
    include: options.include,
    exclude: options.exclude,
    honourIgnoreFiles: options.ignore,
    wanted: wantedBytes,
  });
  let turn = performance.now();
  for (const found of walker.walk()) {
    if (found !== undefined) {
      const text = decodeSource(found.bytes);
      if (text !== undefined)
        collector.add(root, found.repository, found.shown, readSource({ path: found.path, text }));
    }
    if (performance.now() - turn > TURN_EVERY_MS) {
      progress.update('files read', walker.files, walker.files);
      await new Promise<void>((resolve) => setImmediate(resolve));
      turn = performance.now();
    }
  }
  return walker.coverage();
}

/** The stock change of the releases; with a home, what its own sequences answer. */
async function forecastFor({ home, from, to }: ClientsOptions): Promise<FaultForecast> {
  if (home !== undefined) {
    const { homeForecast } = await import('./home-forecast.js');
    return homeForecast(home, from, to);
  }
  return from === undefined
    ? new StockForecast(LAST_WITH_XML, to, 'the stock change; --home or --from says where you come from')
    : new StockForecast(from, to);
}
