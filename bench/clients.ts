/**
 * How well and how fast `faultshift clients` finds code that reads the old faults.
 *
 *   npm run bench:clients [-- --files 100000] [--runs 5] [--keep]
 *
 * Quality on a seeded corpus with known truth; speed against ripgrep looking for the same literals in the same tree, one
 * core and one thread each, measured in turn; memory at two sizes of the tree; a file of 1 GiB and a line of 100 MiB.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { LITERALS } from '../src/core/clients/signals.js';
import { scoreCorpus } from '../test/support/client-score.js';
import { writeClientTree } from '../test/support/client-tree.js';

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '100000' },
    runs: { type: 'string', default: '5' },
    corpus: { type: 'string', default: '20000' },
    keep: { type: 'boolean', default: false },
  },
});
const files = Number(values.files);
const runs = Number(values.runs);

const CLI = join(import.meta.dirname, '..', 'dist', 'cli', 'faultshift.js');
const RECALL = 0.98;
const PRECISION = 0.98;
const RATIO = 2.5;
const MEMORY_MIB = 150;

let missed = 0;
function hold(what: string, value: string, holds: boolean): void {
  if (!holds) missed++;
  process.stdout.write(`${holds ? 'ok  ' : 'MISS'}  ${what.padEnd(58)} ${value}\n`);
}

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** ripgrep from the distribution's package; installed when it is not there and we may. */
function ripgrep(): string | undefined {
  const version = (): string | undefined => {
    const found = spawnSync('rg', ['--version'], { encoding: 'utf8' });
    return found.status === 0 ? found.stdout.split('\n')[0] : undefined;
  };
  if (version() === undefined) {
    say('ripgrep is not installed: apt-get install ripgrep');
    spawnSync('apt-get', ['install', '-y', '-q', 'ripgrep'], { stdio: 'ignore' });
  }
  return version();
}

/** Pins to the last core where the system can. */
const pinned = (command: string, args: readonly string[]): [string, string[]] =>
  existsSync('/usr/bin/taskset') ? ['taskset', ['-c', LAST_CORE, command, ...args]] : [command, [...args]];
const LAST_CORE = String(Number(execFileSync('nproc', { encoding: 'utf8' })) - 1);

interface Run {
  readonly ms: number;
  readonly peakMib: number;
  readonly output: string;
  readonly status: number | null;
}

/** Runs once, watching the peak of its resident memory. */
async function run(command: string, args: readonly string[]): Promise<Run> {
  const [program, all] = pinned(command, args);
  const start = performance.now();
  const child = spawn(program, all, { stdio: ['ignore', 'pipe', 'ignore'] });
  let output = '';
  let peakKib = 0;
  const watch = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      peakKib = Math.max(peakKib, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
    } catch {
      // It has ended between two looks.
    }
  }, 20);
  child.stdout.on('data', (data: Buffer) => {
    if (output.length < 1 << 20) output += data.toString('latin1');
  });
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearInterval(watch);
  return { ms: performance.now() - start, peakMib: peakKib / 1024, output, status };
}

const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;

const scan = (...paths: string[]): Promise<Run> =>
  run(process.execPath, [CLI, 'clients', ...paths, '--fail-on', 'none', '-f', 'json', '-q']);

async function speed(tree: string): Promise<void> {
  const version = ripgrep();
  if (version === undefined) {
    say('ripgrep cannot be had here: speed not measured');
    missed++;
    return;
  }
  const search = ['-j', '1', '-i', '-F', ...LITERALS.flatMap((literal) => ['-e', literal]), '--', tree];
  await scan(tree);
  await run('rg', search);
  const ours: Run[] = [];
  const theirs: Run[] = [];
  for (let i = 0; i < runs; i++) {
    const searched = await run('rg', search);
    if (searched.status !== 0) throw new Error(`rg ended with ${searched.status}`);
    theirs.push(searched);
    ours.push(await scan(tree));
  }
  const [a, b] = [median(ours.map(({ ms }) => ms)), median(theirs.map(({ ms }) => ms))];
  const [fastA, fastB] = [Math.min(...ours.map(({ ms }) => ms)), Math.min(...theirs.map(({ ms }) => ms))];
  say(`${version}, ${LITERALS.length} literals, case-insensitive; median (fastest) of ${runs} in turn`);
  say(`      faultshift ${a.toFixed(0)} ms (${fastA.toFixed(0)}), rg ${b.toFixed(0)} ms (${fastB.toFixed(0)})`);
  hold(
    `time over rg, one core and one thread, ${files} files`,
    `${(a / b).toFixed(2)} (fastest ${(fastA / fastB).toFixed(2)}); at most ${RATIO}`,
    a / b <= RATIO,
  );
  const lists: Run[] = [];
  for (let i = 0; i < runs; i++) lists.push(await run('rg', ['-l', ...search]));
  const c = Math.min(...lists.map(({ ms }) => ms));
  say(
    `      for comparison, rg -l, which stops at a file's first match: ${c.toFixed(0)} ms; ${(fastA / c).toFixed(2)} times that`,
  );
  const peak = Math.max(...ours.map(({ peakMib }) => peakMib));
  hold(`peak memory, ${files} files`, `${peak.toFixed(0)} MiB; at most ${MEMORY_MIB}`, peak <= MEMORY_MIB);
}

