import { type Command, Option } from 'commander';
import { NEWEST, type Release } from '../../core/stock/releases.js';
import { PROBE_FORMATS } from '../formats.js';
import { type OutputOptions, parseNumber, releaseOption, withOutput } from '../options.js';
import type { SetExitCode } from '../program.js';

export interface ProbeOptions extends OutputOptions {
  readonly as: Release;
  /** In seconds. */
  readonly timeout: number;
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly serverName?: string;
  readonly insecure?: boolean;
}

export function addProbe(program: Command, exit: SetExitCode): void {
  const command = program
    .command('probe')
    .description('provoke faults on a live gateway and judge what it answers')
    .argument('<url...>', 'addresses of gateways: https://gw.example.com:8243')
    .addOption(
      releaseOption('--as <release>', 'the release whose answers are expected').default(
        NEWEST,
        `the newest, ${NEWEST}`,
      ),
    )
    .addOption(
      new Option('--timeout <seconds>', 'for one answer, from the request to its last byte')
        .argParser(parseNumber('it', 1))
        .default(10),
    )
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
