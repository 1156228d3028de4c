/** An emulated gateway on a socket. */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { UsageError } from '../errors.js';
import type { Api, Catalogue } from './apis.js';
import type { DeployedHome } from './deploy.js';
import { type About, Gateway, type Outgoing, type Wire } from './gateway.js';
import type { Incoming, Meter } from './handlers.js';

export interface ServeOptions extends ListenOptions {
  readonly home: DeployedHome;
  readonly catalogue?: Catalogue;
  readonly domains?: ReadonlyMap<string, string>;
}

export interface ListenOptions {
  /** 0: any free one. */
  readonly port: number;
  /** Address to listen on. */
  readonly host: string;
  /** Where a gateway never answers, the connection is closed after this time. */
  readonly hangAfterMs: number;
  /** Listens with TLS. */
  readonly tls?: { readonly key: string; readonly cert: string };
  /** Told of every request once it is over. */
  readonly log?: (entry: AccessEntry) => void;
}

export interface AccessEntry extends About {
  readonly method: string;
  /** Without its query, which may hold credentials. */
  readonly path: string;
  readonly outcome: Wire['is'];
  readonly status?: number;
  readonly bytes: number;
  readonly durationMs: number;
}

export interface RunningGateway {
  /** `http://127.0.0.1:8280` */
  readonly url: string;
  readonly port: number;
  /** Stops listening, lets answers finish for a moment, then closes what hangs. */
  close(): Promise<void>;
}

/** Larger requests are not read to their end. */
const MAX_BODY = 16 << 20;
/** How long a stop waits for answers under way. */
const GRACE_MS = 500;

/** Limits by API and caller, over sliding windows. */
class Window implements Meter {
  readonly #calls = new Map<string, number[]>();

  isOver({ name, throttling }: Api, who: string): boolean {
    if (throttling === undefined) return false;
    const now = performance.now();
    const key = `${name}\0${who}`;
    const recent = (this.#calls.get(key) ?? []).filter((at) => now - at < throttling.seconds * 1000);
    const isOver = recent.length >= throttling.requests;
    if (!isOver) recent.push(now);
    this.#calls.set(key, recent);
    return isOver;
  }
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The next full minute, as the gateway writes it: `2026-Nov-21 12:34:00+0000 UTC`. */
function nextMinute(): string {
  const at = new Date(Math.ceil((Date.now() + 1) / 60_000) * 60_000).toISOString();
  return `${at.slice(0, 4)}-${MONTHS[Number(at.slice(5, 7)) - 1]}-${at.slice(8, 10)} ${at.slice(11, 19)}+0000 UTC`;
}

function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > MAX_BODY) resolve(undefined);
      else chunks.push(chunk);
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', () => resolve(undefined));
  });
}

const pairsOf = ({ rawHeaders }: IncomingMessage): [string, string][] =>
  rawHeaders.flatMap((name, i) => (i % 2 === 0 ? [[name, rawHeaders[i + 1] ?? ''] as [string, string]] : []));

/** Writes an answer as it is, whatever Node thinks of its characters. */
function writeRaw(socket: Socket, { status, reason, headers, body }: Wire & { is: 'answer' }): void {
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const head = `HTTP/1.1 ${status} ${reason}\r\n${lines}Content-Length: ${body.length}\r\nConnection: close\r\n\r\n`;
  socket.end(Buffer.concat([Buffer.from(head, 'latin1'), body]));
}

class Listener {
  readonly #sockets = new Set<Socket>();
  readonly #hanging = new Set<NodeJS.Timeout>();
  readonly server: Server;
  #isClosing = false;

  constructor(
    private readonly options: ListenOptions,
    private readonly respond: (incoming: Incoming) => Outgoing,
  ) {
    const { tls } = options;
    const limits = { keepAliveTimeout: 30_000, requestTimeout: 0 };
    this.server = tls === undefined ? createServer(limits) : createTlsServer({ ...limits, ...tls });
    this.server.on('request', (request, response) => void this.#serve(request, response));
    this.server.on(tls === undefined ? 'connection' : 'secureConnection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const started = performance.now();
    const { socket, method = 'GET', url = '/' } = request;
    const body = await bodyOf(request);
    if (body === undefined) {
      socket.destroy();
      return;
    }
    const transport = this.options.tls === undefined ? 'http' : 'https';
    const { wire, about } = this.respond({ method, target: url, headers: pairsOf(request), body, transport });
    const done = (bytes: number): void =>
      this.options.log?.({
        method,
        path: url.split('?', 1)[0] as string,
        ...about,
        outcome: wire.is,
        ...(wire.is === 'answer' && { status: wire.status }),
        bytes,
        durationMs: Math.round(performance.now() - started),
      });
    if (wire.is === 'closed') {
      socket.destroy();
      done(0);
    } else if (wire.is === 'nothing') {
      const timer = setTimeout(() => socket.destroy(), this.options.hangAfterMs);
      this.#hanging.add(timer);
      socket.on('close', () => {
        clearTimeout(timer);
        this.#hanging.delete(timer);
        done(0);
      });
    } else {
      this.#write(wire, request, response);
      done(wire.body.length);
    }
  }

  #write(wire: Wire & { is: 'answer' }, { socket }: IncomingMessage, response: ServerResponse): void {
    if (this.#isClosing) response.shouldKeepAlive = false;
    try {
      response.writeHead(wire.status, wire.reason, wire.headers.flat());
      response.end(wire.body.length === 0 ? undefined : wire.body);
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      if (!code.startsWith('ERR_INVALID_CHAR') && !code.startsWith('ERR_HTTP_INVALID')) throw error;
      writeRaw(socket, wire);
    }
  }

  close(): Promise<void> {
    this.#isClosing = true;
    return new Promise((resolve) => {
      const end = setTimeout(() => {
        for (const socket of this.#sockets) socket.destroy();
      }, GRACE_MS);
      this.server.close(() => {
        clearTimeout(end);
        resolve();
      });
      this.server.closeIdleConnections();
    });
  }
}

/**
 * Starts a gateway.
 * @throws UsageError when the port cannot be had
 */
export function startGateway(options: ServeOptions): Promise<RunningGateway> {
  const gateway = new Gateway({ ...options, meter: new Window(), uuid: randomUUID, nextAccess: nextMinute });
  return listen(options, (incoming) => gateway.handle(incoming));
}

/** Puts answers on a socket. @throws UsageError when the port cannot be had */
export function listen(options: ListenOptions, respond: (incoming: Incoming) => Outgoing): Promise<RunningGateway> {
  const listener = new Listener(options, respond);
  const { server } = listener;
  const { host, port, tls } = options;
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === undefined) reject(error);
      else reject(new UsageError(`cannot listen on ${host}:${port} (${error.code})`, 'choose another --port'));
    });
    server.listen(port, host, () => {
      const address = server.address() as AddressInfo;
      const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
      resolve({
        url: `${tls === undefined ? 'http' : 'https'}://${name}:${address.port}`,
        port: address.port,
        close: () => listener.close(),
      });
    });
  });
}
