import { describe, expect, it } from 'vitest';
import { familyOf, familyOfFile } from '../../src/core/clients/families.js';
import { readSource } from '../../src/core/clients/places.js';
import { isBreaking } from '../support/client-score.js';
import { CASES, type Case } from './cases/index.js';

interface Result {
  readonly one: Case;
  readonly ok: boolean;
  readonly got: string;
  readonly language: string;
  /** Something is said to break, and something should. */
  readonly said: boolean;
  readonly wanted: boolean;
}

function run(one: Case): Result {
  const { places } = readSource(one);
  const { expected } = one;
  const got = places.map(({ kind, where, confidence }) => `${kind}, ${where}, ${confidence}`).join(' | ') || 'nothing';
  const language = familyOf(familyOfFile(one.path, one.text)).title;
  if (expected === 'nothing') {
    return { one, ok: places.length === 0, got, language, said: places.some(isBreaking), wanted: false };
  }
  const matches = places.some(
    ({ kind, where, confidence, readsBoth }) =>
      kind === expected.kind &&
      (expected.readsBoth === undefined || readsBoth === expected.readsBoth) &&
      (expected.where === undefined || where === expected.where) &&
      (expected.confidence === undefined || confidence === expected.confidence),
  );
  const others = places.every(({ kind, where }) => kind === expected.kind || where !== 'code');
  const reads = expected.kind.startsWith('reads') || expected.kind === 'compares-number';
  const isCode = (expected.where ?? 'code') === 'code';
  const wanted = reads && isCode && expected.confidence !== 'possible' && expected.readsBoth !== true;
  return { one, ok: matches && others, got, language, said: places.some(isBreaking), wanted };
}

const results = CASES.map(run);
const rows = [...new Set(CASES.map(({ row }) => row))];

describe('the table of signals and look-alikes', () => {
  it('prints itself', () => {
    const lines = rows.map((row) => {
      const its = results.filter(({ one }) => one.row === row);
      const right = its.filter(({ ok }) => ok).length;
      const languages = [...new Set(its.map(({ language }) => language))].join(', ');
      return `${right === its.length ? 'ok  ' : 'MISS'} ${String(right).padStart(2)}/${String(its.length).padEnd(2)} ${row.padEnd(44)} ${languages}`;
    });
    const wanted = results.filter((result) => result.wanted);
    const said = results.filter((result) => result.said);
    const both = results.filter((result) => result.wanted && result.said).length;
    process.stdout.write(
      `\n${lines.join('\n')}\n${CASES.length} cases; of what breaks: recall ${both}/${wanted.length}, precision ${both}/${said.length}\n`,
    );
    expect(both).toBe(wanted.length);
    expect(both).toBe(said.length);
  });

  it('has every row in at least three languages or formats', () => {
    // Saved answers are a thing of two programs.
    const few = rows.filter(
      (row) =>
        row !== 'W saved answers in collections' &&
        new Set(CASES.filter((one) => one.row === row).map(({ path }) => path.replace(/^.*\./, ''))).size < 3,
    );
    expect(few).toEqual([]);
  });

  it.each(rows)('%s', (row) => {
    const wrong = results
      .filter(({ one, ok }) => one.row === row && !ok)
      .map(({ one, got }) => `${one.path}: wanted ${JSON.stringify(one.expected)}, got ${got}`);
    expect(wrong).toEqual([]);
  });
});
