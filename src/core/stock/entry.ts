/**
 * One file of the catalogue: what is known of a stock sequence, API file or API template in every release that has it.
 * Facts only: names, digests, structure, sizes.
 */

import { attribute, readXmlBytes } from '../xml/index.js';
import type { Digest, Fingerprint, ShapedFingerprint } from './fingerprint.js';
import { canonicalDigest, fingerprint } from './fingerprint.js';
import { compareReleases, isRelease, type Release } from './releases.js';
import { shapeOf } from './shape.js';

/** Where a stock file lies, relative to `repository/deployment/server/synapse-configs/default` or `repository/resources`. */
export const STOCK_FOLDERS = ['sequences', 'customsequences/fault', 'api', 'api_templates'] as const;
export type StockFolder = (typeof STOCK_FOLDERS)[number];

export interface StockEntry {
  /** File name with `.xml`. */
  readonly file: string;
  readonly folder: StockFolder;
  /** Oldest first. */
  readonly variants: readonly StockVariant[];
}

export interface StockVariant {
  /** A release, or for variants that a user added a release with an update level: `4.1.0+u2.73`. */
  readonly releases: readonly string[];
  /** The name under which the file registers; absent for templates. */
  readonly name?: string;
  /** SHA-256 of the canonical form, for templates of the text with white space folded. */
  readonly canonical: string;
  /** The spellings, one for each distinct content: SHA-256 of the bytes, their number, the releases. */
  readonly files: readonly { readonly sha256: string; readonly bytes: number; readonly releases: readonly string[] }[];
  /** The fingerprint tree, a line per node; absent for templates, which are no XML before they are filled in. */
  readonly tree?: readonly string[];
}

/** Writes a fingerprint tree as lines: indentation, label, own digest, `/` subtree digest where it differs, facts. */
export function writeTree(root: Fingerprint): string[] {
  const lines: string[] = [];
  const write = (node: Fingerprint, depth: number): void => {
    const digests = node.digest === node.own ? node.own : `${node.own}/${node.digest}`;
    const facts = [...node.facts].map(([name, digest]) => ` ${name}=${digest}`);
    lines.push(`${'  '.repeat(depth)}${node.label} ${digests}${facts.join('')}`);
    for (const child of node.children) write(child, depth + 1);
  };
  write(root, 0);
  return lines;
}

const TREE_LINE = /^( *)(.*?) ([0-9a-f]{16})(?:\/([0-9a-f]{16}))?((?: [^ =]+=[0-9a-f]{8})*)$/;

/**
 * The inverse of `writeTree`.
 * @throws Error with the line when a line is not of that form
 */
export function readTree(lines: readonly string[]): Fingerprint {
  const open: (Fingerprint & { children: Fingerprint[] })[] = [];
  for (const line of lines) {
    const found = TREE_LINE.exec(line);
    if (found === null) throw new Error(`not a line of a fingerprint tree: ${line}`);
    const [, indent = '', label = '', own = '', digest = own, factText = ''] = found;
    const facts = new Map(
      factText
        .trim()
        .split(' ')
        .filter((fact) => fact !== '')
        .map((fact): [string, string] => {
          const at = fact.lastIndexOf('=');
          return [fact.slice(0, at), fact.slice(at + 1)];
        }),
    );
    const node = { label, own, digest, facts, children: [] };
    const depth = indent.length / 2;
    if (depth > open.length || (depth === 0) !== (open.length === 0)) throw new Error(`wrong indentation: ${line}`);
    open.length = depth;
    open.at(-1)?.children.push(node);
    open.push(node);
  }
  const [root] = open;
  if (root === undefined) throw new Error('an empty fingerprint tree');
  return root;
}

interface Described {
  readonly name?: string;
  readonly canonical: string;
  readonly tree?: ShapedFingerprint;
}

/** Digest of a template's text with white space folded: it is no XML before it is filled in. */
export const templateDigest = (bytes: Uint8Array, hash: Digest): string =>
  hash(new TextDecoder().decode(bytes).replace(/\s+/g, ' ').trim());

/** Describes the bytes of a stock file. */
function describe(bytes: Uint8Array, folder: StockFolder, hash: Digest): Described {
  if (folder === 'api_templates') return { canonical: templateDigest(bytes, hash) };
  const read = readXmlBytes(bytes);
  if (!read.ok) throw new Error(`a stock file that is not well-formed: ${read.problem.reason}`);
  const shape = shapeOf(read.document.root);
  const name = attribute(read.document.root, 'name');
  return {
    ...(name !== undefined && { name }),
    canonical: canonicalDigest(shape, hash),
    tree: fingerprint(shape, hash),
  };
}

export interface StockFile {
  readonly folder: StockFolder;
  readonly file: string;
  readonly release: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** Orders releases, those with an update level behind their base release. */
export function compareLabels(a: string, b: string): number {
  const base = (label: string): string => label.split('+')[0] ?? label;
  const [x, y] = [base(a), base(b)];
  if (x !== y && isRelease(x) && isRelease(y)) return compareReleases(x as Release, y as Release);
  return a < b ? -1 : a > b ? 1 : 0;
}

const sorted = (releases: Iterable<string>): string[] => [...releases].sort(compareLabels);

/** Groups stock files into entries, sorted by folder and file; releases of one shape share a variant. */
export function buildEntries(files: readonly StockFile[], hash: Digest): StockEntry[] {
  const entries = new Map<string, StockFile[]>();
  for (const file of files) {
    const key = `${file.folder}/${file.file}`;
    const list = entries.get(key);
    if (list === undefined) entries.set(key, [file]);
    else list.push(file);
  }
  return [...entries]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) => {
      const [{ file, folder }] = group as [StockFile];
      return { file, folder, variants: buildVariants(group, hash) };
    });
}

function buildVariants(group: readonly StockFile[], hash: Digest): StockVariant[] {
  const variants = new Map<
    string,
    { described: Described; files: Map<string, { bytes: number; releases: string[] }> }
  >();
  for (const { bytes, folder, sha256, release } of group) {
    const described = describe(bytes, folder, hash);
    let variant = variants.get(described.canonical);
    if (variant === undefined) {
      variant = { described, files: new Map() };
      variants.set(described.canonical, variant);
    }
    const known = variant.files.get(sha256);
    if (known === undefined) variant.files.set(sha256, { bytes: bytes.length, releases: [release] });
    else known.releases.push(release);
  }
  return [...variants.values()]
    .map(({ described: { name, canonical, tree }, files }): StockVariant => {
      const spellings = [...files].map(([sha256, { bytes, releases }]) => ({
        sha256,
        bytes,
        releases: sorted(releases),
      }));
      spellings.sort((a, b) => compareLabels(a.releases[0] ?? '', b.releases[0] ?? ''));
      return {
        releases: sorted(spellings.flatMap((spelling) => spelling.releases)),
        ...(name !== undefined && { name }),
        canonical,
        files: spellings,
        ...(tree !== undefined && { tree: writeTree(tree) }),
      };
    })
    .sort((a, b) => compareLabels(a.releases[0] ?? '', b.releases[0] ?? ''));
}
