/**
 * The faults a gateway raises, and what it sets before it calls the sequence that answers: one list, data. A new kind
 * of fault is a new entry. Sources are sections of gateway-faults (`G`) and synapse-semantics (`S`).
 */
import { isAtLeast, type Release } from '../stock/releases.js';
import type { Caller } from './caller-names.js';
import type { Refusal } from './callers.js';
import type { BackendResponse } from './request.js';
import type { RequestKindId } from './requests.js';

/** What cannot be known of a value: the words are the gateway's, or it may not be there at all. */
export type Guess = { readonly words: string } | { readonly maybe: string };

export interface Property {
  readonly name: string;
  /** `default` when absent. */
  readonly scope?: 'axis2' | 'transport';
  /** A number is an Integer. */
  readonly value: string | number | boolean | Guess;
  readonly since?: Release;
  readonly until?: Release;
}

/** What it takes to provoke the fault on a live gateway (G D). */
export interface Provocation {
  /** What must be at hand. */
  readonly needs: 'nothing' | 'api' | 'token' | 'fixture';
  /** Whether provoking it is read-only, uses up a quota, or hurts others. */
  readonly impact: 'safe' | 'quota' | 'disruptive' | 'never';
}

export interface Scenario {
  readonly id: string;
  readonly title: string;
  /** Registered name of the sequence that answers. */
  readonly sequence: string;
  readonly caller: Caller;
  /** First and last release that raise it. */
  readonly since?: Release;
  readonly until?: Release;
  /** The status that the handler wants; of others it says nothing. */
  readonly status?: number;
  readonly properties: readonly Property[];
  readonly refusal?: Omit<Refusal, 'message' | 'detail'> & { readonly message: string | Guess };
  readonly response?: BackendResponse;
  /** Path of the request; `api`: of an API. */
  readonly path: string;
  readonly hasCredentials: boolean;
  /** The kinds of request it can come from; absent: all. */
  readonly requests?: readonly RequestKindId[];
  readonly provocation: Provocation;
  readonly source: string;
}

const API_PATH = '/api/1.0.0/resource';

const detail = { name: 'ERROR_DETAIL', value: { words: 'ERROR_DETAIL' } } as const;

/** Code, status, message where it is known by its words. */
type Row = readonly [code: number, status: number, message: string | Guess, since?: Release, until?: Release];

const range = (since: Release | undefined, until: Release | undefined) => ({
  ...(since && { since }),
  ...(until && { until }),
});

const SAFE: Provocation = { needs: 'token', impact: 'safe' };

const AUTH: readonly Row[] = [
  [900900, 500, 'Unclassified Authentication Failure'],
  [900901, 401, 'Invalid Credentials'],
  [900902, 401, 'Missing Credentials'],
  [900903, 401, 'Access Token Expired'],
  [900904, 401, { words: 'access token inactive' }],
  [900905, 401, { words: 'incorrect access token type' }],
  [900906, 403, { words: 'no matching resource' }],
  [900907, 401, 'The requested API is temporarily blocked'],
  [900908, 403, 'Resource forbidden '],
  [900909, 401, { words: 'subscription inactive' }],
  [900910, 403, { words: 'scope missing' }],
  [900911, 500, 'Internal Server Error', '3.0.0'],
];

const authScenario = ([code, status, message, since, until]: Row): Scenario => ({
  id: `auth-${code}`,
  title: `authentication failure ${code}`,
  sequence: '_auth_failure_handler_',
  caller: 'auth',
  ...range(since, until),
  status,
  properties: [
    { name: 'ERROR_CODE', value: code },
    { name: 'ERROR_MESSAGE', value: message },
    detail,
    { name: 'HTTP_RESPONSE_STATUS_CODE', value: status },
    ...(status === 401
      ? [{ name: 'WWW-Authenticate', scope: 'transport', value: { words: 'challenge' }, since: '2.1.0' } as const]
      : []),
  ],
  path: API_PATH,
  hasCredentials: code !== 900902,
  provocation: code === 900901 || code === 900902 ? { needs: 'api', impact: 'safe' } : SAFE,
  source: 'G A.3 _auth_failure_handler_, C, D.1 5–6, D.2 10–13; S 6.1',
});

const NEXT_ACCESS = { maybe: 'next access time' } as const;

const THROTTLED: readonly Row[] = [
  [900800, 429, 'Message throttled out'],
  [900801, 503, 'API Limit Reached'],
  [900802, 429, 'Message throttled out', '2.0.0'],
  [900803, 429, 'Message throttled out', '2.0.0'],
  [900804, 429, 'Message throttled out', '2.0.0'],
  [900805, 403, 'Message blocked', '2.0.0'],
  [900806, 429, 'Message throttled out', '2.0.0'],
  [900807, 429, 'Message throttled out', '2.0.0'],
  [900808, 429, 'Message throttled out', '4.0.0'],
  [900809, 429, 'Message throttled out', '4.3.0'],
];

