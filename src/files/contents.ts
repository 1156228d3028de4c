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
    const digest = hashBytes(bytes);
    return this.#byDigest.get(digest) ?? this.#keep(digest, { sha256: digest, bytes: new Uint8Array(bytes) });
  }

  /** Takes a content that somebody else has read. */
  adopt(content: Content): number {
    const { sha256: digest, problem } = content;
    if (problem !== undefined) return this.addUnreadable(problem);
    return this.#byDigest.get(digest) ?? this.#keep(digest, content);
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
