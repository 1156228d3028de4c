import type { Content, Part, PlacedFile } from '../core/estate.js';
import type { Digest } from '../core/stock/fingerprint.js';
import type { Tree } from './tree.js';

// node:crypto takes longer to load than a small file to read, and not every command hashes something
let crypto: typeof import('node:crypto') | undefined;

function hexDigest(data: string | Uint8Array): string {
  crypto ??= process.getBuiltinModule('node:crypto');
  return crypto.hash('sha256', data, 'hex');
}

/** Texts up to this length are mediators and their parts, of which most files have the same. */
const SHORT = 512;
/** So many digests are kept at most. */
const KEPT = 16_384;
const kept = new Map<string, string>();

/** SHA-256 as the core wants it. Of short texts it is remembered, for most mediators are stock in thousands of files. */
export const sha256: Digest = (text) => {
  if (text.length > SHORT) return hexDigest(text);
  let digest = kept.get(text);
  if (digest === undefined) {
    digest = hexDigest(text);
    if (kept.size >= KEPT) kept.clear();
    kept.set(text, digest);
  }
  return digest;
};

/** SHA-256 of a file's bytes, as contents are known by. */
export const hashBytes = (bytes: Uint8Array): string => hexDigest(bytes);

/** Keeps each distinct content once, and each content under one name once. */
export class Contents {
  readonly list: Content[] = [];
  readonly #byDigest = new Map<string, number>();
  readonly #placed = new Map<string, Map<number, PlacedFile>>();

  /** @param bytes may be a view on a buffer that is used again: a content that is kept is copied */
  add(bytes: Uint8Array): number {
    const digest = hashBytes(bytes);
    return this.#byDigest.get(digest) ?? this.#keep(digest, { sha256: digest, bytes: new Uint8Array(bytes) });
  }

  addUnreadable(problem: string): number {
    const key = `unreadable ${problem}`;
    return this.#byDigest.get(key) ?? this.#keep(key, { sha256: '', bytes: new Uint8Array(), problem });
  }

  #keep(key: string, content: Content): number {
    const index = this.list.length;
    this.#byDigest.set(key, index);
    this.list.push(content);
    return index;
  }

  place(part: Part, folder: string, name: string, content: number): PlacedFile {
    const key = `${part} ${folder}/${name}`;
    let same = this.#placed.get(key);
    if (same === undefined) {
      same = new Map();
      this.#placed.set(key, same);
    }
    let file = same.get(content);
    if (file === undefined) {
      file = { part, name, folder, content };
      same.set(content, file);
    }
    return file;
  }

  /** Reads a file of `tree`; one that cannot be read is placed too, so that it is not forgotten. */
  read(tree: Tree, path: string): number {
    const result = tree.read(path);
    return result.ok ? this.add(result.bytes) : this.addUnreadable(result.reason);
  }
}
