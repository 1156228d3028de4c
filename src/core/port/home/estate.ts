/** Old homes + new home → what to write and what to tell: the whole port on one screen. */
import { type Reading, Readings } from '../../diff/reading.js';
import { type Content, type Estate, type FileSet, type Home, type PlacedFile, pathOf } from '../../estate.js';
import type { Severity } from '../../finding.js';
import { type HomeRelease, releaseOf } from '../../scan/release.js';
import type { Digest } from '../../stock/fingerprint.js';
import type { Release } from '../../stock/releases.js';
import type { ByteLimits } from '../../xml/index.js';
import type { Situation } from '../sides.js';
import type { ConflictStyle } from '../text/markers.js';
import { type AppPort, portApp } from './apps.js';
import { OF_ONE_API, whyNot, withRefusal } from './aside.js';
import type { Stock } from './bases.js';
import { calledIn, carryHelpers } from './carry.js';
import { FilePorter, PARTS } from './file-porter.js';
import { differs, outputsOf, type TenantFiles } from './outputs.js';
import type { FilePort, HelperPort, HomePort, NotCarried, PortReport, SetPort } from './report.js';
import { Result } from './result.js';
import { SetProofs } from './set-proofs.js';
import { type Registered, registered, type Source, Sources } from './sources.js';
import { type Part, TargetHome } from './target.js';
import { reportOf } from './whole.js';

export interface PortOptions extends Stock {
  readonly hash: Digest;
  readonly limits: ByteLimits;
  readonly from?: Release;
  readonly to?: Release;
  readonly conflictStyle?: ConflictStyle;
  readonly levels: ReadonlyMap<string, Severity | 'off'>;
  /** How many handlers may be predicted before further tenants are left unproven; 0: no proof. */
  readonly proofs?: number;
}

class HomePorter {
  readonly #from: HomeRelease;
  readonly #files: FilePorter;
  readonly #calls = new WeakMap<FilePort, readonly string[]>();
  readonly #helpers = new Map<Source, HelperPort | undefined>();
  readonly #situation: Situation;
  readonly #proofs: number;
  readonly #apps = new Map<FileSet, AppPort>();

