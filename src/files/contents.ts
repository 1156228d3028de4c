import { hash } from 'node:crypto';
import type { Content, Part, PlacedFile } from '../core/estate.js';
import type { Digest } from '../core/stock/fingerprint.js';
import type { Tree } from './tree.js';

/** SHA-256 as the core wants it. */
export const sha256: Digest = (text) => hash('sha256', text, 'hex');

/** SHA-256 of a file's bytes, as contents are known by. */
export const hashBytes = (bytes: Uint8Array): string => hash('sha256', bytes, 'hex');

/** Keeps each distinct content once, and each content under one name once. */
export class Contents {
  readonly list: Content[] = [];
  readonly #byDigest = new Map<string, number>();
  readonly #placed = new Map<string, Map<number, PlacedFile>>();

  /** @param bytes may be a view on a buffer that is used again: a content that is kept is copied */
  add(bytes: Uint8Array): number {
    return this.addHashed(hashBytes(bytes), bytes);
  }

  addHashed(digest: string, bytes: Uint8Array): number {
    const known = this.#byDigest.get(digest);
    if (known !== undefined) return known;
    return this.#keep(digest, { sha256: digest, bytes: new Uint8Array(bytes) });
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
