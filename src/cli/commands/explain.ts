import { type Command, Option } from 'commander';
import type { SetExitCode } from '../program.js';

export function addExplain(program: Command, exit: SetExitCode): void {
  program
    .command('explain')
    .description('say what a rule means, why it matters and what to do')
    .argument('<rule>', 'id or code: keeps-xml, FS005')
    .addOption(new Option('-f, --format <format>', 'what goes to stdout').choices(['text', 'json']).default('text'))
    .action(async (rule: string, { format }: { format: string }) => {
      const { runExplain } = await import('../run/explain.js');
      exit(await runExplain(rule, format));
    });
}
