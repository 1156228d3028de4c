import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { pathOf } from '../../src/core/estate.js';
import { scanPaths, sequencesOf } from '../support/scan.js';
import { inShared, shared } from '../support/shared.js';

const folder = mkdtempSync(join(tmpdir(), 'faultshift-estate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Truth {
  readonly files: readonly { readonly path: string; readonly kind: string; readonly change: string | null }[];
}

/** What a scan must say of what was done to a file. */
function expectedVerdict({ kind, change }: Truth['files'][number]): string {
  if (change === 'file-missing') return 'missing';
  if (change === 'helper-file') return 'unknown';
  if (kind === 'customized') return 'customised';
  return kind === 'broken' ? 'unreadable' : kind;
}

const OPTIONS = [
  '--mixed',
  '0.5',
  '--missing',
  '0.02',
  '--broken',
  '0.02',
  '--apis',
  '2',
  '--customized',
  '0.1',
  '--cosmetic',
  '0.1',
];

describe.skipIf(shared === undefined)('estates with known truth', () => {
  const cases = ['2.6.0', '3.2.0'].flatMap((version) => [1, 2, 3].map((seed) => ({ version, seed })));
  test.each(cases)('$version with 1,000 tenants, seed $seed: every verdict is true', async ({ version, seed }) => {
    const out = join(folder, `${version}-${seed}`);
    const args = [inShared('tools/make-estate.mjs'), '--stock', inShared('stock'), '--version', version];
    execFileSync('node', [...args, '--tenants', '1000', '--seed', String(seed), '--out', out, ...OPTIONS]);
    const truth = JSON.parse(readFileSync(join(out, 'truth.json'), 'utf8')) as Truth;
    const report = await scanPaths([out], { from: version as '2.6.0' });
    const found = new Map<string, { verdict: string; edits: number }>();
    for (const { set, sequence, gap } of sequencesOf(report)) {
      if (gap !== undefined) found.set(gap.path, { verdict: 'missing', edits: 0 });
      else found.set(pathOf(set, sequence.file), { verdict: sequence.verdict, edits: sequence.judged.edits.length });
    }
    const wrong = truth.files.flatMap((file) => {
      const got = found.get(file.path);
      const expected = expectedVerdict(file);
      const ok = got?.verdict === expected && got.edits > 0 === (expected === 'customised');
      return ok ? [] : [`${file.path}: ${file.kind} ${file.change} → ${got?.verdict}, ${got?.edits} edits`];
    });
    expect(wrong).toEqual([]);
    expect(found.size).toBe(truth.files.length);
    rmSync(out, { recursive: true });
  });
});
