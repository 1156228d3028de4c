/**
 * The table of paths through the stock sequences (synapse-semantics 6.2), out of the real stock files: one row for each
 * release, sequence and condition, run for every kind of request that the row speaks of.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  type Call,
  type Caller,
  JavaNumber,
  type Outcome,
  REQUEST_KINDS,
  type RequestKindId,
  runOnce,
  type Setting,
} from '../../src/core/mediation/index.js';
import { isAtLeast, type Release } from '../../src/core/stock/releases.js';
import { type DeployedSet, deploySet, readForGateway } from '../../src/core/synapse/index.js';
import { inShared, shared } from '../support/shared.js';

type ReleaseAsked = '2.6.0' | '3.2.0' | '4.0.0' | '4.7.0';
const OLD: readonly ReleaseAsked[] = ['2.6.0', '3.2.0'];
const NEW: readonly ReleaseAsked[] = ['4.0.0', '4.7.0'];
const ALL: readonly ReleaseAsked[] = [...OLD, ...NEW];

const REST: readonly RequestKindId[] = ['get', 'post-json', 'post-xml', 'post-form', 'delete'];
const SOAP: readonly RequestKindId[] = ['soap11', 'soap12'];
const EVERY: readonly RequestKindId[] = [...REST, ...SOAP];

const sets = new Map<Release, DeployedSet>();

function stock(release: ReleaseAsked): DeployedSet {
  let set = sets.get(release);
  if (set === undefined) {
    const folder = inShared(`stock/${release}/sequences/`);
    const files = readdirSync(folder).map((name) => readForGateway(name, new Uint8Array(readFileSync(folder + name))));
    set = deploySet(files, release, { closed: true });
    sets.set(release, set);
  }
  return set;
}

const BODIES: Readonly<Record<RequestKindId, string>> = {
  get: '',
  'post-json': '{"a":1}',
  'post-xml': '<a/>',
  'post-form': 'a=1',
  delete: '',
  soap11: '<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><q/></e:Body></e:Envelope>',
  soap12: '<e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope"><e:Body><q/></e:Body></e:Envelope>',
};

type Properties = Readonly<Record<string, string | number>>;

interface Asked {
  readonly sequence: string;
  readonly caller: Caller;
  readonly status?: number;
  readonly properties?: Properties;
  readonly path?: string;
}

function run(release: ReleaseAsked, asked: Asked, kind: RequestKindId, accept = '*/*', type?: string): Outcome {
  const {
    method,
    contentType = undefined,
    soapAction,
  } = REQUEST_KINDS.find(({ id }) => id === kind) ?? { method: 'GET' };
  const call: Call = {
    caller: asked.caller,
    entry: asked.sequence,
    status: asked.status ?? 500,
    context: Object.entries(asked.properties ?? {}).map(
      ([name, value]): Setting => ({
        name,
        scope: 'default',
        value: typeof value === 'number' ? new JavaNumber('Integer', value, String(value)) : value,
      }),
    ),
    request: {
      method,
      path: asked.path ?? '/pizza/1.0.0/menu',
      headers: [
        ['Host', 'gateway.example.com'],
        ['Accept', accept],
        ...((type ?? contentType) === undefined ? [] : [['Content-Type', type ?? contentType] as [string, string]]),
        ...(soapAction === undefined ? [] : [['SOAPAction', soapAction] as [string, string]]),
      ],
      apiContext: '/pizza/1.0.0',
      body: new TextEncoder().encode(BODIES[kind]),
    },
  };
  return runOnce(stock(release), call).outcome;
}

const textOf = ({ payload }: Outcome): string =>
  payload.map((piece) => (typeof piece === 'string' ? piece : `‹${piece.unknown}›`)).join('');

/** What a row of the table says. */
interface Answer {
  readonly status: number;
  readonly type: string;
  /** The payload, or what must be in it. */
  readonly body: string | readonly RegExp[];
}

function answers(outcome: Outcome, { status, type, body }: Answer): void {
  expect(outcome.status).toBe(status);
  expect(outcome.contentType).toBe(type);
  if (typeof body === 'string') expect(textOf(outcome)).toBe(body);
  else for (const pattern of body) expect(textOf(outcome)).toMatch(pattern);
}

const JSON_TYPE = 'application/json; charset=UTF-8';
const XML_TYPE = 'application/xml; charset=UTF-8';
const SOAP11 = 'text/xml; charset=UTF-8';
const SOAP12 = 'application/soap+xml; charset=UTF-8';
const NS11 = /"http:\/\/schemas\.xmlsoap\.org\/soap\/envelope\/"/;
const NS12 = /"http:\/\/www\.w3\.org\/2003\/05\/soap-envelope"/;

