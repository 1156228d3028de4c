/** Scans trees of source as the command does, without the shell around it. */
import { ClientsCollector, type ClientsReport, type CollectorOptions } from '../../src/core/analysis/clients.js';
import { decodeSource } from '../../src/core/clients/decode.js';
import { StockForecast } from '../../src/core/clients/forecast.js';
import { readSource } from '../../src/core/clients/places.js';
import { wantedBytes } from '../../src/core/clients/wanted.js';
import { sha256 } from '../../src/files/contents.js';
import { SourceWalk } from '../../src/files/sources.js';

export function scanClients(root: string, options: Partial<CollectorOptions> = {}): ClientsReport {
  const collector = new ClientsCollector({
    forecast: new StockForecast('3.2.0', '4.7.0'),
    levels: new Map(),
    hash: sha256,
    mostPlaces: 1000,
    today: '2026-11-21',
    ...options,
  });
  const walk = new SourceWalk(root, {
    maxBytes: 1 << 20,
    include: [],
    exclude: [],
    honourIgnoreFiles: true,
    wanted: wantedBytes,
  });
  for (const found of walk.walk()) {
    const text = found === undefined ? undefined : decodeSource(found.bytes);
    if (found === undefined || text === undefined) continue;
    collector.add(root, found.repository, found.shown, readSource({ path: found.path, text }));
  }
  return collector.finish(walk.coverage());
}
