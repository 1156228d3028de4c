/** Recall and precision on the corpus: of what is said to break, and of what does. */
import type { ClientPlace } from '../../src/core/clients/model.js';
import { readSource } from '../../src/core/clients/places.js';
import { corpus, LANGUAGES, NOISES, WAYS } from './client-corpus.js';

export interface Score {
  readonly files: number;
  readonly languages: number;
  readonly ways: number;
  readonly noises: number;
  readonly truths: number;
  readonly recall: number;
  readonly precision: number;
  /** Language and way of what was missed, and what was said wrongly. */
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
}

/** What the rules call breaking. */
export const isBreaking = ({ kind, where, confidence, readsBoth }: ClientPlace): boolean =>
  (kind === 'reads-xml' || kind === 'reads-wrapped-json' || kind === 'compares-number') &&
  where === 'code' &&
  confidence !== 'possible' &&
  (!readsBoth || kind === 'compares-number');

export function scoreCorpus(seed: number, files: number): Score {
  const missed: string[] = [];
  const wrong: string[] = [];
  let [truths, hits, said] = [0, 0, 0];
  for (const file of corpus(seed, files)) {
    const places = readSource(file).places.filter(isBreaking);
    const inside = (line: number, from: number, to: number): boolean => line >= from && line <= to;
    for (const truth of file.truths) {
      truths++;
      if (places.some((place) => place.kind === truth.kind && inside(place.line, truth.from, truth.to))) hits++;
      else missed.push(`${file.language}: ${truth.way}`);
    }
    for (const place of places) {
      if (file.truths.some(({ kind, from, to }) => kind === place.kind && inside(place.line, from, to))) said++;
      else wrong.push(`${file.language}: ${place.quote}`);
    }
  }
  return {
    files,
    languages: LANGUAGES.length,
    ways: WAYS.length,
    noises: NOISES.length,
    truths,
    recall: hits / truths,
    precision: said / (said + wrong.length),
    missed,
    wrong,
  };
}
