/** The files of one old home onto those of the new one, each content under each name once, wherever it lies. */
import type { Reading } from '../../diff/reading.js';
import type { Origin, PlacedFile } from '../../estate.js';
import type { StockFolder } from '../../stock/entry.js';
import { baseTextOf, type FileContext, filePortOf, portFile } from './file.js';
import type { FilePort } from './report.js';
import type { Part, TargetFile, TargetHome } from './target.js';

/** Origins that are ported, and the part of the new home that takes them. */
export const PARTS: Partial<Record<Origin, Part>> = {
  'super-tenant': 'main',
  given: 'main',
  tenant: 'copies',
  'template-copies': 'copies',
  'custom-sequences': 'custom',
};

const folderOf = (origin: Origin): StockFolder =>
  origin === 'custom-sequences' ? 'customsequences/fault' : 'sequences';

export class FilePorter {
  readonly #names = new Map<PlacedFile, string | undefined>();
  readonly #ports = new Map<Part, Map<PlacedFile, FilePort | undefined>>();

  constructor(
    readonly readingOf: (content: number) => Reading,
    readonly target: TargetHome,
    readonly context: FileContext,
  ) {}

  /** Kept, since the trees of files that many tenants have are forgotten in between. */
  nameOf(file: PlacedFile): string | undefined {
    if (!this.#names.has(file)) this.#names.set(file, this.readingOf(file.content).registeredName);
    return this.#names.get(file);
  }

  #theirs(file: PlacedFile, part: Part): TargetFile | undefined {
    const name = this.nameOf(file);
    const found = this.target.find(part, name, file.name);
    return found ?? (part === 'copies' ? this.target.find('main', name, file.name) : undefined);
  }

  #portsOf(part: Part): Map<PlacedFile, FilePort | undefined> {
    let ports = this.#ports.get(part);
    if (ports === undefined) {
      ports = new Map();
      this.#ports.set(part, ports);
    }
    return ports;
  }

  /** @returns undefined for a sequence of the user's own */
  port(file: PlacedFile, origin: Origin): FilePort | undefined {
    const part = PARTS[origin] as Part;
    const ports = this.#portsOf(part);
    if (!ports.has(file)) {
      const theirs = this.#theirs(file, part);
      const outcome = portFile(file, this.readingOf(file.content), folderOf(origin), theirs, this.context);
      ports.set(file, outcome && filePortOf(outcome, file, theirs));
    }
    return ports.get(file);
  }

  /** What a proof needs of a file that was ported: the stock file it was made from, where that can be told. */
  baseText({ source }: FilePort, origin: Origin): string | undefined {
    const theirs = this.#theirs(source, PARTS[origin] as Part);
    return theirs && baseTextOf(source, this.readingOf(source.content), folderOf(origin), theirs, this.context);
  }
}
