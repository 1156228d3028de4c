/** The sequences of one old home onto those of the new one, each content under each name once, wherever it lies. */
import type { Origin } from '../../estate.js';
import type { StockFolder } from '../../stock/entry.js';
import { baseTextOf, type FileContext, filePortOf, portFile } from './file.js';
import type { Inline } from './inline.js';
import type { FilePort } from './report.js';
import type { Source } from './sources.js';
import type { Part, TargetFile, TargetHome } from './target.js';

/** Origins that are ported, and the part of the new home that takes them. */
export const PARTS: Partial<Record<Origin, Part>> = {
  'super-tenant': 'main',
  given: 'main',
  tenant: 'copies',
  'template-copies': 'copies',
  'custom-sequences': 'custom',
  'carbon-app': 'main',
};

const folderOf = (origin: Origin): StockFolder =>
  origin === 'custom-sequences' ? 'customsequences/fault' : 'sequences';

/** A port of a sequence that was taken out of a synapse.xml, with the places that it has there. */
function placedIn(port: FilePort, { fileName }: Source, { name, at, placeIn }: Inline): FilePort {
  const { edits, comments, result } = port;
  return {
    ...port,
    inline: { name, ...at },
    ...(result === undefined && { file: fileName }),
    edits: edits.map((edit) => ({ ...edit, ...placeIn(edit) })),
    ...(comments !== undefined && { comments: comments.map((one) => ({ ...one, ...placeIn(one) })) }),
  };
}

export class FilePorter {
  readonly #ports = new Map<Part, Map<Source, FilePort | undefined>>();
  readonly #sources = new WeakMap<FilePort, Source>();

  constructor(
    readonly target: TargetHome,
    readonly context: FileContext,
  ) {}

  #theirs({ name, fileName }: Source, part: Part): TargetFile | undefined {
    const found = this.target.find(part, name, fileName);
    return found ?? (part === 'copies' ? this.target.find('main', name, fileName) : undefined);
  }

  #portsOf(part: Part): Map<Source, FilePort | undefined> {
    let ports = this.#ports.get(part);
    if (ports === undefined) {
      ports = new Map();
      this.#ports.set(part, ports);
    }
    return ports;
  }

  /** @returns undefined for a sequence of the user's own */
  port(source: Source, origin: Origin): FilePort | undefined {
    const part = PARTS[origin] as Part;
    const ports = this.#portsOf(part);
    if (!ports.has(source)) ports.set(source, this.#port(source, origin));
    return ports.get(source);
  }

  #port(source: Source, origin: Origin): FilePort | undefined {
    const { file, reading, inline } = source;
    const theirs = this.#theirs(source, PARTS[origin] as Part);
    const outcome = portFile(file, reading, folderOf(origin), theirs, this.context);
    if (outcome === undefined) return undefined;
    const made = filePortOf(outcome, file, theirs);
    const port = inline === undefined ? made : placedIn(made, source, inline);
    this.#sources.set(port, source);
    return port;
  }

  /** What a proof needs of a file that was ported: the stock file it was made from, where that can be told. */
  baseText(port: FilePort, origin: Origin): string | undefined {
    const source = this.#sources.get(port);
    const theirs = source && this.#theirs(source, PARTS[origin] as Part);
    return theirs && baseTextOf(source.file, source.reading, folderOf(origin), theirs, this.context);
  }
}
