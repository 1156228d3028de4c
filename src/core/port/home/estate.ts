/** Old homes + new home → what to write and what to tell: the whole port on one screen. */
import { inlineSequences, type Reading, Readings } from '../../diff/reading.js';
import { type Content, type Estate, type FileSet, type Home, type PlacedFile, pathOf } from '../../estate.js';
import type { Severity } from '../../finding.js';
import { type HomeRelease, releaseOf } from '../../scan/release.js';
import type { StockFolder } from '../../stock/entry.js';
import { isCopiedSingly, isInTenantSet, roleOfName } from '../../stock/facts.js';
import type { Digest } from '../../stock/fingerprint.js';
import type { Release } from '../../stock/releases.js';
import type { ByteLimits } from '../../xml/index.js';
import type { Situation } from '../sides.js';
import type { ConflictStyle } from '../text/markers.js';
import type { Stock } from './bases.js';
import { calledIn, carryHelpers, type Own } from './carry.js';
import { baseTextOf, type FileContext, filePortOf, portFile } from './file.js';
import type { FilePort, HelperPort, HomePort, NotCarried, Output, PortReport, SetPort } from './report.js';
import { Result } from './result.js';
import { SetProofs } from './set-proofs.js';
import { type Part, type TargetFile, TargetHome } from './target.js';
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

const PARTS: Partial<Record<FileSet['origin'], Part>> = {
  'super-tenant': 'main',
  given: 'main',
  tenant: 'copies',
  'template-copies': 'copies',
  'custom-sequences': 'custom',
};

const folderOf = (set: FileSet): StockFolder =>
  set.origin === 'custom-sequences' ? 'customsequences/fault' : 'sequences';

/** What is not ported, and why; undefined for what is. */
function whyNot(set: FileSet, file: PlacedFile): string | undefined {
  switch (file.part) {
    case 'sequence-in-subfolder':
      return 'a gateway does not read folders below sequences';
    case 'api-template':
      return 'templates of the old release do not work with the new one; carry changes over by hand';
    case 'operation-policy':
      return 'a policy belongs to its APIs, which the new release loads from its database';
    case 'api':
    case 'synapse-xml':
      return undefined;
    case 'sequence':
      if (set.origin === 'carbon-app') return 'it comes out of a carbon application; port the file and build that anew';
      if (set.origin === 'apictl-project') return 'it belongs to one API; from 4.1.0 it is a policy of that API';
      if (set.origin === 'custom-sequences' && file.folder !== 'fault')
        return 'it is no fault sequence; from 4.1.0 such sequences are policies of their APIs';
      return undefined;
  }
}

/** `admin--Orders:v1--In` */
const OF_ONE_API = /^.+--.+--(?:In|Out|Fault)$/;

class HomePorter {
  readonly #from: HomeRelease;
  readonly #context: FileContext;
  readonly #ports = new Map<PlacedFile, Map<StockFolder | Part, FilePort | undefined>>();
  readonly #names = new Map<PlacedFile, string | undefined>();
  readonly #calls = new WeakMap<FilePort, readonly string[]>();
  readonly #helpers = new Map<PlacedFile, HelperPort | undefined>();
  readonly #situation: Situation;
  readonly #proofs: number;

  constructor(
    readonly home: Home,
    readonly readingOf: (content: number) => Reading,
    readonly target: TargetHome,
    readonly to: Release | undefined,
    readonly options: PortOptions,
    readonly proofs: SetProofs | undefined,
  ) {
    this.#from = releaseOf(home, readingOf, options.from);
    const { hash, conflictStyle = 'merge' } = options;
    this.#proofs = options.proofs ?? Number.POSITIVE_INFINITY;
    this.#context = { stock: options, hash, from: this.#from.releases, to, conflictStyle };
    const [from] = this.#from.releases;
    this.#situation = { hash, ...(from && { from }), ...(to && { to }) };
  }

