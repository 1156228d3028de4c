/**
 * What a caller finds behind a name on the gateway of one set of files: a file that deployed, the gateway's own, what
 * nobody could read, or nothing.
 * @see gateway-faults A.4, E.2, E.3; synapse-semantics 1.2, 1.3
 */
import type { FileSet } from '../estate.js';
import type { Assumptions } from '../mediation/index.js';
import { ownSequence } from '../mediation/own-sequence.js';
import { isDeletedAtStart, isOverwritten } from '../scan/target.js';
import { engineOf } from '../stock/engine.js';
import { inSpan, isCopiedSingly, isInTenantSet, type Role, roleOfFile, roleOfName } from '../stock/facts.js';
import type { Release } from '../stock/releases.js';
import { type Deployment, deploymentOf, type Failure, type Mediator, type Registry, unread } from '../synapse/index.js';
import type { SequenceSource } from './sources.js';

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
  | {
      readonly is: 'lost';
      readonly cause: 'no-xml' | 'refused' | 'deleted' | 'other-name';
      readonly why: string;
      readonly at?: Spot;
    }
  /** A file may register it, and nobody here could read that. */
  | { readonly is: 'unread'; readonly why: string; readonly at: Spot }
  /** The gateway's own file answers, which is not at hand. */
  | { readonly is: 'own'; readonly why: string }
  /** It may be beside the files that we were given. */
  | { readonly is: 'unseen'; readonly why: string }
  | { readonly is: 'absent' };

export interface GatewayOptions {
  readonly release: Release;
  /** File names that the home's deployment.toml adds to the skip list. */
  readonly skipList: readonly string[];
  /** The files were copied over those of the release, whose other files are still there. */
  readonly carriedOver: boolean;
}

/** A folder with fewer stock sequences than this was never meant to be whole. */
const LEAST_STOCK = 5;

const ABSENT: Standing = { is: 'absent' };

/** What is known of a name, and whose it is. */
interface Found<Source> {
  readonly standing: Standing;
  /** The file that answers. */
  readonly source?: Source;
  /** Files that have the name, or may have it. */
  readonly sources: readonly Source[];
}

/** The very beginning is no place to tell. */
const whereWords = ({ line, column }: Omit<Spot, 'file'>): string =>
  line * column <= 1 ? '' : ` (line ${line}, column ${column})`;

function lost(file: string, { code, words, at: { line, column } }: Failure): Standing {
  const at = { file, line, column };
  if (code !== 'not-well-formed') return { is: 'lost', cause: 'refused', why: words, at };
  return { is: 'lost', cause: 'no-xml', why: `${file} is no XML: ${words}${whereWords(at)}`, at };
}

function unreadBy(file: string, { words, at: { line, column } }: Failure): Standing {
  const why = `${file} could not be read: ${words}${whereWords({ line, column })}`;
  return { is: 'unread', why, at: { file, line, column } };
}

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

export class Gateway<Source extends SequenceSource = SequenceSource> {
  readonly release: Release;
  /** Whether the files are a whole configuration; else other files may stand beside them. */
  readonly isWhole: boolean;
  /** Whether the release copies its whole set over these files. */
  readonly isOverwritten: boolean;
  private readonly carriedOver: boolean;
  /** In the order of the folder, by the name that they register. */
  private readonly named = new Map<string, Source[]>();
  /** Names of files that the start deletes. */
  private readonly deleted = new Map<string, string>();
  /** Files that may register any name, for nobody could read them. */
  private readonly anonymous: Source[] = [];
  /** Files that are there, by file name. */
  private readonly files = new Map<string, Source>();
  private readonly found = new Map<string, Found<Source>>();
  private readonly deployments = new Map<string, Deployment | undefined>();
  private knownAssumptions: Assumptions | undefined;

  constructor(
    readonly set: FileSet,
    sources: readonly Source[],
    { release, skipList, carriedOver }: GatewayOptions,
  ) {
    this.release = release;
    this.carriedOver = carriedOver;
    this.isOverwritten = carriedOver && isOverwritten(set.origin, (name) => hasFile(sources, name), release);
    const roles = new Set<string>();
    for (const source of sources) {
      const { file } = source;
      const role = file.part === 'sequence' ? roleOfFile(file.name) : undefined;
      const name = source.registers ?? (isUnreadable(source, release) ? role?.name : undefined);
      if (name !== undefined && roleOfName(name) !== undefined) roles.add(name);
      if (carriedOver && isDeletedAtStart(set.origin, file, release, skipList) === true) {
        if (name !== undefined) this.deleted.set(name, file.name);
        continue;
      }
      if (file.part === 'sequence') this.files.set(file.name, source);
      if (name === undefined) {
        if (isUnreadable(source, release)) this.anonymous.push(source);
        continue;
      }
      const alike = this.named.get(name);
      if (alike === undefined) this.named.set(name, [source]);
      else alike.push(source);
    }
    this.isWhole = set.origin === 'super-tenant' || set.origin === 'tenant' || roles.size >= LEAST_STOCK;
  }

  /** How a name stands. */
  standing(name: string): Standing {
    return this.of(name).standing;
  }

  /** The file of the set that answers to `name`, or would if it could. */
  fileOf(name: string): string | undefined {
    const { source, sources } = this.of(name);
    return (source ?? sources.at(-1))?.file.name;
  }

  /** The source behind a name, where a call of it works. */
  sourceOf(name: string): Source | undefined {
    return this.of(name).source;
  }

  /** Whether more than one file registers the name: which one answers depends on the order of the folder. */
  isContested(name: string): boolean {
    const { standing, sources } = this.of(name);
    if (standing.is !== 'deployed') return false;
    const role = roleOfName(name);
    const hasRival = role !== undefined && !this.files.has(role.file) && this.lacking(role).is === 'own';
    return hasRival || sources.filter((source) => this.deploys(source)).length > 1;
  }

