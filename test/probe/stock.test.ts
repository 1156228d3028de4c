/** Probing gateways whose files are known: every verdict is right, and nothing in front of them changes one. */
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { scenariosOf } from '../../src/core/mediation/index.js';
import type { Release } from '../../src/core/stock/releases.js';
import { selfSigned } from '../../src/emulator/certificate.js';
import { faultshift } from '../support/cli.js';
import { emulatedHome, emulatedStock } from '../support/emulated.js';
import { folderWith, sequence } from '../support/folder.js';
import { shared } from '../support/shared.js';

/** A fixture for each fault of a release: the emulator raises any by its name. */
function everything(release: Release): string {
  const fixtures = scenariosOf(release)
    .filter(({ id, provocation }) => provocation.impact !== 'never' && id !== 'unknown-context' && id !== 'welcome')
    .map(({ id }) => ({
      scenario: id,
      path: id === 'transport-denied' ? '/secure/1.0.0/x' : `/faults/1.0.0/${id}`,
      token: 'good',
    }));
  return JSON.stringify({ as: release, tokens: { good: { env: 'GOOD' } }, fixtures });
}

/** Verdict → scenarios. */
async function verdicts(url: string, release: Release, ...more: string[]): Promise<Record<string, string[]>> {
  const folder = folderWith({ 'probe.json': everything(release) });
  const args = ['probe', url, '--config', `${folder}/probe.json`, '-f', 'json', '--concurrency', '16', ...more];
  const { stdout, stderr } = await faultshift(args, { env: { GOOD: 'good' } });
  expect(stderr).toBe('');
  const { probes } = JSON.parse(stdout) as { probes: { scenario: string; verdict: string }[] };
  const groups: Record<string, string[]> = {};
  for (const { scenario, verdict } of probes) groups[verdict] = [...(groups[verdict] ?? []), scenario];
  return groups;
}

/** What becomes of the files of 2.6 on 4.x. @see gateway-faults A.4 */
const CARRIED_OVER = {
  'probe-legacy-xml': ['unknown-context', 'threat-request', 'threat-response', 'transport-denied'],
  // the class of fault.xml is gone, so nobody answers; the engine acknowledges what no backend has seen
  'probe-no-answer': ['backend-refused', 'backend-timeout', 'backend-receive-failed', 'response-error'],
};

describe('a gateway with stock files', () => {
  test.skipIf(shared === undefined).each(['2.6.0', '3.2.0', '4.0.0', '4.1.0', '4.7.0'] as const)(
    'of %s answers as expected',
    async (release) => {
      const { url } = await emulatedStock(release, release);
      const { 'as-expected': right, ...others } = await verdicts(url, release);
      expect(right?.length).toBeGreaterThan(30);
      // the stock file of a blocked API removes no header of the request
      expect(others).toEqual(release < '4' ? {} : { 'probe-credentials-echoed': ['blocked'] });
    },
  );

  test.skipIf(shared === undefined)(
    'of 2.6.0 carried over to 4.1.0 leaves clients with XML, 202 and nothing',
    async () => {
      const { url } = await emulatedStock('2.6.0', '4.1.0');
      const { 'probe-accepted-empty': accepted, ...others } = await verdicts(url, '4.1.0', '--timeout', '2');
      expect(others).toEqual(CARRIED_OVER);
      expect(accepted).toHaveLength(35);
    },
  );
});

