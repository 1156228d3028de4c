/** Which stock file a customised one was made from. */
import type { Reading } from '../../diff/reading.js';
import { type Nearness, nearestVariants, type Pack } from '../../diff/verdict.js';
import type { Catalogue } from '../../stock/catalogue.js';
import type { StockEntry, StockFolder } from '../../stock/entry.js';
import type { Fingerprint } from '../../stock/fingerprint.js';
import type { Release } from '../../stock/releases.js';
import type { XmlProblem } from '../../xml/index.js';
import type { Sides } from '../sides.js';

export interface Base {
  readonly side: Sides['base'];
  /** Releases that ship it. */
  readonly releases: readonly string[];
}

export type Origin =
  /** A stock file but for spelling: nothing was edited. */
  | { readonly is: 'stock'; readonly entry: StockEntry; readonly releases: readonly string[] }
  /** One base; more where the file is equally near to several. */
  | { readonly is: 'edited'; readonly entry: StockEntry; readonly bases: readonly Base[] }
  /** A sequence that no release ships. */
  | { readonly is: 'own' }
  | { readonly is: 'unreadable'; readonly problem: XmlProblem };

export interface Stock {
  readonly catalogue: Catalogue;
  /** Vanilla files at hand: they lend their text. */
  readonly pack?: Pack;
}

/**
 * A file of a 2.6 home may have been built from the stock of another release; but then it looks little like that of
 * 2.6 and far more like the other, since edits towards a newer release (a JSON payload) make any file look a little like
 * that one.
 */
const FAR_NEARER = 2;
const ALIKE = 0.7;

/** Share of the mediators of two files that are equal: a rough measure that costs little. */
function common(a: Fingerprint, b: Fingerprint): number {
  const digests = new Set(a.children.map(({ digest }) => digest));
  const equal = b.children.filter(({ digest }) => digests.has(digest)).length;
  return equal / Math.max(1, a.children.length, b.children.length);
}

function pick(
  entry: StockEntry,
  reading: Reading,
  from: readonly Release[],
  catalogue: Catalogue,
  packed: Fingerprint | undefined,
): readonly Nearness[] {
  const shipped = entry.variants.filter(({ releases }) => releases.some((one) => from.includes(baseRelease(one))));
  const [only, ...more] = shipped;
  const tree = only && catalogue.treeOf(only);
  if (only !== undefined && tree !== undefined && more.length === 0 && packed === undefined) {
    const score = common(tree, reading.fingerprint);
    if (score >= ALIKE) return [{ variant: only, tree, score }];
  }
  const own = nearestVariants(shipped, reading.fingerprint, catalogue, packed);
  const [nearestOwn] = own;
  if (nearestOwn !== undefined && nearestOwn.score >= ALIKE) return own;
  const all = nearestVariants(entry.variants, reading.fingerprint, catalogue, packed);
  const [nearest] = all;
  if (nearest === undefined || nearestOwn === undefined) return all;
  return 1 - nearestOwn.score > FAR_NEARER * (1 - nearest.score) ? all : own;
}

/** `4.1.0+u2.73` → `4.1.0` */
const baseRelease = (label: string): Release => label.replace(/\+.*$/, '') as Release;

/**
 * @param file undefined for a sequence that is no file of its own
 * @param from the releases that the home may be
 */
export function originOf(
  file: string,
  reading: Reading,
  folder: StockFolder,
  from: readonly Release[],
  { catalogue, pack }: Stock,
): Origin {
  const [known] = [...reading.equals].sort((a, b) => rank(a.entry) - rank(b.entry));
  function rank(entry: StockEntry): number {
    return (entry.folder === folder ? 0 : 2) + (entry.file === file ? 0 : 1);
  }
  if (known !== undefined) {
    const releases = reading.equals.filter(({ entry }) => entry === known.entry).flatMap((k) => k.variant.releases);
    return { is: 'stock', entry: known.entry, releases };
  }
  if (!reading.parsed.ok) return { is: 'unreadable', problem: reading.parsed.problem };
  const name = reading.registeredName;
  const byName = name === undefined ? undefined : catalogue.byName(name).find((entry) => entry.folder === folder);
  const entry = byName ?? catalogue.byFile(folder, file);
  if (entry === undefined) return { is: 'own' };
  const packed = pack?.get(`${entry.folder}/${entry.file}`);
  const bases = pick(entry, reading, from, catalogue, packed?.fingerprint).map(({ variant, tree }): Base => {
    const vanilla = packed?.fingerprint.digest === tree.digest ? packed : undefined;
    const side = vanilla === undefined ? { tree } : { tree: vanilla.fingerprint, source: vanilla.source };
    return { side, releases: variant.releases };
  });
  return bases.length === 0 ? { is: 'own' } : { is: 'edited', entry, bases };
}
