/** What is known of stock files, ready to be asked. */
import { compareLabels, readTree, type StockEntry, type StockVariant } from './entry.js';
import type { Fingerprint } from './fingerprint.js';

export interface Known {
  readonly entry: StockEntry;
  readonly variant: StockVariant;
}

export class Catalogue {
  readonly #bySha = new Map<string, Known[]>();
  readonly #byCanonical = new Map<string, Known[]>();
  readonly #byName = new Map<string, StockEntry[]>();
  readonly #byFile = new Map<string, StockEntry>();
  readonly #trees = new Map<StockVariant, Fingerprint>();

  constructor(readonly entries: readonly StockEntry[]) {
    const push = <V>(map: Map<string, V[]>, key: string, value: V): void => {
      const list = map.get(key);
      if (list === undefined) map.set(key, [value]);
      else if (!list.includes(value)) list.push(value);
    };
    for (const entry of entries) {
      this.#byFile.set(`${entry.folder}/${entry.file}`, entry);
      for (const variant of entry.variants) {
        for (const { sha256 } of variant.files) push(this.#bySha, sha256, { entry, variant });
        push(this.#byCanonical, variant.canonical, { entry, variant });
        if (variant.name !== undefined) push(this.#byName, variant.name, entry);
      }
    }
  }

  bySha(sha256: string): readonly Known[] {
    return this.#bySha.get(sha256) ?? [];
  }

  byCanonical(digest: string): readonly Known[] {
    return this.#byCanonical.get(digest) ?? [];
  }

  /** Entries of a registered name; more than one where an API and a sequence share it. */
  byName(name: string): readonly StockEntry[] {
    return this.#byName.get(name) ?? [];
  }

  byFile(folder: string, file: string): StockEntry | undefined {
    return this.#byFile.get(`${folder}/${file}`);
  }

  /** The fingerprint tree of a variant; undefined for templates. */
  treeOf(variant: StockVariant): Fingerprint | undefined {
    if (variant.tree === undefined) return undefined;
    let tree = this.#trees.get(variant);
    if (tree === undefined) {
      tree = readTree(variant.tree);
      this.#trees.set(variant, tree);
    }
    return tree;
  }

  /** This catalogue with the variants of others added; equal files keep the releases of both. */
  with(more: readonly StockEntry[]): Catalogue {
    const merged = new Map(this.entries.map((entry) => [`${entry.folder}/${entry.file}`, entry]));
    for (const entry of more) {
      const key = `${entry.folder}/${entry.file}`;
      const known = merged.get(key);
      merged.set(
        key,
        known === undefined ? entry : { ...known, variants: mergeVariants(known.variants, entry.variants) },
      );
    }
    return new Catalogue([...merged.values()]);
  }
}

function mergeVariants(known: readonly StockVariant[], more: readonly StockVariant[]): StockVariant[] {
  const result = new Map(known.map((variant) => [variant.canonical, variant]));
  for (const variant of more) {
    const same = result.get(variant.canonical);
    if (same === undefined) {
      result.set(variant.canonical, variant);
      continue;
    }
    const releases = [...new Set([...same.releases, ...variant.releases])].sort(compareLabels);
    const fresh = variant.files.filter(({ sha256 }) => !same.files.some((file) => file.sha256 === sha256));
    result.set(variant.canonical, { ...same, releases, files: [...same.files, ...fresh] });
  }
  return [...result.values()];
}