describe('a gateway with files of one’s own', () => {
  test('the sample, carried over to 4.1.0', async () => {
    const { url } = await emulatedHome('samples/home-2.6', '4.1.0');
    const { 'probe-accepted-empty': accepted, ...others } = await verdicts(url, '4.1.0', '--timeout', '2');
    expect(others).toEqual(CARRIED_OVER);
    expect(accepted).toHaveLength(35);
  });

  test('an old handler beside a fault that deploys leaves clients waiting', async () => {
    const old = sequence('_auth_failure_handler_', '<property name="error_message_type" value="application/json"/>');
    const fault = sequence('fault', '<property name="RESPONSE" value="true"/><drop/>');
    const home = folderWith({ '_auth_failure_handler_.xml': old, 'fault.xml': fault });
    const { url } = await emulatedHome(home, '4.1.0');
    const args = ['probe', url, '--api', '/pizza/1.0.0/menu', '--scenario', 'auth-900902', '--timeout', '1'];
    const { code, stdout } = await faultshift([...args, '-f', 'json']);
    expect(JSON.parse(stdout).probes.map(({ verdict }: { verdict: string }) => verdict)).toEqual([
      'probe-no-answer',
      'probe-no-answer',
    ]);
    // a gateway that never answers anything is as good as none
    expect(code).toBe(3);
  });
});

interface Answer {
  readonly status: number;
  readonly reason: string;
  readonly headers: string[];
  readonly body: Buffer;
}

type Write = (answer: Answer, response: ServerResponse) => void;

/** Headers that are between two neighbours. */
const withoutHops = (headers: readonly string[]): string[] =>
  headers.flatMap((name, i) =>
    i % 2 === 0 && !/^(?:connection|keep-alive|transfer-encoding|content-length|date)$/i.test(name)
      ? [name, headers[i + 1] ?? '']
      : [],
  );

const FRONTS: Readonly<Record<string, Write>> = {
  gzip: ({ status, reason, headers, body }, response) => {
    const packed = body.length === 0 ? body : gzipSync(body);
    response.writeHead(status, reason, body.length === 0 ? headers : [...headers, 'Content-Encoding', 'gzip']);
    response.end(packed);
  },
  'small chunks': ({ status, reason, headers, body }, response) => {
    response.writeHead(status, reason, headers);
    for (const byte of body) response.write(Buffer.from([byte]));
    response.end();
  },
  'HTTP/1.0': ({ status, reason, headers, body }, response) => {
    const lines = headers.flatMap((name, i) => (i % 2 === 0 ? [`${name}: ${headers[i + 1]}\r\n`] : [])).join('');
    response.socket?.end(Buffer.concat([Buffer.from(`HTTP/1.0 ${status} ${reason}\r\n${lines}\r\n`, 'latin1'), body]));
  },
  'no keep-alive': ({ status, reason, headers, body }, response) => {
    response.writeHead(status, reason, [...headers, 'Connection', 'close', 'Content-Length', String(body.length)]);
    response.end(body);
  },
};

/** A server in front of a gateway. */
async function front(behind: string, write: Write, tls = false): Promise<string> {
  const serve = (incoming: IncomingMessage, response: ServerResponse): void => {
    const { method, url, rawHeaders } = incoming;
    const onward = request(`${behind}${url}`, { method, headers: withoutHops(rawHeaders), agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('end', () => {
        const { statusCode = 0, statusMessage = '' } = answer;
        const headers = withoutHops(answer.rawHeaders);
        write({ status: statusCode, reason: statusMessage, headers, body: Buffer.concat(chunks) }, response);
      });
    });
    onward.on('error', () => incoming.socket.destroy());
    incoming.pipe(onward);
  };
  const server: Server = tls ? createTlsServer(await selfSigned('127.0.0.1'), serve) : createServer(serve);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `${tls ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('what stands in front of a gateway', () => {
  test('changes no verdict', async () => {
    const { url } = await emulatedHome('samples/home-2.6', '4.1.0');
    const direct = await verdicts(url, '4.1.0', '--timeout', '2');
    expect(Object.keys(direct).sort()).toEqual(['probe-accepted-empty', 'probe-legacy-xml', 'probe-no-answer']);
    for (const [name, write] of Object.entries(FRONTS)) {
      expect(await verdicts(await front(url, write), '4.1.0', '--timeout', '2'), name).toEqual(direct);
    }
    const overTls = await front(url, FRONTS['no keep-alive'] as Write, true);
    expect(await verdicts(overTls, '4.1.0', '--timeout', '2', '--insecure'), 'TLS').toEqual(direct);
  });
});
