import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMarkup } from '../../src/core/probe/markup.js';
import { see } from '../../src/core/probe/seen.js';
import { readStrictJson } from '../../src/core/probe/strict-json.js';
import { inShared, shared } from '../support/shared.js';

const seen = (body: Uint8Array) =>
  see(
    {
      is: 'answer',
      status: 200,
      reason: '',
      headers: [['Content-Type', 'application/json']],
      body,
      quirks: [],
    },
    readMarkup,
  );

describe('the JSON classifier', () => {
  const folder = inShared('corpora/json/test_parsing/');
  const files = shared === undefined ? [] : readdirSync(folder).filter((name) => /^[yn]_/.test(name));

  test.skipIf(shared === undefined)('agrees with the corpus on every document that is or is not JSON', () => {
    expect(files.length).toBeGreaterThan(250);
    const wrong = files.filter((name) => {
      const { kind, problem } = seen(readFileSync(folder + name));
      return (kind === 'json' && problem === undefined) !== name.startsWith('y_');
    });
    expect(wrong).toEqual([]);
  });

  test('reads what JSON.parse reads, and nothing else', () => {
    const mutated = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '}', ']', ':', '0', '-', '\\', ' '))
      .map(([text, at, put]) => text.slice(0, at % (text.length + 1)) + put + text.slice((at % (text.length + 1)) + 1));
    fc.assert(
      fc.property(fc.oneof(fc.json(), mutated, fc.string()), (text) => {
        let valid = true;
        try {
          JSON.parse(text);
        } catch {
          valid = false;
        }
        expect(readStrictJson(text).ok, text).toBe(valid);
      }),
      { numRuns: 2000 },
    );
  });

  test('says where and why', () => {
    expect(readStrictJson('{"a":1,}')).toEqual({ ok: false, at: 7, why: 'no name where one is due' });
    expect(readStrictJson('{"a":[1 2]}')).toEqual({ ok: false, at: 8, why: 'no comma and no ]' });
    expect(readStrictJson('{"a":1')).toEqual({ ok: false, at: 6, why: 'the text is cut short' });
  });

  test('notes names that come twice and numbers that no double holds', () => {
    expect(readStrictJson('{"a":1,"b":{"a":2},"a":3}')).toMatchObject({ repeated: ['a'], inexact: [] });
    expect(readStrictJson('[9007199254740993, 9007199254740992, 1e999, 0.1]')).toMatchObject({
      inexact: ['9007199254740993', '1e999'],
    });
  });
});
