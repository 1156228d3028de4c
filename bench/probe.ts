/** How fast probes are, against the bare clients, over one server in a process of its own; and what they cost. */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { compare, median, report } from './measure.js';

const cli = fileURLToPath(new URL('../dist/cli/faultshift.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'faultshift-bench-'));
const WIDTH = 16;
const ROUNDS = 7;
const TIMES = 4000;

// as the command line is built, so that memory and speed are those of the bundle
await build({
  input: ['client', 'server'].map((name) => fileURLToPath(new URL(`./probe/${name}.ts`, import.meta.url))),
  platform: 'node',
  output: { dir: folder, entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
});

const told = <T>(child: ChildProcess): Promise<T> => new Promise((resolve) => child.once('message', resolve as never));
const servers: ChildProcess[] = [];

async function server(delayMs = 0, tls = ''): Promise<string> {
  const child = fork(join(folder, 'server.mjs'), [String(delayMs), tls], { stdio: 'inherit' });
  servers.push(child);
  return told<string>(child);
}

interface Ran {
  readonly seconds: number;
  readonly memory: readonly number[];
}

const client = (way: string, url: string, times: number): Promise<Ran> =>
  told<Ran>(
    fork(join(folder, 'client.mjs'), [way, url, String(times)], {
      stdio: 'inherit',
      execArgv: ['--no-warnings'],
      env: { ...process.env, NODE_TLS_REJECT_UNAUTHORIZED: '0' },
    }),
  );

/** Throughput of the first as a part of that of the second, in turn. */
async function ratio(a: [way: string, url: string], b: [way: string, url: string]): Promise<number> {
  const ratios: number[] = [];
  for (let i = 0; i < ROUNDS; i++) {
    const [first, second] = [await client(...a, TIMES), await client(...b, TIMES)];
    ratios.push(second.seconds / first.seconds);
  }
  return median(ratios);
}

const kept: boolean[] = [];
const row = (what: string, value: number, unit: string, bound: { atMost?: number; atLeast?: number } = {}): void => {
  kept.push(report({ what, value, unit, ...bound }));
};

try {
  const [plain, tls, slow] = [await server(), await server(0, 'tls'), await server(20)];
  const single = await client('probe', plain, TIMES * 4);
  row('probes in a second, width 16', (TIMES * 4) / single.seconds, '1/s');
  row('against undici.request', await ratio(['probe', plain], ['undici', plain]), 'times', { atLeast: 0.5 });
  row('against global fetch', await ratio(['probe', plain], ['fetch', plain]), 'times', { atLeast: 2 });
  row('TLS against plain', await ratio(['probe', tls], ['probe', plain]), 'times', { atLeast: 0.75 });
  const waited = await client('probe', slow, 8000);
  row('of width/delay, 20 ms', 8000 / waited.seconds / (WIDTH / 0.02), 'times', { atLeast: 0.85 });
  const long = await client('probe', plain, 200_000);
  row('memory over 200,000 probes', Math.max(...long.memory), 'MiB', { atMost: 130 });
  row('last quarter against first', (long.memory.at(-1) ?? 0) / (long.memory[0] ?? 1), 'times', { atMost: 1.15 });
  const cold = await compare(['node', cli, 'probe', plain, '--as', '4.1.0'], ['node', '-e', '0'], 15);
  row('first probe against node -e 0', cold.ratio, 'times', { atMost: 2.3 });
} finally {
  for (const child of servers) child.kill();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(kept.every(Boolean) ? 0 : 1);
