import { relative } from 'node:path';
import { checkOf } from '../../core/check.js';
import { UsageError } from '../../errors.js';
import type { Settings } from '../../files/settings.js';
import { checkReporters } from '../../report/check/index.js';
import type { CheckOptions } from '../commands/check.js';
import { configuration } from '../configuration.js';
import { type Delivery, deliveries } from '../delivery.js';
import { emit } from '../emit.js';
import { VERSION } from '../version.js';

/** Command lines, each with the paths that people know. */
function linesOf(homes: readonly string[], { values }: Settings, cwd: string): string[][] {
  const list = (key: string): string[] => {
    const value = values.get(key)?.value;
    return Array.isArray(value) ? value.map(String) : [];
  };
  const near = (path: string): string => {
    const inside = relative(cwd, path);
    return inside === '' ? '.' : inside.startsWith('..') ? path : inside;
  };
  const scanned = homes.length > 0 ? [...homes] : list('homes').map(near);
  const lines: string[][] = [];
  if (scanned.length > 0) {
    lines.push(['scan', ...scanned]);
    if (values.get('predict')?.value === true) lines.push(['predict', ...scanned]);
    const into = values.get('into')?.value;
    if (typeof into === 'string') lines.push(['port', ...scanned, '--into', near(into)]);
  }
  const clients = list('clients').map(near);
  if (clients.length > 0)
    lines.push(['clients', ...clients, ...(scanned[0] === undefined ? [] : ['--home', scanned[0]])]);
  const targets = list('targets');
  if (targets.length > 0) lines.push(['probe', ...targets]);
  return lines;
}

/** What the command line of `check` says, for a command that knows it. */
function passedOn({ from, to, rule, config, quiet, progress }: CheckOptions, name: string): string[] {
  const args: string[] = [];
  if (from !== undefined && name !== 'probe') args.push('--from', from);
  if (to !== undefined) args.push(name === 'probe' ? '--as' : '--to', to);
  for (const [id, level] of rule) args.push('--rule', `${id}=${level}`);
  if (name !== 'probe' && typeof config === 'string') args.push('--config', config);
  if (name !== 'probe' && config === false) args.push('--no-config');
  if (quiet) args.push('--quiet');
  return [...args, '--progress', progress];
}

async function run(line: readonly string[], options: CheckOptions): Promise<Delivery> {
  const { buildProgram } = await import('../program.js');
  const program = buildProgram(VERSION, () => {});
  const sink: Delivery[] = [];
  const [name = '', ...args] = line;
  await deliveries.run(sink, () => program.parseAsync([name, ...passedOn(options, name), ...args], { from: 'user' }));
  const [delivered] = sink;
  if (delivered === undefined) throw new Error(`${name} gave no report`);
  return delivered;
}

/** @returns the exit code */
export async function runCheck(homes: readonly string[], options: CheckOptions): Promise<number> {
  const cwd = process.cwd();
  const lines = linesOf(homes, await configuration(options, process.env, cwd), cwd);
  if (lines.length === 0) {
    throw new UsageError(
      'nothing to check: the configuration names no homes, clients or targets',
      'faultshift init writes one',
    );
  }
  const parts: (Delivery & { line: string })[] = [];
  for (const line of lines) parts.push({ line: line.join(' '), ...(await run(line, options)) });
  return emit(checkOf(parts), checkReporters, options, function* () {
    for (const { exhibits } of parts) yield* exhibits();
  });
}