  constructor(
    readonly home: Home,
    readonly readingOf: (content: number) => Reading,
    readonly sources: Sources,
    readonly target: TargetHome,
    readonly to: Release | undefined,
    readonly options: PortOptions,
    readonly proofs: SetProofs | undefined,
  ) {
    this.#from = releaseOf(home, readingOf, options.from);
    const { hash, conflictStyle = 'merge' } = options;
    this.#proofs = options.proofs ?? Number.POSITIVE_INFINITY;
    const context = { stock: options, hash, from: this.#from.releases, to, conflictStyle };
    this.#files = new FilePorter(target, context);
    const [from] = this.#from.releases;
    this.#situation = { hash, ...(from && { from }), ...(to && { to }) };
  }

  run(): HomePort {
    const notCarried: NotCarried[] = [];
    for (const set of this.home.sets) if (set.origin === 'carbon-app') this.#apps.set(set, this.#app(set));
    // What new tenants will get decides which tenants have to be written.
    const copies = this.home.sets.filter(({ origin }) => origin === 'template-copies').map((set) => this.#set(set));
    const done = new Map(copies.map((port) => [port.set, port]));
    const gets = this.#tenantFiles(copies[0]);
    const sets: SetPort[] = [];
    for (const set of this.home.sets) {
      const app = this.#apps.get(set);
      if (app !== undefined) sets.push(app);
      else if (PARTS[set.origin] === undefined) notCarried.push(...this.#aside(set));
      else sets.push(done.get(set) ?? this.#set(set, set.origin === 'tenant' ? gets : undefined));
    }
    return { home: this.home, from: this.#from, sets, notCarried };
  }

  /** What the gateway of the new home will give a new tenant, by file name. */
  #tenantFiles(copies: SetPort | undefined): TenantFiles {
    const ported = new Map(copies?.files.flatMap(({ file, result }) => (result ? [[file, result] as const] : [])));
    return new Map(
      this.target
        .files('copies')
        .map((stock) => [stock.file.name, ported.get(stock.file.name) ?? new Result(stock, [])]),
    );
  }

  #aside(set: FileSet): NotCarried[] {
    return set.files.flatMap((file) => {
      const why = whyNot(set, file, this.to);
      if (why === undefined) return [];
      const { catalogue } = this.options;
      const reading = this.readingOf(file.content);
      const known = file.part === 'api-template' ? reading.equalTemplates : reading.equals;
      const stock = file.part === 'api-template' && catalogue.byFile('api_templates', file.name) === undefined;
      return known.length > 0 || stock ? [] : [{ path: pathOf(set, file), reason: this.#withRefusal(why, file) }];
    });
  }

  #withRefusal(why: string, file: PlacedFile): string {
    return file.part === 'sequence' ? withRefusal(why, this.readingOf(file.content).readFile(file.name), this.to) : why;
  }

  #app(set: FileSet): AppPort {
    const sources = set.files.flatMap((file) => this.sources.of(file));
    return portApp(set, registered(sources, []), {
      home: this.home,
      files: this.#files,
      target: this.target,
      situation: this.#situation,
      callsOf: (port) => this.#callsOf(port),
    });
  }

  /** The applications that a gateway deploys beside a set. */
  #appsBeside({ origin, tenant }: FileSet): AppPort[] {
    if (origin !== 'super-tenant' && origin !== 'tenant') return [];
    return [...this.#apps.values()].filter(({ set }) => set.tenant === tenant);
  }

  #callsOf(port: FilePort): readonly string[] {
    const { result } = port;
    if (result === undefined || result.unchanged) return [];
    if (port.calls !== undefined) return port.calls;
    let calls = this.#calls.get(port);
    if (calls === undefined) {
      calls = calledIn(result.text);
      this.#calls.set(port, calls);
    }
    return calls;
  }

  /** What of a set registers sequences, and what of it is left aside. */
  #sourcesOf(set: FileSet, notCarried: NotCarried[]): Registered {
    const sources: Source[] = [];
    for (const file of set.files) {
      if (file.part === 'api') continue;
      const why = whyNot(set, file, this.to);
      if (why === undefined) sources.push(...this.sources.of(file));
      else if (this.readingOf(file.content).equals.length === 0)
        notCarried.push({ path: pathOf(set, file), reason: this.#withRefusal(why, file) });
    }
    return registered(sources, this.#from.releases);
  }

  #set(set: FileSet, tenantGets?: TenantFiles): SetPort {
    const files: FilePort[] = [];
    const own = new Map<string, Source>();
    const notCarried: NotCarried[] = [];
    const aside = (source: Source, reason: string): void => {
      notCarried.push({ path: pathIn(set, source), reason });
    };
    const { inForce, shadowed, open } = this.#sourcesOf(set, notCarried);
    for (const source of inForce) {
      const port = this.#files.port(source, set.origin);
      if (port !== undefined) files.push(port);
      else if (source.name === undefined) aside(source, 'it is no sequence with a name');
      else own.set(source.name, source);
    }
    for (const { source, why } of open) {
      const port = this.#files.port(source, set.origin);
      if (port !== undefined) files.push(collided(port, why));
      else aside(source, why);
    }
    for (const { source, why } of shadowed) if (source.reading.equals.length === 0) aside(source, why);
    const apps = this.#appsBeside(set);
    const callers = [
      ...files.map((port) => ({ file: port.file, calls: this.#callsOf(port) })),
      ...apps.flatMap(({ open: calls }) => calls),
    ];
    const part = PARTS[set.origin] as Part;
    const brought = new Map<AppPort, string>();
    const isBrought = (name: string): boolean => {
      const app = apps.find(({ names }) => names.has(name));
      if (app !== undefined) brought.set(app, name);
      return app !== undefined;
    };
    const { helpers, unresolved, clashes, there } = carryHelpers(
      callers.filter(({ calls }) => calls.length > 0),
      own,
      {
        inTarget: (name) => this.target.named(name, part),
        isFile: (file) => this.target.hasFile(file, part),
        isBrought,
      },
      this.#situation,
      (helper, make) => {
        if (!this.#helpers.has(helper)) this.#helpers.set(helper, make());
        return this.#helpers.get(helper);
      },
    );
    for (const [app, name] of brought) {
      const path = app.set.archive ?? '';
      notCarried.push({
        path,
        reason: `what was ported calls ${name} in it; the new gateway needs the application too`,
      });
    }
    const taken = new Set([...helpers, ...clashes].map(({ name }) => name));
    for (const [name, source] of own) {
      if (taken.has(name) || there.has(name)) continue;
      const reason = OF_ONE_API.test(name)
        ? 'it belongs to one API, for which the new release makes its own'
        : this.target.named(name, part) !== undefined
          ? 'the new home has a sequence of this name'
          : 'nothing that was ported calls it; an API may';
      aside(source, reason);
    }
    const needed =
      tenantGets === undefined || helpers.length > 0 || files.some((port) => differs(port, tenantGets, this.to));
    const outputs = needed ? outputsOf({ set, files, helpers }, part, this.target, tenantGets) : [];
    const made = { set, files, helpers, unresolved, clashes, notCarried, needed, outputs };
    const isOpen = set.origin !== 'tenant' || (this.proofs?.runs ?? 0) < this.#proofs;
    const baseText = (port: FilePort) => this.#files.baseText(port, set.origin);
    const proof = isOpen ? this.proofs?.of(this.home, made, this.#from.releases[0], tenantGets, baseText) : undefined;
    return { ...made, isProven: isOpen && this.proofs !== undefined, ...(proof !== undefined && { proof }) };
  }
}

/** Path of a source below its home; for an inline sequence with its name behind. */
const pathIn = (set: FileSet, { file, inline }: Source): string =>
  inline === undefined ? pathOf(set, file) : `${pathOf(set, file)} ${inline.name}`;

const collided = ({ file, name, source, inline }: FilePort, why: string): FilePort => ({
  file,
  source,
  ...(inline !== undefined && { inline }),
  status: 'undecided',
  edits: [],
  why,
  ...(name !== undefined && { name }),
});

/** What of the new home could not be read at all. */
const unreadable = ({ notes }: Home): { readonly path: string; readonly reason: string }[] =>
  notes.filter(({ kind }) => kind === 'unreadable').map(({ path, reason }) => ({ path, reason }));

function releaseOfTarget(target: Home, readingOf: (content: number) => Reading, given: Release | undefined) {
  const { releases } = releaseOf(target, readingOf, given);
  // Where several releases ship the same files, what is said of the first holds for them as far as files go.
  return releases[0];
}

/**
 * Ports everything that was found in old homes onto one new home.
 * @throws never; the caller has made sure that `into` holds one home
 */
export function portEstate(estate: Estate, into: Estate, options: PortOptions): PortReport {
  const { catalogue, limits, hash } = options;
  const read = ({ contents }: Estate) => {
    const readings = new Readings({ catalogue, limits, hash });
    return (content: number): Reading => readings.of(contents[content] as Content);
  };
  const [ours, theirs] = [read(estate), read(into)];
  const targetHome = into.homes[0] as Home;
  const to = releaseOfTarget(targetHome, theirs, options.to);
  const target = new TargetHome(targetHome, theirs, to);
  const sources = new Sources(ours);
  const homes = estate.homes.map((home) => {
    const proofs = to === undefined || options.proofs === 0 ? undefined : new SetProofs(sources, theirs, target, to);
    return new HomePorter(home, ours, sources, target, to, options, proofs).run();
  });
  const whole = {
    into: targetHome.input,
    to,
    already: targetHome.product.skipList ?? [],
    broken: [...target.broken, ...unreadable(targetHome)],
  };
  return reportOf(homes, whole, options);
}
