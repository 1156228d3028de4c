import { Argument, type Command } from 'commander';
import type { SetExitCode } from '../program.js';

export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type Shell = (typeof SHELLS)[number];

export function addCompletion(program: Command, exit: SetExitCode): void {
  program
    .command('completion')
    .description('print a script that completes commands and options in your shell')
    .addArgument(new Argument('<shell>', 'source what is printed, or put it where your shell looks').choices(SHELLS))
    .action(async (shell: Shell) => {
      const [{ completionScript }, { writeTo }] = await Promise.all([
        import('../completion.js'),
        import('../output.js'),
      ]);
      await writeTo(process.stdout, [completionScript(program, shell)]);
      exit(0);
    });
  program
    .command('man')
    .description('print the manual page, for: faultshift man | man -l -')
    .action(async () => {
      const [{ manualPage }, { writeTo }] = await Promise.all([import('../manual.js'), import('../output.js')]);
      await writeTo(process.stdout, [manualPage(program)]);
      exit(0);
    });
}
