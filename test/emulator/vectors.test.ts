/** What the real engine answered over a socket comes out of ours over a socket. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Observation } from '../../src/core/probe/observation.js';
import { deploySet } from '../../src/core/synapse/index.js';
import { type Outgoing, play } from '../../src/emulator/gateway.js';
import type { Incoming } from '../../src/emulator/handlers.js';
import { listen } from '../../src/emulator/serve.js';
import { LIMITS } from '../../src/http/limits.js';
import { Transport } from '../../src/http/transport.js';
import {
  bodyOf,
  type Case,
  callOf,
  type Facts,
  headerText,
  MEMBERS,
  Reading,
  recorded,
} from '../../tools/vectors/check.js';
import { shared, stockOf } from '../support/shared.js';

const own = fileURLToPath(new URL('../vectors/', import.meta.url));
const UUID = '<uuid>';

/** Headers of the listener and of the connection, which the recordings leave out. */
const LEFT_OUT = new Set(['date', 'server', 'connection', 'keep-alive', 'transfer-encoding', 'content-length']);

/** Headers that a client cannot set as it likes. */
const OF_CONNECTION = /^(?:connection|keep-alive|transfer-encoding|content-length|upgrade|expect)$/i;

function observed(answer: Observation, failedFiles: string): Facts {
  if (answer.is === 'none') {
    // the emulator closes what a gateway leaves waiting: only the log tells them apart
    return { outcome: answer.how, status: '', headers: '', failedFiles, body: '' };
  }
  const headers: Record<string, string[]> = {};
  for (const [name, value] of answer.headers) {
    const key = name.toLowerCase();
    if (!LEFT_OUT.has(key)) headers[key] = [...(headers[key] ?? []), value];
  }
  return {
    outcome: 'answer',
    status: String(answer.status),
    headers: headerText(headers),
    failedFiles,
    body: bodyOf(answer.body),
  };
}

describe('over a socket', () => {
  test.each(['mediators.json', 'fuzz.json'])('the recorded answers come out: %s', async (file) => {
    const all = JSON.parse(readFileSync(own + file, 'utf8')) as Case[];
    const cases = shared === undefined ? all.filter(({ stock }) => stock === undefined) : all;
    const reading = new Reading(stockOf);
    let respond: (incoming: Incoming) => Outgoing = () => ({ wire: { is: 'closed' }, about: {} });
    const left: { is?: Outgoing['wire']['is'] } = {};
    const server = await listen({ host: '127.0.0.1', port: 0, hangAfterMs: 20 }, (incoming) => {
      const outgoing = respond(incoming);
      left.is = outgoing.wire.is;
      return outgoing;
    });
    onTestFinished(() => server.close());
    const transport = new Transport({ limits: LIMITS, width: 1 });
    onTestFinished(() => transport.close());
    const wrong: string[] = [];
    let asked = 0;
    for (const one of cases) {
      const { method, path, headers, body = '' } = one.request;
      const call = callOf(one);
      for (const given of one.answers) {
        for (const release of given.releases) {
          asked++;
          const set = deploySet(reading.files(one, release), release, { closed: true });
          respond = (incoming) => {
            const received = incoming.headers.filter(([name]) => name.toLowerCase() !== 'connection');
            const request = { ...call.request, headers: received, body: incoming.body };
            return { wire: play(set, { ...call, request }, () => UUID).wire, about: {} };
          };
          const answer = await transport.send({
            method,
            origin: server.url,
            path,
            hostHeader: 'gateway.example.com',
            headers: Object.entries(headers).filter(([name]) => !OF_CONNECTION.test(name)),
            ...(body !== '' && { body: Buffer.from(body) }),
          });
          const failed = set.files.filter(({ name }) => name === undefined).map(({ file: name }) => name);
          const expected = recorded(given);
          const found = observed(answer, failed.sort().join(', '));
          const got = left.is === 'nothing' && found.outcome === 'closed' ? { ...found, outcome: 'no-answer' } : found;
          const member = MEMBERS.find((name) => expected[name] !== got[name]);
          if (member !== undefined) {
            wrong.push(`${one.id} ${release} ${member}: ${expected[member]} ≠ ${got[member]}`);
          }
        }
      }
    }
    expect(asked).toBeGreaterThan(1000);
    expect(wrong).toEqual([]);
  });
});
