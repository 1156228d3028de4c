import { type Command, Option } from 'commander';
import type { SetExitCode } from '../program.js';

export const CI_SERVERS = ['github', 'gitlab', 'jenkins', 'azure'] as const;
export type CiServer = (typeof CI_SERVERS)[number];

export interface InitOptions {
  readonly ci?: CiServer;
  readonly force?: boolean;
}

export function addInit(program: Command, exit: SetExitCode): void {
  program
    .command('init')
    .description('write a configuration for the homes that lie here, and a pipeline; asks nothing')
    .addOption(new Option('--ci <server>', 'also write a pipeline').choices(CI_SERVERS))
    .option('--force', 'replace files that are there')
    .action(async (options: InitOptions) => {
      const { runInit } = await import('../run/init.js');
      exit(await runInit(options));
    });
}
