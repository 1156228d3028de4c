/**
 * The files of a set as a gateway of one release has them at run time: which names are registered, which are the
 * gateway's own, and which nobody showed us.
 */
import type { FileSet, PlacedFile } from '../estate.js';
import type { Assumptions } from '../mediation/index.js';
import { ownSequence } from '../mediation/own-sequence.js';
import { isOverwritten } from '../scan/target.js';
import { inSpan, isInTenantSet, ROLES, type Role, roleOfFile, roleOfName, skipListOf } from '../stock/facts.js';
import type { Release } from '../stock/releases.js';
import {
  type DeployedSet,
  deploymentOf,
  deploySet,
  type Failure,
  type Mediator,
  type ReadFile,
  unread,
} from '../synapse/index.js';

/** A file of the set that may register a sequence. */
export interface SequenceSource {
  readonly file: PlacedFile;
  readonly read: ReadFile;
  /** Equal for equal contents under one name. */
  readonly id: string;
}

/** A place in a file of the set. */
export interface Spot {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly column: number;
}

export type Standing =
  | { readonly is: 'deployed' }
  /** It is there, and does not register or does not survive the start. */
  | { readonly is: 'lost'; readonly why: string; readonly at?: Spot }
  /** A file may register it, and nobody here could read that. */
  | { readonly is: 'unread'; readonly why: string; readonly at: Spot }
  /** The gateway's own file answers, which is not at hand. */
  | { readonly is: 'own'; readonly why: string }
  | { readonly is: 'absent' };

interface Options {
  readonly release: Release;
  readonly skipList: readonly string[];
  /** The files were copied over those of the release, whose other files are still there. */
  readonly carriedOver: boolean;
}

/** Stands for a sequence of which only the name is known: who runs it cannot know what follows. */
const unseen = (name: string, why: string, spot?: Spot): ReadFile => unread(spot?.file ?? '', why, spot, name);

/** The name that a file registers; of a file that nobody can read, that of the stock file that it stands for. */
const nameOf = ({ file, read }: SequenceSource): string | undefined =>
  'model' in read ? read.model.name : file.part === 'sequence' ? roleOfFile(file.name)?.name : undefined;

/** The very beginning is no place to tell. */
const whereWords = ({ line, column }: { readonly line: number; readonly column: number }): string =>
  line * column <= 1 ? '' : ` (line ${line}, column ${column})`;

function lost(file: string, { code, words, at: { line, column } }: Failure): Standing {
  const why = code === 'not-well-formed' ? `${file} is no XML: ${words}${whereWords({ line, column })}` : words;
  return { is: 'lost', why, at: { file, line, column } };
}

/** Folders that a gateway cleans when it starts. */
const isCleaned = ({ origin }: FileSet): boolean =>
  origin === 'super-tenant' || origin === 'tenant' || origin === 'given';

/** A folder with fewer stock sequences than this was never meant to be whole. */
const LEAST_STOCK = 5;

const onlyHeaders = (list: readonly Mediator[]): boolean =>
  list.every((mediator) => {
    switch (mediator.kind) {
      case 'comment':
      case 'log':
        return true;
      case 'property':
        return mediator.property.scope === 'transport';
      case 'header':
        return mediator.transport;
      case 'filter':
        return onlyHeaders(mediator.whenTrue.list) && onlyHeaders(mediator.whenFalse?.list ?? []);
      default:
        return false;
    }
  });

export class Gateway {
  readonly release: Release;
  readonly deployed: DeployedSet;
  /** Whether the files are a whole configuration; else other files may stand beside them. */
  readonly isWhole: boolean;
  private readonly standings = new Map<string, Standing>();
  private readonly ids = new Map<string, string>();
  private readonly fileNames = new Map<string, string>();
  /** Names that more than one file registers: which one answers depends on the order of the folder. */
  readonly contested = new Set<string>();

  constructor(
    readonly set: FileSet,
    sources: readonly SequenceSource[],
    { release, skipList, carriedOver }: Options,
  ) {
    this.release = release;
    const names = new Set(sources.flatMap((source) => nameOf(source) ?? []));
    const known = [...names].filter((name) => roleOfName(name) !== undefined).length;
    this.isWhole = set.origin === 'super-tenant' || set.origin === 'tenant' || known >= LEAST_STOCK;
    const kept = this.keep(sources, skipList, carriedOver);
    const stock = ROLES.filter((role) => role.folder === undefined && inSpan(release, role));
    const others = this.unread(kept);
    const add = (role: Role, why: string, hasText: boolean): void => {
      others.push(this.standIn(role, why, hasText));
      this.standings.set(role.name, { is: 'own', why });
      this.ids.set(role.name, `own ${release}`);
    };
    for (const role of stock) {
      if (this.standings.get(role.name)?.is === 'own') add(role, `${release} puts its own ${role.file} here`, true);
      else if (names.has(role.name) || this.standings.has(role.name)) continue;
      else if (!this.isWhole) add(role, `${role.name} is not among the files given`, false);
      else if (carriedOver && !(set.origin === 'tenant' && role.tenantCopy === 'never')) {
        add(role, `${release} brings its own ${role.file}`, true);
      }
    }
    if (!this.isWhole)
      for (const name of this.helpers(kept)) others.push(unseen(name, `${name} is not among the files given`));
    this.deployed = deploySet([...others, ...kept.map(({ read }) => read)], release);
    this.settle(kept);
  }

