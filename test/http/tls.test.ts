import { createServer, type TlsOptions } from 'node:tls';
import { generate } from 'selfsigned';
import { describe, expect, onTestFinished, test } from 'vitest';
import { selfSigned } from '../../src/emulator/certificate.js';
import type { TlsOptions as ClientTls } from '../../src/http/lane.js';
import { LIMITS } from '../../src/http/limits.js';
import { Transport } from '../../src/http/transport.js';
import { FAULT } from '../support/hostile.js';

async function server(
  options: TlsOptions,
  answer = `HTTP/1.1 404 Not Found\r\nContent-Length: ${FAULT.length}\r\n\r\n${FAULT}`,
) {
  const heard: string[] = [];
  const listening = createServer(options, (socket) => {
    socket.on('error', () => {});
    socket.once('data', (data) => {
      heard.push(data.toString());
      socket.write(answer);
    });
  });
  listening.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void listening.close());
  const address = listening.address();
  return { origin: `https://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`, heard };
}

async function ask(origin: string, tls: ClientTls): Promise<string> {
  const transport = new Transport({ limits: { ...LIMITS, connectMs: 2000, totalMs: 2000 }, tls });
  onTestFinished(() => transport.close());
  const headers = [['Authorization', 'Bearer s3cret']] as const;
  const observed = await transport.send({ method: 'GET', origin, path: '/', headers });
  return observed.is === 'answer' ? String(observed.status) : `${observed.how}: ${observed.why}`;
}

const pem = async (name: string, from: Date, to: Date) => {
  const { private: key, cert } = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: from,
    notAfterDate: to,
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: name }] }],
  });
  return { key, cert };
};

const DAY = 86_400_000;
const ago = (days: number): Date => new Date(Date.now() - days * DAY);

describe('TLS', () => {
  test('a certificate that nobody signed: nothing is sent, and what helps is told', async () => {
    const own = await selfSigned('127.0.0.1');
    const { origin, heard } = await server(own);
    expect(await ask(origin, {})).toMatch(/^unreachable: the certificate is self-signed/);
    expect(heard).toEqual([]);
    expect(await ask(origin, { ca: own.cert })).toBe('404');
    expect(await ask(origin, { verify: false })).toBe('404');
  });

  test('one that has expired, and one for another host', async () => {
    const late = await pem('localhost', ago(20), ago(10));
    expect(await ask((await server(late)).origin, { ca: late.cert })).toMatch(
      /^unreachable: the certificate (?:has expired|is for another host)/,
    );
    const other = await pem('gw.example.com', ago(1), ago(-10));
    const { origin } = await server(other);
    expect(await ask(origin, { ca: other.cert })).toMatch(/^unreachable: the certificate is for another host/);
    expect(await ask(origin, { ca: other.cert, servername: 'gw.example.com' })).toBe('404');
  });

  test('a certificate of ours is demanded', async () => {
    const own = await selfSigned('127.0.0.1');
    const client = await pem('client', ago(1), ago(-10));
    const { origin } = await server({ ...own, requestCert: true, rejectUnauthorized: true, ca: client.cert });
    expect(await ask(origin, { ca: own.cert })).toMatch(
      /^unreachable: a client certificate is demanded|^closed|^failed/,
    );
    expect(await ask(origin, { ca: own.cert, cert: client.cert, key: client.key })).toBe('404');
  });

  test('a version that is too old', async () => {
    const own = await selfSigned('127.0.0.1');
    const old: TlsOptions = { ...own, minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' };
    expect(await ask((await server(old)).origin, { ca: own.cert })).toMatch(/^unreachable: .*TLS/);
  });
});
