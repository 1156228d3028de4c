/** What a gateway of a release deploys of the files of a home: for the super tenant, and for each tenant. */
import { sequenceName } from '../core/diff/reading.js';
import type { Content, Estate, FileSet, Home } from '../core/estate.js';
import { isOverwritten } from '../core/scan/target.js';
import {
  isCopiedSingly,
  isInTenantSet,
  ROLES,
  SKIP_LIST_UNVERIFIED_SINCE,
  skipListOf,
  tenantTriggers,
} from '../core/stock/facts.js';
import { isAtLeast, type Release } from '../core/stock/releases.js';
import {
  type DeployedSet,
  deploySet,
  type ReadFile,
  readForGateway,
  readSequenceModel,
} from '../core/synapse/index.js';
import { listed } from '../core/text.js';
import { childElements, readXmlBytes } from '../core/xml/index.js';

export interface DeployedHome {
  readonly release: Release;
  readonly superTenant: DeployedSet;
  /** By the number of the tenant's folder. */
  readonly tenants: ReadonlyMap<string, DeployedSet>;
  /** What the gateway does to the files before it reads them, and what cannot be known of them: whole sentences. */
  readonly notes: readonly string[];
}

export interface DeployOptions {
  /** File name → content of the release's own stock, where it is at hand: it fills what the gateway fills from its pack. */
  readonly stock?: ReadonlyMap<string, Uint8Array>;
}

/** Stock files that came so late that nobody checked whether the default list has them. */
const UNCHECKED = ROLES.filter(({ since }) => isAtLeast(since, SKIP_LIST_UNVERIFIED_SINCE)).map(({ file }) => file);

/** Names that the start-up cleaner leaves alone; undefined where nothing is deleted. */
function keptNames({ product }: Home, release: Release): ReadonlySet<string> | undefined {
  const list = skipListOf(release);
  const unchecked = isAtLeast(release, SKIP_LIST_UNVERIFIED_SINCE) ? UNCHECKED : [];
  return list && new Set([...list, ...unchecked, ...(product.skipList ?? [])]);
}

/** Tenants that a note names; the others are counted. */
const MOST_NAMED = 4;

const whose = (set: FileSet): string => (set.tenant === undefined ? 'the super tenant' : `tenant ${set.tenant}`);

/** The named sequences inside a synapse.xml. */
function inlineSequences(file: string, { bytes }: Content): { key: string; read: ReadFile }[] {
  const parsed = readXmlBytes(bytes);
  if (!parsed.ok || parsed.document.root.local !== 'definitions') return [];
  return childElements(parsed.document.root).flatMap((root) => {
    const name = sequenceName(root);
    if (name === undefined) return [];
    return [{ key: `${file}#${name}`, read: { file, model: readSequenceModel(file, { ...parsed.document, root }) } }];
  });
}

class Deployer {
  /** What is said → of whom. */
  private readonly said = new Map<string, string[]>();
  private readonly read = new Map<string, ReadFile>();

  constructor(
    private readonly home: Home,
    private readonly contents: readonly Content[],
    private readonly release: Release,
    private readonly stock: ReadonlyMap<string, Uint8Array> | undefined,
  ) {}

  /** Reading does not depend on the tenant, so equal contents are read once. */
  private file(name: string, key: string, bytes: Uint8Array): ReadFile {
    const id = `${name}\0${key}`;
    const read = this.read.get(id) ?? readForGateway(name, bytes);
    this.read.set(id, read);
    return read;
  }

  private note(words: string, set: FileSet): void {
    this.said.set(words, [...(this.said.get(words) ?? []), whose(set)]);
  }

  get notes(): string[] {
    return [...this.said].map(([words, who]) => {
      const more = who.length > MOST_NAMED ? [`${who.length - MOST_NAMED} more`] : [];
      return `Of ${listed([...who.slice(0, MOST_NAMED), ...more])}: ${words}.`;
    });
  }

  deploy(set: FileSet): DeployedSet {
    const { release } = this;
    const files = new Map<string, ReadFile>();
    const kept = keptNames(this.home, release);
    const deleted: string[] = [];
    for (const { part, name, content } of set.files) {
      if (part === 'synapse-xml') {
        for (const inline of inlineSequences(name, this.contents[content] as Content))
          files.set(inline.key, inline.read);
      }
      if (part !== 'sequence') continue;
      if (kept !== undefined && !kept.has(name)) {
        deleted.push(name);
        continue;
      }
      const { sha256, bytes } = this.contents[content] as Content;
      files.set(name, this.file(name, sha256, bytes));
    }
    if (deleted.length > 0) {
      this.note(`${release} deletes ${deleted.join(', ')} when it starts`, set);
    }
    this.fill(set, files);
    return deploySet([...files.values()], release, { closed: true });
  }

  /** What the gateway copies into a tenant that it loads. */
  private fill(set: FileSet, files: Map<string, ReadFile>): void {
    const { release, stock } = this;
    if (set.origin !== 'tenant') return;
    const overwritten = isOverwritten('tenant', (name) => files.has(name), release);
    const copied = ROLES.filter(
      (role) => (overwritten && isInTenantSet(role)) || (isCopiedSingly(role, release) && !files.has(role.file)),
    ).filter(({ file }) => stock === undefined || stock.has(file));
    for (const { file } of stock === undefined ? [] : copied) {
      files.set(file, this.file(file, 'stock', stock?.get(file) as Uint8Array));
    }
    if (overwritten && stock === undefined) {
      const missing = tenantTriggers(release).find((name) => !files.has(name));
      const why = `there is no ${missing}, so ${release} would put its own stock there`;
      this.note(`${why}; that is not at hand (--stock-pack), and the files answer as they are`, set);
    }
  }
}

/** Deploys one home. Files that no gateway looks at are left out. */
export function deployHome(estate: Estate, release: Release, { stock }: DeployOptions = {}): DeployedHome {
  const [home] = estate.homes;
  const deployer = new Deployer(home as Home, estate.contents, release, stock);
  const sets = (home as Home).sets;
  const main = sets.find(({ origin }) => origin === 'super-tenant') ?? sets.find(({ origin }) => origin === 'given');
  const tenants = sets.filter(({ origin }) => origin === 'tenant');
  return {
    release,
    superTenant: deployer.deploy(main ?? { origin: 'given', base: '', files: [] }),
    tenants: new Map(tenants.map((set) => [set.tenant ?? '', deployer.deploy(set)])),
    notes: deployer.notes,
  };
}
