import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readXmlBytes } from '../../src/core/xml/index.js';
import { inShared, shared } from '../support/shared.js';

const rows = (folder: string): string[][] =>
  readFileSync(inShared(`corpora/xml/${folder}/index.tsv`), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'));

const readCorpus = (folder: string, file: string) =>
  readXmlBytes(readFileSync(inShared(`corpora/xml/${folder}/${file}`)), { maxBytes: 1 << 20, maxDepth: 512 });

describe.skipIf(shared === undefined)('bad inputs', () => {
  test('each sequence of the corpus is accepted or refused as its index says', () => {
    for (const [file = '', expected = ''] of rows('sequences')) {
      const result = readCorpus('sequences', file);
      if (expected === 'well-formed' || expected === 'not-a-sequence') expect(result.ok, file).toBe(true);
      else {
        expect(result, file).toMatchObject({
          ok: false,
          problem: { line: expect.any(Number), column: expect.any(Number) },
        });
        if (expected === 'doctype' && !result.ok) expect(result.problem.kind, file).toBe('doctype');
      }
    }
  });

  test('of the W3C suite no document that is not well-formed is accepted, and none without DOCTYPE is refused', () => {
    const REALLY_HAS_NONE = /p15pass1|p16pass1|p18pass1/; // the word stands in a comment, an instruction, a CDATA section
    for (const [file = '', expected, doctype] of rows('w3c')) {
      const result = readCorpus('w3c', file);
      const accepted = expected === 'well-formed' && (doctype === 'no-doctype' || REALLY_HAS_NONE.test(file));
      expect(result.ok, file).toBe(accepted);
    }
  });

  test('the cap on depth refuses what is well-formed but deeper, and says so', () => {
    const bytes = readFileSync(inShared('corpora/xml/sequences/well-formed/deep-300.xml'));
    expect(readXmlBytes(bytes)).toMatchObject({ ok: false, problem: { kind: 'too-deep' } });
  });
});