  /** What a caller of `name` finds; equal texts for what makes no difference. */
  state(name: string): string {
    const { standing, sources } = this.of(name);
    switch (standing.is) {
      case 'deployed':
      case 'unread':
        return `${standing.is} ${sources.map(({ id }) => id).join(';')}`;
      case 'own':
        return `own ${this.release}`;
      default:
        return standing.is;
    }
  }

  /** What runs when `name` is called; undefined where a call finds nothing. */
  find(name: string): Deployment | undefined {
    if (!this.deployments.has(name)) this.deployments.set(name, this.deploymentOf(name));
    return this.deployments.get(name);
  }

  /** For runs. */
  get registry(): Registry {
    return { release: this.release, engine: engineOf(this.release), sequences: { get: (name) => this.find(name) } };
  }

  /** A CORS sequence that adds headers and nothing else changes no payload: it is taken to be switched off. */
  get assumptions(): Assumptions {
    if (this.knownAssumptions === undefined) {
      const model = this.find('_cors_request_handler_')?.model;
      this.knownAssumptions = model === undefined || onlyHeaders(model.list) ? { cors: false } : {};
    }
    return this.knownAssumptions;
  }

  private of(name: string): Found<Source> {
    let found = this.found.get(name);
    if (found === undefined) {
      found = this.look(name);
      this.found.set(name, found);
    }
    return found;
  }

  private deploys(source: Source): boolean {
    const { failures, doubts } = source.deploymentOn(this.release);
    return failures.length === 0 && doubts[0]?.code !== 'not-read';
  }

  private look(name: string): Found<Source> {
    const { release } = this;
    const role = roleOfName(name);
    const isStock = role !== undefined && role.folder === undefined && inSpan(release, role);
    const sources = this.named.get(name) ?? [];
    if (this.isOverwritten && isStock && isInTenantSet(role)) {
      return { standing: { is: 'own', why: `${release} puts its own ${role.file} here` }, sources };
    }
    const deployed = sources.filter((source) => this.deploys(source));
    const source = engineOf(release).firstDuplicateWins ? deployed[0] : deployed.at(-1);
    if (source !== undefined) return { standing: { is: 'deployed' }, source, sources };
    const unsure = [...sources, ...this.anonymous].find((one) => one.deploymentOn(release).failures.length === 0);
    const [doubt] = unsure?.deploymentOn(release).doubts ?? [];
    if (unsure !== undefined && doubt !== undefined) {
      return { standing: unreadBy(unsure.file.name, doubt), sources: [unsure] };
    }
    // a stock file that registers nothing, or another name, stands where the gateway's own would be
    const inPlace = role === undefined ? undefined : this.files.get(role.file);
    const broken = sources.at(-1);
    const [failure] = broken?.deploymentOn(release).failures ?? [];
    const lacking = isStock && inPlace === undefined ? this.lacking(role) : undefined;
    if (lacking?.is === 'own') return { standing: lacking, sources };
    if (broken !== undefined && failure !== undefined) return { standing: lost(broken.file.name, failure), sources };
    if (inPlace !== undefined) {
      const other = inPlace.registers;
      const why = `${inPlace.file.name} registers ${other === undefined ? 'no name' : `${other} instead`}`;
      return { standing: { is: 'lost', cause: 'other-name', why }, sources: [inPlace] };
    }
    const deleted = this.deleted.get(name);
    if (deleted !== undefined) {
      const why = `${release} deletes ${deleted} when it starts`;
      return { standing: { is: 'lost', cause: 'deleted', why }, sources };
    }
    if (lacking !== undefined) return { standing: lacking, sources };
    if (this.isWhole || role !== undefined) return { standing: ABSENT, sources };
    return { standing: { is: 'unseen', why: `${name} is not among the files given` }, sources };
  }

  /** What is behind the name of a stock sequence that no file here has. */
  private lacking(role: Role): Standing {
    const { release, set } = this;
    const { name, file, tenantCopy } = role;
    if (!this.isWhole) return { is: 'unseen', why: `${name} is not among the files given` };
    if (!this.carriedOver) return ABSENT;
    const own: Standing = { is: 'own', why: `${release} brings its own ${file}` };
    if (set.origin !== 'tenant') return own;
    if (tenantCopy === 'unknown')
      return { is: 'unseen', why: `nobody checked whether ${release} gives tenants ${file}` };
    return isCopiedSingly(role, release) ? own : ABSENT;
  }

  private deploymentOf(name: string): Deployment | undefined {
    const { release } = this;
    const { standing, source } = this.of(name);
    switch (standing.is) {
      case 'deployed': {
        const model = source?.model;
        return source && { ...source.deploymentOn(release), name, ...(model && { model }) };
      }
      case 'own': {
        const { why } = standing;
        return deploymentOf(ownSequence(name, release, why) ?? unread('', why, undefined, name), release);
      }
      case 'unread':
        return deploymentOf(unread(standing.at.file, standing.why, standing.at, name), release);
      case 'unseen':
        return deploymentOf(unread('', standing.why, undefined, name), release);
      default:
        return undefined;
    }
  }
}

const hasFile = (sources: readonly SequenceSource[], name: string): boolean =>
  sources.some(({ file }) => file.name === name);

/** Nobody here could read it, or no gateway can. */
function isUnreadable(source: SequenceSource, release: Release): boolean {
  if (source.registers !== undefined) return false;
  const { failures, doubts } = source.deploymentOn(release);
  return [...failures, ...doubts].some(({ code }) => code === 'not-read' || code === 'not-well-formed');
}
