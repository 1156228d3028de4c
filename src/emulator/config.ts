/** The APIs that a user describes. @see schema/emulate-1.schema.json */
import { SCENARIOS } from '../core/mediation/index.js';
import { UsageError } from '../errors.js';
import { type Api, BUILT_IN, type Catalogue, type Resource, type Token, token } from './apis.js';

export interface EmulateConfig {
  readonly builtIn?: boolean;
  readonly apis?: readonly (Partial<Omit<Api, 'resources'>> & {
    readonly name: string;
    readonly context: string;
    readonly resources?: readonly (Partial<Resource> & { readonly path: string })[];
  })[];
  readonly tokens?: readonly (Partial<Token> & { readonly token: string })[];
  readonly tenants?: Readonly<Record<string, string | number>>;
}

const ALL_METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'];

function apiOf({ resources, throttling, ...given }: NonNullable<EmulateConfig['apis']>[number]): Api {
  const listed = resources ?? [{ path: '/*' }];
  return {
    type: 'rest',
    transports: ['http', 'https'],
    blocked: false,
    backend: 'answers',
    ...given,
    ...(throttling !== undefined && { throttling: { ...throttling, code: throttling.code ?? 900802 } }),
    resources: listed.map((resource) => ({ methods: ALL_METHODS, auth: 'any', ...resource })),
  };
}

/** @throws UsageError for a fault that does not exist */
export function catalogueOf(config: EmulateConfig): Catalogue {
  const apis = (config.apis ?? []).map(apiOf);
  for (const { name, resources } of apis) {
    for (const { fault } of resources) {
      if (fault !== undefined && !SCENARIOS.some(({ id }) => id === fault)) {
        throw new UsageError(
          `the API ${name} raises ${fault}, which is no fault`,
          'faultshift scenarios list names them',
        );
      }
    }
  }
  const tokens = (config.tokens ?? []).map(({ token: text, ...more }) => [text, token(more)] as const);
  if (config.builtIn === false) return { apis, tokens: new Map(tokens) };
  // what the user describes goes before what is built in
  const own = new Set(apis.map(({ context }) => context));
  return {
    apis: [...apis, ...BUILT_IN.apis.filter(({ context }) => !own.has(context))],
    tokens: new Map([...BUILT_IN.tokens, ...tokens]),
  };
}

export const domainsOf = ({ tenants = {} }: EmulateConfig): Map<string, string> =>
  new Map(Object.entries(tenants).map(([domain, id]) => [domain, String(id)]));
