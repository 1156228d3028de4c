import { type Command, InvalidArgumentError, Option } from 'commander';
import { ACCEPTS, type Accept, REQUEST_KINDS, type RequestKindId } from '../../core/mediation/requests.js';
import type { Release } from '../../core/stock/releases.js';
import { PROBE_FORMATS } from '../formats.js';
import { type OutputOptions, parseNumber, releaseOption, withOutput } from '../options.js';
import type { SetExitCode } from '../program.js';

export interface ProbeOptions extends OutputOptions {
  readonly as?: Release;
  readonly config?: string;
  readonly api: readonly string[];
  readonly discover?: string;
  /** Domain → number of its folder, where it was given. */
  readonly tenant: ReadonlyMap<string, string | undefined>;
  readonly scenario: readonly string[];
  readonly requests?: readonly RequestKindId[];
  readonly accept?: readonly Accept[];
  readonly modifying?: boolean;
  readonly record?: string;
  readonly compare?: string;
  readonly home?: string;
  readonly concurrency: number;
  readonly rate?: number;
  readonly retries: number;
  /** In seconds. */
  readonly timeout: number;
  readonly host?: string;
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly serverName?: string;
  readonly insecure?: boolean;
}

const collect = (text: string, before: readonly string[]): string[] => [...before, text];

const collectTenant = (text: string, before: ReadonlyMap<string, string | undefined>) => {
  const [domain = '', id] = text.split('=', 2);
  if (domain === '') throw new InvalidArgumentError('write <domain> or <domain>=<number of its folder>.');
  return new Map(before).set(domain, id);
};

const listOf =
  <T extends string>(known: readonly T[]) =>
  (text: string): readonly T[] => {
    if (text === 'all') return known;
    const given = text.split(',').map((part) => part.trim());
    const wrong = given.find((part) => !(known as readonly string[]).includes(part));
    if (wrong !== undefined) throw new InvalidArgumentError(`${wrong} is none of ${known.join(', ')}, all.`);
    return given as T[];
  };

export function addProbe(program: Command, exit: SetExitCode): void {
  const command = program
    .command('probe')
    .description('provoke faults on a live gateway and judge what it answers')
    .argument('[url...]', 'addresses of gateways: https://gw.example.com:8243')
    .addOption(
      releaseOption('--as <release>', 'the release whose answers are expected: that of --home, else the newest'),
    )
    .option('--config <file>', 'YAML with gateways, APIs, tokens and fixtures')
    .addOption(
      new Option('--api <path>', 'a resource that GET reads, /pizza/1.0.0/menu; may be given several times')
        .argParser(collect)
        .default([], 'none'),
    )
    .option(
      '--discover <url>',
      'ask the portal at the management port (https://am:9443) for public APIs, and probe those',
    )
    .addOption(
      new Option('--tenant <domain[=number]>', 'probe the APIs of --api in this tenant, too; the number is for --home')
        .argParser(collectTenant)
        .default(new Map(), 'none'),
    )
    .addOption(
      new Option('--scenario <id>', 'only this fault; may be given several times')
        .argParser(collect)
        .default([], 'all'),
    )
    .addOption(
      new Option(
        '--requests <kinds>',
        `kinds of request: ${REQUEST_KINDS.map(({ id }) => id).join(', ')}, all`,
      ).argParser(listOf(REQUEST_KINDS.map(({ id }) => id))),
    )
    .addOption(
      new Option('--accept <types>', `values of Accept: ${ACCEPTS.join(', ')}, all`).argParser(listOf(ACCEPTS)),
    )
    .option('--modifying', 'also send kinds of request to APIs that would change data if a resource took them')
    .option('--record <file>', 'keep the answers')
    .option('--compare <file>', 'hold the answers against those that were kept')
    .option('--home <path>', 'hold the answers against what the files of this home predict')
    .addOption(
      new Option('--concurrency <n>', 'requests at a time to one gateway').argParser(parseNumber('it', 1)).default(4),
    )
    .addOption(new Option('--rate <n>', 'requests in a second to one gateway').argParser(parseNumber('it', 1)))
    .addOption(
      new Option('--retries <n>', 'how often to send again what did not reach the gateway')
        .argParser(parseNumber('it'))
        .default(1),
    )
    .addOption(
      new Option('--timeout <seconds>', 'for one answer, from the request to its last byte')
        .argParser(parseNumber('it', 1))
        .default(10),
    )
    .option('--host <name>', 'the Host header, where it is not the host of the address')
    .option('--ca <file>', 'PEM of the authorities to trust')
    .option('--cert <file>', 'PEM of a client certificate')
    .option('--key <file>', 'PEM of its key')
    .option('--server-name <name>', 'the name that the certificate has to be for, where it is not the host')
    .option('--insecure', 'take any certificate; the report says so');
  withOutput(command, PROBE_FORMATS).action(async (urls: string[], options: ProbeOptions) => {
    const { runProbe } = await import('../run/probe.js');
    exit(await runProbe(urls, options));
  });
}
