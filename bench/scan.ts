/**
 * How long a scan takes, against reading and hashing the same files with find and sha256sum. Estates come from the
 * generator in the shared folder; without it there is nothing to measure.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Command, compare, report } from './measure.js';

const shared = fileURLToPath(new URL('../../shared/', import.meta.url));
const cli = fileURLToPath(new URL('../dist/cli/faultshift.js', import.meta.url));

if (!existsSync(`${shared}tools/make-estate.mjs`)) {
  console.log('shared folder absent: no estates to scan');
  process.exit(0);
}

const folder = process.env['FAULTSHIFT_BENCH_DIR'] ?? mkdtempSync(join(tmpdir(), 'faultshift-bench-'));
const estate = (tenants: number): string => {
  const out = join(folder, `estate-${tenants}`);
  if (!existsSync(out)) {
    const args = ['--stock', `${shared}stock`, '--version', '2.6.0', '--tenants', String(tenants), '--out', out];
    execFileSync('node', [`${shared}tools/make-estate.mjs`, ...args], { stdio: 'ignore' });
  }
  return out;
};

const scan = (path: string): Command => ['node', cli, 'scan', path, '--to', '4.1.0'];
const hash = (path: string): Command => [
  'sh',
  '-c',
  `find '${path}/' -name '*.xml' -type f -print0 | xargs -0 sha256sum`,
];

const kept: boolean[] = [];
try {
  const [small, large] = [estate(1000), estate(10_000)];
  const oneFolder = `${small}/repository/tenants/1/synapse-configs/default/sequences`;
  const oneFile = join(oneFolder, readdirSync(oneFolder).find((name) => name.startsWith('fault')) ?? 'main.xml');

  const version = await compare(['node', cli, '--version'], ['node', '-e', '0'], 15);
  kept.push(report({ what: '--version against node -e 0', value: version.ratio, unit: 'times', atMost: 1.35 }));
  const single = await compare(scan(oneFile), ['node', '-e', '0'], 15);
  kept.push(report({ what: 'scan of one file against node -e 0', value: single.ratio, unit: 'times', atMost: 1.8 }));

  const thousand = await compare(scan(small), hash(small), 9);
  kept.push(
    report({ what: '1,000 tenants against find | sha256sum', value: thousand.ratio, unit: 'times', atMost: 2.5 }),
  );
  report({ what: '1,000 tenants', value: thousand.a.seconds, unit: 's' });
  kept.push(report({ what: '1,000 tenants, peak memory', value: thousand.a.peakMiB, unit: 'MiB', atMost: 128 }));

  const tenThousand = await compare(scan(large), hash(large), 5);
  kept.push(
    report({ what: '10,000 tenants against find | sha256sum', value: tenThousand.ratio, unit: 'times', atMost: 1 }),
  );
  report({ what: '10,000 tenants', value: tenThousand.a.seconds, unit: 's' });
  kept.push(
    report({
      what: '10,000 tenants, peak memory',
      value: tenThousand.a.peakMiB,
      unit: 'MiB',
      atMost: 160,
    }),
  );
  const growth = tenThousand.a.seconds / thousand.a.seconds;
  kept.push(report({ what: 'from 1,000 to 10,000 tenants', value: growth, unit: 'times', atMost: 6 }));
} finally {
  if (process.env['FAULTSHIFT_BENCH_DIR'] === undefined) rmSync(folder, { recursive: true, force: true });
}
process.exit(kept.every(Boolean) ? 0 : 1);
