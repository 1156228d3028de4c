/** The new home: its stock files, by the part of it that they serve. */
import type { Reading } from '../../diff/reading.js';
import { type FileSet, type Home, type PlacedFile, pathOf } from '../../estate.js';
import { engineOf } from '../../stock/engine.js';
import type { Release } from '../../stock/releases.js';
import type { Decoded } from '../../xml/index.js';
import type { Side } from '../sides.js';
import { type Source, Sources } from './sources.js';

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
  /** It stands inside the new home's synapse.xml; `blocks`: why a file of that name would not be in force. */
  readonly inline?: { readonly source: Source; readonly blocks?: string };
}

const ORIGINS: Readonly<Record<Part, readonly FileSet['origin'][]>> = {
  main: ['super-tenant', 'given'],
  copies: ['template-copies'],
  custom: ['custom-sequences'],
};

class PartFiles {
  readonly byName = new Map<string, TargetFile>();
  readonly byFile = new Map<string, TargetFile>();
  readonly inlines: Source[] = [];

  constructor(readonly set: FileSet) {}

  /** Where its sequences lie, below the home. */
  get folder(): string {
    const { origin, base, files } = this.set;
    const neighbour = files.find(({ part }) => part === 'sequence')?.folder;
    // A configuration that is one synapse.xml has no folder yet.
    const folder = origin === 'custom-sequences' ? 'fault' : (neighbour ?? 'sequences');
    return [base, folder].filter((step) => step !== '').join('/');
  }
}

export class TargetHome {
  readonly #parts = new Map<Part, PartFiles>();
  /** Files of the new home that are not well-formed. */
  readonly broken: { readonly path: string; readonly reason: string }[] = [];

  constructor(
    readonly home: Home,
    readingOf: (content: number) => Reading,
    readonly to: Release | undefined,
  ) {
    const sources = new Sources(readingOf);
    for (const part of ['main', 'copies', 'custom'] as const) {
      const set = ORIGINS[part].map((origin) => home.sets.find((one) => one.origin === origin)).find(Boolean);
      if (set === undefined) continue;
      const files = new PartFiles(set);
      this.#parts.set(part, files);
      for (const file of set.files) {
        if (file.part === 'synapse-xml') files.inlines.push(...this.#inlines(set, file, sources));
        if (file.part !== 'sequence' || (part === 'custom' && file.folder !== 'fault')) continue;
        const [source] = sources.of(file);
        if (source !== undefined) this.#add(files, source, pathOf(set, file));
      }
      for (const source of files.inlines) this.#addInline(files, source);
    }
  }

  #inlines(set: FileSet, file: PlacedFile, sources: Sources): readonly Source[] {
    return sources.of(file).filter(({ reading, inline }) => {
      if (!reading.parsed.ok) this.broken.push({ path: pathOf(set, file), reason: reading.parsed.problem.reason });
      return inline !== undefined;
    });
  }

  #read({ file, name, reading }: Source, path: string): TargetFile | undefined {
    const { parsed } = reading;
    if (!parsed.ok) {
      this.broken.push({ path, reason: parsed.problem.reason });
      return undefined;
    }
    const { source, root } = parsed.document;
    return {
      file,
      path,
      name,
      side: { source, root, tree: reading.fingerprint },
      decoded: parsed.decoded,
      bytes: reading.content.bytes,
      isVendors: reading.equals.length > 0,
    };
  }

  #add(part: PartFiles, source: Source, path: string): void {
    const found = this.#read(source, path);
    if (found === undefined) return;
    part.byFile.set(source.fileName, found);
    if (found.name !== undefined && !part.byName.has(found.name)) part.byName.set(found.name, found);
  }

  /**
   * A sequence of the new home's synapse.xml is what edits go onto when it is in force. The result is then a file of its
   * own, which a newer gateway reads after the synapse.xml and keeps; an old one keeps what it read first.
   */
  #addInline(part: PartFiles, source: Source): void {
    const { fileName } = source;
    const name = source.name ?? '';
    const rival = part.byName.get(name);
    const firstWins = this.to === undefined ? undefined : engineOf(this.to).firstDuplicateWins;
    if (rival !== undefined && rival.inline === undefined && firstWins === false) return;
    if (rival?.inline !== undefined && firstWins === true) return;
    const found = this.#read(source, [part.folder, fileName].filter((step) => step !== '').join('/'));
    if (found === undefined) return;
    const whose =
      firstWins === undefined
        ? 'whether a file comes before it cannot be told without the release; --to tells'
        : `${this.to} keeps that before any file; make it a file of its own there, and port again`;
    const blocks = firstWins === false ? undefined : `the new home has ${name} inside its synapse.xml, and ${whose}`;
    const file = { ...found.file, part: 'sequence', name: fileName } as const;
    part.byName.set(name, { ...found, file, inline: { source, ...(blocks !== undefined && { blocks }) } });
  }

  has(part: Part): boolean {
    return this.#parts.has(part);
  }

  /** Where the sequences of a part lie, below the new home. */
  folder(part: Part): string | undefined {
    return this.#parts.get(part)?.folder;
  }

  /** By the name that gateways look for, or else by the file's. */
  find(part: Part, name: string | undefined, file: string): TargetFile | undefined {
    const files = this.#parts.get(part);
    return (name === undefined ? undefined : files?.byName.get(name)) ?? files?.byFile.get(file);
  }

  /** What the sequences of a part call by a name: a tenant has its own files only, the sequences of APIs those of all. */
  named(name: string, part: Part): TargetFile | undefined {
    const files = part === 'copies' && this.has('copies') ? 'copies' : 'main';
    return this.#parts.get(files)?.byName.get(name);
  }

  hasFile(file: string, part: Part): boolean {
    return this.#parts.get(part)?.byFile.has(file) === true;
  }

  files(part: Part): readonly TargetFile[] {
    return [...(this.#parts.get(part)?.byFile.values() ?? [])];
  }

  /** Sequences inside the new home's synapse.xml, which a gateway reads before its files. */
  inlines(part: Part): readonly Source[] {
    return this.#parts.get(part)?.inlines ?? [];
  }
}
