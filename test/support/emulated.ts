/** Emulated gateways for tests. */
import { onTestFinished } from 'vitest';
import type { Release } from '../../src/core/stock/releases.js';
import { deploySet, readForGateway } from '../../src/core/synapse/index.js';
import { type DeployedHome, deployHome } from '../../src/emulator/deploy.js';
import { type AccessEntry, type ServeOptions, startGateway } from '../../src/emulator/serve.js';
import { readEstate } from '../../src/files/estate.js';
import { stockOf } from './shared.js';

export interface Emulated {
  readonly url: string;
  readonly log: readonly AccessEntry[];
}

async function start(home: DeployedHome, options: Partial<ServeOptions>): Promise<Emulated> {
  const log: AccessEntry[] = [];
  const gateway = await startGateway({
    home,
    host: '127.0.0.1',
    port: 0,
    hangAfterMs: 60_000,
    log: (entry) => log.push(entry),
    ...options,
  });
  onTestFinished(() => gateway.close());
  return { url: gateway.url, log };
}

/** A gateway with the files of a sample. */
export async function emulatedHome(path: string, as: Release, options: Partial<ServeOptions> = {}): Promise<Emulated> {
  return start(deployHome(await readEstate([path], { maxBytes: 1 << 20 }), as), options);
}

/** A gateway with the stock files of `from`; only call where they are at hand. */
export function emulatedStock(from: Release, as: Release, options: Partial<ServeOptions> = {}): Promise<Emulated> {
  const files = [...stockOf(from)].map(([name, bytes]) => readForGateway(name, bytes));
  const superTenant = deploySet(files, as, { closed: true });
  return start({ release: as, superTenant, tenants: new Map(), notes: [] }, options);
}
