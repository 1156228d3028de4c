import type { Estate } from '../../core/estate.js';
import { isRelease, type Release } from '../../core/stock/releases.js';
import { DEFAULT_LIMITS } from '../../core/xml/index.js';
import { catalogueOf, domainsOf, type EmulateConfig } from '../../emulator/config.js';
import { deployHome } from '../../emulator/deploy.js';
import { type AccessEntry, startGateway } from '../../emulator/serve.js';
import { UsageError } from '../../errors.js';
import { readEstate } from '../../files/estate.js';
import { readYaml } from '../../files/yaml.js';
import { EMULATE_CONFIG } from '../../generated/config-validators.js';
import type { EmulateOptions } from '../commands/emulate.js';
import { EXIT } from '../exit.js';
import { nearest } from '../nearest.js';
import { pem } from '../pem.js';

const KEYS = [
  'builtIn apis tokens tenants name context type transports blocked resources throttling threats backend path methods',
  'auth scope fault requests seconds code maxBytes forbidden token fails scopes user throttled sandbox',
]
  .join(' ')
  .split(' ');

const say = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

function releaseOf({ homes }: Estate, given: Release | undefined): Release {
  const stated = homes[0]?.product.version;
  if (given !== undefined) return given;
  if (stated !== undefined && isRelease(stated)) return stated;
  throw new UsageError('the files do not say which release they are of', 'give it with --as');
}

/** Sequences of a vanilla pack, by file name. */
async function stockOf(path: string | undefined): Promise<Map<string, Uint8Array> | undefined> {
  if (path === undefined) return undefined;
  const { homes, contents } = await readEstate([path], { maxBytes: DEFAULT_LIMITS.maxBytes });
  const sets = homes.flatMap((home) => home.sets);
  const set = sets.find(({ origin }) => origin === 'super-tenant' || origin === 'given');
  const files = set?.files.filter(({ part }) => part === 'sequence') ?? [];
  return new Map(files.map(({ name, content }) => [name, contents[content]?.bytes ?? new Uint8Array()]));
}

async function certificateOf({ tls, cert, key, host }: EmulateOptions) {
  if (cert !== undefined || key !== undefined) {
    if (cert === undefined || key === undefined) throw new UsageError('--cert and --key go together');
    return { cert: pem(cert), key: pem(key) };
  }
  return tls ? (await import('../../emulator/certificate.js')).selfSigned(host) : undefined;
}

/** Resolves when the user or the system ends the run. */
const stopped = (): Promise<void> =>
  new Promise((resolve) => {
    // an emulator is meant to be stopped: that is no interruption
    process.removeAllListeners('SIGINT');
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });

/** @returns the exit code */
export async function runEmulate(path: string, options: EmulateOptions): Promise<number> {
  // listened for from the start: a signal that comes while listeners change is lost
  const stop = stopped();
  const { apis, host, port, hangAfter, tenant, quiet } = options;
  const words = (word: string) => nearest(word, KEYS);
  const config = apis === undefined ? {} : readYaml<EmulateConfig>(apis, EMULATE_CONFIG, words);
  const estate = await readEstate([path], { maxBytes: DEFAULT_LIMITS.maxBytes });
  const stock = await stockOf(options.stockPack);
  const home = deployHome(estate, releaseOf(estate, options.as), stock === undefined ? {} : { stock });
  const tls = await certificateOf(options);
  const log = (entry: AccessEntry): void => {
    process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), ...entry })}\n`);
  };
  const gateway = await startGateway({
    home,
    host,
    port,
    hangAfterMs: hangAfter * 1000,
    catalogue: catalogueOf(config),
    domains: new Map([...domainsOf(config), ...tenant]),
    ...(tls !== undefined && { tls }),
    ...(!quiet && { log }),
  });
  for (const note of home.notes) say(note);
  say(`A gateway of ${home.release} answers at ${gateway.url} until it is stopped.`);
  await stop;
  await gateway.close();
  return EXIT.clean;
}
