/** The APIs of an emulated gateway, as data: what there is to call, and what goes wrong when it is called. */

/** What becomes of a request that reaches the backend. */
export type Backend =
  /** It answers 200 with a line of JSON. */
  | 'answers'
  | 'refuses'
  | 'hangs'
  | 'breaks-off'
  /** The gateway has suspended it. */
  | 'suspended'
  /** It wants digest authentication, and sends no challenge. */
  | 'digest'
  /** It wants an OAuth token that the gateway cannot get. */
  | 'oauth';

export interface Resource {
  /** Below the context: `/menu`, `/orders/*`, `/*`. */
  readonly path: string;
  readonly methods: readonly string[];
  /** `none`: open; `user`: a token of an application alone is refused. */
  readonly auth: 'any' | 'user' | 'none';
  /** Tokens need this scope. */
  readonly scope?: string;
  /** Every call ends in this fault, by its scenario's id. */
  readonly fault?: string;
}

export interface Throttling {
  readonly requests: number;
  readonly seconds: number;
  /** Which limit it is: 900800 to 900809. */
  readonly code: number;
}

export interface Threats {
  /** Larger bodies are refused. */
  readonly maxBytes?: number;
  /** Bodies that hold this text are refused. */
  readonly forbidden?: string;
}

export interface Api {
  readonly name: string;
  /** With its version: `/pizza/1.0.0`. */
  readonly context: string;
  readonly type: 'rest' | 'graphql' | 'soap';
  readonly transports: readonly ('http' | 'https')[];
  readonly blocked: boolean;
  readonly resources: readonly Resource[];
  readonly throttling?: Throttling;
  readonly threats?: Threats;
  readonly backend: Backend;
}

/** What a token is good for. */
export interface Token {
  /** The authentication fault that it leads to: 900900 to 900911; absent: it is valid. */
  readonly fails?: number;
  readonly scopes: readonly string[];
  /** Of a user, not of an application alone. */
  readonly user: boolean;
  /** The throttling fault that it leads to. */
  readonly throttled?: number;
  /** For the sandbox, where every API has a production endpoint only. */
  readonly sandbox: boolean;
}

export interface Catalogue {
  readonly apis: readonly Api[];
  readonly tokens: ReadonlyMap<string, Token>;
}

const BOTH = ['http', 'https'] as const;
const ANY: Resource = { path: '/*', methods: ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'], auth: 'any' };

const api = (name: string, more: Partial<Api> = {}): Api => ({
  name,
  context: `/${name}/1.0.0`,
  type: 'rest',
  transports: BOTH,
  blocked: false,
  resources: [ANY],
  backend: 'answers',
  ...more,
});

const open = (more: Partial<Resource> = {}): Resource => ({ ...ANY, auth: 'none', ...more });

export const token = (more: Partial<Token> = {}): Token => ({ scopes: [], user: false, sandbox: false, ...more });

/** APIs that provoke every fault there is. `/faults/1.0.0/<scenario>` raises one by its name. */
export const BUILT_IN: Catalogue = {
  apis: [
    api('pizza', {
      resources: [
        { path: '/menu', methods: ['GET'], auth: 'any' },
        { path: '/open', methods: ['GET', 'POST'], auth: 'none' },
        { path: '/orders', methods: ['GET', 'POST'], auth: 'user' },
        { path: '/admin', methods: ['GET'], auth: 'any', scope: 'admin' },
      ],
    }),
    api('secure', { transports: ['https'] }),
    api('blocked', { blocked: true }),
    api('graphql', { type: 'graphql', resources: [{ path: '/*', methods: ['POST'], auth: 'any' }] }),
    api('soap', { type: 'soap', resources: [{ path: '/*', methods: ['POST'], auth: 'any' }] }),
    api('limited', { resources: [open()], throttling: { requests: 2, seconds: 60, code: 900802 } }),
    api('guarded', { resources: [open()], threats: { maxBytes: 4096, forbidden: '<script' } }),
    api('dead', { resources: [open()], backend: 'refuses' }),
    api('slow', { resources: [open()], backend: 'hangs' }),
    api('broken', { resources: [open()], backend: 'breaks-off' }),
    api('suspended', { resources: [open()], backend: 'suspended' }),
    api('digest', { resources: [open()], backend: 'digest' }),
    api('oauth', { resources: [open()], backend: 'oauth' }),
    api('faults'),
  ],
  tokens: new Map([
    ['good', token({ scopes: ['admin'], user: true })],
    ['application', token()],
    ['sandbox', token({ sandbox: true })],
    ['unclassified', token({ fails: 900900 })],
    ['expired', token({ fails: 900903 })],
    ['inactive', token({ fails: 900904 })],
    ['no-resource', token({ fails: 900906 })],
    ['subscription-blocked', token({ fails: 900907 })],
    ['not-subscribed', token({ fails: 900908 })],
    ['subscription-inactive', token({ fails: 900909 })],
    ['no-definition', token({ fails: 900911 })],
    ['throttled', token({ throttled: 900803 })],
  ]),
};

const segments = (path: string): string[] => path.split('/').filter((part) => part !== '');

/** Whether `path` (below the context, without its query) is one that `template` covers. */
function covers(template: string, path: string): boolean {
  const wanted = segments(template);
  const given = segments(path);
  const isOpen = wanted.at(-1) === '*';
  if (isOpen) wanted.pop();
  if (isOpen ? given.length < wanted.length : given.length !== wanted.length) return false;
  return wanted.every((part, i) => part === given[i] || /^\{[^}]*\}$/.test(part));
}

/** The API with the longest context that `path` begins with. */
export function apiAt(apis: readonly Api[], path: string): Api | undefined {
  const matching = apis.filter(({ context }) => path === context || path.startsWith(`${context}/`));
  return matching.sort((a, b) => b.context.length - a.context.length)[0];
}

/** The resources of `path`, whatever their methods. */
export const resourcesAt = ({ resources }: Api, path: string): readonly Resource[] =>
  resources.filter((resource) => covers(resource.path, path));
