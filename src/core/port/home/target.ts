/** The new home: its stock files, by the part of it that they serve. */
import type { Reading } from '../../diff/reading.js';
import { type FileSet, type Home, type PlacedFile, pathOf } from '../../estate.js';
import type { Decoded } from '../../xml/index.js';
import type { Side } from '../sides.js';

/** Which of the new home's folders a set of the old one goes to. */
export type Part = 'main' | 'copies' | 'custom';

/** A file of the new home, read once however many files are ported onto it. */
export interface TargetFile {
  readonly file: PlacedFile;
  /** Below the new home. */
  readonly path: string;
  readonly name: string | undefined;
  readonly side: Side;
  readonly decoded: Decoded;
  readonly bytes: Uint8Array;
  /** Stock of some release, but for spelling. */
  readonly isVendors: boolean;
}

const ORIGINS: Readonly<Record<Part, readonly FileSet['origin'][]>> = {
  main: ['super-tenant', 'given'],
  copies: ['template-copies'],
  custom: ['custom-sequences'],
};

class PartFiles {
  readonly byName = new Map<string, TargetFile>();
  readonly byFile = new Map<string, TargetFile>();

  constructor(readonly set: FileSet) {}
}

export class TargetHome {
  readonly #parts = new Map<Part, PartFiles>();
  /** Files of the new home that are not well-formed. */
  readonly broken: { readonly path: string; readonly reason: string }[] = [];

  constructor(
    readonly home: Home,
    readingOf: (content: number) => Reading,
  ) {
    for (const part of ['main', 'copies', 'custom'] as const) {
      const set = ORIGINS[part].map((origin) => home.sets.find((one) => one.origin === origin)).find(Boolean);
      if (set === undefined) continue;
      const files = new PartFiles(set);
      this.#parts.set(part, files);
      for (const file of set.files) {
        if (file.part !== 'sequence' || (part === 'custom' && file.folder !== 'fault')) continue;
        this.#add(files, file, readingOf(file.content));
      }
    }
  }

  #add(part: PartFiles, file: PlacedFile, reading: Reading): void {
    const path = pathOf(part.set, file);
    const { parsed } = reading;
    if (!parsed.ok) {
      this.broken.push({ path, reason: parsed.problem.reason });
      return;
    }
    const { source, root } = parsed.document;
    const name = reading.registeredName;
    const found: TargetFile = {
      file,
      path,
      name,
      side: { source, root, tree: reading.fingerprint },
      decoded: parsed.decoded,
      bytes: reading.content.bytes,
      isVendors: reading.equals.length > 0,
    };
    part.byFile.set(file.name, found);
    if (name !== undefined && !part.byName.has(name)) part.byName.set(name, found);
  }

  has(part: Part): boolean {
    return this.#parts.has(part);
  }

  set(part: Part): FileSet | undefined {
    return this.#parts.get(part)?.set;
  }

  /** By the name that gateways look for, or else by the file's. */
  find(part: Part, name: string | undefined, file: string): TargetFile | undefined {
    const files = this.#parts.get(part);
    return (name === undefined ? undefined : files?.byName.get(name)) ?? files?.byFile.get(file);
  }

  registers(name: string): boolean {
    return [...this.#parts.values()].some(({ byName }) => byName.has(name));
  }

  files(part: Part): readonly TargetFile[] {
    return [...(this.#parts.get(part)?.byFile.values() ?? [])];
  }
}
