/** The proxy of the environment, on real sockets. */
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { selfSigned } from '../../src/emulator/certificate.js';
import { proxyFor } from '../../src/http/proxy.js';
import { faultshift } from '../support/cli.js';
import { emulatedHome } from '../support/emulated.js';

const listening = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
  });

/** A proxy that tunnels, and remembers what it was asked for. */
async function proxy(demands?: string) {
  const asked: string[] = [];
  const server = createServer((_, response) => response.writeHead(400).end());
  server.on('connect', (request, socket) => {
    asked.push(request.url ?? '');
    socket.on('error', () => {});
    if (demands !== undefined && request.headers['proxy-authorization'] !== demands) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
      return;
    }
    const [host = '', port = ''] = (request.url ?? '').split(':');
    const onward = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      onward.pipe(socket);
      socket.pipe(onward);
    });
    onward.on('error', () => socket.destroy());
  });
  return { at: `127.0.0.1:${await listening(server)}`, asked };
}

describe('a probe through a proxy', () => {
  test('tunnels http', async () => {
    const { url } = await emulatedHome('samples/home-2.6', '2.6.0');
    const { at, asked } = await proxy();
    const { code, stdout } = await faultshift(['probe', url, '--as', '2.6.0'], { env: { HTTP_PROXY: `http://${at}` } });
    expect(stdout).toMatch(/✔ 404 legacy XML/);
    expect(code).toBe(0);
    expect(new Set(asked)).toEqual(new Set([new URL(url).host]));
  });

  test('tunnels https, and looks at the certificate of the gateway', async () => {
    const { url } = await emulatedHome('samples/home-2.6', '2.6.0', { tls: await selfSigned('127.0.0.1') });
    const { at, asked } = await proxy();
    const env = { HTTPS_PROXY: at };
    const { code, stdout } = await faultshift(['probe', url, '--as', '2.6.0', '--insecure'], { env });
    expect(stdout).toMatch(/✔ 404 legacy XML/);
    expect(code).toBe(0);
    expect(asked.length).toBeGreaterThan(0);
    const strict = await faultshift(['probe', url, '--as', '2.6.0'], { env });
    expect(strict.stdout).toMatch(/the certificate is self-signed/);
    expect(strict.code).toBe(3);
  });

  test('goes by where NO_PROXY names the host', async () => {
    const { url } = await emulatedHome('samples/home-2.6', '2.6.0');
    const { at, asked } = await proxy();
    const env = { HTTP_PROXY: at, NO_PROXY: 'example.com,127.0.0.1' };
    expect((await faultshift(['probe', url, '--as', '2.6.0'], { env })).code).toBe(0);
    expect(asked).toEqual([]);
  });

  test('gives its credentials to the proxy and to nobody else', async () => {
    const { url } = await emulatedHome('samples/home-2.6', '2.6.0');
    const demands = `Basic ${Buffer.from('alice:s3cret').toString('base64')}`;
    const { at } = await proxy(demands);
    const right = await faultshift(['probe', url, '--as', '2.6.0', '-f', 'json'], {
      env: { HTTP_PROXY: `http://alice:s3cret@${at}` },
    });
    expect(right.code).toBe(0);
    const wrong = await faultshift(['probe', url, '--as', '2.6.0'], {
      env: { HTTP_PROXY: `http://alice:0ther@${at}` },
    });
    expect(wrong.code).toBe(3);
    expect(wrong.stdout).toMatch(/it wants other credentials/);
    for (const { stdout, stderr } of [right, wrong]) expect(stdout + stderr).not.toMatch(/s3cret|0ther|alice|Basic/);
  });

  test('that is not there gives 3 and names it', async () => {
    const { code, stdout } = await faultshift(['probe', 'http://gw.example.com'], {
      env: { ALL_PROXY: 'http://127.0.0.1:1' },
    });
    expect(code).toBe(3);
    expect(stdout).toMatch(/the proxy http:\/\/127\.0\.0\.1:1 cannot be used: ECONNREFUSED/);
  });

  test('of another kind gives 2', async () => {
    const { code, stderr } = await faultshift(['probe', 'http://gw.example.com'], {
      env: { all_proxy: 'socks5://u:p@127.0.0.1:1080' },
    });
    expect(code).toBe(2);
    expect(stderr).toMatch(/speaks socks5, which is not spoken here/);
    expect(stderr).not.toMatch(/u:p/);
  });
});

describe('which proxy', () => {
  const env = {
    HTTPS_PROXY: 'http://secure:3128',
    http_proxy: 'plain:8080',
    NO_PROXY: '.internal, gw.example.com:8243 ::1',
  };
  test.each([
    ['https://gw.example.com', 'http://secure:3128'],
    ['http://gw.example.com', 'http://plain:8080'],
    ['https://gw.example.com:8243', undefined],
    ['https://a.b.internal', undefined],
    ['https://internal', undefined],
    ['https://notinternal', 'http://secure:3128'],
    ['https://[::1]:8243', undefined],
  ])('%s → %s', (origin, at) => {
    expect(proxyFor(origin, env)?.origin).toBe(at);
  });

  test('nothing goes through one where NO_PROXY is *', () => {
    expect(proxyFor('https://gw', { HTTPS_PROXY: 'http://p', NO_PROXY: '*' })).toBeUndefined();
  });
});
