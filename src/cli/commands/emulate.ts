import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Release } from '../../core/stock/releases.js';
import { parseNumber, releaseOption } from '../options.js';
import type { SetExitCode } from '../program.js';

export interface EmulateOptions {
  readonly as?: Release;
  readonly port: number;
  readonly host: string;
  readonly apis?: string;
  readonly tenant: ReadonlyMap<string, string>;
  /** In seconds. */
  readonly hangAfter: number;
  readonly stockPack?: string;
  readonly tls?: boolean;
  readonly cert?: string;
  readonly key?: string;
  readonly quiet?: boolean;
}

const parsePort = (text: string): number => {
  const port = parseNumber('it')(text);
  if (port > 65_535) throw new InvalidArgumentError('ports end at 65535.');
  return port;
};

const collectTenant = (text: string, before: ReadonlyMap<string, string>): Map<string, string> => {
  const [, domain, id] = /^([^=]+)=([^=]+)$/.exec(text) ?? [];
  if (domain === undefined || id === undefined)
    throw new InvalidArgumentError('write <domain>=<number of its folder>.');
  return new Map(before).set(domain, id);
};

export function addEmulate(program: Command, exit: SetExitCode): void {
  program
    .command('emulate')
    .description('answer faults as a gateway with these files would, on a port of this machine')
    .argument('<path>', 'an API-M home, a synapse-configs or sequences folder, a .zip')
    .addOption(releaseOption('--as <release>', 'the release to be; without it the one that the home states'))
    .addOption(new Option('-p, --port <port>', '0: any free one').argParser(parsePort).default(8280))
    .addOption(
      new Option('--host <address>', 'to listen on; others than this machine may then call').default('127.0.0.1'),
    )
    .option('--apis <file>', 'YAML that describes APIs, tokens and tenants')
    .addOption(
      new Option('--tenant <domain=number>', 'the folder that answers /t/<domain>; may be given several times')
        .argParser(collectTenant)
        .default(new Map(), 'the number alone'),
    )
    .addOption(
      new Option('--hang-after <seconds>', 'where a gateway never answers, the connection is closed after this time')
        .argParser(parseNumber('it', 1))
        .default(180, 'as a gateway, 180'),
    )
    .option('--stock-pack <pack>', 'the vanilla pack of that release, to fill what the gateway fills by itself')
    .option('--tls', 'speak TLS, with a certificate made for this run')
    .option('--cert <file>', 'PEM of a certificate to use instead')
    .option('--key <file>', 'PEM of its key')
    .option('-q, --quiet', 'no access log')
    .action(async (path: string, options: EmulateOptions) => {
      const { runEmulate } = await import('../run/emulate.js');
      exit(await runEmulate(path, options));
    });
}
