/** Runs commands in turn, several times, and compares their medians: ratios hold where single times do not. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Sample {
  readonly seconds: number;
  /** Highest resident memory seen, in MiB, of the process itself; 0 where the system does not tell. */
  readonly peakMiB: number;
}

const SAMPLE_EVERY_MS = 10;

function peakOf(pid: number): number {
  try {
    const [, kib = '0'] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kib) / 1024;
  } catch {
    return 0;
  }
}

/** Runs a command once; its output is read and thrown away. */
export function run(command: string, args: readonly string[]): Promise<Sample> {
  return new Promise((resolve, reject) => {
    const start = process.hrtime.bigint();
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'ignore'] });
    let peakMiB = 0;
    const timer = setInterval(() => {
      peakMiB = Math.max(peakMiB, peakOf(child.pid ?? 0));
    }, SAMPLE_EVERY_MS);
    child.on('error', reject);
    child.on('exit', () => {
      clearInterval(timer);
      resolve({ seconds: Number(process.hrtime.bigint() - start) / 1e9, peakMiB });
    });
  });
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

export type Command = readonly [command: string, ...args: string[]];

/** Runs both in turn, after one warm-up each. @returns medians, and the median of the pairwise ratios a/b */
export async function compare(
  a: Command,
  b: Command,
  rounds: number,
): Promise<{ a: Sample; b: Sample; ratio: number }> {
  const runs: { a: Sample; b: Sample }[] = [];
  for (let i = 0; i <= rounds; i++) {
    const [nameA, ...argsA] = a;
    const [nameB, ...argsB] = b;
    const pair = { a: await run(nameA, argsA), b: await run(nameB, argsB) };
    if (i > 0) runs.push(pair);
  }
  const of = (side: 'a' | 'b'): Sample => ({
    seconds: median(runs.map((pair) => pair[side].seconds)),
    peakMiB: Math.max(...runs.map((pair) => pair[side].peakMiB)),
  });
  return { a: of('a'), b: of('b'), ratio: median(runs.map((pair) => pair.a.seconds / pair.b.seconds)) };
}

export interface Row {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly atMost?: number;
  readonly atLeast?: number;
}

/** Prints a row; @returns whether it keeps its bound */
export function report({ what, value, unit, atMost, atLeast }: Row): boolean {
  const kept = (atMost === undefined || value <= atMost) && (atLeast === undefined || value >= atLeast);
  const bound = atMost !== undefined ? `at most ${atMost}` : atLeast !== undefined ? `at least ${atLeast}` : '';
  console.log(`${kept ? ' ' : '!'} ${what.padEnd(64)} ${value.toFixed(2).padStart(9)} ${unit.padEnd(6)} ${bound}`);
  return kept;
}
