/** Facts that were found before the whole estate was known, maybe in another thread. */
import type { Content, PlacedFile } from '../estate.js';
import type { StockFolder } from '../stock/entry.js';
import type { SequenceFacts } from './unit.js';

export type KnownFact = readonly [key: string, facts: SequenceFacts];

export class KnownFacts {
  readonly #facts = new Map<string, SequenceFacts>();

  static key(folder: StockFolder, { name }: PlacedFile, { sha256 }: Content): string {
    return `${folder}\0${name}\0${sha256}`;
  }

  get(folder: StockFolder, file: PlacedFile, content: Content): SequenceFacts | undefined {
    return this.#facts.get(KnownFacts.key(folder, file, content));
  }

  has(key: string): boolean {
    return this.#facts.has(key);
  }

  add(facts: Iterable<KnownFact>): void {
    for (const [key, fact] of facts) this.#facts.set(key, fact);
  }
}
