/** The commands and their options. What a command does is imported only when it is called. */
import { Command } from 'commander';
import { addBaseline } from './commands/baseline.js';
import { addCatalogue } from './commands/catalogue.js';
import { addClients } from './commands/clients.js';
import { addEmulate } from './commands/emulate.js';
import { addExplain } from './commands/explain.js';
import { addLists } from './commands/lists.js';
import { addInstallMergeDriver, addMergeDriver } from './commands/merge-driver.js';
import { addPort } from './commands/port.js';
import { addPredict } from './commands/predict.js';
import { addProbe } from './commands/probe.js';
import { addRun } from './commands/run.js';
import { addScan } from './commands/scan.js';

/** Told by a command when it has ended. */
export type SetExitCode = (code: number) => void;

/** In the order of the help. */
const COMMANDS = [
  addScan,
  addPredict,
  addRun,
  addPort,
  addMergeDriver,
  addInstallMergeDriver,
  addProbe,
  addEmulate,
  addClients,
  addBaseline,
  addCatalogue,
  addExplain,
  addLists,
] as const;

export function buildProgram(version: string, exit: SetExitCode): Command {
  const program = new Command('faultshift')
    .description('Audit, predict, port and probe the fault sequences of WSO2 API Manager gateways.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('(--help says more)')
    .exitOverride();
  for (const add of COMMANDS) add(program, exit);
  for (const command of program.commands) command.exitOverride();
  return program;
}
