/** The proxy that the environment names, as curl reads it, and a tunnel through it. */
import { request } from 'node:http';
import type { Socket } from 'node:net';

export interface HttpProxy {
  /** `http://proxy.example.com:3128`, without credentials. */
  readonly origin: string;
  /** Value of Proxy-Authorization. */
  readonly authorization?: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

const named = (env: Environment, name: string): string | undefined => env[name.toLowerCase()] || env[name] || undefined;

const portOf = ({ port, protocol }: URL): string => port || (protocol === 'https:' ? '443' : '80');

/** Whether NO_PROXY names the host: by itself, by a domain it is in, with a port, or everything by `*`. */
function isExempt(url: URL, list: string): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, '').toLowerCase();
  return list
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true;
      const [, name = '', port] = /^(\[[^\]]*\]|[^:]*|[0-9a-f:]+)(?::(\d+))?$/i.exec(entry) ?? [];
      if (port !== undefined && port !== portOf(url)) return false;
      const domain = name
        .replace(/^\[|\]$/g, '')
        .replace(/^\*?\./, '')
        .toLowerCase();
      return domain !== '' && (host === domain || host.endsWith(`.${domain}`));
    });
}

/**
 * The proxy for an origin: HTTPS_PROXY, HTTP_PROXY or ALL_PROXY, unless NO_PROXY names the host. The small spelling
 * goes first; HTTP_PROXY counts in small letters only where a server made the environment (REQUEST_METHOD is set), since
 * a client could set the other there.
 * @throws Error when what is named is no address of an HTTP proxy; the message has no credentials
 */
export function proxyFor(origin: string, env: Environment): HttpProxy | undefined {
  const url = new URL(origin);
  const forHttp = env['REQUEST_METHOD'] === undefined ? named(env, 'HTTP_PROXY') : env['http_proxy'];
  const value = (url.protocol === 'https:' ? named(env, 'HTTPS_PROXY') : forHttp) ?? named(env, 'ALL_PROXY');
  if (value === undefined || value === '' || isExempt(url, named(env, 'NO_PROXY') ?? '')) return undefined;
  const address = URL.parse(/^[a-z0-9+.-]+:\/\//i.test(value) ? value : `http://${value}`);
  if (address === null) throw new Error('the proxy of the environment is no address');
  if (address.protocol !== 'http:' && address.protocol !== 'https:') {
    throw new Error(`the proxy of the environment speaks ${address.protocol.slice(0, -1)}, which is not spoken here`);
  }
  const { username, password } = address;
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return {
    origin: address.origin,
    ...(username !== '' && { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` }),
  };
}

/** Why no tunnel came about; the code is what failures are told apart by. */
class ProxyError extends Error {
  readonly code = 'FAULTSHIFT_PROXY';
}

/**
 * Opens a connection to `origin` through the proxy.
 * @throws ProxyError, in words
 */
export function tunnel({ origin: at, authorization }: HttpProxy, origin: string, timeoutMs: number): Promise<Socket> {
  const url = new URL(origin);
  const target = `${url.hostname}:${portOf(url)}`;
  const ask = at.startsWith('https:') ? process.getBuiltinModule('node:https').request : request;
  return new Promise((resolve, reject) => {
    const asked = ask(at, {
      method: 'CONNECT',
      path: target,
      headers: { host: target, ...(authorization !== undefined && { 'proxy-authorization': authorization }) },
      signal: AbortSignal.timeout(timeoutMs),
      agent: false,
    });
    const refuse = (statusCode: number | undefined): void => {
      const why = statusCode === 407 ? 'it wants other credentials' : `it answers ${statusCode}`;
      reject(new ProxyError(`the proxy ${at} does not connect to ${target}: ${why}`));
    };
    asked.on('connect', ({ statusCode }, socket, rest) => {
      if (statusCode !== 200) {
        socket.destroy();
        refuse(statusCode);
        return;
      }
      if (rest.length > 0) socket.unshift(rest);
      resolve(socket as Socket);
    });
    asked.on('response', (response) => {
      response.destroy();
      refuse(response.statusCode);
    });
    asked.on('error', ({ code, name }: NodeJS.ErrnoException) => {
      const why = name === 'AbortError' || name === 'TimeoutError' ? 'it does not answer in time' : (code ?? name);
      reject(new ProxyError(`the proxy ${at} cannot be used: ${why}`));
    });
    asked.end();
  });
}
