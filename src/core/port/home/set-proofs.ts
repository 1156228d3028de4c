/** The four sides of a set, as files that deploy: what a proof compares. */
import type { Reading } from '../../diff/reading.js';
import type { Home } from '../../estate.js';
import type { Release } from '../../stock/releases.js';
import { type ReadFile, readForGateway } from '../../synapse/index.js';
import { type Proof, Prover } from './proof.js';
import { type FilePort, type HelperPort, keyIn, type SetPort } from './report.js';
import type { Result } from './result.js';
import type { Source, Sources } from './sources.js';
import type { Part, TargetFile, TargetHome } from './target.js';

const utf8 = new TextEncoder();

/** Makes something of a key once. */
class Once<K extends object> {
  readonly #made = new WeakMap<K, ReadFile>();

  get(key: K, make: () => ReadFile): ReadFile {
    let file = this.#made.get(key);
    if (file === undefined) {
      file = make();
      this.#made.set(key, file);
    }
    return file;
  }
}

const callsOf = (file: ReadFile): readonly string[] => ('model' in file ? file.model.calls.map(({ to }) => to) : []);
const nameOf = (file: ReadFile): string | undefined => ('model' in file ? file.model.name : undefined);

/** Whether every edit is in the result. */
const isCarried = ({ edits, result }: FilePort): boolean =>
  result !== undefined && edits.every(({ fate }) => fate === 'ported' || fate === 'translated');

const isInline = ({ inline }: Source): boolean => inline !== undefined;

type Made = Pick<SetPort, 'set' | 'files' | 'helpers'>;

export class SetProofs {
  readonly #prover = new Prover();
  readonly #ours = new Once<Source>();
  readonly #base = new WeakMap<FilePort, ReadFile | undefined>();
  readonly #results = new Once<FilePort>();
  readonly #helpers = new Once<HelperPort['bytes']>();
  readonly #theirs = new Once<TargetFile | Source>();
  readonly #copies = new Once<Result>();

  constructor(
    readonly sources: Sources,
    readonly theirsOf: (content: number) => Reading,
    readonly target: TargetHome,
    readonly to: Release,
  ) {}

  get runs(): number {
    return this.#prover.runs;
  }

  #side(part: Part): Map<string, ReadFile> {
    const inlines = this.target.inlines(part).map((source): [string, ReadFile] => {
      return [source.key, this.#theirs.get(source, () => source.reading.readFile(source.key))];
    });
    const files = this.target.files(part).map((target): [string, ReadFile] => {
      const { file } = target;
      return [file.name, this.#theirs.get(target, () => this.theirsOf(file.content).readFile(file.name))];
    });
    return new Map([...inlines, ...files]);
  }

  /** @returns undefined when the set is no whole configuration of a gateway, or nothing in it was edited */
  of(
    home: Home,
    { set, files, helpers }: Made,
    from: Release | undefined,
    tenantGets: ReadonlyMap<string, Result> | undefined,
    baseTextOf: (port: FilePort) => string | undefined,
  ): Proof | undefined {
    const edited = new Set(files.flatMap(({ file, edits, result }) => (edits.length > 0 && result ? [file] : [])));
    if (edited.size === 0 || set.origin === 'custom-sequences') return undefined;
    const part =
      set.origin !== 'super-tenant' && set.origin !== 'given' && this.target.has('copies') ? 'copies' : 'main';
    const theirs = this.#side(part);
    const result = new Map(theirs);
    for (const [name, given] of tenantGets ?? []) {
      const stock = this.target.find(part, undefined, name);
      if (stock?.side.source === given.text) continue;
      const read = (): ReadFile => readForGateway(name, given.bytes);
      result.set(name, this.#copies.get(given, read));
    }
    for (const port of files) {
      const { file, result: made } = port;
      if (made === undefined || (made.unchanged && made.isNew)) continue;
      const stock = theirs.get(file);
      const isStock = made.unchanged && stock !== undefined;
      result.set(file, isStock ? stock : this.#results.get(port, () => readForGateway(file, made.bytes)));
    }
    for (const { file, bytes } of helpers) {
      result.set(
        file,
        this.#helpers.get(bytes, () => readForGateway(file, bytes)),
      );
    }
    const sources = set.files
      .filter(({ part }) => part === 'sequence' || part === 'synapse-xml')
      .flatMap((file) => this.sources.of(file));
    const ours = new Map(
      // A gateway reads synapse.xml first, and so does who asks which of two sequences has a name.
      [...sources.filter(isInline), ...sources.filter((source) => !isInline(source))].map(
        (source): [string, ReadFile] => [source.key, this.#ours.get(source, () => source.reading.readFile(source.key))],
      ),
    );
    const base = new Map<string, ReadFile | undefined>();
    for (const port of files) {
      const key = keyIn(port);
      base.set(key, port.status === 'stock' ? ours.get(key) : this.#baseOf(port, baseTextOf));
    }
    return this.#prover.prove({
      from: this.#isWhole(home, ours) ? from : undefined,
      to: this.to,
      base,
      ours,
      theirs,
      result,
      edited,
      carried: new Set(files.filter(isCarried).map(({ file }) => file)),
    });
  }

  #baseOf(port: FilePort, textOf: (port: FilePort) => string | undefined): ReadFile | undefined {
    if (!this.#base.has(port)) {
      const text = textOf(port);
      const read = text && readForGateway(keyIn(port), utf8.encode(text.replace(/^<\?xml[^>]*\?>/, '')));
      this.#base.set(port, read || undefined);
    }
    return this.#base.get(port);
  }

  /** Whether no stock sequence is missing that something in the set calls: else the old answers cannot be told. */
  #isWhole(home: Home, ours: ReadonlyMap<string, ReadFile>): boolean {
    if (home.kind === 'api-manager') return true;
    const names = new Set([...ours.values()].map(nameOf));
    return names.has('fault') && [...ours.values()].flatMap(callsOf).every((name) => names.has(name));
  }
}
