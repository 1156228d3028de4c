/**
 * How long a prediction takes on top of the scan that it contains: a home of about 20 files, and 1,000 tenants of which
 * one in twenty has contents of its own. Estates come from the generator in the shared folder.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Command, compare, report } from './measure.js';

const shared = fileURLToPath(new URL('../../shared/', import.meta.url));
const cli = fileURLToPath(new URL('../dist/cli/faultshift.js', import.meta.url));

if (!existsSync(`${shared}tools/make-estate.mjs`)) {
  console.log('shared folder absent: no estates to predict');
  process.exit(0);
}

const folder = mkdtempSync(join(tmpdir(), 'faultshift-bench-'));
function estate(tenants: number): string {
  const out = join(folder, `estate-${tenants}`);
  const args = ['--stock', `${shared}stock`, '--version', '2.6.0', '--tenants', String(tenants), '--out', out];
  execFileSync('node', [`${shared}tools/make-estate.mjs`, ...args, ...process.argv.slice(2)], { stdio: 'ignore' });
  return out;
}

const command = (name: string, path: string): Command => ['node', cli, name, path, '--to', '4.1.0'];

const kept: boolean[] = [];
try {
  const home = estate(0);
  const one = await compare(command('predict', home), command('scan', home), 11);
  const onTop = (one.a.seconds - one.b.seconds) * 1000;
  kept.push(report({ what: 'a home, on top of its scan', value: onTop, unit: 'ms', atMost: 150 }));

  const many = estate(1000);
  const thousand = await compare(command('predict', many), command('scan', many), 5);
  kept.push(report({ what: '1,000 tenants against their scan', value: thousand.ratio, unit: 'times', atMost: 3 }));
  report({ what: '1,000 tenants', value: thousand.a.seconds, unit: 's' });
  report({ what: '1,000 tenants, peak memory', value: thousand.a.peakMiB, unit: 'MiB' });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit(kept.every(Boolean) ? 0 : 1);