  run(): HomePort {
    const notCarried: NotCarried[] = [];
    // What new tenants will get decides which tenants have to be written.
    const copies = this.home.sets.filter(({ origin }) => origin === 'template-copies').map((set) => this.#set(set));
    const done = new Map(copies.map((port) => [port.set, port]));
    const gets = this.#tenantFiles(copies[0]);
    const sets: SetPort[] = [];
    for (const set of this.home.sets) {
      if (PARTS[set.origin] === undefined) notCarried.push(...this.#aside(set));
      else sets.push(done.get(set) ?? this.#set(set, set.origin === 'tenant' ? gets : undefined));
    }
    return { home: this.home, from: this.#from, sets, notCarried };
  }

  /** What the gateway of the new home will give a new tenant, by file name. */
  #tenantFiles(copies: SetPort | undefined): ReadonlyMap<string, Result> {
    const ported = new Map(copies?.files.flatMap(({ file, result }) => (result ? [[file, result] as const] : [])));
    return new Map(
      this.target
        .files('copies')
        .map((stock) => [stock.file.name, ported.get(stock.file.name) ?? new Result(stock, [])]),
    );
  }

  #aside(set: FileSet): NotCarried[] {
    return set.files.flatMap((file) => {
      const reason = whyNot(set, file);
      if (reason === undefined) return [];
      const { catalogue } = this.options;
      const reading = this.readingOf(file.content);
      const known = file.part === 'api-template' ? reading.equalTemplates : reading.equals;
      const stock = file.part === 'api-template' && catalogue.byFile('api_templates', file.name) === undefined;
      return known.length > 0 || stock ? [] : [{ path: pathOf(set, file), reason }];
    });
  }

  /** Kept, since the trees of files that many tenants have are forgotten in between. */
  #nameOf(file: PlacedFile): string | undefined {
    if (!this.#names.has(file)) this.#names.set(file, this.readingOf(file.content).registeredName);
    return this.#names.get(file);
  }

  #theirs(file: PlacedFile, set: FileSet): TargetFile | undefined {
    const part = PARTS[set.origin] as Part;
    const name = this.#nameOf(file);
    const found = this.target.find(part, name, file.name);
    return found ?? (part === 'copies' ? this.target.find('main', name, file.name) : undefined);
  }

  #port(file: PlacedFile, set: FileSet): FilePort | undefined {
    const theirs = this.#theirs(file, set);
    const outcome = portFile(file, this.readingOf(file.content), folderOf(set), theirs, this.#context);
    return outcome && filePortOf(outcome, file, theirs);
  }

  #baseText({ source }: FilePort, set: FileSet): string | undefined {
    const theirs = this.#theirs(source, set);
    return theirs && baseTextOf(source, this.readingOf(source.content), folderOf(set), theirs, this.#context);
  }

  #known(file: PlacedFile, set: FileSet): FilePort | undefined {
    const part = PARTS[set.origin] as Part;
    let known = this.#ports.get(file);
    if (known === undefined) {
      known = new Map();
      this.#ports.set(file, known);
    }
    if (!known.has(part)) known.set(part, this.#port(file, set));
    return known.get(part);
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

  #set(set: FileSet, tenantGets?: ReadonlyMap<string, Result>): SetPort {
    const files: FilePort[] = [];
    const own = new Map<string, Own>();
    const notCarried: NotCarried[] = [];
    const registered = new Map<string, PlacedFile>();
    for (const file of set.files) {
      if (file.part === 'api') continue;
      const reason = whyNot(set, file);
      if (reason !== undefined) {
        if (this.readingOf(file.content).equals.length === 0) notCarried.push({ path: pathOf(set, file), reason });
        continue;
      }
      const reading = this.readingOf(file.content);
      if (file.part === 'synapse-xml') {
        for (const inline of inlineSequences(reading)) {
          const path = `${pathOf(set, file)} ${inline.registeredName}`;
          notCarried.push({
            path,
            reason: 'it stands in a synapse.xml; give it a file of its own below sequences, and port that',
          });
        }
        continue;
      }
      const port = this.#known(file, set);
      const name = this.#nameOf(file);
      const rival = name === undefined ? undefined : registered.get(name);
      if (name !== undefined && rival === undefined) registered.set(name, file);
      if (rival !== undefined && name !== undefined) {
        const why = `${rival.name} registers ${name} too, and which of the two is in force cannot be seen`;
        const twin = files.findIndex(({ source }) => source === rival);
        const first = files[twin];
        if (first !== undefined)
          files[twin] = collided(
            first,
            `${file.name} registers ${name} too, and which of the two is in force cannot be seen`,
          );
        if (port !== undefined) files.push(collided(port, why));
        else notCarried.push({ path: pathOf(set, file), reason: why });
        continue;
      }
      if (port !== undefined) files.push(port);
      else if (name === undefined)
        notCarried.push({ path: pathOf(set, file), reason: 'it is no sequence with a name' });
      else own.set(name, { source: file, name, reading });
    }
    const callers = files.map((port) => ({ file: port.file, calls: this.#callsOf(port) }));
    const { helpers, unresolved } = carryHelpers(
      callers.filter(({ calls }) => calls.length > 0),
      own,
      (name) => this.target.registers(name),
      this.#situation,
      (helper, make) => {
        if (!this.#helpers.has(helper.source)) this.#helpers.set(helper.source, make());
        return this.#helpers.get(helper.source);
      },
    );
    const taken = new Set(helpers.map(({ source }) => source));
    for (const { source, name } of own.values()) {
      if (taken.has(source)) continue;
      const reason = OF_ONE_API.test(name)
        ? 'it belongs to one API, for which the new release makes its own'
        : this.target.registers(name)
          ? 'the new home has a sequence of this name'
          : 'nothing that was ported calls it; an API may';
      notCarried.push({ path: pathOf(set, source), reason });
    }
    const needed = tenantGets === undefined || helpers.length > 0 || files.some((port) => differs(port, tenantGets));
    const outputs = needed ? this.#outputs(set, files, helpers, tenantGets) : [];
    const made = { set, files, helpers, unresolved, notCarried, needed, outputs };
    const isOpen = set.origin !== 'tenant' || (this.proofs?.runs ?? 0) < this.#proofs;
    const baseText = (port: FilePort) => this.#baseText(port, set);
    const proof = isOpen ? this.proofs?.of(this.home, made, this.#from.releases[0], tenantGets, baseText) : undefined;
    return { ...made, isProven: isOpen && this.proofs !== undefined, ...(proof !== undefined && { proof }) };
  }

  #outputs(
    set: FileSet,
    files: readonly FilePort[],
    helpers: readonly HelperPort[],
    tenantGets: ReadonlyMap<string, Result> | undefined,
  ): Output[] {
    const part = PARTS[set.origin] as Part;
    const outputs = new Map<string, Output>();
    const put = (path: string, content: Output['content'], what: Output['what']): void => {
      outputs.set(path, { path, content, what });
    };
    if (tenantGets !== undefined) {
      const folder = `${set.base}/sequences`;
      // Without the whole set the gateway would take the tenant for incomplete and copy its own over it.
      for (const [file, given] of tenantGets) put(`${folder}/${file}`, given, 'stock-copy');
      for (const { file, result } of files) {
        if (result !== undefined && (tenantGets.has(file) || !result.unchanged)) {
          put(`${folder}/${file}`, result, result.unchanged ? 'stock-copy' : 'ported');
        }
      }
      for (const helper of helpers) put(`${folder}/${helper.file}`, helper, 'helper');
      return [...outputs.values()];
    }
    for (const { result } of files) {
      if (result !== undefined && !result.unchanged) put(result.stockPath, result, 'ported');
    }
    const home = this.target.set(part) ?? this.target.set('main');
    const neighbour = home?.files.find((file) => file.part === 'sequence');
    for (const helper of helpers) {
      const steps = [home?.base, neighbour?.folder, helper.file];
      put(steps.filter((step) => step !== undefined && step !== '').join('/'), helper, 'helper');
    }
    return [...outputs.values()];
  }
}

const collided = ({ file, name, source }: FilePort, why: string): FilePort => ({
  file,
  source,
  status: 'undecided',
  edits: [],
  why,
  ...(name !== undefined && { name }),
});

/** Whether a tenant would not get by itself what the port gives it. */
function differs({ file, name, result }: FilePort, gets: ReadonlyMap<string, Result>): boolean {
  if (result === undefined) return false;
  const role = name === undefined ? undefined : roleOfName(name);
  const given = role !== undefined && (isInTenantSet(role) || isCopiedSingly(role)) ? gets.get(file) : undefined;
  return given === undefined ? !result.unchanged : !given.equals(result);
}

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
  const target = new TargetHome(targetHome, theirs);
  const to = releaseOfTarget(targetHome, theirs, options.to);
  const homes = estate.homes.map((home) => {
    const proofs = to === undefined || options.proofs === 0 ? undefined : new SetProofs(ours, theirs, target, to);
    return new HomePorter(home, ours, target, to, options, proofs).run();
  });
  const whole = { into: targetHome.input, to, already: targetHome.product.skipList ?? [], broken: target.broken };
  return reportOf(homes, whole, options);
}