const throttleScenario = ([code, status, message, since]: Row): Scenario => ({
  id: `throttle-${code}`,
  title: `throttled out ${code}`,
  sequence: '_throttle_out_handler_',
  caller: 'throttle',
  ...range(since, undefined),
  status,
  properties: [
    ...(status === 429 ? [{ name: 'NEXT_ACCESS_UTC_TIME', value: NEXT_ACCESS }] : []),
    { name: 'ERROR_CODE', value: code },
    { name: 'ERROR_MESSAGE', value: message },
    detail,
    { name: 'HTTP_RESPONSE_STATUS_CODE', value: status, since: '3.0.0' },
    ...(status === 429
      ? [{ name: 'Retry-After', scope: 'transport', value: NEXT_ACCESS, since: '3.0.0' } as const]
      : []),
  ],
  path: API_PATH,
  hasCredentials: true,
  provocation: { needs: 'fixture', impact: status === 429 ? 'quota' : 'disruptive' },
  source: 'G A.3 _throttle_out_handler_, C, D.2 14–16; S 6.1',
});

const GRAPHQL: readonly (readonly [id: string, title: string, ...Row])[] = [
  ['graphql-invalid', 'invalid GraphQL query', 900422, 422, 'INVALID QUERY', '3.0.0'],
  ['graphql-depth-old', 'GraphQL query too deep', 900912, 400, { words: 'query too deep' }, '3.2.0', '3.2.0'],
  [
    'graphql-complexity-old',
    'GraphQL query too complex',
    900913,
    400,
    { words: 'query too complex' },
    '3.2.0',
    '3.2.0',
  ],
  ['graphql-depth', 'GraphQL query too deep', 900820, 400, { words: 'query too deep' }, '4.0.0'],
  ['graphql-complexity', 'GraphQL query too complex', 900821, 400, { words: 'query too complex' }, '4.0.0'],
];

const graphqlScenario = ([id, title, code, status, message, since, until]: readonly [
  string,
  string,
  ...Row,
]): Scenario => ({
  id,
  title,
  sequence: '_graphql_failure_handler',
  caller: 'graphql',
  ...range(since, until),
  status,
  properties: [{ name: 'ERROR_CODE', value: code }, { name: 'ERROR_MESSAGE', value: message }, detail],
  path: API_PATH,
  hasCredentials: true,
  requests: ['get', 'post-json'],
  provocation: id === 'graphql-invalid' ? { needs: 'api', impact: 'safe' } : { needs: 'fixture', impact: 'safe' },
  source: 'G A.3 _graphql_failure_handler, C, D.1 7, D.2 23; S 6.1',
});

const threatProperties = (code: string, message: string): readonly Property[] => [
  { name: 'THREAT_FOUND', value: true },
  { name: 'THREAT_CODE', value: code },
  { name: 'THREAT_MSG', value: message },
  { name: 'THREAT_DESC', value: { words: 'THREAT_DESC' } },
  { name: 'ERROR_CODE', value: code, since: '4.0.0' },
  { name: 'ERROR_MESSAGE', value: message, since: '4.0.0' },
  { name: 'ERROR_DETAIL', value: { words: 'THREAT_DESC' }, since: '4.0.0' },
];

const JSON_BACKEND: BackendResponse = {
  status: 200,
  reason: 'OK',
  headers: [['Content-Type', 'application/json; charset=UTF-8']],
  body: 'unknown',
};

const mismatchScenario = (code: number, message: string): Scenario => ({
  id: `mismatch-${code}`,
  title: code === 404 ? 'no such resource of an API' : 'method not allowed by an API',
  sequence: '_resource_mismatch_handler_',
  caller: 'mismatch',
  properties: [
    { name: 'CUSTOM_HTTP_SC', value: code },
    { name: 'ERROR_CODE', value: code },
    { name: 'ERROR_MESSAGE', value: message },
  ],
  path: API_PATH,
  hasCredentials: true,
  provocation: { needs: 'api', impact: 'safe' },
  source: 'G A.3 _resource_mismatch_handler_, C, D.1 3–4; S 6.1',
});

