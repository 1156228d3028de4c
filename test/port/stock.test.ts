/** Ports of real stock and of estates made from it. It is not part of the project: without it these are skipped. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { portEstate } from '../../src/core/port/home/estate.js';
import type { FilePort, PortReport } from '../../src/core/port/home/report.js';
import { portSequence } from '../../src/core/port/port.js';
import { Catalogue } from '../../src/core/stock/catalogue.js';
import { roleOfFile } from '../../src/core/stock/facts.js';
import { RELEASES, type Release } from '../../src/core/stock/releases.js';
import { deploymentOf, readForGateway } from '../../src/core/synapse/index.js';
import { DEFAULT_LIMITS, readXmlBytes } from '../../src/core/xml/index.js';
import { sha256 } from '../../src/files/contents.js';
import { readEstate } from '../../src/files/estate.js';
import { STOCK } from '../../src/generated/stock.js';
import { canonical, sideOf } from '../support/port.js';
import { inShared, shared } from '../support/shared.js';

const stock = inShared('stock');
const tool = inShared('tools/make-estate.mjs');
const hasStock = shared !== undefined;

function textOf(path: string): string {
  const read = readXmlBytes(readFileSync(path));
  if (!read.ok) throw new Error(`${path}: ${read.problem.reason}`);
  return read.document.source;
}

const texts = new Map<string, string>();

/** Text of a stock sequence; undefined where the release does not have it. */
function stockText(release: Release, file: string): string | undefined {
  const path = join(stock, release, 'sequences', file);
  if (!existsSync(path)) return undefined;
  const known = texts.get(path) ?? textOf(path);
  texts.set(path, known);
  return known;
}

const filesOf = (release: Release): string[] => readdirSync(join(stock, release, 'sequences')).sort();

const situation = (from: Release, to: Release, file: string) => {
  const role = roleOfFile(file);
  return { from, to, hash: sha256, ...(role && { role }) };
};

describe.skipIf(!hasStock)('laws over all stock', () => {
  test('an unedited file gives the new file, byte for byte, from every release to every later one', () => {
    let pairs = 0;
    for (const from of RELEASES) {
      for (const to of RELEASES.slice(RELEASES.indexOf(from))) {
        for (const file of filesOf(from)) {
          const [old, fresh] = [stockText(from, file), stockText(to, file)];
          if (old === undefined || fresh === undefined) continue;
          const side = sideOf(old);
          const { text, decisions } = portSequence(
            { base: side, ours: side, theirs: sideOf(fresh) },
            situation(from, to, file),
          );
          expect(decisions).toEqual([]);
          expect(text, `${file} ${from} ${to}`).toBe(fresh);
          pairs++;
        }
      }
    }
    expect(pairs).toBeGreaterThan(1500);
  });
});

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

interface Truth {
  readonly path: string;
  readonly kind: string;
  readonly change: string | null;
}

const TENANTS = 50;

async function ported(from: Release, to: Release, mixed: string) {
  const root = mkdtempSync(join(tmpdir(), 'faultshift-'));
  made.push(root);
  const home = join(root, 'home');
  const shares = ['--customized', '0.85', '--cosmetic', '0.1', '--mixed', mixed, '--broken', '0.02'];
  const args = [tool, '--stock', stock, '--version', from, '--tenants', String(TENANTS), '--out', home, ...shares];
  execFileSync('node', args, { stdio: 'ignore' });
  const { files } = JSON.parse(readFileSync(join(home, 'truth.json'), 'utf8')) as { files: Truth[] };
  const [estate, into] = [
    await readEstate([home], { maxBytes: 1 << 20 }),
    await readEstate([join(stock, to)], { maxBytes: 1 << 20 }),
  ];
  const report = portEstate(estate, into, {
    catalogue: new Catalogue(STOCK),
    hash: sha256,
    limits: DEFAULT_LIMITS,
    levels: new Map(),
    from,
    to,
    proofs: 0,
  });
  return { home, files, report };
}

/** Each ported file by its path below the home. */
function byPath(report: PortReport): Map<string, FilePort> {
  const found = new Map<string, FilePort>();
  for (const { sets } of report.homes) {
    for (const { set, files } of sets)
      for (const port of files) found.set(`${set.base}/sequences/${port.source.name}`, port);
  }
  return found;
}

