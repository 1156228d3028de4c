/** The files of a set that may register a sequence, read as far as somebody asks. */
import { inlineSequences, type Reading, type Readings } from '../diff/reading.js';
import type { Content, FileSet, PlacedFile } from '../estate.js';
import type { Release } from '../stock/releases.js';
import { type Deployment, deploymentOf, type ReadFile, type SequenceModel, unread } from '../synapse/index.js';

export interface SequenceSource {
  readonly file: PlacedFile;
  /** Equal for equal contents under one name. */
  readonly id: string | number;
  /** The name that it registers when it deploys; undefined when it has none, or cannot be read. */
  readonly registers: string | undefined;
  /** What a gateway makes of it; the model may be left out. */
  deploymentOn(release: Release): Deployment;
  /** undefined: it cannot be read. */
  readonly model: SequenceModel | undefined;
}

/** A source whose file is read when its text is needed. */
export class FileSource implements SequenceSource {
  private read: ReadFile | undefined;
  private readonly deployments = new Map<Release, Deployment>();

  constructor(
    readonly file: PlacedFile,
    readonly id: string,
    private readonly known: string | undefined,
    /** It differs from a stock file of some release at most in spelling. */
    readonly isStock: boolean,
    private readonly readFile: () => ReadFile,
  ) {}

  private get text(): ReadFile {
    this.read ??= this.readFile();
    return this.read;
  }

  get registers(): string | undefined {
    return this.known ?? this.model?.name;
  }

  get model(): SequenceModel | undefined {
    return 'model' in this.text ? this.text.model : undefined;
  }

  deploymentOn(release: Release): Deployment {
    let found = this.deployments.get(release);
    if (found === undefined) {
      found = deploymentOf(this.text, release);
      this.deployments.set(release, found);
    }
    return found;
  }
}

function sourcesOf(file: PlacedFile, reading: Reading): FileSource[] {
  const { name, part, content } = file;
  if (part === 'sequence') {
    // what is stock but for its spelling runs as stock
    const stock = reading.equals[0]?.variant.canonical;
    const read = (): ReadFile => reading.readFile(name);
    return [new FileSource(file, stock ?? String(content), reading.registeredName, stock !== undefined, read)];
  }
  if (part !== 'synapse-xml') return [];
  const { parsed } = reading;
  // what a gateway does with a broken synapse.xml is not known
  if (!parsed.ok) {
    const { problem } = parsed;
    return [new FileSource(file, String(content), undefined, false, () => unread(name, problem.reason, problem))];
  }
  return inlineSequences(reading).map((inner, i) => {
    const isStock = inner.equals.length > 0;
    return new FileSource(file, `${content}.${i}`, inner.registeredName, isStock, () => inner.readFile(name));
  });
}

/** Gives the sources of sets; a content that many sets have under one name is one source. */
export class Sources {
  private readonly known = new Map<PlacedFile, readonly FileSource[]>();

  constructor(
    private readonly contents: readonly Content[],
    private readonly readings: Readings,
  ) {}

  of(set: FileSet): FileSource[] {
    return set.files.flatMap((file) => {
      let found = this.known.get(file);
      if (found === undefined) {
        found = sourcesOf(file, this.readings.of(this.contents[file.content] as Content));
        this.known.set(file, found);
      }
      return found;
    });
  }
}
