/**
 * Ports against `git merge-file` on the same triples: conflicts, wrong clean merges, speed. Stock and estates come from
 * the shared folder; without it there is nothing to compare.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Prover } from '../src/core/port/home/proof.js';
import { portSequence } from '../src/core/port/port.js';
import type { Side } from '../src/core/port/sides.js';
import { roleOfFile } from '../src/core/stock/facts.js';
import { fingerprint } from '../src/core/stock/fingerprint.js';
import type { Release } from '../src/core/stock/releases.js';
import { shapeOf } from '../src/core/stock/shape.js';
import { deploymentOf, type ReadFile, readForGateway } from '../src/core/synapse/index.js';
import { encodeXml, readXmlBytes } from '../src/core/xml/index.js';
import { sha256 } from '../src/files/contents.js';
import { type Command, compare, report, run } from './measure.js';

const shared = fileURLToPath(new URL('../../shared/', import.meta.url));
const cli = fileURLToPath(new URL('../dist/cli/faultshift.js', import.meta.url));

if (!existsSync(`${shared}tools/make-estate.mjs`)) {
  console.log('shared folder absent: no stock to port');
  process.exit(0);
}

const folder = process.env['FAULTSHIFT_BENCH_DIR'] ?? mkdtempSync(join(tmpdir(), 'faultshift-bench-'));

/** An estate in which every file is edited. @param variety wordings of each edit; 0: each tenant has its own */
function estate(from: Release, tenants: number, variety: number): string {
  const out = join(folder, `port-${from}-${tenants}-${variety}`);
  if (existsSync(out)) return out;
  const args = ['--stock', `${shared}stock`, '--version', from, '--tenants', String(tenants), '--out', out];
  const shares = ['--customized', '1', '--cosmetic', '0', '--mixed', '0', '--variety', String(variety)];
  execFileSync('node', [`${shared}tools/make-estate.mjs`, ...args, ...shares], { stdio: 'ignore' });
  mkdirSync(join(out, 'updates'), { recursive: true });
  writeFileSync(join(out, 'updates/product.txt'), `wso2am-${from}`);
  return out;
}

const stockPath = (release: Release, file: string): string => join(shared, 'stock', release, 'sequences', file);

