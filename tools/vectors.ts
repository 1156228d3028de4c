/**
 * Runs recorded cases of the real engine against ours: `npm run vectors -- FILE…`.
 *
 * Each case is run for each release that answered it, with all inputs known. Printed is every answer that differs
 * (id, release, member, expected, got), and at the end `N of M answers equal`; the exit code is 0 only when all are.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Case, check } from './vectors/check.js';

const stockFolder = fileURLToPath(new URL('../../shared/stock/', import.meta.url));

/** The untouched files of a release, for cases that lie on top of them. */
function stockOf(release: string): ReadonlyMap<string, Uint8Array> {
  const folder = `${stockFolder}${release}/sequences/`;
  return new Map(readdirSync(folder).map((name) => [name, new Uint8Array(readFileSync(`${folder}${name}`))]));
}

let equal = 0;
let total = 0;
for (const file of process.argv.slice(2)) {
  const cases = JSON.parse(readFileSync(file, 'utf8')) as Case[];
  const result = check(cases, stockOf, (difference) => {
    const { id, release, member, expected, got } = difference;
    console.log(`${id} ${release} ${member}\n  expected ${expected}\n  got      ${got}`);
  });
  equal += result.equal;
  total += result.total;
}
console.log(`${equal} of ${total} answers equal`);
process.exitCode = equal === total && total > 0 ? 0 : 1;
