/** What one file is, compared with all that is known of stock. */
import type { PlacedFile } from '../estate.js';
import { redactValue, redactXml } from '../secrets.js';
import type { Catalogue, Known } from '../stock/catalogue.js';
import type { StockEntry, StockFolder, StockVariant } from '../stock/entry.js';
import type { Fingerprint, ShapedFingerprint } from '../stock/fingerprint.js';
import type { Release } from '../stock/releases.js';
import { detached } from '../text.js';
import { type Place, placeOf, type XmlElement, type XmlProblem } from '../xml/index.js';
import { alreadyIn, type Edit, editsBetween, type FactChange } from './edits.js';
import type { Reading } from './reading.js';

/** What the content is, whatever the file is called. */
export type ContentVerdict =
  /** Byte for byte a stock file of the home's release. */
  | 'stock'
  /** Equal to one but for spelling. */
  | 'cosmetic'
  | 'customised'
  /** Stock, or stock but for spelling, of another release than the home's. */
  | 'foreign-stock'
  /** No stock sequence: a helper, or somebody's own. */
  | 'unknown'
  | 'unreadable';

/** The headline: what the content is, unless something about its name matters more. */
export type Verdict = ContentVerdict | 'missing' | 'duplicate-name' | 'renamed';

/** A file of the catalogue. */
export interface StockName {
  readonly folder: StockFolder;
  readonly file: string;
}

/** What the stock sequence is called. */
export interface Renamed {
  readonly file: string;
  readonly name: string;
}

/** How a file compares with stock, whichever release its home turns out to be. */
export interface Comparison {
  /** Known: stock of some release, but for spelling at most. */
  readonly content: 'known' | 'customised' | 'unknown' | 'unreadable';
  /** Byte for byte. */
  readonly exact: boolean;
  readonly name?: string;
  readonly entry?: StockName;
  /** Releases that have it. */
  readonly versions: readonly string[];
  /** For customised: the stock variants that share most with it, equally near, and what was done to each. */
  readonly candidates: readonly { readonly releases: readonly string[]; readonly edits: readonly JudgedEdit[] }[];
  readonly problem?: XmlProblem;
  readonly renamed?: Renamed;
}

export interface FileVerdict {
  readonly content: ContentVerdict;
  /** The name under which the file registers; absent when it is no sequence. */
  readonly name?: string;
  /** The stock file that it is, or that it ought to be. */
  readonly entry?: StockName;
  /** For stock, cosmetic and foreign-stock: the releases that have it. */
  readonly versions: readonly string[];
  /** For customised: the releases of the stock variant with the fewest edits. */
  readonly closest?: readonly string[];
  readonly edits: readonly JudgedEdit[];
  readonly problem?: XmlProblem;
  /** Right name in a file of another name, or the right file with another name. */
  readonly renamed?: Renamed;
}

/** An edit as plain data, so that the tree it was found in can be forgotten. */
export interface JudgedEdit extends Pick<Edit, 'kind' | 'path' | 'into' | 'facts' | 'digest'>, Place {
  /** Offsets of the user's element in UTF-16 code units of the file's text. */
  readonly start: number;
  readonly end: number;
  /** What the user added, at most 4,000 characters. */
  readonly text?: string;
  /** What stood in the stock file, where that is at hand, at most 4,000 characters. */
  readonly stockText?: string;
  /** The target's stock file has it already. */
  readonly inTarget: boolean;
}

/** A vanilla file at hand. */
export interface PackFile {
  readonly fingerprint: ShapedFingerprint;
  readonly source: string;
}

/** Vanilla files by folder and file name: `sequences/fault.xml`. */
export type Pack = ReadonlyMap<string, PackFile>;

export interface Against {
  readonly catalogue: Catalogue;
  readonly to: Release;
  /** Vanilla files at hand: they lend their text to the edits. */
  readonly pack?: Pack;
}

const shares = (releases: readonly string[], from: readonly string[]): boolean =>
  releases.some((r) => from.includes(r));

const sortedOf = (known: readonly Known[]): string[] => [...new Set(known.flatMap(({ variant }) => variant.releases))];

