/**
 * `npm run demo`: the main job on the samples, as one story. An API-M 2.6 home with edits goes to 4.1: what the files
 * say, what clients of an emulated gateway get before and after, the edits carried over, and that it holds.
 */
import { spawn } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { styleText } from 'node:util';
import type { Release } from '../src/core/stock/releases.js';
import { deployHome } from '../src/emulator/deploy.js';
import { startGateway } from '../src/emulator/serve.js';
import { readEstate } from '../src/files/estate.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const OLD = 'samples/home-2.6';
const PACK = 'samples/pack-2.6';
const NEW = 'samples/home-4.1';
const API = '/pizza/1.0.0/menu';

const colours = process.stdout.isTTY && process.env['NO_COLOR'] === undefined;
type Tone = Parameters<typeof styleText>[0];
const paint = (tone: Tone, text: string): string => (colours ? styleText(tone, text) : text);
const say = (text = ''): void => void process.stdout.write(`${text}\n`);

let step = 0;
const chapter = (title: string): void => say(`\n${paint(['bold', 'cyan'], `${++step}. ${title}`)}\n`);

/** Runs the command line as built, and gives what it printed. */
function faultshift(args: readonly string[]): Promise<{ readonly code: number; readonly lines: string[] }> {
  return new Promise((resolve, reject) => {
    const color = colours ? 'always' : 'never';
    const child = spawn(process.execPath, [join(root, 'dist/cli/faultshift.js'), ...args, '--color', color, '-q'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 70, lines: text.trimEnd().split('\n') }));
  });
}

interface Showing {
  /** Lines to leave out; the count of them is told. */
  readonly until?: RegExp;
  /** Lines at the end that are shown after a cut. */
  readonly last?: number;
  /** What stands for the arguments, where they are only of this run. */
  readonly as?: string;
}

/** Shows a command and what it prints. */
async function show(args: readonly string[], { until, last = 0, as }: Showing = {}): Promise<number> {
  say(paint('dim', `$ faultshift ${as ?? args.join(' ')}`));
  const { code, lines } = await faultshift(args);
  const plain = lines.map((line) => line.replace(/\x1b\[[0-9;]*m/g, ''));
  const found = until === undefined ? -1 : plain.findIndex((line, i) => i > 0 && until.test(line));
  const cut = found < 0 ? lines.length : found;
  for (const line of lines.slice(0, cut)) say(line);
  const rest = lines.slice(cut);
  const end = last === 0 ? [] : rest.slice(-last);
  if (rest.length > end.length) say(paint('dim', `… ${rest.length - end.length} more lines`));
  for (const line of end) say(line);
  return code;
}

/** Runs `use` while a gateway with the files of `home` answers on a loopback port. */
async function withGateway<T>(home: string, release: Release, use: (url: string) => Promise<T>): Promise<T> {
  const estate = await readEstate([resolve(root, home)], { maxBytes: 1 << 20 });
  const deployed = deployHome(estate, release);
  const gateway = await startGateway({ home: deployed, host: '127.0.0.1', port: 0, hangAfterMs: 2000 });
  try {
    return await use(gateway.url);
  } finally {
    await gateway.close();
  }
}

/** What one request gets, as a client sees it. */
async function ask(url: string, path: string): Promise<void> {
  try {
    const response = await fetch(url + path, { signal: AbortSignal.timeout(5000) });
    const text = (await response.text()).replace(/\s+/g, ' ').slice(0, 160);
    const type = response.headers.get('content-type') ?? 'no content type';
    say(`  GET ${path}  →  ${response.status}  ${type}\n    ${text === '' ? paint('red', '(empty)') : text}`);
  } catch {
    say(`  GET ${path}  →  ${paint('red', 'no answer')}`);
  }
}

const out = mkdtempSync(join(tmpdir(), 'faultshift-demo-'));
const before = join(out, 'before.json');

/** Probes a gateway of 4.1 against what was recorded of the old one. */
const compare = (url: string, shown: Omit<Showing, 'as'> = {}): Promise<number> => {
  const args = ['--api', API, '--as', '4.1.0', '--compare'];
  return show(['probe', url, ...args, before], { ...shown, as: `probe <gateway> ${args.join(' ')} before.json` });
};

try {
  say(paint('bold', 'faultshift: an API-M 2.6 gateway with edited fault sequences goes to 4.1'));

  chapter('What the files say, before anybody upgrades');
  await show(['scan', OLD, '--stock-pack', PACK, '--to', '4.1.0'], { until: /^Tenants/, last: 1 });

  chapter('What clients will receive: computed from the same files');
  await show(['predict', OLD, '--to', '4.1.0', '--into', NEW], { until: /^fault\.xml/, last: 1 });

  chapter('Today: the emulated 2.6 gateway');
  await withGateway(OLD, '2.6.0', async (url) => {
    await ask(url, '/no/such/api');
    await ask(url, API);
    say();
    const keep = ['--api', API, '--as', '2.6.0', '--record'];
    await show(['probe', url, ...keep, before], { as: `probe <gateway> ${keep.join(' ')} before.json` });
  });

  chapter('After the upgrade with the old files carried over: a failed authentication looks like a success');
  await withGateway(OLD, '4.1.0', async (url) => {
    await ask(url, '/no/such/api');
    await ask(url, API);
    say();
    await compare(url, { until: /^error/, last: 2 });
  });

  chapter('The edits carried into the new sequences instead');
  const ported = join(out, 'ported');
  const carry = ['port', OLD, '--stock-pack', PACK, '--into', NEW];
  await show([...carry, '--out', ported], { as: `${carry.join(' ')} --out ported/` });

  chapter('The upgraded gateway: JSON, with the edits in it');
  const upgraded = join(out, 'upgraded');
  cpSync(join(root, NEW), upgraded, { recursive: true });
  cpSync(ported, upgraded, { recursive: true });
  mkdirSync(join(upgraded, 'repository/conf'), { recursive: true });
  copyFileSync(join(ported, 'deployment.toml.snippet'), join(upgraded, 'repository/conf/deployment.toml'));
  await withGateway(upgraded, '4.1.0', async (url) => {
    await ask(url, '/no/such/api');
    await ask(url, API);
    say();
    const config = join(out, 'probe.yaml');
    cpSync(join(root, 'samples/acme-fault.schema.json'), join(out, 'acme-fault.schema.json'));
    writeFileSync(config, readFileSync(join(root, 'samples/probe.yaml'), 'utf8').replace('http://127.0.0.1:8280', url));
    await show(['probe', '--config', config, '--compare', before], {
      as: 'probe --config samples/probe.yaml --compare before.json',
    });
  });

  chapter('And who reads the old faults');
  await show(['clients', 'samples/clients', '--home', OLD, '--to', '4.1.0']);

  chapter('A page to show around');
  const page = 'out/demo.html';
  await faultshift(['scan', OLD, '--stock-pack', PACK, '--to', '4.1.0', '--report', `html=${page}`]);
  say(`  ${join(root, page)}`);
} finally {
  rmSync(out, { recursive: true, force: true });
}
