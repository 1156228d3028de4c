/**
 * One connection to one origin, used by one request after the other. What went wrong can only be said by who knows the
 * connection: how far it came, and whether a single byte arrived since the request left.
 */
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { buildConnector, Client, type Dispatcher } from 'undici';
import type { Limits } from './limits.js';
import type { HttpProxy } from './proxy.js';

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

  constructor(origin: string, limits: Limits, tls: TlsOptions, make: MakeDispatcher, proxy?: HttpProxy) {
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
      if (proxy !== undefined) return void this.#throughProxy(proxy, origin, limits, connect, options, callback);
      return this.#watch(connect(options, callback) as unknown as Socket | TLSSocket, options.protocol);
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

  #watch(socket: Socket | TLSSocket, protocol: string): Socket | TLSSocket {
    socket.once('connect', () => {
      this.isInHandshake = protocol === 'https:';
    });
    socket.once('secureConnect', () => {
      this.isInHandshake = false;
    });
    this.#socket = socket;
    return socket;
  }

  async #throughProxy(
    proxy: HttpProxy,
    origin: string,
    limits: Limits,
    connect: buildConnector.connector,
    options: buildConnector.Options,
    callback: buildConnector.Callback,
  ): Promise<void> {
    try {
      const { tunnel } = await import('./proxy.js');
      const socket = await tunnel(proxy, origin, limits.connectMs);
      if (options.protocol === 'https:') {
        this.isInHandshake = true;
        this.#watch(connect({ ...options, httpSocket: socket }, callback) as unknown as TLSSocket, options.protocol);
      } else {
        this.#watch(socket, options.protocol);
        callback(null, socket);
      }
    } catch (error) {
      callback(error as Error, null);
    }
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