const named = ({ folder, file }: StockEntry) => ({ folder, file });

/** Prefers the entry of this file, then of this folder. */
function pick(known: readonly Known[], folder: StockFolder, file: string): readonly Known[] {
  const same = known.filter(({ entry }) => entry.folder === folder && entry.file === file);
  if (same.length > 0) return same;
  const inFolder = known.filter(({ entry }) => entry.folder === folder);
  return inFolder.length > 0 ? inFolder : known;
}

const digestCounts = new WeakMap<Fingerprint, Map<string, number>>();

/** Own digests of all nodes and how often each occurs; kept, for the catalogue's trees are asked again and again. */
function ownDigests(root: Fingerprint): Map<string, number> {
  const known = digestCounts.get(root);
  if (known !== undefined) return known;
  const counts = new Map<string, number>();
  const visit = (node: Fingerprint): void => {
    counts.set(node.own, (counts.get(node.own) ?? 0) + 1);
    node.children.forEach(visit);
  };
  visit(root);
  digestCounts.set(root, counts);
  return counts;
}

function overlap(a: Map<string, number>, b: Map<string, number>): number {
  let common = 0;
  let all = 0;
  for (const [own, count] of a) {
    common += Math.min(count, b.get(own) ?? 0);
    all += count;
  }
  for (const count of b.values()) all += count;
  return common / all;
}

/** A stock variant, its tree, and how much a file shares with it, 0 to 1. */
export interface Nearness {
  readonly variant: StockVariant;
  readonly tree: Fingerprint;
  readonly score: number;
}

/**
 * The variants that share most with a file; more than one where they are equally near.
 * @param packed the vanilla file at hand, which then is the one among equals
 */
export function nearestVariants(
  variants: readonly StockVariant[],
  file: Fingerprint,
  catalogue: Catalogue,
  packed?: Fingerprint,
): readonly Nearness[] {
  const mine = ownDigests(file);
  let best: Nearness[] = [];
  for (const variant of variants) {
    const tree = catalogue.treeOf(variant);
    if (tree === undefined) continue;
    const score = overlap(mine, ownDigests(tree));
    const known = best[0]?.score ?? -1;
    if (score > known) best = [{ variant, tree, score }];
    else if (score === known) best.push({ variant, tree, score });
  }
  const vanilla = packed === undefined ? [] : best.filter(({ tree }) => tree.digest === packed.digest);
  return vanilla.length > 0 ? vanilla : best;
}

/** The facts of an edit as a report may show them. */
export function shownFacts({ facts, to, from }: Pick<Edit, 'facts' | 'to' | 'from'>): FactChange[] {
  const shape = to?.shape ?? (from !== undefined && 'shape' in from ? (from as ShapedFingerprint).shape : undefined);
  const name = shape?.facts.get('@name');
  const shown = (text: string | undefined, key: 'value' | 'was') =>
    text === undefined ? {} : { [key]: detached(redactValue(name, text)) };
  return facts.map(({ fact, kind, value, was }) => ({
    fact,
    kind,
    ...(fact === '@name'
      ? { ...(value !== undefined && { value }), ...(was !== undefined && { was }) }
      : { ...shown(value, 'value'), ...shown(was, 'was') }),
  }));
}

/** At most this much of a file is quoted. */
const QUOTED = 4000;

const quote = (source: string, { start, end }: XmlElement): string =>
  redactXml(source.slice(start, Math.min(end, start + QUOTED)));