  /** The files that are still there when the gateway has started. */
  private keep(
    sources: readonly SequenceSource[],
    skipList: readonly string[],
    carriedOver: boolean,
  ): SequenceSource[] {
    const { set, release } = this;
    const skipped = carriedOver && isCleaned(set) ? skipListOf(release) : undefined;
    const overwritten =
      carriedOver && isOverwritten(set.origin, (name) => sources.some(({ file }) => file.name === name), release);
    return sources.filter((source) => {
      const { file } = source;
      const name = nameOf(source);
      const role = name === undefined ? undefined : roleOfName(name);
      if (overwritten && name !== undefined && role !== undefined && isInTenantSet(role) && inSpan(release, role)) {
        this.standings.set(name, { is: 'own', why: '' });
        return false;
      }
      const isDeleted =
        skipped !== undefined &&
        role === undefined &&
        file.part === 'sequence' &&
        !skipped.has(file.name) &&
        !skipList.includes(file.name);
      if (isDeleted && name !== undefined) {
        this.standings.set(name, { is: 'lost', why: `${release} deletes ${file.name} when it starts` });
      }
      return !isDeleted;
    });
  }

  /**
   * Stand-ins for what files register that nobody here could read: the stock sequence of their file name, or any name
   * that is called and that no other file has.
   */
  private unread(kept: readonly SequenceSource[]): ReadFile[] {
    const unsure = kept.flatMap(({ read, ...more }) => ('model' in read || read.isSure ? [] : [{ read, ...more }]));
    if (unsure.length === 0) return [];
    const registered = new Set(kept.flatMap(({ read }) => deploymentOf(read, this.release).name ?? []));
    const standIns = new Map<string, ReadFile>();
    for (const source of unsure) {
      const { read, file } = source;
      const role = nameOf(source);
      const { line, column } = read.unreadable.at;
      const at = { file: file.name, line, column };
      const why = `${file.name} could not be read: ${read.unreadable.words}${whereWords(at)}`;
      for (const name of role === undefined ? this.wanted(kept) : [role]) {
        if (registered.has(name) || standIns.has(name)) continue;
        standIns.set(name, unseen(name, why, at));
        this.standings.set(name, { is: 'unread', why, at });
        this.ids.set(name, source.id);
      }
    }
    return [...standIns.values()];
  }

  /** Names that the gateway or a file calls. */
  private wanted(kept: readonly SequenceSource[]): string[] {
    const stock = ROLES.filter((role) => role.folder === undefined && inSpan(this.release, role));
    return [...stock.map(({ name }) => name), ...this.helpers(kept)];
  }

  private standIn({ name }: Role, why: string, hasText: boolean): ReadFile {
    return (hasText ? ownSequence(name, this.release, why) : undefined) ?? unseen(name, why);
  }

  /** Names that are called and that no file here registers. */
  private helpers(sources: readonly SequenceSource[]): string[] {
    const registered = new Set(sources.flatMap(({ read }) => ('model' in read ? (read.model.name ?? []) : [])));
    const called = new Set(
      sources.flatMap(({ read }) => ('model' in read ? read.model.calls.map(({ to }) => to) : [])),
    );
    return [...called].filter((name) => !registered.has(name) && roleOfName(name) === undefined);
  }

  private settle(kept: readonly SequenceSource[]): void {
    const { standings, ids } = this;
    const deployments = new Map(this.deployed.files.map((deployment) => [deployment.model, deployment]));
    for (const source of kept) {
      const { file, read, id } = source;
      const name = nameOf(source);
      if (name === undefined) continue;
      this.fileNames.set(name, this.fileNames.get(name) ?? file.name);
      if (!('model' in read)) {
        if (read.isSure && !standings.has(name)) standings.set(name, lost(file.name, read.unreadable));
        continue;
      }
      this.fileNames.set(name, file.name);
      const [failure] = deployments.get(read.model)?.failures ?? [];
      if (failure?.code === 'duplicate-name') this.contested.add(name);
      if (failure === undefined || standings.get(name)?.is === 'deployed') standings.set(name, { is: 'deployed' });
      else standings.set(name, lost(file.name, failure));
      ids.set(name, `${ids.get(name) ?? ''}${id};`);
    }
  }

  /** The file of the set that has `name`. */
  fileOf(name: string): string | undefined {
    return this.fileNames.get(name);
  }

  standing(name: string): Standing {
    return this.standings.get(name) ?? { is: 'absent' };
  }

  /** A CORS sequence that adds headers and nothing else changes no payload: it is taken to be switched off. */
  get assumptions(): Assumptions {
    const model = this.deployed.sequences.get('_cors_request_handler_')?.model;
    return model === undefined || onlyHeaders(model.list) ? { cors: false } : {};
  }

  /** What a caller of `name` finds; equal texts for what makes no difference. */
  state(name: string): string {
    const { is } = this.standing(name);
    return is === 'lost' || is === 'absent' ? is : `${is} ${this.ids.get(name) ?? ''}`;
  }
}