async function large(root: string): Promise<void> {
  const folder = join(root, 'large');
  mkdirSync(folder);
  const sparse = openSync(join(folder, 'sparse.js'), 'w');
  ftruncateSync(sparse, 1 << 30);
  closeSync(sparse);
  const line = openSync(join(folder, 'line.js'), 'w');
  const piece = Buffer.from('const f=parsed["ams:fault"];'.repeat(37450));
  for (let written = 0; written < 100 << 20; written += piece.length) writeSync(line, piece);
  closeSync(line);
  const full = openSync(join(folder, 'full.log'), 'w');
  for (let written = 0; written < 1 << 30; written += piece.length) writeSync(full, piece);
  closeSync(full);
  const found = await scan(folder);
  const says = (name: string): boolean => found.output.includes(name);
  const said = says('sparse.js') && says('line.js') && says('full.log');
  hold(
    '1 GiB sparse, 1 GiB full, a line of 100 MiB: said',
    `${found.ms.toFixed(0)} ms, ${found.peakMib.toFixed(0)} MiB`,
    said && found.status === 0 && found.peakMib <= MEMORY_MIB,
  );
  const forced = await run(process.execPath, [
    CLI,
    'clients',
    join(folder, 'line.js'),
    '--max-file-size',
    String(128 << 20),
    '--fail-on',
    'none',
    '-f',
    'json',
  ]);
  hold(
    'the line of 100 MiB read all the same (--max-file-size)',
    `${forced.ms.toFixed(0)} ms, ${forced.peakMib.toFixed(0)} MiB`,
    forced.status === 0,
  );
}

const scored = scoreCorpus(1, Number(values.corpus));
say(
  `corpus: ${scored.files} files, ${scored.languages} languages, ${scored.truths} readings in ${scored.ways} ways, ${scored.noises} kinds of noise`,
);
hold('recall', `${scored.recall.toFixed(4)}; at least ${RECALL}`, scored.recall >= RECALL);
hold('precision', `${scored.precision.toFixed(4)}; at least ${PRECISION}`, scored.precision >= PRECISION);

if (!existsSync(CLI))
  execFileSync(process.execPath, ['--import', 'tsx', join(import.meta.dirname, '..', 'tools', 'build.ts')]);
const root = mkdtempSync(join(tmpdir(), 'faultshift-clients-'));
try {
  const small = join(root, 'small');
  const tree = join(root, 'tree');
  mkdirSync(small);
  mkdirSync(tree);
  writeClientTree(small, { seed: 2, files: Math.ceil(files / 10), filesPerRepository: 500 });
  const facts = writeClientTree(tree, { seed: 1, files, filesPerRepository: 500 });
  say(
    `tree: ${facts.files} files, ${(facts.bytes / 1e6).toFixed(0)} MB, ${facts.ignored} more ignored, ${facts.readers} of them read faults`,
  );
  const tenth = await scan(small);
  hold(
    `peak memory, ${Math.ceil(files / 10)} files`,
    `${tenth.peakMib.toFixed(0)} MiB; at most ${MEMORY_MIB}`,
    tenth.peakMib <= MEMORY_MIB,
  );
  await speed(tree);
  await large(root);
} finally {
  if (values.keep) say(`kept: ${root}`);
  else rmSync(root, { recursive: true, force: true });
}
process.exitCode = missed === 0 ? 0 : 1;
