/** The configuration of a probe: its file, checked, and the secrets that it points to. */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Fixture, ProbedApi } from '../core/probe/plan.js';
import { isRelease, type Release } from '../core/stock/releases.js';
import { UsageError } from '../errors.js';
import { readYaml } from '../files/yaml.js';
import { PROBE_CONFIG } from '../generated/config-validators.js';
import type { TlsOptions } from '../http/lane.js';
import type { ClientCredentials } from '../http/management.js';
import { nearest } from './nearest.js';
import { checkScenario } from './probe-scenario.js';

/** Where a token is; `client`: who gives it, with the names of the variables that hold id and secret. */
interface TokenSource {
  readonly env?: string;
  readonly file?: string;
  readonly client?: ClientCredentials;
}

interface ConfigFile {
  readonly targets?: readonly (string | { readonly url: string; readonly host?: string })[];
  readonly as?: string;
  readonly apis?: readonly ProbedApi[];
  readonly tokens?: Readonly<Record<string, TokenSource>>;
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
  'method token client id secret scope headers body contentType repeat expect code status'
).split(' ');

function variable(name: string, what: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new UsageError(`${what} is not in the environment`, `set ${name}`);
  return value;
}

/** The token, and what else must not be shown. @throws UsageError when it cannot be had */
async function tokenOf(name: string, { env, file, client }: TokenSource, folder: string, tls: TlsOptions) {
  if (env !== undefined) return { token: variable(env, `the token ${name}`), secrets: [] };
  if (client !== undefined) {
    const { url, scope } = client;
    const id = variable(client.id, `the client id of the token ${name}`);
    const secret = variable(client.secret, `the client secret of the token ${name}`);
    const { clientToken } = await import('../http/management.js');
    const given = await clientToken({ url, id, secret, ...(scope !== undefined && { scope }) }, tls);
    if (!given.ok) throw new UsageError(`the token ${name}: ${new URL(url).origin} does not give it: ${given.why}`);
    return { token: given.value, secrets: [id, secret] };
  }
  try {
    return { token: readFileSync(resolve(folder, file ?? ''), 'utf8').trim(), secrets: [] };
  } catch (error) {
    throw new UsageError(`the token ${name}: ${file} cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

/** @throws UsageError with the place of what is wrong */
export async function readProbeConfig(path: string, tls: TlsOptions): Promise<ProbeConfig> {
  const file = readYaml<ConfigFile>(path, PROBE_CONFIG, (word) => nearest(word, KEYS));
  const { as, targets = [], apis = [], tokens = {}, fixtures = [], schemas = {} } = file;
  if (as !== undefined && !isRelease(as)) throw new UsageError(`${path}: ${as} is no release we know`);
  const folder = dirname(path);
  for (const { scenario } of fixtures) checkScenario(scenario);
  const used = new Map<string, string>();
  const secrets: string[] = [];
  for (const { token } of fixtures) {
    if (token === undefined || used.has(token)) continue;
    const where = tokens[token];
    if (where === undefined) {
      throw new UsageError(`${path}: no token is called ${token}`, nearest(token, Object.keys(tokens)));
    }
    const found = await tokenOf(token, where, folder, tls);
    used.set(token, found.token);
    secrets.push(found.token, ...found.secrets);
  }
  const given = fixtures.map(({ token, headers, ...fixture }): Fixture => {
    const value = token === undefined ? undefined : used.get(token);
    return {
      ...fixture,
      ...(value !== undefined && { token: value }),
      ...(headers !== undefined && { headers: Object.entries(headers) }),
    };
  });
  return {
    targets: targets.map((target) => (typeof target === 'string' ? { url: target } : target)),
    ...(as !== undefined && isRelease(as) && { as }),
    apis,
    fixtures: given,
    schemas: new Map(Object.entries(schemas).map(([name, schema]) => [name, resolve(folder, schema)])),
    secrets,
  };
}