const AUTH: Asked = {
  sequence: '_auth_failure_handler_',
  caller: 'auth',
  status: 403,
  properties: { ERROR_CODE: 900908, ERROR_MESSAGE: 'no', ERROR_DETAIL: 'why', HTTP_RESPONSE_STATUS_CODE: 403 },
};
const THROTTLE: Asked = {
  sequence: '_throttle_out_handler_',
  caller: 'throttle',
  status: 429,
  properties: { ERROR_CODE: 900802, ERROR_MESSAGE: 'out', ERROR_DETAIL: 'why', HTTP_RESPONSE_STATUS_CODE: 429 },
};
const FAULT: Asked = {
  sequence: 'fault',
  caller: 'plain',
  properties: { ERROR_CODE: 101504, ERROR_MESSAGE: 'no answer' },
};
const withProperties = (asked: Asked, properties: Properties): Asked => ({
  ...asked,
  properties: { ...asked.properties, ...properties },
});

const jsonOf = (value: object): string => JSON.stringify(value);
const am = (...members: (readonly [string, string])[]): string =>
  `<am:fault xmlns:am="http://wso2.org/apimanager">${members.map(([n, v]) => `<am:${n}>${v}</am:${n}>`).join('')}</am:fault>`;

/** A row: releases, which kinds of request, what is asked, what comes. */
type Row = readonly [
  title: string,
  releases: readonly ReleaseAsked[],
  kinds: readonly RequestKindId[],
  asked: Asked,
  answer: Answer,
  accept?: string,
];

