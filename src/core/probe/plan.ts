/** What to send: scenarios × kinds of request, as far as the user gave what they need. */
import { type Accept, REQUEST_KINDS, type RequestKind, type RequestKindId } from '../mediation/requests.js';
import { SCENARIOS, type Scenario } from '../mediation/scenarios.js';
import { inSpan } from '../stock/facts.js';
import type { Release } from '../stock/releases.js';
import type { HeaderPair, Sent } from './observation.js';

/** The address of a gateway, in parts. */
export interface Target {
  /** For people: without credentials and without a slash at the end. */
  readonly name: string;
  readonly origin: string;
  /** What stands before every path; `''`, or from a slash on without one at the end. */
  readonly prefix: string;
  /** The Host header, if not that of the address. */
  readonly hostHeader?: string;
}

/** An API of the gateway: a resource that GET reads. */
export interface ProbedApi {
  /** Of a resource that is there: `/pizza/1.0.0/menu`. */
  readonly path: string;
  /** Where the API begins; without it everything before the last part of the path. */
  readonly context?: string;
  /** A method that none of its resources has. */
  readonly wrongMethod?: string;
  readonly graphql?: boolean;
  /** The resource needs no credentials. */
  readonly open?: boolean;
  /** Domain of the tenant it belongs to. */
  readonly tenant?: string;
}

/** How to raise one fault that needs more than an API. */
export interface Fixture {
  readonly scenario: string;
  readonly path: string;
  readonly method?: string;
  /** The token itself. */
  readonly token?: string;
  readonly headers?: readonly HeaderPair[];
  readonly body?: string;
  readonly contentType?: string;
  /** Requests until the fault shows. */
  readonly repeat?: number;
  readonly tenant?: string;
  /** What is expected, where it is not what stock answers. */
  readonly expect?: { readonly code?: string; readonly status?: number };
}

export interface PlanOptions {
  readonly release: Release;
  readonly apis: readonly ProbedApi[];
  readonly fixtures: readonly Fixture[];
  /** Kinds of request for faults that no API sees; absent: GET. */
  readonly requests?: readonly RequestKindId[];
  readonly accepts?: readonly Accept[];
  /** Only these; absent: all that can be. */
  readonly scenarios?: readonly string[];
  /** Also sends kinds that would change data if a resource took them. */
  readonly modifying: boolean;
  /** Makes paths and tokens that nobody has. */
  readonly nonce: string;
  readonly userAgent: string;
}

export interface PlannedProbe {
  readonly target: string;
  readonly tenant?: string;
  readonly scenario: Scenario;
  readonly request: RequestKindId;
  readonly accept: string;
  readonly sent: Sent;
  readonly repeat: number;
  readonly expect?: Fixture['expect'];
}

export interface Plan {
  readonly probes: readonly PlannedProbe[];
  /** What is left out, and why. */
  readonly skipped: readonly { readonly what: string; readonly reason: string }[];
}

const utf8 = new TextEncoder();
const GET = REQUEST_KINDS.find(({ id }) => id === 'get') as RequestKind;

const SOAP_NS = {
  soap11: 'http://schemas.xmlsoap.org/soap/envelope/',
  soap12: 'http://www.w3.org/2003/05/soap-envelope',
} as const;

const envelope = (ns: string): string =>
  `<soapenv:Envelope xmlns:soapenv="${ns}"><soapenv:Body><probe/></soapenv:Body></soapenv:Envelope>`;

/** A small body of each kind. */
const BODIES: Readonly<Partial<Record<RequestKindId, string>>> = {
  'post-json': '{"probe":true}',
  'post-xml': '<probe/>',
  'post-form': 'probe=true',
  soap11: envelope(SOAP_NS.soap11),
  soap12: envelope(SOAP_NS.soap12),
};

/** A request without the address of a gateway. */
interface Draft {
  readonly scenario: string;
  readonly kind: RequestKind;
  readonly method?: string;
  readonly accept: string;
  readonly path: string;
  readonly headers?: readonly HeaderPair[];
  readonly contentType?: string | undefined;
  readonly body?: string | undefined;
  readonly tenant?: string | undefined;
  readonly repeat?: number;
  readonly expect?: Fixture['expect'];
}

const NOT_GRAPHQL = '{"query":"this is no GraphQL"}';

class Planner {
  readonly drafts: Draft[] = [];
  readonly skipped: { what: string; reason: string }[] = [];

  constructor(private readonly options: PlanOptions) {}

  private get kinds(): readonly RequestKind[] {
    const { requests } = this.options;
    return requests === undefined ? [GET] : REQUEST_KINDS.filter(({ id }) => requests.includes(id));
  }

  private accepts(both: boolean): readonly string[] {
    return this.options.accepts ?? (both ? ['*/*', 'application/json'] : ['*/*']);
  }

  add(draft: Draft): void {
    this.drafts.push(draft);
  }

  /** A path that no API has: nobody can be hurt, whatever the method. */
  unknownContext(): void {
    const path = `/faultshift-${this.options.nonce}`;
    for (const kind of this.kinds) {
      for (const accept of this.accepts(false)) this.add({ scenario: 'unknown-context', kind, accept, path });
    }
  }