interface Triple {
  readonly file: string;
  readonly change: string;
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

/** One triple for each kind of edit of each file. */
function triplesOf(from: Release, to: Release): Triple[] {
  const home = estate(from, 120, 8);
  const { files } = JSON.parse(readFileSync(join(home, 'truth.json'), 'utf8')) as {
    files: { path: string; kind: string; change: string | null }[];
  };
  const found = new Map<string, Triple>();
  for (const { path, kind, change } of files) {
    const file = basename(path);
    const [base, theirs] = [stockPath(from, file), stockPath(to, file)];
    const key = `${change} ${file}`;
    if (kind !== 'customized' || change === null || found.has(key) || !existsSync(base) || !existsSync(theirs))
      continue;
    found.set(key, { file, change, base, ours: join(home, path), theirs });
  }
  return [...found.values()];
}

const sides = new Map<string, Side>();

function sideOf(path: string): Side {
  const known = sides.get(path);
  if (known !== undefined) return known;
  const read = readXmlBytes(new Uint8Array(readFileSync(path)));
  if (!read.ok) throw new Error(`${path}: ${read.problem.reason}`);
  const { source, root } = read.document;
  const side = { source, root, tree: fingerprint(shapeOf(root), sha256) };
  sides.set(path, side);
  return side;
}

interface Merged {
  readonly conflicts: boolean;
  readonly bytes: Uint8Array;
}

function byGit({ base, ours, theirs }: Triple): Merged {
  const { status, stdout } = spawnSync('git', ['merge-file', '-p', '-q', ours, base, theirs]);
  return { conflicts: status !== 0, bytes: new Uint8Array(stdout) };
}

function byUs({ file, base, ours, theirs }: Triple, from: Release, to: Release): Merged {
  const role = roleOfFile(file);
  const situation = { from, to, hash: sha256, ...(role && { role }) };
  const three = { base: sideOf(base), ours: sideOf(ours), theirs: sideOf(theirs) };
  const { text, decisions } = portSequence(three, situation);
  const read = readXmlBytes(new Uint8Array(readFileSync(theirs)));
  const bytes = read.ok ? encodeXml(text, read.decoded) : undefined;
  return { conflicts: decisions.some(({ conflict }) => conflict !== undefined), bytes: bytes ?? new Uint8Array() };
}

const sets = new Map<Release, ReadonlyMap<string, ReadFile>>();

function stockSet(release: Release): ReadonlyMap<string, ReadFile> {
  let set = sets.get(release);
  if (set === undefined) {
    const names = execFileSync('ls', [join(shared, 'stock', release, 'sequences')], { encoding: 'utf8' });
    set = new Map(
      names
        .trim()
        .split('\n')
        .map((name) => [name, readForGateway(name, new Uint8Array(readFileSync(stockPath(release, name))))]),
    );
    sets.set(release, set);
  }
  return set;
}

/** Why a merge that claims to be clean is wrong; undefined when it is right. */
function wrong({ file, ours }: Triple, { bytes }: Merged, from: Release, to: Release): string | undefined {
  const read = readXmlBytes(bytes);
  if (!read.ok) return `not well-formed: ${read.problem.reason}`;
  const merged = readForGateway(file, bytes);
  const [failure] = deploymentOf(merged, to).failures;
  if (failure !== undefined) return `does not deploy: ${failure.words}`;
  const [base, theirs] = [stockSet(from), stockSet(to)];
  const own = readForGateway(file, new Uint8Array(readFileSync(ours)));
  const helper = /_error_helper_\d+_/.exec(readFileSync(ours, 'latin1'))?.[0];
  const along = helper === undefined ? [] : [[`${helper}.xml`, helperOf(helper)] as const];
  // What the user's own edit does differently on the new engine is no fault of a merge: asked is what it changes there too.
  const proofs = [from, to].map((old) =>
    new Prover().prove({
      from: old,
      to,
      base,
      ours: new Map([...base, [file, own], ...along]),
      theirs,
      result: new Map([...theirs, [file, merged], ...along]),
      edited: new Set([file]),
      carried: new Set(),
    }),
  );
  return proofs.every(({ conflicts }) => conflicts.length > 0) ? proofs[0]?.conflicts[0]?.message : undefined;
}

const helperOf = (name: string): ReadFile =>
  readForGateway(
    `${name}.xml`,
    new TextEncoder().encode(
      `<sequence xmlns="http://ws.apache.org/ns/synapse" name="${name}"><property name="ERROR_OWNER" value="x"/></sequence>`,
    ),
  );

/** Processor seconds of a command and all that it starts: it holds on a busy machine too, where times do not. */
function processorSeconds(command: Command): number {
  const { stdout } = spawnSync('sh', ['-c', '"$0" "$@" >/dev/null 2>&1; times', ...command], { encoding: 'utf8' });
  const [, children = ''] = stdout.trim().split('\n');
  return [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, m, sec]) => sum + Number(m) * 60 + Number(sec), 0);
}

const PAIRS: readonly (readonly [Release, Release])[] = [
  ['2.6.0', '4.1.0'],
  ['3.2.0', '4.2.0'],
  ['2.6.0', '3.2.0'],
  ['4.0.0', '4.6.0'],
];

