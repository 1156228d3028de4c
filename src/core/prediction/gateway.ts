/**
 * The files of a set as a gateway of one release has them at run time: which names are registered, which are the
 * gateway's own, and which nobody showed us.
 */
import type { FileSet, PlacedFile } from '../estate.js';
import type { Assumptions } from '../mediation/index.js';
import { ownSequence } from '../mediation/own-sequence.js';
import { isOverwritten } from '../scan/target.js';
import { inSpan, isInTenantSet, ROLES, type Role, roleOfName, skipListOf } from '../stock/facts.js';
import type { Release } from '../stock/releases.js';
import { type DeployedSet, deploySet, type Mediator, type ReadFile } from '../synapse/index.js';

/** A file of the set that may register a sequence. */
export interface SequenceSource {
  readonly file: PlacedFile;
  readonly read: ReadFile;
  /** Equal for equal contents under one name. */
  readonly id: string;
}

export type Standing =
  | { readonly is: 'deployed' }
  /** It is there, and does not register or does not survive the start. */
  | { readonly is: 'lost'; readonly why: string }
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
function unseen(name: string, why: string): ReadFile {
  const at = { file: '', element: 'sequence', line: 0, column: 0, start: 0, end: 0 };
  const list: Mediator[] = [{ kind: 'opaque', at, element: why, calls: [] }];
  const model = { file: '', name, at, list, problems: [], elements: [], classes: [], calls: [] };
  return { file: why, model };
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
    const names = new Set(sources.flatMap(({ read }) => ('model' in read ? (read.model.name ?? []) : [])));
    const known = [...names].filter((name) => roleOfName(name) !== undefined).length;
    this.isWhole = set.origin === 'super-tenant' || set.origin === 'tenant' || known >= LEAST_STOCK;
    const kept = this.keep(sources, skipList, carriedOver);
    const stock = ROLES.filter((role) => role.folder === undefined && inSpan(release, role));
    const others: ReadFile[] = [];
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
    return sources.filter(({ file, read }) => {
      const name = 'model' in read ? read.model.name : undefined;
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
    for (const { file, read, id } of kept) {
      if (!('model' in read) || read.model.name === undefined) continue;
      const { name } = read.model;
      this.fileNames.set(name, file.name);
      const [failure] = deployments.get(read.model)?.failures ?? [];
      if (failure?.code === 'duplicate-name') this.contested.add(name);
      if (failure === undefined || standings.get(name)?.is === 'deployed') standings.set(name, { is: 'deployed' });
      else standings.set(name, { is: 'lost', why: failure.words });
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
    return is === 'deployed' || is === 'own' ? `${is} ${this.ids.get(name) ?? ''}` : is;
  }
}