  api({ path, context, wrongMethod, graphql, open, tenant }: ProbedApi): void {
    const { nonce, modifying } = this.options;
    const kinds = this.kinds.filter(({ id }) => id === 'get' || modifying);
    const refused = this.kinds.filter((kind) => !kinds.includes(kind));
    if (refused.length > 0) {
      const what = `${refused.map(({ title }) => title).join(', ')} to ${path}`;
      this.skipped.push({ what, reason: 'a resource that takes them would change data; --modifying allows it' });
    }
    const place = { tenant } as const;
    if (!open) {
      const garbage: HeaderPair[] = [['Authorization', `Bearer faultshift-${nonce}`]];
      const add = (scenario: string, headers: readonly HeaderPair[]): void => {
        for (const kind of kinds) {
          for (const accept of this.accepts(true)) this.add({ scenario, kind, accept, path, headers, ...place });
        }
      };
      add('auth-900902', []);
      add('auth-900901', garbage);
    }
    const base = context ?? path.slice(0, path.lastIndexOf('/'));
    for (const accept of this.accepts(false)) {
      this.add({ scenario: 'mismatch-404', kind: GET, accept, path: `${base}/faultshift-${nonce}`, ...place });
      if (wrongMethod !== undefined) {
        this.add({ scenario: 'mismatch-405', kind: GET, method: wrongMethod, accept, path, ...place });
      }
      if (graphql) {
        const kind = REQUEST_KINDS.find(({ id }) => id === 'post-json') as RequestKind;
        this.add({ scenario: 'graphql-invalid', kind, accept, path, body: NOT_GRAPHQL, ...place });
      }
    }
  }

  fixture(fixture: Fixture): void {
    const { scenario, path, method, token, headers = [], body, contentType, repeat, tenant, expect } = fixture;
    const kind = kindOf(method ?? (body === undefined ? 'GET' : 'POST'), contentType, headers);
    const credentials: HeaderPair[] = token === undefined ? [] : [['Authorization', `Bearer ${token}`]];
    this.add({
      scenario,
      kind,
      ...(method !== undefined && { method }),
      accept: this.options.accepts?.[0] ?? '*/*',
      path,
      headers: [...credentials, ...headers],
      contentType,
      body: body ?? '',
      tenant,
      ...(repeat !== undefined && { repeat }),
      ...(expect !== undefined && { expect }),
    });
  }
}

/** The kind that a request of the user's is nearest to: it decides what is expected. */
function kindOf(method: string, contentType: string | undefined, headers: readonly HeaderPair[]): RequestKind {
  const isSoap = headers.some(([name]) => name.toLowerCase() === 'soapaction');
  const id: RequestKindId =
    contentType === undefined
      ? method === 'DELETE'
        ? 'delete'
        : 'get'
      : contentType.startsWith('application/soap+xml')
        ? 'soap12'
        : isSoap
          ? 'soap11'
          : contentType.includes('form')
            ? 'post-form'
            : contentType.includes('xml')
              ? 'post-xml'
              : 'post-json';
  return REQUEST_KINDS.find((kind) => kind.id === id) as RequestKind;
}

function sentTo(target: Target, draft: Draft, userAgent: string): Sent {
  const { kind, accept, path, headers = [], tenant } = draft;
  const contentType = draft.contentType ?? kind.contentType;
  const body = draft.body ?? BODIES[kind.id] ?? '';
  const below = tenant === undefined || path.startsWith('/t/') ? path : `/t/${tenant}${path}`;
  return {
    method: draft.method ?? kind.method,
    origin: target.origin,
    path: `${target.prefix}${below}`,
    headers: [
      ['Accept', accept],
      ['Accept-Encoding', 'identity'],
      ['User-Agent', userAgent],
      ...(contentType === undefined || (body === '' && kind.id === 'get')
        ? []
        : ([['Content-Type', contentType]] as const)),
      ...(kind.soapAction === undefined ? [] : ([['SOAPAction', kind.soapAction]] as const)),
      ...headers,
    ],
    ...(target.hostHeader !== undefined && { hostHeader: target.hostHeader }),
    ...(body !== '' && { body: utf8.encode(body) }),
  };
}

/** By target, then in the order of the scenarios, the same requests to each. */
export function planProbes(targets: readonly Target[], options: PlanOptions): Plan {
  const planner = new Planner(options);
  planner.unknownContext();
  for (const api of options.apis) planner.api(api);
  for (const fixture of options.fixtures) planner.fixture(fixture);
  const { release, scenarios, userAgent } = options;
  const known = new Map(SCENARIOS.map((scenario) => [scenario.id, scenario]));
  const drafts = planner.drafts.flatMap((draft) => {
    const scenario = known.get(draft.scenario);
    if (scenario === undefined || (scenarios !== undefined && !scenarios.includes(scenario.id))) return [];
    if (inSpan(release, scenario)) return [{ draft, scenario }];
    planner.skipped.push({ what: scenario.title, reason: `${release} does not raise it` });
    return [];
  });
  const probes = targets.flatMap((target) =>
    drafts.map(({ draft, scenario }): PlannedProbe => {
      const { kind, accept, tenant, repeat, expect } = draft;
      return {
        target: target.name,
        ...(tenant !== undefined && { tenant }),
        scenario,
        request: kind.id,
        accept,
        sent: sentTo(target, draft, userAgent),
        repeat: repeat ?? 1,
        ...(expect !== undefined && { expect }),
      };
    }),
  );
  return { probes, skipped: planner.skipped };
}
