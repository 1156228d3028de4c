import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../../errors.js';
import type { InstallDriverOptions } from '../commands/merge-driver.js';
import { git } from '../git.js';
import { writeFileAtomically, writeTo } from '../output.js';

/** Folders whose XML files are sequences. */
const PATTERNS = ['**/synapse-configs/**/sequences/*.xml', '**/apim-synapse-config/*.xml'];

const LABELS = '--marker-size %L --ancestor-label %S --ours-label %X --theirs-label %Y';

/** Where the attributes go: the repository's file, or the user's. */
function attributesFile(global: boolean): string {
  if (!global) {
    const { code, stdout } = git(['rev-parse', '--show-toplevel']);
    if (code !== 0) throw new UsageError('this is no git repository', 'change into one, or give --global');
    return join(stdout, '.gitattributes');
  }
  const { stdout } = git(['config', '--global', '--type=path', '--get', 'core.attributesFile']);
  if (stdout !== '') return stdout;
  return join(process.env['XDG_CONFIG_HOME'] || join(homedir(), '.config'), 'git', 'attributes');
}

/** @returns the exit code */
export async function runInstallMergeDriver({
  global = false,
  command,
  print = false,
}: InstallDriverOptions): Promise<number> {
  const file = attributesFile(global);
  const settings = [
    ['merge.faultshift.name', 'sequences of WSO2 API Manager gateways'],
    ['merge.faultshift.driver', `${command} merge-driver %O %A %B %P ${LABELS}`],
  ] as const;
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const present = new Set(before.split(/\r?\n/).map((line) => line.trim()));
  const missing = PATTERNS.map((pattern) => `${pattern} merge=faultshift`).filter((line) => !present.has(line));
  const scope = global ? '--global' : '--local';
  const done: string[] = [];
  for (const [name, value] of settings) {
    done.push(`git config ${scope} ${name} ${JSON.stringify(value)}\n`);
    if (print) continue;
    const { code, stderr } = git(['config', scope, name, value]);
    if (code !== 0) throw new UsageError(`git config ${name} failed`, stderr);
  }
  for (const line of missing) done.push(`${file}: ${line}\n`);
  if (!print && missing.length > 0) {
    const gap = before === '' || before.endsWith('\n') ? '' : '\n';
    writeFileAtomically(file, [`${before}${gap}${missing.join('\n')}\n`]);
  }
  await writeTo(process.stdout, done);
  return 0;
}