const kept: boolean[] = [];
try {
  const sum = { triples: 0, git: 0, us: 0, gitWrong: 0, usWrong: 0 };
  console.log('  from    to      triples   conflicts: git  faultshift   wrong clean merges: git  faultshift');
  for (const [from, to] of PAIRS) {
    const triples = triplesOf(from, to);
    const row = { git: 0, us: 0, gitWrong: 0, usWrong: 0 };
    for (const triple of triples) {
      const [git, us] = [byGit(triple), byUs(triple, from, to)];
      const say = (who: string, why: string | undefined): number => {
        if (why !== undefined && process.env['FAULTSHIFT_BENCH_VERBOSE'])
          console.log(`    ${who} ${triple.change} ${triple.file}: ${why}`);
        return why === undefined ? 0 : 1;
      };
      if (git.conflicts) row.git++;
      else row.gitWrong += say('git', wrong(triple, git, from, to));
      if (us.conflicts) row.us++;
      else row.usWrong += say('faultshift', wrong(triple, us, from, to));
    }
    const cells = [row.git, row.us, row.gitWrong, row.usWrong].map((n) => String(n).padStart(12)).join('');
    console.log(`  ${from.padEnd(7)} ${to.padEnd(7)} ${String(triples.length).padStart(7)} ${cells}`);
    sum.triples += triples.length;
    sum.git += row.git;
    sum.us += row.us;
    sum.gitWrong += row.gitWrong;
    sum.usWrong += row.usWrong;
  }
  kept.push(
    report({ what: 'conflicts, against git merge-file', value: sum.us / sum.git, unit: 'times', atMost: 0.25 }),
  );
  kept.push(report({ what: 'wrong clean merges', value: sum.usWrong, unit: '', atMost: 0 }));
  report({ what: 'wrong clean merges of git merge-file', value: sum.gitWrong, unit: '' });

  // Speed: the whole command, from reading the home to the report, against a shell that calls git once for each file.
  const port = (home: string, to: Release): Command => {
    const into = join(shared, 'stock', to);
    return ['node', cli, 'port', home, '--into', into, '--to', to, '--proof', 'none', '--fail-on', 'none', '-q'];
  };
  const SPAWNED = 1000;
  const git = (home: string, from: Release, to: Release): Command => {
    const script = `n=0; find '${home}/repository/tenants' -name '*.xml' | while read -r f; do b="\${f##*/}"; [ -f '${shared}stock/${from}/sequences/'"$b" ] || continue; git merge-file -p -q "$f" '${shared}stock/${from}/sequences/'"$b" '${shared}stock/${to}/sequences/'"$b" >/dev/null; n=$((n+1)); [ $n -ge ${SPAWNED} ] && break; done`;
    return ['sh', '-c', script];
  };
  for (const [what, variety, bound] of [
    ['10,000 customised files, few wordings', 8, 20],
    ['10,000 customised files, each its own', 0, 8],
  ] as const) {
    const home = estate('2.6.0', 770, variety);
    const { files } = JSON.parse(readFileSync(join(home, 'truth.json'), 'utf8')) as {
      files: { kind: string; change: string | null }[];
    };
    const edited = files.filter(({ kind, change }) => kind === 'customized' && change !== 'helper-file').length;
    const { a, b } = await compare(git(home, '2.6.0', '4.1.0'), port(home, '4.1.0'), 3);
    const ratio = ((a.seconds / SPAWNED) * edited) / b.seconds;
    report({ what: `${what}: files`, value: edited, unit: '' });
    report({ what: `${what}: the command`, value: b.seconds, unit: 's' });
    report({ what: `${what}: git merge-file, a process each`, value: (a.seconds / SPAWNED) * edited, unit: 's' });
    kept.push(report({ what: `${what}: faster by`, value: ratio, unit: 'times', atLeast: bound }));
    const processor =
      ((processorSeconds(git(home, '2.6.0', '4.1.0')) / SPAWNED) * edited) / processorSeconds(port(home, '4.1.0'));
    report({ what: `${what}: less processor time by`, value: processor, unit: 'times' });
    const quarter = await run('node', port(estate('2.6.0', 190, variety), '4.1.0').slice(1));
    const growth = b.peakMiB / quarter.peakMiB;
    kept.push(report({ what: `${what}: memory, four times the files`, value: growth, unit: 'times', atMost: 2 }));
    report({ what: `${what}: peak memory`, value: b.peakMiB, unit: 'MiB' });
  }
} finally {
  if (process.env['FAULTSHIFT_BENCH_DIR'] === undefined) rmSync(folder, { recursive: true, force: true });
}
process.exit(kept.every(Boolean) ? 0 : 1);
