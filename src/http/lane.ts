/**
 * One connection to one origin, used by one request after the other. What went wrong can only be said by who knows the
 * connection: how far it came, and whether a single byte arrived since the request left.
 */
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { buildConnector, Client, type Dispatcher } from 'undici';
import type { Limits } from './limits.js';

export interface TlsOptions {
  /** PEM. */
  readonly ca?: string | undefined;
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
  /** `false`: any certificate is taken. */
  readonly verify?: boolean;
  /** Name that the certificate must have and that is sent as SNI, if not the host of the URL. */
  readonly servername?: string | undefined;
}

/** Makes the dispatcher of a lane; tests put another in its place. */
export type MakeDispatcher = (origin: string, options: Client.Options) => Dispatcher;

export const makeClient: MakeDispatcher = (origin, options) => new Client(origin, options);

export class Lane {
  readonly #dispatcher: Dispatcher;
  #socket: Socket | undefined;
  /** The connection is up, but TLS has not been agreed on. */
  isInHandshake = false;
  /** Requests that this connection has carried. */
  carried = 0;

  constructor(origin: string, limits: Limits, tls: TlsOptions, make: MakeDispatcher) {
    const { ca, cert, key, verify, servername } = tls;
    const connect = buildConnector({
      timeout: limits.connectMs,
      rejectUnauthorized: verify !== false,
      ...(ca !== undefined && { ca }),
      ...(cert !== undefined && { cert }),
      ...(key !== undefined && { key }),
      ...(servername !== undefined && { servername }),
      autoSelectFamily: true,
    } as buildConnector.BuildOptions);
    const watched: buildConnector.connector = (options, callback) => {
      this.isInHandshake = false;
      this.carried = 0;
      const socket = connect(options, callback) as unknown as Socket | TLSSocket;
      socket.once('connect', () => {
        this.isInHandshake = options.protocol === 'https:';
      });
      socket.once('secureConnect', () => {
        this.isInHandshake = false;
      });
      this.#socket = socket;
      return socket;
    };
    this.#dispatcher = make(origin, {
      connect: watched,
      pipelining: 1,
      maxHeaderSize: limits.headBytes,
      // the deadline of the whole exchange is ours
      headersTimeout: 0,
      bodyTimeout: 0,
      keepAliveTimeout: 10_000,
    });
  }

  get dispatcher(): Dispatcher {
    return this.#dispatcher;
  }

  /** Bytes that have arrived on the connection so far. */
  get bytesRead(): number {
    return this.#socket?.bytesRead ?? 0;
  }

  /** The connection broke, as it does when more comes than was announced. */
  get isBroken(): boolean {
    return this.#socket?.destroyed === true;
  }

  /** No request goes over it any more. */
  isClosed = false;

  close(): Promise<void> {
    this.isClosed = true;
    return this.#dispatcher.destroy();
  }
}
