/** Sends requests to any number of origins, a bounded number of them at a time to each. */
import type { Observation, Sent } from '../core/probe/observation.js';
import { exchange } from './exchange.js';
import { Lane, type MakeDispatcher, makeClient, type TlsOptions } from './lane.js';
import { LIMITS, type Limits } from './limits.js';
import type { HttpProxy } from './proxy.js';

export interface TransportOptions {
  readonly limits?: Limits;
  readonly tls?: TlsOptions;
  /** Requests to one origin at a time. */
  readonly width?: number;
  /** Requests to one origin in a second, at most. */
  readonly rate?: number;
  /** How often a request is sent again that did not reach the other side. */
  readonly retries?: number;
  /** Makes the dispatcher of each connection. */
  readonly make?: MakeDispatcher;
  /** The proxy on the way to an origin, if there is one. */
  readonly proxyFor?: (origin: string) => HttpProxy | undefined;
}

/** The connections to one origin, and who waits for one. */
class Road {
  readonly #free: Lane[] = [];
  readonly #waiting: ((lane: Lane) => void)[] = [];
  #open = 0;

  constructor(
    private readonly width: number,
    private readonly build: () => Lane,
  ) {}

  take(): Promise<Lane> | Lane {
    const lane = this.#free.pop();
    if (lane !== undefined) return lane;
    if (this.#open < this.width) {
      this.#open++;
      return this.build();
    }
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  give(lane: Lane): void {
    const usable = lane.isClosed ? this.build() : lane;
    const next = this.#waiting.shift();
    if (next !== undefined) next(usable);
    else this.#free.push(usable);
  }

  #next = 0;

  /** Waits until the rate allows one more. */
  async pace(rate: number): Promise<void> {
    const now = performance.now();
    const at = Math.max(now, this.#next);
    this.#next = at + 1000 / rate;
    if (at > now) await pause(at - now);
  }

  async close(): Promise<void> {
    await Promise.all(this.#free.map((lane) => lane.close()));
  }
}

const WIDTH = 4;
/** Before the first repetition; each further one waits twice as long. */
const RETRY_MS = 200;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** What came of a request, and of those before it that did not get through. */
export interface Sending {
  readonly observed: Observation;
  /** Why each earlier attempt failed. */
  readonly attempts: readonly string[];
}

/** What may be sent again when nobody knows whether it was read. @see RFC 9110, 9.2.2 */
const IDEMPOTENT = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']);

export class Transport {
  readonly #roads = new Map<string, Road>();
  readonly #limits: Limits;

  constructor(private readonly options: TransportOptions = {}) {
    this.#limits = options.limits ?? LIMITS;
  }

  #road(origin: string): Road {
    let road = this.#roads.get(origin);
    if (road === undefined) {
      const { tls = {}, width = WIDTH, make = makeClient, proxyFor } = this.options;
      const proxy = proxyFor?.(origin);
      road = new Road(width, () => new Lane(origin, this.#limits, tls, make, proxy));
      this.#roads.set(origin, road);
    }
    return road;
  }

  /** As `send`, and again where the other side was not reached: nobody has read such a request. */
  async sendUntilReached(sent: Sent): Promise<Sending> {
    const { retries = 0, rate } = this.options;
    const attempts: string[] = [];
    for (;;) {
      if (rate !== undefined) await this.#road(sent.origin).pace(rate);
      const observed = await this.send(sent);
      const isOver = observed.is === 'answer' || observed.how !== 'unreachable' || attempts.length >= retries;
      if (isOver) return { observed, attempts };
      await pause(RETRY_MS * 2 ** attempts.length);
      attempts.push(observed.why);
    }
  }

  /** Never rejects: that nothing came back is an observation. */
  async send(sent: Sent): Promise<Observation> {
    const road = this.#road(sent.origin);
    const lane = await road.take();
    const reused = lane.carried > 0 && !lane.isBroken && IDEMPOTENT.has(sent.method);
    let observed = await exchange(lane, sent, this.#limits);
    // the other side closed an idle connection just when we used it: that says nothing about the request
    if (reused && observed.is === 'none' && observed.how === 'closed') {
      observed = await exchange(lane, sent, this.#limits);
    }
    road.give(lane);
    return observed;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#roads.values()].map((road) => road.close()));
  }
}
