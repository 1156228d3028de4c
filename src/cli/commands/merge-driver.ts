import { type Command, Option } from 'commander';
import type { ConflictStyle } from '../../core/port/text/markers.js';
import { parseNumber } from '../options.js';
import type { SetExitCode } from '../program.js';

export interface MergeDriverOptions {
  readonly markerSize: number;
  readonly conflictStyle?: ConflictStyle;
  readonly ancestorLabel: string;
  readonly oursLabel: string;
  readonly theirsLabel: string;
  readonly quiet?: boolean;
}

export interface InstallDriverOptions {
  readonly global?: boolean;
  readonly command: string;
  readonly print?: boolean;
}

export function addMergeDriver(program: Command, exit: SetExitCode): void {
  program
    .command('merge-driver')
    .description('merge one sequence for git; install-merge-driver tells git to call it')
    .argument('<base>', 'the common ancestor, %O')
    .argument('<ours>', 'the current version, %A; it takes the result')
    .argument('<theirs>', 'the other version, %B')
    .argument('[path]', 'where the file lies in the repository, %P', 'the file')
    .addOption(
      new Option('--marker-size <n>', 'length of conflict markers, %L').argParser(parseNumber('it', 1)).default(7),
    )
    .addOption(
      new Option('--conflict-style <style>', "how conflicts are marked; default: git's merge.conflictStyle").choices([
        'merge',
        'diff3',
        'zdiff3',
      ]),
    )
    .option('--ancestor-label <text>', 'what the base is called in markers, %S', 'base')
    .option('--ours-label <text>', 'what ours is called in markers, %X', 'ours')
    .option('--theirs-label <text>', 'what theirs is called in markers, %Y', 'theirs')
    .option('-q, --quiet', 'nothing on stderr but errors')
    .action(async (base: string, ours: string, theirs: string, path: string, options: MergeDriverOptions) => {
      const { runMergeDriver } = await import('../run/merge-driver.js');
      exit(await runMergeDriver({ base, ours, theirs, path }, options));
    });
}

export function addInstallMergeDriver(program: Command, exit: SetExitCode): void {
  program
    .command('install-merge-driver')
    .description('tell git to merge sequences with faultshift, in this repository or everywhere')
    .option('--global', 'for every repository of this user')
    .option('--command <command>', 'how git calls faultshift', 'faultshift')
    .option('--print', 'change nothing; print what would be set')
    .action(async (options: InstallDriverOptions) => {
      const { runInstallMergeDriver } = await import('../run/install-merge-driver.js');
      exit(await runInstallMergeDriver(options));
    });
}
