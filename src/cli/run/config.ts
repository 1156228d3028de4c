import { relative } from 'node:path';
import { visible } from '../../core/text.js';
import { UsageError } from '../../errors.js';
import type { Settings } from '../../files/settings.js';
import { configuration } from '../configuration.js';
import { writeTo } from '../output.js';

interface Choice {
  readonly config?: string | boolean;
}

const NONE = 'write one with: faultshift init';

/** @returns the exit code */
export async function runConfigValidate(file: string | undefined): Promise<number> {
  const cwd = process.cwd();
  const { path } = await configuration(file === undefined ? {} : { config: file }, process.env, cwd);
  if (path === undefined)
    throw new UsageError('there is no configuration from here up to the root of the repository', NONE);
  await writeTo(process.stdout, [`${visible(relative(cwd, path) || path)}: fine\n`]);
  return 0;
}

const entriesOf = ({ values, overrides }: Settings, shown: (value: unknown) => unknown) => [
  ...[...values].map(([key, { value, origin }]) => ({ key, value: shown(value), origin })),
  ...overrides.map(({ files, rules, base }, i) => ({
    key: `overrides.${i}`,
    value: { files, rules },
    origin: String(shown(base)),
  })),
];

/** @returns the exit code */
export async function runConfigPrint(format: string, choice: Choice): Promise<number> {
  const cwd = process.cwd();
  const settings = await configuration(choice, process.env, cwd);
  const short = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(short);
    if (typeof value !== 'string' || !value.startsWith('/')) return value;
    const inside = relative(cwd, value);
    return inside === '' ? '.' : inside.startsWith('..') ? value : inside;
  };
  const entries = entriesOf(settings, short);
  if (format === 'json') {
    await writeTo(process.stdout, [`${JSON.stringify(entries, null, 2)}\n`]);
    return 0;
  }
  const width = Math.max(0, ...entries.map(({ key }) => key.length));
  const lines = entries.map(
    ({ key, value, origin }) => `${key.padEnd(width)}  ${visible(JSON.stringify(value))}  ${visible(`(${origin})`)}\n`,
  );
  await writeTo(process.stdout, lines.length === 0 ? ['Every value is its default.\n'] : lines);
  return 0;
}
