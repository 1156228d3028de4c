import type { Content, Estate, PlacedFile } from '../../core/estate.js';
import { type PortOptions, portEstate } from '../../core/port/home/estate.js';
import { holdsSequences } from '../../core/port/home/inline.js';
import type { Output, PortReport } from '../../core/port/home/report.js';
import { portTriples } from '../../core/port/home/triples.js';
import { count } from '../../core/text.js';
import { decodeXml } from '../../core/xml/index.js';
import { UsageError } from '../../errors.js';
import { hashBytes, sha256 } from '../../files/contents.js';
import { readEstate } from '../../files/estate.js';
import { readTriples } from '../../files/triples.js';
import { checkFolder, type FileToWrite, writeTree } from '../../files/write-tree.js';
import { portReporters } from '../../report/port/index.js';
import { portPatch } from '../../report/port/patch.js';
import { plain } from '../../report/style.js';
import type { PortCommandOptions } from '../commands/port.js';
import { emit, gateOf, toolContext } from '../emit.js';
import { exitCodeOf } from '../exit.js';
import { writeTo } from '../output.js';
import { progressTo } from '../progress.js';
import { ruleLevels } from '../rule-levels.js';
import { readStock } from '../stock.js';

const DEFAULT_FOLDER = 'ported';

/** Handlers that are predicted before further tenants are left unproven; a handler takes about 30 ms. */
const PROOFS = { auto: 60, all: Number.POSITIVE_INFINITY, none: 0 } as const;

/** The new home. @throws UsageError when it holds no sequences to port into */
async function readTarget(path: string, maxBytes: number): Promise<Estate> {
  const into = await readEstate([path], { maxBytes, tenants: false });
  const [home] = into.homes;
  if (home?.kind === 'micro-integrator')
    throw new UsageError(`${path}: is a Micro Integrator, which has other sequences`);
  const holds = ({ part, content }: PlacedFile): boolean =>
    part === 'sequence' || (part === 'synapse-xml' && holdsSequences((into.contents[content] as Content).bytes));
  const hasSequences = home?.sets.some(
    ({ origin, files }) => (origin === 'super-tenant' || origin === 'given') && files.some(holds),
  );
  if (hasSequences !== true) {
    throw new UsageError(
      `${path}: has no sequences to port into`,
      'give a home or pack with a gateway: all-in-one, or from 4.5.0 the universal gateway',
    );
  }
  return into;
}

/** Where in the new home the file lies that a tenant gets. */
function stockCopies(into: Estate): (name: string) => string {
  const copies = into.homes[0]?.sets.find(({ origin }) => origin === 'template-copies');
  return (name) => `${copies?.base ?? ''}/${name}`;
}

const outputsOf = ({ homes }: PortReport): Output[] =>
  homes.flatMap(({ sets }) => sets.flatMap(({ outputs }) => outputs));

/** Two old homes cannot both give one file of the new one. */
function checkOutputs(report: PortReport): void {
  const seen = new Set<string>();
  for (const { path } of outputsOf(report)) {
    if (seen.has(path)) throw new UsageError(`${path}: more than one of the old homes has it; port them one at a time`);
    seen.add(path);
  }
}

/** Nothing of ours is written that two XML readers do not read alike. */
async function checkReaders(report: PortReport): Promise<void> {
  const { readersAgree } = await import('../../core/xml/second-reader.js');
  const seen = new Set<Output['content']>();
  for (const { path, content, what } of outputsOf(report)) {
    if (what === 'stock-copy' || seen.has(content)) continue;
    seen.add(content);
    const decoded = decodeXml(content.bytes);
    if (!decoded.ok || !readersAgree(decoded.text))
      throw new UsageError(`${path}: two XML readers disagree about the result, so nothing is written`);
  }
}

function* filesOf(report: PortReport, context: Parameters<typeof portReporters.text>[1]): Generator<FileToWrite> {
  for (const { path, content } of outputsOf(report)) yield { path, bytes: content.bytes };
  const encode = (text: Iterable<string>): Uint8Array => Buffer.from([...text].join(''));
  if (report.snippet !== undefined) yield { path: 'deployment.toml.snippet', bytes: Buffer.from(report.snippet) };
  yield { path: 'faultshift-port.txt', bytes: encode(portReporters.text(report, context)) };
  yield { path: 'faultshift-port.json', bytes: encode(portReporters.json(report, context)) };
}

/** Ports what an in-place update left beside the customised files. */
function portLeftovers(paths: readonly string[], options: PortOptions): PortReport {
  const [path = '.', ...others] = paths;
  if (others.length > 0) throw new UsageError('without --into, give one folder or file at a time');
  const triples = readTriples(path, options.limits.maxBytes);
  if (triples.length === 0) {
    throw new UsageError(
      `${path}: no file here has .old and .updated beside it`,
      '--into says which home or pack takes the edits',
    );
  }
  const content = (bytes: Uint8Array): Content => ({ sha256: hashBytes(bytes), bytes });
  const contents = triples.map(({ path: file, base, ours, theirs }) => ({
    path: file,
    base: content(base),
    ours: content(ours),
    theirs: content(theirs),
  }));
  return portTriples(path, contents, options);
}

/** @returns the exit code */
export async function runPort(paths: readonly string[], options: PortCommandOptions): Promise<number> {
  const { into, dryRun = false, conflictStyle, from, to, maxFileSize: maxBytes, maxDepth } = options;
  const folder = dryRun ? undefined : (options.out ?? (options.write ? DEFAULT_FOLDER : undefined));
  if (folder !== undefined)
    checkFolder(folder, [...paths, ...(into === undefined ? [] : [into]), ...options.stockPack]);
  const levels = ruleLevels(options.rule);
  const limits = { maxBytes, maxDepth };
  const { catalogue, pack } = await readStock(options, limits);
  const portOptions = {
    catalogue,
    limits,
    hash: sha256,
    conflictStyle,
    levels,
    proofs: PROOFS[options.proof],
    ...(pack !== undefined && { pack }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
  if (into === undefined) return end(portLeftovers(paths, portOptions), () => '', folder, options);
  const progress = progressTo(process.stderr, options.quiet ? 'none' : options.progress, process.env);
  const estate = await readEstate(paths, {
    maxBytes,
    progress: (done, total) => progress.update('tenants read', done, total),
  });
  const target = await readTarget(into, maxBytes);
  progress.finish();
  return end(portEstate(estate, target, portOptions), stockCopies(target), folder, options);
}

/** The report to the shell, the result to the disk. */
async function end(
  report: PortReport,
  stockCopy: (name: string) => string,
  folder: string | undefined,
  options: PortCommandOptions,
): Promise<number> {
  checkOutputs(report);
  const gate = gateOf(report, options);
  if (options.dryRun) {
    await writeTo(process.stdout, portPatch(report, stockCopy), 'latin1');
    const parts = outputsOf(report).filter(({ what }) => what === 'app-part').length;
    if (parts > 0 && !options.quiet) {
      const which = `${count(parts, 'file')} of carbon applications`;
      process.stderr.write(
        `${which} ${parts === 1 ? 'is' : 'are'} not in the patch; --out writes ${parts === 1 ? 'it' : 'them'}\n`,
      );
    }
    return exitCodeOf(report, gate);
  }
  const code = await emit(report, portReporters, options);
  if (folder !== undefined) {
    const context = { ...toolContext(gate), style: plain, verbose: true };
    await checkReaders(report);
    const written = writeTree(folder, filesOf(report, context));
    if (!options.quiet) process.stderr.write(`${written} files written to ${folder}\n`);
  }
  return code;
}
