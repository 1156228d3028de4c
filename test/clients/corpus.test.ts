import { expect, it } from 'vitest';
import { corpusFile, LANGUAGES } from '../support/client-corpus.js';
import { scoreCorpus } from '../support/client-score.js';

it('finds the readings of the seeded corpus, and nothing else', () => {
  const score = scoreCorpus(20261121, 3000);
  process.stdout.write(
    `\ncorpus: ${score.files} files, ${score.languages} languages, ${score.truths} readings in ${score.ways} ways; recall ${score.recall.toFixed(4)}, precision ${score.precision.toFixed(4)}\n`,
  );
  expect(score.truths).toBeGreaterThan(800);
  expect(score.recall, score.missed.slice(0, 10).join('\n')).toBeGreaterThanOrEqual(0.98);
  expect(score.precision, score.wrong.slice(0, 10).join('\n')).toBeGreaterThanOrEqual(0.98);
});

it('gives the same corpus for the same seed', () => {
  for (let number = 0; number < LANGUAGES.length; number++) {
    expect(corpusFile(5, number)).toEqual(corpusFile(5, number));
    expect(corpusFile(5, number).text).not.toBe(corpusFile(6, number).text);
  }
});
