import { type Command, Option } from 'commander';
import type { SetExitCode } from '../program.js';

const formatOption = (): Option =>
  new Option('-f, --format <format>', 'what goes to stdout').choices(['text', 'json']).default('text');

export function addLists(program: Command, exit: SetExitCode): void {
  const rules = program.command('rules').description('the rules');
  rules
    .command('list')
    .description('list every rule')
    .addOption(formatOption())
    .action(async ({ format }: { format: string }) => {
      const { listRules } = await import('../run/lists.js');
      exit(await listRules(format));
    });
  const versions = program.command('versions').description('the releases we know');
  versions
    .command('list')
    .description('list every release with its stock sequences')
    .addOption(formatOption())
    .action(async ({ format }: { format: string }) => {
      const { listVersions } = await import('../run/lists.js');
      exit(await listVersions(format));
    });
  const scenarios = program.command('scenarios').description('the faults that predict, probe and emulate know');
  scenarios
    .command('list')
    .description('list every fault with the sequence that answers it and what it takes to raise it')
    .addOption(formatOption())
    .action(async ({ format }: { format: string }) => {
      const { listScenarios } = await import('../run/lists.js');
      exit(await listScenarios(format));
    });
}
