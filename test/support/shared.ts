import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * The folder of stock files, vectors and corpora that lies beside the project on our machines. A fresh clone has none:
 * tests that need it are extra and are reported as skipped there.
 */
const candidate = fileURLToPath(new URL('../../../shared/', import.meta.url));

export const shared: string | undefined = existsSync(`${candidate}stock`) ? candidate : undefined;

/** The path of something under the shared folder; only call where `shared` is defined. */
export const inShared = (path: string): string => `${candidate}${path}`;

/** The sequences of a vanilla pack: file name → content. */
export function stockOf(release: string): ReadonlyMap<string, Uint8Array> {
  const folder = inShared(`stock/${release}/sequences/`);
  return new Map(readdirSync(folder).map((name) => [name, new Uint8Array(readFileSync(folder + name))]));
}

if (shared === undefined)
  process.stderr.write('shared folder absent: tests on stock files, vectors and corpora skip\n');
