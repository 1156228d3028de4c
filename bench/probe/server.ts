/** A server that answers every request with the JSON 404 of 4.x. Tells its address to whoever started it. */
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { selfSigned } from '../../src/emulator/certificate.js';

const BODY = Buffer.from(
  '{"code":"404","type":"Status report","message":"Not Found","description":"The requested resource is not available."}',
);
const delay = Number(process.argv[2] ?? 0);
const tls = process.argv[3] === 'tls' ? await selfSigned('127.0.0.1') : undefined;
const options = { keepAliveTimeout: 60_000 };
const server = tls === undefined ? createServer(options) : createTlsServer({ ...options, ...tls });
server.on('request', (_, response) => {
  const answer = (): void => {
    response.writeHead(404, { 'Content-Type': 'application/json; charset=UTF-8', 'Content-Length': BODY.length });
    response.end(BODY);
  };
  if (delay === 0) answer();
  else setTimeout(answer, delay);
});
server.listen(0, '127.0.0.1', () => {
  process.send?.(`${tls === undefined ? 'http' : 'https'}://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
