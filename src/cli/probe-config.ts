/** The configuration of a probe: its file, checked, and the secrets that it points to. */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Fixture, ProbedApi } from '../core/probe/plan.js';
import { isRelease, type Release } from '../core/stock/releases.js';
import { UsageError } from '../errors.js';
import { readYaml } from '../files/yaml.js';
import { PROBE_CONFIG } from '../generated/config-validators.js';
import { nearest } from './nearest.js';
import { checkScenario } from './probe-scenario.js';

interface ConfigFile {
  readonly targets?: readonly (string | { readonly url: string; readonly host?: string })[];
  readonly as?: string;
  readonly apis?: readonly ProbedApi[];
  readonly tokens?: Readonly<Record<string, { readonly env?: string; readonly file?: string }>>;
  readonly fixtures?: readonly (Omit<Fixture, 'headers'> & { readonly headers?: Readonly<Record<string, string>> })[];
  readonly schemas?: Readonly<Record<string, string>>;
}

export interface ProbeConfig {
  readonly targets: readonly { readonly url: string; readonly host?: string }[];
  readonly as?: Release;
  readonly apis: readonly ProbedApi[];
  readonly fixtures: readonly Fixture[];
  /** Registered name of a sequence → path of its schema. */
  readonly schemas: ReadonlyMap<string, string>;
  /** Every token and header value that must not be shown. */
  readonly secrets: readonly string[];
}

const KEYS = (
  'targets as apis tokens fixtures schemas url host path context wrongMethod graphql open tenant env file scenario ' +
  'method token headers body contentType repeat expect code status'
).split(' ');

function tokenOf(name: string, { env, file }: { env?: string; file?: string }, folder: string): string {
  if (env !== undefined) {
    const value = process.env[env];
    if (value === undefined || value === '') {
      throw new UsageError(`the token ${name} is not in the environment`, `set ${env}`);
    }
    return value;
  }
  try {
    return readFileSync(resolve(folder, file ?? ''), 'utf8').trim();
  } catch (error) {
    throw new UsageError(`the token ${name}: ${file} cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

/** @throws UsageError with the place of what is wrong */
export function readProbeConfig(path: string): ProbeConfig {
  const file = readYaml<ConfigFile>(path, PROBE_CONFIG, (word) => nearest(word, KEYS));
  const { as, targets = [], apis = [], tokens = {}, fixtures = [], schemas = {} } = file;
  if (as !== undefined && !isRelease(as)) throw new UsageError(`${path}: ${as} is no release we know`);
  const folder = dirname(path);
  const used = new Map<string, string>();
  const named = (name: string): string => {
    const where = tokens[name];
    if (where === undefined) {
      throw new UsageError(`${path}: no token is called ${name}`, nearest(name, Object.keys(tokens)));
    }
    const value = used.get(name) ?? tokenOf(name, where, folder);
    used.set(name, value);
    return value;
  };
  for (const { scenario } of fixtures) checkScenario(scenario);
  const given = fixtures.map(
    ({ token, headers, ...fixture }): Fixture => ({
      ...fixture,
      ...(token !== undefined && { token: named(token) }),
      ...(headers !== undefined && { headers: Object.entries(headers) }),
    }),
  );
  return {
    targets: targets.map((target) => (typeof target === 'string' ? { url: target } : target)),
    ...(as !== undefined && isRelease(as) && { as }),
    apis,
    fixtures: given,
    schemas: new Map(Object.entries(schemas).map(([name, schema]) => [name, resolve(folder, schema)])),
    secrets: [...used.values()],
  };
}