function editsOf(entry: StockEntry, variant: StockVariant, tree: Fingerprint, reading: Reading, against: Against) {
  const target = entry.variants.find(({ releases }) => releases.includes(against.to));
  const targetTree = target && target !== variant ? against.catalogue.treeOf(target) : undefined;
  const packed = against.pack?.get(`${entry.folder}/${entry.file}`);
  const vanilla = packed?.fingerprint.digest === tree.digest ? packed : undefined;
  const source = reading.parsed.ok ? reading.parsed.document.source : '';
  return editsBetween(vanilla?.fingerprint ?? tree, reading.fingerprint).map((edit): JudgedEdit => {
    const { kind, path, into, digest, at, stock } = edit;
    return {
      kind,
      path,
      facts: shownFacts(edit),
      digest,
      ...placeOf(source, at.start),
      start: at.start,
      end: at.end,
      inTarget: targetTree !== undefined && alreadyIn(targetTree, edit, tree),
      ...(into !== undefined && { into }),
      ...(kind === 'added' && { text: quote(source, at) }),
      ...(kind === 'removed' && stock !== undefined && { stockText: quote(vanilla?.source ?? '', stock) }),
    };
  });
}

const NOTHING = { exact: false, versions: [], candidates: [] } as const;

/** Compares an API template with the catalogue: by its text, for it is no XML before it is filled in. */
export function compareTemplate(file: PlacedFile, reading: Reading, { catalogue }: Against): Comparison {
  const entry = catalogue.byFile('api_templates', file.name);
  if (reading.content.problem !== undefined && !reading.parsed.ok) {
    return { ...NOTHING, content: 'unreadable', problem: reading.parsed.problem };
  }
  if (entry === undefined) return { ...NOTHING, content: 'unknown' };
  const versions = sortedOf(pick(reading.equalTemplates, 'api_templates', file.name));
  const what = { ...NOTHING, entry: named(entry), versions, exact: reading.identical.length > 0 };
  return { ...what, content: versions.length > 0 ? 'known' : 'customised' };
}

/**
 * Compares one sequence or API file with the catalogue.
 * @param file undefined for a sequence inside a synapse.xml, which has no file name of its own
 * @param folder the folder of the catalogue that such a file belongs to
 */
export function compare(file: string | undefined, reading: Reading, folder: StockFolder, against: Against): Comparison {
  const { catalogue } = against;
  const byFile = file === undefined ? undefined : catalogue.byFile(folder, file);
  const known = pick(reading.equals, folder, file ?? '');
  const [first] = known;
  if (first === undefined && !reading.parsed.ok) {
    const entry = byFile === undefined ? {} : { entry: named(byFile) };
    return { ...NOTHING, content: 'unreadable', ...entry, problem: reading.parsed.problem };
  }
  const name = reading.registeredName;
  const byName = name === undefined ? undefined : catalogue.byName(name).find((entry) => entry.folder === folder);
  const entry = first?.entry ?? byName ?? byFile;
  const registered = name === undefined ? {} : { name };
  if (entry === undefined) return { ...NOTHING, content: 'unknown', ...registered };
  const stockName = entry.variants[0]?.name ?? '';
  const otherFile = file !== undefined && entry.file !== file;
  const otherName = folder !== 'api' && name !== stockName;
  const renamed = otherFile || otherName ? { renamed: { file: entry.file, name: stockName } } : {};
  const what = { ...NOTHING, ...registered, entry: named(entry), ...renamed };
  if (first !== undefined) {
    return { ...what, content: 'known', exact: reading.identical.length > 0, versions: sortedOf(known) };
  }
  const packed = against.pack?.get(`${entry.folder}/${entry.file}`)?.fingerprint;
  const candidates = nearestVariants(entry.variants, reading.fingerprint, catalogue, packed).map(
    ({ variant, tree }) => ({
      releases: variant.releases,
      edits: editsOf(entry, variant, tree, reading, against),
    }),
  );
  return { ...what, content: 'customised', candidates };
}

/**
 * What a compared file is in a home.
 * @param from the releases that the home may be
 */
export function settle(comparison: Comparison, from: readonly string[]): FileVerdict {
  const { content, exact, candidates, ...rest } = comparison;
  if (content === 'known') {
    const own = shares(rest.versions, from);
    return { ...rest, content: !own ? 'foreign-stock' : exact ? 'stock' : 'cosmetic', edits: [] };
  }
  const closest = candidates.find(({ releases }) => shares(releases, from)) ?? candidates[0];
  if (closest === undefined) return { ...rest, content, edits: [] };
  return { ...rest, content, closest: closest.releases, edits: closest.edits };
}
