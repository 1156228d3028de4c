/** Triples that an in-place update left: base, ours and theirs are all at hand, so nothing has to be looked up. */
import { Reading } from '../../diff/reading.js';
import type { Content, FileSet, Home, PlacedFile } from '../../estate.js';
import { isRelease, type Release } from '../../stock/releases.js';
import type { PortOptions } from './estate.js';
import { type FileContext, filePortOf, portOnto } from './file.js';
import type { FilePort, HomePort, Output, PortReport, SetPort } from './report.js';
import type { TargetFile } from './target.js';
import { reportOf } from './whole.js';

export interface TripleToPort {
  /** The customised file, below the folder it was found in. */
  readonly path: string;
  readonly base: Content;
  readonly ours: Content;
  readonly theirs: Content;
}

const releasesOf = (reading: Reading): Release[] =>
  reading.equals
    .flatMap(({ variant }) => variant.releases.map((label) => label.replace(/\+.*$/, '')))
    .filter(isRelease);

interface PortedTriple {
  readonly port: FilePort;
  readonly from?: Release | undefined;
  readonly to?: Release | undefined;
}

function portTriple({ path, base, ours, theirs }: TripleToPort, options: PortOptions): PortedTriple {
  const { catalogue, limits, hash, conflictStyle = 'merge' } = options;
  const tools = { catalogue, limits, hash };
  const [old, own, fresh] = [base, ours, theirs].map((content) => new Reading(content, tools)) as [
    Reading,
    Reading,
    Reading,
  ];
  const name = path.slice(path.lastIndexOf('/') + 1);
  const source: PlacedFile = { part: 'sequence', name, folder: '', content: -1 };
  for (const [reading, suffix] of [
    [old, '.old'],
    [own, ''],
    [fresh, '.updated'],
  ] as const) {
    if (reading.parsed.ok) continue;
    const { reason, line, column } = reading.parsed.problem;
    const why = `${name}${suffix}: ${reason}`;
    return { port: { file: name, source, status: 'unreadable', edits: [], why, place: { line, column } } };
  }
  const from = options.from ?? releasesOf(old)[0];
  const to = options.to ?? releasesOf(fresh)[0] ?? from;
  const context: FileContext = { stock: options, hash, from: from ? [from] : [], to, conflictStyle };
  const side = (reading: Reading) => {
    const { parsed } = reading;
    if (!parsed.ok) throw new Error('a triple was ported before it was read');
    return {
      source: parsed.document.source,
      root: parsed.document.root,
      tree: reading.fingerprint,
      decoded: parsed.decoded,
    };
  };
  const registered = fresh.registeredName;
  const target: TargetFile = {
    file: source,
    path,
    name: registered,
    side: side(fresh),
    decoded: side(fresh).decoded,
    bytes: theirs.bytes,
    isVendors: true,
  };
  const bases = [{ side: side(old), releases: from ? [from] : [] }];
  return { port: filePortOf(portOnto(side(own), bases, target, context), source, target), from, to };
}

/** Ports triples. @param input how the user named where they are */
export function portTriples(input: string, triples: readonly TripleToPort[], options: PortOptions): PortReport {
  const ported = triples.map((triple) => ({ path: triple.path, ...portTriple(triple, options) }));
  const sets = ported.map(({ path, port }): SetPort => {
    const at = path.lastIndexOf('/');
    const set: FileSet = { origin: 'given', base: at < 0 ? '' : path.slice(0, at), files: [port.source] };
    const { result } = port;
    const outputs: Output[] = result === undefined ? [] : [{ path, content: result, what: 'ported' }];
    return {
      set,
      files: [port],
      helpers: [],
      unresolved: [],
      clashes: [],
      notCarried: [],
      needed: true,
      outputs,
      isProven: true,
    };
  });
  const home: Home = {
    input,
    kind: 'sequences',
    product: { evidence: [] },
    sets: sets.map(({ set }) => set),
    notes: [],
  };
  const known = (of: (one: PortedTriple) => Release | undefined): Release[] => [
    ...new Set(ported.map(of).filter((release) => release !== undefined)),
  ];
  const releases = known(({ from }) => from);
  const because = 'the files that the update left';
  const how = options.from !== undefined ? 'given' : releases.length > 0 ? 'stock-files' : 'unknown';
  const port: HomePort = { home, from: { releases, how, because }, sets, notCarried: [] };
  const [to] = known((one) => one.to);
  return reportOf([port], { into: input, to, already: [], broken: [] }, options);
}
