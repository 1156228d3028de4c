/**
 * The REST APIs around a gateway: its token endpoint, and the list of its APIs. Plain JSON from hosts that the user named,
 * so global fetch does; it is looked up when it is called. @see gateway-faults G
 */
import { buildConnector, Client } from 'undici';
import type { ProbedApi } from '../core/probe/plan.js';
import type { TlsOptions } from './lane.js';

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 4 << 20;
/** APIs that one discovery brings to be probed. */
export const MOST_DISCOVERED = 100;

export type Fetched<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: string };

type FetchOptions = RequestInit & { dispatcher?: unknown };

/** Trusts what the user said to trust; Node's own trust needs nothing. */
function dispatcherFor(origin: string, { ca, cert, key, verify, servername }: TlsOptions): Client | undefined {
  if ([ca, cert, key, servername].every((value) => value === undefined) && verify !== false) return undefined;
  const given = { ca, cert, key, servername };
  const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return new Client(origin, { connect: buildConnector({ ...known, rejectUnauthorized: verify !== false }) });
}

async function textWithin(response: Response): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += (chunk as Uint8Array).length;
    if (size > MAX_BYTES) return undefined;
    text += decoder.decode(chunk as Uint8Array, { stream: true });
  }
  return text + decoder.decode();
}

/** @returns the JSON of a 2xx answer, else why not; no text of the other side but its status */
async function fetchJson(
  url: string,
  init: RequestInit,
  tls: TlsOptions,
): Promise<Fetched<unknown> & { status?: number }> {
  const { origin } = new URL(url);
  const dispatcher = dispatcherFor(origin, tls);
  const options: FetchOptions = {
    ...init,
    // credentials are for this origin alone
    redirect: 'manual',
    signal: AbortSignal.timeout(TIMEOUT_MS),
    ...(dispatcher !== undefined && { dispatcher }),
  };
  try {
    const response = await fetch(url, options as RequestInit);
    const { status } = response;
    const text = await textWithin(response);
    if (status < 200 || status > 299) return { ok: false, why: `it answers ${status}`, status };
    if (text === undefined) return { ok: false, why: 'its answer is larger than 4 MiB', status };
    return { ok: true, value: JSON.parse(text), status };
  } catch (error) {
    if (error instanceof SyntaxError) return { ok: false, why: 'its answer is no JSON' };
    const { name, cause } = error as Error & { cause?: { code?: string } };
    if (name === 'TimeoutError') return { ok: false, why: `no answer within ${TIMEOUT_MS / 1000} s` };
    return { ok: false, why: `not reached (${cause?.code ?? name})` };
  } finally {
    await dispatcher?.destroy();
  }
}

export interface ClientCredentials {
  /** `https://gw:8243/token` up to 3.2, `https://am:9443/oauth2/token` from 4.0. */
  readonly url: string;
  readonly id: string;
  readonly secret: string;
  readonly scope?: string;
}

/** Asks for an application's token. @see RFC 6749, 4.4 */
export async function clientToken(given: ClientCredentials, tls: TlsOptions = {}): Promise<Fetched<string>> {
  const { url, id, secret, scope } = given;
  const body = new URLSearchParams({ grant_type: 'client_credentials', ...(scope !== undefined && { scope }) });
  const basic = Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64');
  const headers = { Authorization: `Basic ${basic}`, Accept: 'application/json' };
  const fetched = await fetchJson(url, { method: 'POST', body, headers }, tls);
  if (!fetched.ok) return fetched;
  const token = (fetched.value as { access_token?: unknown } | null)?.access_token;
  return typeof token === 'string' && token !== ''
    ? { ok: true, value: token }
    : { ok: false, why: 'it gives no token' };
}

/** Of each generation, newest first; they list public APIs without credentials. */
const PORTALS = ['devportal/v3', 'devportal/v2', 'store/v1', 'store/v0.14'];

interface Listed {
  readonly id?: unknown;
  readonly context?: unknown;
  readonly version?: unknown;
  readonly type?: unknown;
}

interface Detail {
  readonly operations?: readonly { readonly target?: unknown; readonly verb?: unknown }[];
  /** Up to 2.6 the OpenAPI definition as text. */
  readonly apiDefinition?: unknown;
}

export interface Discovered {
  readonly apis: readonly ProbedApi[];
  /** APIs that cannot be probed without being named, and those beyond the bound. */
  readonly left: number;
}

/** Path templates that GET reads, with all their parts known. */
function readable({ operations, apiDefinition }: Detail): string | undefined {
  const listed = (operations ?? [])
    .filter(({ verb }) => verb === 'GET')
    .map(({ target }) => target)
    .filter((target): target is string => typeof target === 'string');
  let defined: string[] = [];
  if (typeof apiDefinition === 'string') {
    try {
      const { paths = {} } = JSON.parse(apiDefinition) as { paths?: Record<string, object> };
      defined = Object.entries(paths).flatMap(([path, methods]) => ('get' in methods ? [path] : []));
    } catch {
      // a definition that is no JSON names no path
    }
  }
  return [...listed, ...defined].find((path) => path.startsWith('/') && !/[{*]/.test(path));
}

/** With its version, which some generations leave out. */
function contextOf({ context, version }: Listed): string | undefined {
  if (typeof context !== 'string' || !context.startsWith('/')) return undefined;
  return typeof version !== 'string' || context.endsWith(`/${version}`) ? context : `${context}/${version}`;
}

/** Asks the portal of a gateway which APIs there are. @param base of the management port: `https://am:9443` */
export async function discoverApis(base: string, tls: TlsOptions = {}): Promise<Fetched<Discovered>> {
  const init = { headers: { Accept: 'application/json' } };
  let why = 'none of the portals we know is there';
  for (const portal of PORTALS) {
    const root = `${base.replace(/\/+$/, '')}/api/am/${portal}/apis`;
    const page = await fetchJson(`${root}?limit=${MOST_DISCOVERED}`, init, tls);
    if (!page.ok) {
      if (page.status === undefined) return page;
      why = `${portal}: ${page.why}`;
      continue;
    }
    const { list = [], pagination } = page.value as { list?: Listed[]; pagination?: { total?: number } };
    const apis: ProbedApi[] = [];
    for (const listed of list.slice(0, MOST_DISCOVERED)) {
      const context = contextOf(listed);
      if (context === undefined || typeof listed.id !== 'string') continue;
      const detail = await fetchJson(`${root}/${encodeURIComponent(listed.id)}`, init, tls);
      const path = detail.ok ? readable(detail.value as Detail) : undefined;
      if (path !== undefined) apis.push({ path: `${context}${path}`, context });
    }
    return { ok: true, value: { apis, left: Math.max(pagination?.total ?? 0, list.length) - apis.length } };
  }
  return { ok: false, why };
}