/** What an edit of each kind must leave in the result, if it is not told to be needless there. */
const TRACES: Readonly<Record<string, RegExp>> = {
  'extra-log': /name=["']TEAM["']/,
  'fault-description': /desk, code \d/,
  'helper-sequence': /key=["']_error_helper_\d+_["']/,
  'extra-property': /X-Error-Reference/,
  'class-mediator': /com\.example\.\w+\.FaultRecorder/,
  'json-payload': /"owner"/,
  'payload-field': /"owner"/,
};

describe.skipIf(!hasStock).each([
  ['2.6.0', '4.1.0', '0'],
  ['3.2.0', '4.2.0', '0.4'],
] as const)('an estate of %s ported to %s', (from, to, mixed) => {
  test('loses no edit in silence, and every result deploys', { timeout: 60_000 }, async () => {
    const { home, files, report } = await ported(from, to, mixed);
    const ports = byPath(report);
    const kinds = new Map<string, number>();
    const problems: string[] = [];
    for (const { path, kind, change } of files) {
      const port = ports.get(path);
      if (change === 'file-missing') continue;
      if (change === 'helper-file') {
        const carried = report.homes[0]?.sets.some(
          ({ set, helpers, notCarried }) =>
            path.startsWith(set.base) &&
            (helpers.some((helper) => helper.file === basename(path)) || notCarried.some((one) => one.path === path)),
        );
        if (!carried) problems.push(`${path}: a helper that nobody speaks of`);
        continue;
      }
      if (port === undefined) problems.push(`${path}: nobody speaks of it`);
      else if (kind === 'broken') {
        if (port.status !== 'unreadable') problems.push(`${path}: broken, but ${port.status}`);
      } else if (kind !== 'customized') {
        if (port.status !== 'stock' || port.result?.unchanged !== true)
          problems.push(`${path}: ${kind}, but ${port.status}`);
      } else {
        kinds.set(change ?? '', (kinds.get(change ?? '') ?? 0) + 1);
        const { edits, result } = port;
        if (edits.length === 0) problems.push(`${path}: ${change}: no edit found`);
        for (const edit of edits) {
          const silent =
            edit.fate !== 'ported' &&
            edit.fate !== 'translated' &&
            edit.reasons.length === 0 &&
            edit.conflict === undefined;
          if (silent) problems.push(`${path}: ${change}: ${edit.fate} without a reason`);
        }
        const isIn = edits.some(({ fate }) => fate === 'ported' || fate === 'translated');
        if (isIn && result?.unchanged !== false)
          problems.push(`${path}: ${change}: said to be in, but the file is unchanged`);
        const old = stockText(from, port.file);
        if (old !== undefined && result !== undefined) {
          const again = portSequence(
            { base: sideOf(old), ours: sideOf(textOf(join(home, path))), theirs: sideOf(result.text) },
            situation(from, to, port.file),
          );
          if (again.text !== result.text) problems.push(`${path}: ${change}: porting twice changes something`);
        }
        const trace = TRACES[change ?? ''];
        if (trace !== undefined && isIn && !trace.test(result?.text ?? ''))
          problems.push(`${path}: ${change} is not in the result`);
      }
      if (port?.result === undefined) continue;
      const { failures } = deploymentOf(readForGateway(port.file, port.result.bytes), to);
      for (const { words } of failures) problems.push(`${path}: does not deploy: ${words}`);
      const stockOfFile = stockText(to, port.file) ?? '';
      const isXml = (text: string): boolean => /<payloadFactory(?![^>]*media-type="json")/.test(text);
      if (isXml(port.result.text) && !isXml(stockOfFile)) problems.push(`${path}: ${change}: an XML payload`);
      if (port.result.unchanged) expect(canonical(port.result.text)).toBe(canonical(stockOfFile));
    }
    expect(problems).toEqual([]);
    // Every kind of edit that fits some file occurs.
    expect(kinds.size).toBeGreaterThanOrEqual(14);
    expect(existsSync(home)).toBe(true);
  });
});
