/** Asks a server as often as it is told, in one of three ways, and tells how long it took and how much memory. */
import { Pool, request } from 'undici';
import { validatorOf } from '../../src/cli/run/validator.js';
import { SCENARIOS } from '../../src/core/mediation/scenarios.js';
import { expectationOf } from '../../src/core/probe/expect.js';
import { judge } from '../../src/core/probe/judge.js';
import { readMarkup } from '../../src/core/probe/markup.js';
import { Transport } from '../../src/http/transport.js';

const WIDTH = 16;
const HEADERS = { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'bench' };

type Way = 'probe' | 'undici' | 'fetch';

function asker(way: Way, url: string): { ask(): Promise<void>; close(): Promise<void> } {
  if (way === 'fetch') {
    const ask = async (): Promise<void> => void (await (await fetch(`${url}/x`, { headers: HEADERS })).text());
    return { ask, close: async () => {} };
  }
  if (way === 'undici') {
    const dispatcher = new Pool(url, { connections: WIDTH, connect: { rejectUnauthorized: false } });
    const ask = async (): Promise<void> =>
      void (await (await request(`${url}/x`, { dispatcher, headers: HEADERS })).body.text());
    return { ask, close: () => dispatcher.close() };
  }
  const transport = new Transport({ width: WIDTH, tls: { verify: false } });
  const scenario = SCENARIOS.find(({ id }) => id === 'unknown-context') as (typeof SCENARIOS)[number];
  const expected = expectationOf(scenario, '4.1.0', 'get');
  const validate = validatorOf(expected.schema);
  const sent = { method: 'GET', origin: url, path: '/x', headers: Object.entries(HEADERS) };
  const ask = async (): Promise<void> => {
    const { marks } = judge(await transport.send(sent), expected, { readMarkup, validate });
    if (marks.length > 0) throw new Error(JSON.stringify(marks));
  };
  return { ask, close: () => transport.close() };
}

/** @returns seconds, and resident MiB at each quarter */
async function run(way: Way, url: string, times: number): Promise<{ seconds: number; memory: number[] }> {
  const { ask, close } = asker(way, url);
  let left = times;
  const memory: number[] = [];
  const started = performance.now();
  await Promise.all(
    Array.from({ length: WIDTH }, async () => {
      while (left-- > 0) {
        await ask();
        if (left > 0 && left % Math.ceil(times / 4) === 0) memory.push(process.memoryUsage.rss() / (1 << 20));
      }
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  memory.push(process.memoryUsage.rss() / (1 << 20));
  await close();
  return { seconds, memory };
}

const [way = 'probe', url = '', times = '1000'] = process.argv.slice(2);
process.send?.(await run(way as Way, url, Number(times)));
process.disconnect();
