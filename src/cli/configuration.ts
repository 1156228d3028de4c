/**
 * What the configuration and the environment say, for options that the command line leaves open. The order: command
 * line, environment, configuration, default.
 */
import { relative } from 'node:path';
import type { Command } from 'commander';
import type { Severity } from '../core/finding.js';
import { UsageError } from '../errors.js';
import { findSettings } from '../files/find-settings.js';
import type { Setting, Settings } from '../files/settings.js';
import { nearest } from './nearest.js';
import { parseRelease, type ReportOption } from './options.js';
import { sourceRootOf } from './source-root.js';

/** Keys of the configuration that are options of commands, by the name of the option. */
const OPTION_KEYS: Readonly<Record<string, string>> = {
  from: 'from',
  to: 'to',
  catalogue: 'catalogue',
  stockPack: 'stockPack',
  maxFileSize: 'maxFileSize',
  maxDepth: 'maxDepth',
  failOn: 'failOn',
  maxFindings: 'maxFindings',
  failOnUnusedSuppressions: 'failOnUnusedSuppressions',
  baseline: 'baseline',
  report: 'reports',
};

/** Environment variables, the key that each sets, and what it may be. */
export const ENVIRONMENT = {
  FAULTSHIFT_FROM: { key: 'from', read: (text: string): unknown => text },
  FAULTSHIFT_TO: { key: 'to', read: (text: string): unknown => text },
  FAULTSHIFT_FAIL_ON: {
    key: 'failOn',
    read: (text: string): unknown => (['error', 'warning', 'info', 'none'].includes(text) ? text : undefined),
  },
  FAULTSHIFT_MAX_FINDINGS: {
    key: 'maxFindings',
    read: (text: string): unknown => (/^\d{1,9}$/.test(text) ? Number(text) : undefined),
  },
  FAULTSHIFT_BASELINE: { key: 'baseline', read: (text: string): unknown => text },
} as const;

/** @throws UsageError with path and line */
export async function configuration(
  choice: { readonly config?: string | boolean },
  env: NodeJS.ProcessEnv,
  cwd: string,
): Promise<Settings> {
  const settings = await fromFile(choice.config ?? env['FAULTSHIFT_CONFIG'] ?? true, cwd);
  const values = new Map(settings.values);
  for (const [name, { key, read }] of Object.entries(ENVIRONMENT)) {
    const text = env[name];
    if (text === undefined || text === '') continue;
    const value = read(text);
    if (value === undefined) throw new UsageError(`${name}: ${text} is not what ${key} may be`);
    values.set(key, { value, origin: name });
  }
  return { ...settings, values };
}

async function fromFile(choice: string | boolean, cwd: string): Promise<Settings> {
  const nothing: Settings = { values: new Map(), overrides: [] };
  if (choice === false) return nothing;
  const path = typeof choice === 'string' && choice !== '' ? choice : findSettings(cwd, sourceRootOf(cwd));
  if (path === undefined) return nothing;
  const { readSettings } = await import('../files/settings.js');
  const [{ CONFIG }, { ALL_RULES, ruleOf }, { default: schema }] = await Promise.all([
    import('../generated/config-validators.js'),
    import('./all-rules.js'),
    import('../../schema/config.schema.json', { with: { type: 'json' } }),
  ]);
  const settings = readSettings(path, {
    schema: CONFIG,
    nearestKey: (word) => nearest(word, Object.keys(schema.properties)),
    shown: (file) => relative(cwd, file) || file,
  });
  const check = (rule: string, origin: string): void => {
    if (ruleOf(rule) !== undefined) return;
    throw new UsageError(
      `${origin}: no rule is called ${rule}`,
      nearest(
        rule,
        ALL_RULES.map(({ id }) => id),
      ),
    );
  };
  for (const [key, { origin }] of settings.values) if (key.startsWith('rules.')) check(key.slice(6), origin);
  for (const { rules } of settings.overrides) for (const rule of Object.keys(rules)) check(rule, path);
  for (const key of ['from', 'to']) checkRelease(settings.values.get(key));
  return settings;
}

function checkRelease(setting: Setting | undefined): void {
  if (setting === undefined) return;
  try {
    parseRelease(String(setting.value));
  } catch (error) {
    throw new UsageError(`${setting.origin}: ${String(setting.value)} is no release`, (error as Error).message);
  }
}

const reportOf = (text: string): ReportOption => {
  const at = text.indexOf('=');
  return at < 0 ? { format: text } : { format: text.slice(0, at), path: text.slice(at + 1) };
};

const asOption = (name: string, { value }: Setting): unknown => {
  if (name === 'report') return (value as string[]).map(reportOf);
  return name === 'from' || name === 'to' ? parseRelease(String(value)) : value;
};

/** Fills in the options that the command line left open. */
export function fillIn(command: Command, { values, overrides }: Settings): void {
  const known = new Set(command.options.map((option) => option.attributeName()));
  for (const [option, key] of Object.entries(OPTION_KEYS)) {
    const setting = values.get(key);
    const source = command.getOptionValueSource(option);
    if (!known.has(option) || setting === undefined || (source !== undefined && source !== 'default')) continue;
    command.setOptionValueWithSource(option, asOption(option, setting), 'config');
  }
  if (!known.has('rule')) return;
  const rules = new Map<string, Severity | 'off'>();
  for (const [key, { value }] of values) if (key.startsWith('rules.')) rules.set(key.slice(6), value as Severity);
  for (const [rule, level] of command.getOptionValue('rule') as ReadonlyMap<string, Severity | 'off'>) {
    rules.delete(rule);
    rules.set(rule, level);
  }
  command.setOptionValueWithSource('rule', rules, 'config');
  command.setOptionValueWithSource('overrides', overrides, 'config');
}
