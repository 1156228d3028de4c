/** One emulated gateway: request → what goes over the wire. No clock and no socket of its own. */
import { answer, type Call } from '../core/mediation/answer.js';
import { SCENARIOS, scenariosOf } from '../core/mediation/index.js';
import { Oracle } from '../core/mediation/oracle.js';
import type { Reply } from '../core/mediation/reply.js';
import type { Request } from '../core/mediation/request.js';
import type { Unknown } from '../core/mediation/values.js';
import type { DeployedSet } from '../core/synapse/index.js';
import { BUILT_IN, type Catalogue } from './apis.js';
import { concreteCall } from './call.js';
import type { DeployedHome } from './deploy.js';
import { type Incoming, type Meter, type PlainReply, type Ruling, rule } from './handlers.js';

/** What the client gets, and how that came about. */
export interface Outgoing {
  readonly wire: Wire;
  /** For the log. */
  readonly about: About;
}

export type Wire =
  | {
      readonly is: 'answer';
      readonly status: number;
      readonly reason: string;
      readonly headers: readonly (readonly [name: string, value: string])[];
      readonly body: Uint8Array;
    }
  /** Nothing comes, until the gateway's socket timeout closes the connection. */
  | { readonly is: 'nothing' }
  /** The connection is closed without a byte. */
  | { readonly is: 'closed' };

export interface About {
  readonly tenant?: string;
  readonly api?: string;
  readonly scenario?: string;
  readonly sequence?: string;
  /** Why it is that. */
  readonly why?: string;
}

export interface GatewayOptions {
  readonly home: DeployedHome;
  readonly catalogue?: Catalogue;
  /** Domain → number of the tenant's folder. The number itself always does. */
  readonly domains?: ReadonlyMap<string, string>;
  readonly meter: Meter;
  /** A new id for each call, and when a throttled caller may come again. */
  readonly uuid: () => string;
  readonly nextAccess: () => string;
}

const utf8 = new TextEncoder();

const plainText = (status: number, reason: string, text: string): Wire => ({
  is: 'answer',
  status,
  reason,
  headers: [['Content-Type', 'text/plain; charset=UTF-8']],
  body: utf8.encode(`${text}\n`),
});

export class Gateway {
  readonly #catalogue: Catalogue;

  constructor(private readonly options: GatewayOptions) {
    this.#catalogue = options.catalogue ?? BUILT_IN;
  }

  /** @throws never */
  handle(incoming: Incoming): Outgoing {
    const { home, meter } = this.options;
    const whole = incoming.target.split('?', 1)[0] as string;
    const { tenant, path, set } = this.#tenantOf(whole);
    const ruling = rule(incoming, path, this.#catalogue, home.release, meter);
    const about = {
      ...(tenant !== undefined && { tenant }),
      ...(ruling.api !== undefined && { api: ruling.api.name }),
    };
    if (ruling.is === 'plain') return { wire: wireOf(ruling.reply), about: { ...about, why: ruling.reply.what } };
    return this.#raise(ruling, incoming, set, about);
  }

  /** `/t/<domain>/…` is answered by the tenant's files. */
  #tenantOf(path: string): { tenant?: string; path: string; set: DeployedSet } {
    const { home, domains } = this.options;
    const [, name, rest] = /^\/t\/([^/]+)(\/.*)?$/.exec(path) ?? [];
    if (name !== undefined) {
      const id = domains?.get(name) ?? name;
      const set = home.tenants.get(id);
      if (set !== undefined) return { tenant: id, path: rest ?? '/', set };
    }
    return { path, set: home.superTenant };
  }

  #raise(ruling: Ruling & { is: 'fault' }, incoming: Incoming, set: DeployedSet, common: About): Outgoing {
    const { release } = this.options.home;
    const scenario = scenariosOf(release).find(({ id }) => id === ruling.scenario);
    if (scenario === undefined) {
      const { title = ruling.scenario } = SCENARIOS.find(({ id }) => id === ruling.scenario) ?? {};
      const why = `${release} does not raise this fault: ${title}`;
      return { wire: plainText(501, 'Not Implemented', `faultshift: ${why}`), about: { ...common, why } };
    }
    const about = { ...common, scenario: scenario.id, sequence: scenario.sequence };
    const isThrottled = scenario.caller === 'throttle' && scenario.status === 429;
    const words = {
      detail: ruling.detail ?? `Emulated: ${scenario.title}.`,
      ...(isThrottled && { nextAccess: this.options.nextAccess() }),
    };
    const request = requestOf(incoming, ruling.api?.context);
    const { wire, why } = play(set, concreteCall(scenario, release, request, words), this.options.uuid);
    return { wire, about: { ...about, ...(why !== undefined && { why }) } };
  }
}

/** Plays one call and says what goes over the wire, and why where that is no ordinary answer. */
export function play(set: DeployedSet, call: Call, uuid: () => string): { wire: Wire; why?: string } {
  const { end, run } = answer(set, call, CLOSED, new Oracle());
  switch (end.is) {
    case 'accepted':
      return {
        wire: { is: 'answer', status: 202, reason: end.reason ?? 'Accepted', headers: [], body: NOTHING },
        why: 'nobody answers, so the listener acknowledges',
      };
    case 'no-answer':
      return { wire: { is: 'nothing' }, why: end.why };
    case 'unknown': {
      const why = `what the gateway does here cannot be known: ${end.why.reason}`;
      return { wire: plainText(501, 'Not Implemented', `faultshift: ${why}`), why };
    }
    case 'reply':
      return end.reply.is === 'closed'
        ? { wire: { is: 'closed' }, why: end.reply.why }
        : { wire: written(end.reply, (text) => run.holes.pieces(text), uuid) };
  }
}

/** What no sequence can know is made up: the id of the call, the words of a Java exception. */
function written(
  reply: Reply & { is: 'answer' },
  pieces: (text: string) => (string | Unknown)[],
  uuid: () => string,
): Wire {
  const fill = (text: string): string =>
    pieces(text)
      .map((piece) => (typeof piece === 'string' ? piece : madeUp(piece, uuid)))
      .join('');
  return {
    is: 'answer',
    status: typeof reply.status === 'number' ? reply.status : 500,
    reason: reply.reason ?? '',
    headers: reply.headers.map(({ name, value }) => [name, fill(value)] as const),
    body: reply.bytes ?? utf8.encode(fill(reply.text)),
  };
}

const madeUp = ({ name }: Unknown, uuid: () => string): string =>
  name === 'activityid' || name === 'message id' ? uuid() : `(${name})`;

const NOTHING = new Uint8Array();
const CLOSED = { closed: true, surmise: () => null } as const;

const wireOf = ({ status, reason, headers, body }: PlainReply): Wire => ({
  is: 'answer',
  status,
  reason,
  headers,
  body: utf8.encode(body),
});

/** Hop-by-hop headers of the connection between client and gateway are the listener's business. */
function requestOf({ method, target, headers, body }: Incoming, apiContext: string | undefined): Request {
  return {
    method,
    path: target,
    headers,
    body,
    ...(apiContext !== undefined && { apiContext }),
  };
}
