/** Sends requests to any number of origins, a bounded number of them at a time to each. */
import type { Observation, Sent } from '../core/probe/observation.js';
import { exchange } from './exchange.js';
import { Lane, type MakeDispatcher, makeClient, type TlsOptions } from './lane.js';
import { LIMITS, type Limits } from './limits.js';

export interface TransportOptions {
  readonly limits?: Limits;
  readonly tls?: TlsOptions;
  /** Requests to one origin at a time. */
  readonly width?: number;
  /** Makes the dispatcher of each connection. */
  readonly make?: MakeDispatcher;
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

  async close(): Promise<void> {
    await Promise.all(this.#free.map((lane) => lane.close()));
  }
}

const WIDTH = 4;

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
      const { tls = {}, width = WIDTH, make = makeClient } = this.options;
      road = new Road(width, () => new Lane(origin, this.#limits, tls, make));
      this.#roads.set(origin, road);
    }
    return road;
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