const RUNTIME: readonly (readonly [id: string, title: string, code: number, message: string | Guess])[] = [
  ['backend-refused', 'backend refuses the connection', 101503, 'Error connecting to the back end'],
  ['backend-timeout', 'backend does not answer in time', 101504, { words: 'timeout' }],
  ['backend-receive-failed', 'backend breaks off while it answers', 101501, { words: 'receive failure' }],
];

const OTHERS: readonly Scenario[] = [
  {
    id: 'threat-request',
    title: 'threat found in a request',
    sequence: '_threat_fault_',
    caller: 'threat',
    since: '2.2.0',
    properties: threatProperties('400', 'Bad Request'),
    path: API_PATH,
    hasCredentials: true,
    provocation: { needs: 'fixture', impact: 'safe' },
    source: 'G A.3 _threat_fault_, D.2 21; S 6.1',
  },
  {
    id: 'threat-response',
    title: 'threat found in a JSON answer of the backend',
    sequence: '_threat_fault_',
    caller: 'response',
    since: '2.2.0',
    properties: threatProperties('500', 'Bad Response'),
    response: JSON_BACKEND,
    path: API_PATH,
    hasCredentials: true,
    provocation: { needs: 'fixture', impact: 'safe' },
    source: 'G A.3 _threat_fault_, D.2 22; S 0.3, 6.1',
  },
  {
    id: 'blocked',
    title: 'API in state BLOCKED',
    sequence: '_api_blocked_sequence_',
    caller: 'blocked',
    since: '4.0.0',
    properties: [],
    path: API_PATH,
    hasCredentials: true,
    provocation: { needs: 'fixture', impact: 'disruptive' },
    source: 'G A.3 _api_blocked_sequence_, D.2 17; S 6.1',
  },
  {
    id: 'backend-digest',
    title: 'backend without a digest challenge',
    sequence: '_backend_failure_handler_',
    caller: 'backend',
    since: '4.0.0',
    status: 401,
    properties: [{ name: 'ERROR_MESSAGE', value: { words: 'ERROR_MESSAGE' } }, detail],
    path: API_PATH,
    hasCredentials: true,
    provocation: { needs: 'fixture', impact: 'safe' },
    source: 'G A.3 _backend_failure_handler_, D.2 25; S 6.1',
  },
  {
    id: 'backend-oauth',
    title: 'no token for an OAuth-secured backend',
    sequence: '_backend_failure_handler_',
    caller: 'backend',
    since: '4.0.0',
    status: 500,
    properties: [
      { name: 'ERROR_CODE', value: 900424 },
      { name: 'ERROR_MESSAGE', value: 'Temporary Server Error' },
      detail,
    ],
    path: API_PATH,
    hasCredentials: true,
    provocation: { needs: 'fixture', impact: 'safe' },
    source: 'G A.3 _backend_failure_handler_, C, D.2 25; S 6.1',
  },
  mismatchScenario(404, 'No matching resource found for given API Request'),
  mismatchScenario(405, 'Method not allowed for given API resource'),
  ...RUNTIME.map(
    ([id, title, code, message]): Scenario => ({
      id,
      title,
      sequence: 'fault',
      caller: 'backend-down',
      properties: [],
      refusal: { code, message },
      path: API_PATH,
      hasCredentials: true,
      provocation: { needs: 'fixture', impact: 'safe' },
      source: 'G A.3 fault, C runtime codes, D.2 18–19; S 0.3',
    }),
  ),
  {
    id: 'endpoint-suspended',
    title: 'endpoint suspended',
    sequence: 'fault',
    caller: 'plain',
    properties: [
      { name: 'ERROR_CODE', value: 303001 },
      { name: 'ERROR_MESSAGE', value: { words: 'endpoint suspended' } },
    ],
    path: API_PATH,
    hasCredentials: true,
    provocation: { needs: 'fixture', impact: 'safe' },
    source: 'G C runtime codes, D.2 20',
  },
  {
    id: 'mediation-error',
    title: 'exception while a request is mediated',
    sequence: 'fault',
    caller: 'plain',
    properties: [
      { name: 'ERROR_CODE', value: 0 },
      { name: 'ERROR_MESSAGE', value: { words: 'ERROR_MESSAGE' } },
      { name: 'ERROR_DETAIL', value: { words: 'Java stack trace' } },
    ],
    path: API_PATH,
    hasCredentials: true,
    provocation: { needs: 'fixture', impact: 'safe' },
    source: 'G C runtime codes; S 0.3, 0.4',
  },
  {
    id: 'response-error',
    title: 'exception while a JSON answer is mediated',
    sequence: 'fault',
    caller: 'response',
    properties: [
      { name: 'ERROR_CODE', value: 0 },
      { name: 'ERROR_MESSAGE', value: { words: 'ERROR_MESSAGE' } },
      { name: 'ERROR_DETAIL', value: { words: 'Java stack trace' } },
    ],
    response: JSON_BACKEND,
    path: API_PATH,
    hasCredentials: true,
    provocation: { needs: 'fixture', impact: 'safe' },
    source: 'S 0.3 (response path), 6.2',
  },
  {
    id: 'unknown-context',
    title: 'no API has the context',
    sequence: 'main',
    caller: 'main',
    properties: [],
    path: '/no-such-context/1.0',
    hasCredentials: false,
    provocation: { needs: 'nothing', impact: 'safe' },
    source: 'G A.3 main, D.1 1; S 6.1',
  },
  {
    id: 'welcome',
    title: 'the path / itself',
    sequence: 'main',
    caller: 'main',
    properties: [],
    path: '/',
    hasCredentials: false,
    provocation: { needs: 'nothing', impact: 'safe' },
    source: 'G A.3 main, D.1 2; S 6.2',
  },
  {
    id: 'transport-denied',
    title: 'API published for https only, called by http',
    sequence: 'main',
    caller: 'main',
    properties: [
      { name: 'TRANSPORT_DENIED', value: 'true' },
      { name: 'IN_TRANSPORT', value: 'http' },
    ],
    path: API_PATH,
    hasCredentials: true,
    provocation: { needs: 'api', impact: 'safe' },
    source: 'G A.3 main, D.1 9; S 6.2',
  },
  {
    id: 'token-fault',
    title: 'key manager behind /token unreachable',
    sequence: '_token_fault_',
    caller: 'backend-down',
    until: '3.2.0',
    properties: [],
    refusal: { code: 101503, message: 'Error connecting to the back end' },
    path: '/token',
    hasCredentials: true,
    provocation: { needs: 'fixture', impact: 'never' },
    source: 'G A.3 _token_fault_, D.2 26',
  },
  ...(['_production_key_error_', '_sandbox_key_error_'] as const).map(
    (sequence): Scenario => ({
      id: sequence === '_production_key_error_' ? 'production-key' : 'sandbox-key',
      title: `${sequence === '_production_key_error_' ? 'production' : 'sandbox'} key for the wrong endpoint`,
      sequence,
      caller: 'plain',
      properties: [],
      path: API_PATH,
      hasCredentials: true,
      provocation: { needs: 'token', impact: 'safe' },
      source: 'G A.3 _production_key_error_, D.2 24',
    }),
  ),
  ...(
    [
      ['opa-denied', 'OPA rejects the request', 902012, 403],
      ['opa-error', 'OPA cannot be asked', 902011, 500],
    ] as const
  ).map(
    ([id, title, code, status]): Scenario => ({
      id,
      title,
      sequence: '_opa_policy_failure_handler_',
      caller: 'opa',
      since: '4.1.0',
      status,
      properties: [
        { name: 'HTTP_RESPONSE_STATUS_CODE', value: status },
        { name: 'ERROR_CODE', value: code },
        { name: 'ERROR_MESSAGE', value: code === 902012 ? 'Forbidden' : { words: 'ERROR_MESSAGE' } },
      ],
      path: API_PATH,
      hasCredentials: true,
      provocation: { needs: 'fixture', impact: 'safe' },
      source: 'G A.3 4.1+ extras, C; S 6.1',
    }),
  ),
  {
    id: 'guardrail',
    title: 'an AI guardrail intervenes',
    sequence: 'guardrail_fault',
    caller: 'plain',
    since: '4.6.0',
    properties: [
      { name: 'CUSTOM_HTTP_SC', value: 446 },
      { name: 'ERROR_CODE', value: 900514 },
      { name: 'ERROR_TYPE', value: { words: 'ERROR_TYPE' } },
      { name: 'ERROR_MESSAGE', value: { words: 'JSON object about the guardrail' } },
    ],
    path: API_PATH,
    hasCredentials: true,
    provocation: { needs: 'fixture', impact: 'safe' },
    source: 'G A.3 4.1+ extras, C (status unverified); S 6.2',
  },
];

/** Every fault we know how a gateway raises. */
export const SCENARIOS: readonly Scenario[] = [
  ...AUTH.map(authScenario),
  ...THROTTLED.map(throttleScenario),
  ...GRAPHQL.map(graphqlScenario),
  ...OTHERS,
];

/** The scenarios that a gateway of `release` can raise. */
export const scenariosOf = (release: Release): readonly Scenario[] =>
  SCENARIOS.filter(
    ({ since, until }) =>
      (since === undefined || isAtLeast(release, since)) && (until === undefined || isAtLeast(until, release)),
  );