const ROWS: readonly Row[] = [
  [
    'auth: Java answers in XML',
    OLD,
    REST,
    AUTH,
    {
      status: 403,
      type: XML_TYPE,
      body: '<ams:fault xmlns:ams="http://wso2.org/apimanager/security"><ams:code>900908</ams:code><ams:message>no</ams:message><ams:description>why</ams:description></ams:fault>',
    },
  ],
  [
    'auth: Accept exactly application/json wraps',
    OLD,
    REST,
    AUTH,
    { status: 403, type: JSON_TYPE, body: '{"fault":{"code":900908,"message":"no","description":"why"}}' },
    'application/json',
  ],
  [
    'auth: Accept text/plain gets nothing',
    OLD,
    REST,
    AUTH,
    { status: 403, type: 'text/plain; charset=UTF-8', body: '' },
    'text/plain',
  ],
  ['auth: Accept text/xml', OLD, REST, AUTH, { status: 403, type: SOAP11, body: [/^<ams:fault /] }, 'text/xml'],
  [
    'auth: Accept text/html gets XML',
    OLD,
    REST,
    AUTH,
    { status: 403, type: XML_TYPE, body: [/^<ams:fault /] },
    'text/html',
  ],
  [
    'auth: Accept form',
    OLD,
    REST,
    AUTH,
    {
      status: 403,
      type: 'application/x-www-form-urlencoded; charset=UTF-8',
      body: 'code=900908&message=no&description=why',
    },
    'application/x-www-form-urlencoded',
  ],
  [
    'auth: SOAP 1.1 from Java',
    OLD,
    ['soap11'],
    AUTH,
    { status: 403, type: SOAP11, body: [NS11, /:Client</, /Authentication Failure/, /<detail>why</] },
  ],
  [
    'auth: SOAP 1.2 from Java',
    OLD,
    ['soap12'],
    AUTH,
    { status: 403, type: SOAP12, body: [NS12, /soapenv:Client</, /Authentication Failure/] },
  ],
  [
    'throttle: Java answers in the type of the request',
    OLD,
    ['get', 'post-xml', 'post-form', 'delete'],
    THROTTLE,
    {
      status: 429,
      type: XML_TYPE,
      body: '<amt:fault xmlns:amt="http://wso2.org/apimanager/throttling"><amt:code>900802</amt:code><amt:message>out</amt:message><amt:description>why</amt:description></amt:fault>',
    },
  ],
  [
    'throttle: a JSON request gets it wrapped',
    OLD,
    ['post-json'],
    THROTTLE,
    { status: 429, type: JSON_TYPE, body: '{"fault":{"code":900802,"message":"out","description":"why"}}' },
  ],
  [
    'throttle: SOAP 1.1 from Java',
    OLD,
    ['soap11'],
    THROTTLE,
    { status: 429, type: SOAP11, body: [NS11, /:Server</, /<faultstring>out</, /<detail>why</] },
  ],
  [
    'throttle: SOAP 1.2 from Java',
    OLD,
    ['soap12'],
    THROTTLE,
    { status: 429, type: SOAP12, body: [NS12, /soapenv:Server</] },
  ],
  [
    'graphql 3.2: Java’s body, in the type of the request',
    ['3.2.0'],
    ['get'],
    {
      sequence: '_graphql_failure_handler',
      caller: 'graphql',
      status: 422,
      properties: { ERROR_CODE: 900422, ERROR_MESSAGE: 'INVALID QUERY', ERROR_DETAIL: 'why' },
    },
    { status: 422, type: XML_TYPE, body: [/^<ams:fault /] },
  ],
  [
    'threat: XML',
    OLD,
    REST,
    {
      sequence: '_threat_fault_',
      caller: 'threat',
      properties: { THREAT_CODE: '400', THREAT_MSG: 'Bad Request', THREAT_DESC: 'why' },
    },
    { status: 400, type: XML_TYPE, body: am(['code', '400'], ['message', 'Bad Request'], ['description', 'why']) },
  ],
  [
    'threat: in the client’s envelope',
    OLD,
    ['soap11'],
    {
      sequence: '_threat_fault_',
      caller: 'threat',
      properties: { THREAT_CODE: '400', THREAT_MSG: 'Bad Request', THREAT_DESC: 'why' },
    },
    { status: 400, type: SOAP11, body: [NS11, /<am:fault /] },
  ],
  [
    'token: XML with the status of CUSTOM_HTTP_SC or 500',
    OLD,
    REST,
    { sequence: '_token_fault_', caller: 'plain', properties: { ERROR_CODE: 101503, ERROR_MESSAGE: 'down' } },
    {
      status: 500,
      type: XML_TYPE,
      body: [/<am:type>Status report</, /<am:message>Runtime Error</, /<am:description>down</],
    },
  ],
  [
    'fault: XML',
    OLD,
    REST,
    FAULT,
    {
      status: 500,
      type: XML_TYPE,
      body: am(
        ['code', '101504'],
        ['type', 'Status report'],
        ['message', 'Runtime Error'],
        ['description', 'no answer'],
      ),
    },
  ],
  [
    'fault: CUSTOM_HTTP_SC',
    ALL,
    REST,
    withProperties(FAULT, { CUSTOM_HTTP_SC: 418 }),
    { status: 418, type: '', body: [/101504/] },
  ],
  [
    'fault: SOAP 1.1 for both versions',
    ALL,
    SOAP,
    FAULT,
    { status: 500, type: SOAP11, body: [NS11, /Server</, /<faultstring>no answer</] },
  ],
  [
    'key errors: fault with 900901 and 403',
    OLD,
    REST,
    { sequence: '_production_key_error_', caller: 'plain' },
    { status: 403, type: XML_TYPE, body: [/<am:code>900901</] },
  ],
  [
    'mismatch: fault with 404',
    OLD,
    REST,
    {
      sequence: '_resource_mismatch_handler_',
      caller: 'mismatch',
      properties: { CUSTOM_HTTP_SC: 404, ERROR_CODE: 404, ERROR_MESSAGE: 'No matching resource' },
    },
    { status: 404, type: XML_TYPE, body: [/<am:code>404</, /<am:message>Runtime Error</] },
  ],
  [
    'mismatch without the CORS handler: 500, code and description empty',
    NEW,
    ['get'],
    { sequence: '_resource_mismatch_handler_', caller: 'mismatch' },
    {
      status: 500,
      type: JSON_TYPE,
      body: '{"code":"","type":"Status report","message":"Runtime Error","description":""}',
    },
  ],
  [
    'main: transport denied, XML',
    OLD,
    REST,
    { sequence: 'main', caller: 'main', properties: { TRANSPORT_DENIED: 'true', IN_TRANSPORT: 'http' } },
    { status: 403, type: XML_TYPE, body: [/<am:code>403</, /Forbidden/, /\[ http \]/] },
  ],
  [
    'main: 404 XML',
    OLD,
    REST,
    { sequence: 'main', caller: 'main', path: '/none' },
    { status: 404, type: XML_TYPE, body: [/<am:code>404</] },
  ],
  [
    'main: SOAP 1.1 fault',
    ALL,
    SOAP,
    { sequence: 'main', caller: 'main', path: '/none' },
    { status: 404, type: SOAP11, body: [NS11, /Server</] },
  ],
  [
    'main: the welcome page at exactly /',
    ['3.2.0', ...NEW],
    EVERY,
    { sequence: 'main', caller: 'main', path: '/' },
    {
      status: 200,
      type: 'text/html; charset=UTF-8',
      body: [/^<html xmlns="http:\/\/ws\.apache\.org\/ns\/synapse">/, /Welcome to APIM/],
    },
  ],
  [
    'main: not at /?a=1',
    ['3.2.0'],
    ['get'],
    { sequence: 'main', caller: 'main', path: '/?a=1' },
    { status: 404, type: XML_TYPE, body: [/404/] },
  ],
  [
    'auth: JSON',
    NEW,
    REST,
    AUTH,
    { status: 403, type: JSON_TYPE, body: jsonOf({ code: '900908', message: 'no', description: 'why' }) },
  ],
  [
    'auth: SOAP 1.1 for both versions',
    NEW,
    SOAP,
    AUTH,
    { status: 403, type: SOAP11, body: [NS11, /Client</, /<faultstring>Authentication Failure</, /<detail>no</] },
  ],
  [
    'backend: the bodies of auth',
    NEW,
    REST,
    {
      sequence: '_backend_failure_handler_',
      caller: 'backend',
      status: 500,
      properties: { ERROR_CODE: 900424, ERROR_MESSAGE: 'Temporary Server Error', ERROR_DETAIL: 'why' },
    },
    {
      status: 500,
      type: JSON_TYPE,
      body: jsonOf({ code: '900424', message: 'Temporary Server Error', description: 'why' }),
    },
  ],
  [
    'blocked: JSON for everybody',
    NEW,
    EVERY,
    { sequence: '_api_blocked_sequence_', caller: 'blocked' },
    { status: 503, type: JSON_TYPE, body: [/^\{"code":"700700","type":/, /"description":/] },
  ],
  [
    'graphql: JSON',
    NEW,
    ['get', 'post-json'],
    {
      sequence: '_graphql_failure_handler',
      caller: 'graphql',
      status: 422,
      properties: { ERROR_CODE: 900422, ERROR_MESSAGE: 'INVALID QUERY', ERROR_DETAIL: 'why' },
    },
    { status: 422, type: JSON_TYPE, body: jsonOf({ code: '900422', message: 'INVALID QUERY', description: 'why' }) },
  ],
  [
    'threat 4.0: always 400',
    ['4.0.0'],
    EVERY,
    {
      sequence: '_threat_fault_',
      caller: 'threat',
      properties: { THREAT_CODE: '500', THREAT_MSG: 'Bad Response', THREAT_DESC: 'why' },
    },
    { status: 400, type: JSON_TYPE, body: jsonOf({ code: '500', message: 'Bad Response', description: 'why' }) },
  ],
  [
    'threat 4.7: the status of THREAT_CODE',
    ['4.7.0'],
    EVERY,
    {
      sequence: '_threat_fault_',
      caller: 'threat',
      properties: { THREAT_CODE: '500', THREAT_MSG: 'Bad Response', THREAT_DESC: 'why' },
    },
    { status: 500, type: JSON_TYPE, body: jsonOf({ code: '500', message: 'Bad Response', description: 'why' }) },
  ],
  [
    'threat 4.7: 400 without a code',
    ['4.7.0'],
    ['get'],
    { sequence: '_threat_fault_', caller: 'threat' },
    { status: 400, type: JSON_TYPE, body: jsonOf({ code: '', message: '', description: '' }) },
  ],
  [
    'throttle: SOAP',
    NEW,
    SOAP,
    THROTTLE,
    { status: 429, type: SOAP11, body: [NS11, /Server</, /<faultstring>out</, /<detail>why</] },
  ],
  [
    'throttle: JSON with the next access time',
    NEW,
    REST,
    withProperties(THROTTLE, { NEXT_ACCESS_UTC_TIME: 'soon' }),
    {
      status: 429,
      type: JSON_TYPE,
      body: jsonOf({ code: '900802', message: 'out', description: 'why', nextAccessTime: 'soon' }),
    },
  ],
  [
    'throttle: JSON',
    NEW,
    REST,
    THROTTLE,
    { status: 429, type: JSON_TYPE, body: jsonOf({ code: '900802', message: 'out', description: 'why' }) },
  ],
  [
    'token: JSON',
    NEW,
    EVERY,
    { sequence: '_token_fault_', caller: 'plain', properties: { ERROR_CODE: 101503, ERROR_MESSAGE: 'down' } },
    {
      status: 500,
      type: JSON_TYPE,
      body: jsonOf({ code: '101503', type: 'Status report', message: 'Runtime Error', description: 'down' }),
    },
  ],
  [
    'fault: JSON',
    NEW,
    REST,
    FAULT,
    {
      status: 500,
      type: JSON_TYPE,
      body: jsonOf({ code: '101504', type: 'Status report', message: 'Runtime Error', description: 'no answer' }),
    },
  ],
  [
    'main: transport denied, JSON for SOAP too',
    NEW,
    EVERY,
    { sequence: 'main', caller: 'main', properties: { TRANSPORT_DENIED: 'true', IN_TRANSPORT: 'http' } },
    {
      status: 403,
      type: JSON_TYPE,
      body: [/^\{"code":"403","type":"Status report","message":"Forbidden","description":".*\[ http \]/],
    },
  ],
  [
    'main: 404 JSON',
    NEW,
    REST,
    { sequence: 'main', caller: 'main', path: '/none' },
    { status: 404, type: JSON_TYPE, body: [/^\{"code":"404","type":"Status report","message":"Not Found"/] },
  ],
  [
    'OPA: code and message',
    ['4.7.0'],
    REST,
    {
      sequence: '_opa_policy_failure_handler_',
      caller: 'opa',
      status: 403,
      properties: { ERROR_CODE: 902012, ERROR_MESSAGE: 'Forbidden', HTTP_RESPONSE_STATUS_CODE: 403 },
    },
    { status: 403, type: JSON_TYPE, body: jsonOf({ code: '902012', message: 'Forbidden' }) },
  ],
  [
    'guardrail: the message goes in bare',
    ['4.7.0'],
    REST,
    {
      sequence: 'guardrail_fault',
      caller: 'plain',
      properties: { CUSTOM_HTTP_SC: 446, ERROR_CODE: 900514, ERROR_TYPE: 'T', ERROR_MESSAGE: '{"why":1}' },
    },
    { status: 446, type: JSON_TYPE, body: '{"code":"900514","type":"T","message":{"why":1}}' },
  ],
];

describe.skipIf(shared === undefined)('the paths of the stock sequences', () => {
  const cases = ROWS.flatMap(([title, releases, kinds, asked, answer, accept]) =>
    releases.flatMap((release) =>
      kinds.map((kind): [string, ReleaseAsked, RequestKindId, Asked, Answer, string | undefined] => [
        title,
        release,
        kind,
        asked,
        answer,
        accept,
      ]),
    ),
  );

  test.each(cases)('%s: %s, %s', (_, release, kind, asked, answer, accept) => {
    const type = isAtLeast(release, '4.0.0') ? JSON_TYPE : XML_TYPE;
    answers(run(release, asked, kind, accept), answer.type === '' ? { ...answer, type } : answer);
  });

  test.each(ALL)('main in the out flow answers nobody: %s', (release) => {
    const outcome = run(release, { sequence: 'main', caller: 'plain', properties: { RESPONSE: 'true' } }, 'get');
    expect(outcome.kind).toBe('no-answer');
  });

  test('CORS headers come with every error up to 4.4, from 4.5 with OPTIONS only', () => {
    const cors = { 'CORSConfiguration.Enabled': 'true', 'Access-Control-Allow-Methods': 'GET' };
    const asked = withProperties(FAULT, cors);
    const names = (release: ReleaseAsked): string[] => run(release, asked, 'get').headers.map(({ name }) => name);
    expect(names('4.0.0')).toContain('access-control-allow-methods');
    expect(names('4.7.0')).not.toContain('access-control-allow-methods');
  });

  test('the headers of the request that come back', () => {
    const back = (release: ReleaseAsked, asked: Asked): string[] =>
      run(release, asked, 'get').headers.map(({ name }) => name);
    expect(back('4.7.0', AUTH)).toEqual(expect.not.arrayContaining(['host', 'accept']));
    expect(back('4.7.0', AUTH)).toContain('activityid');
    expect(back('4.7.0', { sequence: '_api_blocked_sequence_', caller: 'blocked' })).toEqual(
      expect.arrayContaining(['host', 'accept']),
    );
    expect(back('2.6.0', AUTH)).toContain('accept');
  });
});
