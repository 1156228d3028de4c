import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type Case, check } from '../tools/vectors/check.js';
import { inShared, shared, stockOf } from './support/shared.js';

const own = fileURLToPath(new URL('./vectors/', import.meta.url));

const read = (path: string): Case[] => JSON.parse(readFileSync(path, 'utf8')) as Case[];

/** Two of the cases kept here lie on top of stock files, which are not. */
const withFilesAtHand = (cases: readonly Case[]): readonly Case[] =>
  shared === undefined ? cases.filter(({ stock }) => stock === undefined) : cases;

/** Every answer that differs, as `id release member`. */
function differences(cases: readonly Case[]): string[] {
  const found: string[] = [];
  check(cases, stockOf, ({ id, release, member }) => found.push(`${id} ${release} ${member}`));
  return found;
}

describe('the recorded answers of the real engine', () => {
  test.each(['mediators.json', 'fuzz.json'])('come out of ours: %s', (file) => {
    expect(differences(withFilesAtHand(read(own + file)))).toEqual([]);
  });

  test.skipIf(shared === undefined)('come out of ours for stock files and their mutants', () => {
    expect(differences(read(inShared('vectors/random.json')))).toEqual([]);
  });

  test.skipIf(shared === undefined)('come out of ours for the stock cases but for one that we cannot explain', () => {
    // 4.3.0 answered this one request with its own bytes, while 4.5.0 and 4.7.0 ran the very same file as predicted, and
    // 4.3.0 itself did for JSON, forms and octets. The sequence says that a body was built which nobody built, and the
    // transport then writes into the pipe that still holds the request: a race may be the reason. That the label lacks
    // its charset as well is not explained by it.
    expect(differences(read(inShared('vectors/gateway.json')))).toEqual(['stock/main-postxml 4.3.0 headers']);
  });
});
