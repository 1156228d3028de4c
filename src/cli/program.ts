/** The commands and their options. What a command does is imported only when it is called. */
import { Command } from 'commander';
import { visible } from '../core/text.js';
import { addBaseline } from './commands/baseline.js';
import { addCatalogue } from './commands/catalogue.js';
import { addCheck } from './commands/check.js';
import { addClients } from './commands/clients.js';
import { addCompletion } from './commands/completion.js';
import { addConfig, configOptions } from './commands/config.js';
import { addEmulate } from './commands/emulate.js';
import { addExplain } from './commands/explain.js';
import { addInit } from './commands/init.js';
import { addLists } from './commands/lists.js';
import { addInstallMergeDriver, addMergeDriver } from './commands/merge-driver.js';
import { addPort } from './commands/port.js';
import { addPredict } from './commands/predict.js';
import { addProbe } from './commands/probe.js';
import { addRun } from './commands/run.js';
import { addScan } from './commands/scan.js';
import { addShards } from './commands/shards.js';
import { configuration, fillIn } from './configuration.js';

/** Told by a command when it has ended. */
export type SetExitCode = (code: number) => void;

/** In the order of the help: what adds commands, and the names of those that do without the others. */
const COMMANDS: readonly (readonly [add: (program: Command, exit: SetExitCode) => void, ...names: string[]])[] = [
  [addScan, 'scan'],
  [addPredict, 'predict'],
  [addRun, 'run'],
  [addPort, 'port'],
  [addMergeDriver, 'merge-driver'],
  [addInstallMergeDriver, 'install-merge-driver'],
  [addProbe, 'probe'],
  [addEmulate, 'emulate'],
  [addClients, 'clients'],
  [addCheck, 'check'],
  [addShards, 'plan', 'merge-reports'],
  [addInit, 'init'],
  [addBaseline, 'baseline'],
  [addConfig, 'config'],
  [addCatalogue, 'catalogue'],
  [addExplain, 'explain'],
  [addLists, 'rules', 'versions', 'scenarios'],
  [addCompletion], // they tell of all commands
];

const has = (command: Command, name: string): boolean =>
  command.options.some((option) => option.attributeName() === name);

/** Every command that knows rules takes what the configuration says; `probe` has a file of its own besides. */
function withConfiguration(program: Command): void {
  for (const command of program.commands) {
    withConfiguration(command);
    if (!has(command, 'rule')) continue;
    const isFree = !has(command, 'config');
    if (isFree) configOptions(command);
    command.hook('preAction', async () => {
      fillIn(command, await configuration(isFree ? command.opts() : {}, process.env, process.cwd()));
    });
  }
}

/**
 * @param name of the only command that is needed, because it was called; all are there when it is none of ours
 */
export function buildProgram(version: string, exit: SetExitCode, name?: string): Command {
  const program = new Command('faultshift')
    .description('Audit, predict, port and probe the fault sequences of WSO2 API Manager gateways.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('(--help says more)')
    .configureOutput({
      // commander repeats what was typed
      outputError: (text, write) => write(text.split('\n').map(visible).join('\n')),
    })
    .exitOverride();
  const called = COMMANDS.filter(([, ...names]) => name !== undefined && names.includes(name));
  for (const [add] of called.length > 0 ? called : COMMANDS) add(program, exit);
  for (const command of program.commands) command.exitOverride();
  withConfiguration(program);
  return program;
}
