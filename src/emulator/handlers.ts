/**
 * What happens to a request before and behind the sequences: the handlers of a generated API, in their order. The first
 * that objects decides which fault is raised.
 * @see gateway-faults A.3 "Handler order of a normal 4.x API", D
 */
import { SCENARIOS } from '../core/mediation/index.js';
import { hasTokenApi } from '../core/stock/facts.js';
import { isAtLeast, type Release } from '../core/stock/releases.js';
import { type Api, apiAt, type Catalogue, type Resource, resourcesAt, type Token } from './apis.js';

export interface Incoming {
  readonly method: string;
  /** As in the request line, with its query. */
  readonly target: string;
  /** In order, as spelled. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
  readonly transport: 'http' | 'https';
}

/** What the handlers come to. */
export type Ruling =
  /** A fault by its scenario's id; `detail` is what Java says of it. */
  | { readonly is: 'fault'; readonly scenario: string; readonly api: Api | undefined; readonly detail?: string }
  /** An answer that no sequence writes. */
  | { readonly is: 'plain'; readonly reply: PlainReply; readonly api: Api | undefined };

export interface PlainReply {
  readonly what: 'backend' | 'preflight' | 'token' | 'token-method' | 'blocked-template';
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** Counts requests against limits. */
export interface Meter {
  /** Whether one more call of `api` by `who` is over its limit. */
  isOver(api: Api, who: string): boolean;
}

const headerOf = ({ headers }: Incoming, name: string): string | undefined =>
  headers.find(([known]) => known.toLowerCase() === name)?.[1];

const fault = (scenario: string, api: Api | undefined, detail?: string): Ruling => ({
  is: 'fault',
  scenario,
  api,
  ...(detail !== undefined && { detail }),
});

const plain = (reply: PlainReply, api: Api | undefined): Ruling => ({ is: 'plain', reply, api });

const JSON_TYPE = ['Content-Type', 'application/json; charset=UTF-8'] as const;

/** Rules over one request. @param path of the request below the tenant, without its query */
export function rule(incoming: Incoming, path: string, catalogue: Catalogue, release: Release, meter: Meter): Ruling {
  const own = apiAt(catalogue.apis, path);
  if (own === undefined) return rootOf(incoming, path, release);
  if (!own.transports.includes(incoming.transport)) return fault('transport-denied', own);
  return corsHandler(incoming, path, own, catalogue, release, meter);
}

/** The token APIs of old gateways, else `main`. @see gateway-faults B.5 */
function rootOf({ method }: Incoming, path: string, release: Release): Ruling {
  if (hasTokenApi(release) && /^\/(?:token|revoke)$/.test(path)) {
    const [status, reason, body] =
      method === 'POST'
        ? [200, 'OK', '{"access_token":"good","token_type":"Bearer","expires_in":3600}']
        : [405, 'Method Not Allowed', ''];
    const what = method === 'POST' ? 'token' : 'token-method';
    return plain({ what, status, reason, headers: body === '' ? [] : [JSON_TYPE], body }, undefined);
  }
  return fault(path === '/' || path === '' ? 'welcome' : 'unknown-context', undefined);
}

type Step = (
  incoming: Incoming,
  path: string,
  own: Api,
  catalogue: Catalogue,
  release: Release,
  meter: Meter,
) => Ruling;

/** Finds the resource, and answers OPTIONS by itself. */
const corsHandler: Step = (incoming, path, own, catalogue, release, meter) => {
  if (own.blocked && !isAtLeast(release, '4.0.0')) return blockedOfOld(own);
  const below = path.slice(own.context.length) || '/';
  const there = resourcesAt(own, below);
  if (there.length === 0) return fault('mismatch-404', own);
  if (incoming.method === 'OPTIONS') {
    const methods = [...new Set(there.flatMap((resource) => resource.methods))].join(',');
    const headers = [['Access-Control-Allow-Methods', methods]] as const;
    return plain({ what: 'preflight', status: 200, reason: 'OK', headers, body: '' }, own);
  }
  const asked = incoming.method === 'HEAD' ? 'GET' : incoming.method;
  const resource = there.find(({ methods }) => methods.includes(asked));
  if (resource === undefined) return fault('mismatch-405', own);
  if (own.blocked) return fault('blocked', own);
  return graphqlHandler(incoming, below, own, resource, catalogue, release, meter);
};

/** Up to 3.2 the publisher writes a blocked API anew, with its answer inside. @see gateway-faults A.3 */
function blockedOfOld(own: Api): Ruling {
  const members = [
    ['code', '700700'],
    ['message', 'API blocked'],
    ['description', 'This API is blocked for the time being.'],
  ];
  const inner = members.map(([name, text]) => `<am:${name}>${text}</am:${name}>`).join('');
  const body = `<am:fault xmlns:am="http://wso2.org/apimanager">${inner}</am:fault>`;
  const headers = [['Content-Type', 'application/xml; charset=UTF-8']] as const;
  return plain({ what: 'blocked-template', status: 503, reason: 'Service Unavailable', headers, body }, own);
}

type ResourceStep = (
  incoming: Incoming,
  below: string,
  own: Api,
  resource: Resource,
  catalogue: Catalogue,
  release: Release,
  meter: Meter,
) => Ruling;

const utf8 = new TextDecoder();

/** Reads the query of a GraphQL API; that it is one is told by its first character. */
const graphqlHandler: ResourceStep = (incoming, ...rest) => {
  const [, own, , , release] = rest;
  if (own.type === 'graphql' && isAtLeast(release, '3.0.0')) {
    const query = queryOf(utf8.decode(incoming.body));
    if (query === undefined || !/^\s*(?:\{|query\b|mutation\b|subscription\b|fragment\b)/.test(query)) {
      return fault('graphql-invalid', own, 'The query is no GraphQL.');
    }
    const depth = depthOf(query);
    if (depth > MAX_DEPTH && isAtLeast(release, '3.2.0')) {
      const id = isAtLeast(release, '4.0.0') ? 'graphql-depth' : 'graphql-depth-old';
      return fault(id, own, `The query is ${depth} deep; ${MAX_DEPTH} are allowed.`);
    }
  }
  return authHandler(incoming, ...rest);
};

const MAX_DEPTH = 8;

function queryOf(body: string): string | undefined {
  try {
    const parsed = JSON.parse(body) as { query?: unknown } | null;
    return typeof parsed?.query === 'string' ? parsed.query : undefined;
  } catch {
    return undefined;
  }
}

function depthOf(query: string): number {
  let depth = 0;
  let most = 0;
  for (const c of query) {
    if (c === '{') most = Math.max(most, ++depth);
    if (c === '}') depth--;
  }
  return most;
}

/** Checks the credentials. */
const authHandler: ResourceStep = (incoming, below, own, resource, catalogue, release, meter) => {
  let token: Token | undefined;
  if (resource.auth !== 'none') {
    const failure = (code: number, detail: string): Ruling => fault(`auth-${code}`, own, detail);
    const given = credentialsOf(incoming);
    if (given === undefined) return failure(900902, 'The request has no credentials.');
    token = catalogue.tokens.get(given);
    if (token === undefined) return failure(900901, 'The token is not known.');
    if (token.fails !== undefined) return failure(token.fails, 'The token leads to this fault.');
    if (resource.auth === 'user' && !token.user) return failure(900905, 'The resource needs the token of a user.');
    if (resource.scope !== undefined && !token.scopes.includes(resource.scope)) {
      return failure(900910, `The token has no scope ${resource.scope}.`);
    }
  }
  return throttleHandler(incoming, below, own, resource, token, release, meter);
};

function credentialsOf(incoming: Incoming): string | undefined {
  const bearer = /^Bearer\s+(\S+)\s*$/i.exec(headerOf(incoming, 'authorization') ?? '')?.[1];
  return bearer ?? headerOf(incoming, 'apikey') ?? headerOf(incoming, 'internal-key');
}

function throttleHandler(
  incoming: Incoming,
  below: string,
  own: Api,
  resource: Resource,
  token: Token | undefined,
  release: Release,
  meter: Meter,
): Ruling {
  if (token?.throttled !== undefined)
    return fault(`throttle-${token.throttled}`, own, 'The quota of the token is used.');
  if (own.throttling !== undefined && meter.isOver(own, credentialsOf(incoming) ?? '')) {
    return fault(`throttle-${own.throttling.code}`, own, 'The quota of the API is used.');
  }
  return threatCheck(incoming, below, own, resource, token, release);
}

function threatCheck(
  incoming: Incoming,
  below: string,
  own: Api,
  resource: Resource,
  token: Token | undefined,
  release: Release,
): Ruling {
  const { threats } = own;
  if (threats !== undefined && isAtLeast(release, '2.2.0')) {
    const tooLarge = threats.maxBytes !== undefined && incoming.body.length > threats.maxBytes;
    const text = threats.forbidden === undefined ? '' : utf8.decode(incoming.body);
    if (tooLarge) return fault('threat-request', own, `The body is larger than ${threats.maxBytes} bytes.`);
    if (threats.forbidden !== undefined && text.includes(threats.forbidden)) {
      return fault('threat-request', own, 'The body holds a forbidden text.');
    }
  }
  if (token?.sandbox) return fault('sandbox-key', own);
  const named = resource.fault ?? (own.name === 'faults' ? below.slice(1) : undefined);
  if (named !== undefined) {
    return SCENARIOS.some(({ id }) => id === named) ? fault(named, own) : fault('mismatch-404', own);
  }
  return backendOf(own);
}

const BACKEND_FAULTS = {
  refuses: 'backend-refused',
  hangs: 'backend-timeout',
  'breaks-off': 'backend-receive-failed',
  suspended: 'endpoint-suspended',
  digest: 'backend-digest',
  oauth: 'backend-oauth',
} as const;

function backendOf(own: Api): Ruling {
  if (own.backend !== 'answers') return fault(BACKEND_FAULTS[own.backend], own);
  const body = `${JSON.stringify({ api: own.name, answer: 'from the backend' })}\n`;
  return plain({ what: 'backend', status: 200, reason: 'OK', headers: [JSON_TYPE], body }, own);
}
