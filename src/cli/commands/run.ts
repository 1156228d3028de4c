import { type Command, InvalidArgumentError, Option } from 'commander';
import { CALLERS, type Caller } from '../../core/mediation/caller-names.js';
import { NEWEST, type Release } from '../../core/stock/releases.js';
import type { ColourChoice } from '../colour.js';
import { releaseOption } from '../options.js';
import type { SetExitCode } from '../program.js';

export interface RunCommandOptions {
  readonly as: Release;
  readonly set: readonly string[];
  readonly method: string;
  readonly path: string;
  readonly accept?: string;
  readonly contentType?: string;
  readonly header: readonly string[];
  readonly data?: string;
  readonly caller?: Caller;
  readonly status?: number;
  readonly explain?: boolean;
  readonly color: ColourChoice;
  readonly quiet?: boolean;
}

const collect = (text: string, before: readonly string[]): string[] => [...before, text];

function parseStatus(text: string): number {
  if (!/^[1-5]\d\d$/.test(text)) throw new InvalidArgumentError('it is a status from 100 to 599.');
  return Number(text);
}

/** Who may call; `response` needs an answer of a backend, which nobody gives here. */
const CHOICES = CALLERS.filter((caller) => caller !== 'response');

export function addRun(program: Command, exit: SetExitCode): void {
  program
    .command('run')
    .description('run one sequence over one request, and print the answer that a gateway would give')
    .argument('<sequence...>', 'the sequence file, then files or folders with the sequences that it calls')
    .addOption(
      releaseOption('--as <release>', 'the release whose engine runs it').default(NEWEST, `the newest, ${NEWEST}`),
    )
    .addOption(
      new Option('--set <property>', 'NAME=VALUE, axis2:NAME=VALUE, NAME:INTEGER=VALUE; may be given several times')
        .argParser(collect)
        .default([], 'none'),
    )
    .option('--method <method>', 'of the request', 'GET')
    .option('--path <path>', 'of the request', '/api/1.0.0/resource')
    .option('--accept <types>', 'its Accept header')
    .option('--content-type <type>', 'its Content-Type header')
    .addOption(
      new Option('--header <header>', '`Name: value`; may be given several times')
        .argParser(collect)
        .default([], 'none'),
    )
    .option('--data <text>', 'its body; @file reads it from a file')
    .addOption(new Option('--caller <who>', 'who calls the sequence; by default its name says it').choices(CHOICES))
    .addOption(new Option('--status <code>', 'the status that the handler wants').argParser(parseStatus))
    .option('--explain', 'show the run mediator by mediator, on stderr')
    .addOption(new Option('--color <when>', 'colours').choices(['auto', 'always', 'never']).default('auto'))
    .option('-q, --quiet', 'nothing on stderr but errors')
    .action(async (paths: string[], options: RunCommandOptions) => {
      const { runSequence } = await import('../run/run.js');
      exit(await runSequence(paths, options));
    });
}
