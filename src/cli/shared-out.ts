/**
 * Two threads for a home with many tenants. Both read a share of the tenants; of the contents that both come upon, each
 * judges those that are its own by their digest, so that nothing is judged twice.
 */

import { type KnownFact, KnownFacts } from '../core/analysis/known-facts.js';
import { type FactsContext, factsOf } from '../core/analysis/unit.js';
import type { RuleLevels } from '../core/analysis/violations.js';
import type { Readings } from '../core/diff/reading.js';
import type { Content, FileSet, PlacedFile } from '../core/estate.js';
import type { Release } from '../core/stock/releases.js';
import type { ByteLimits } from '../core/xml/index.js';
import { mergeTenants, readTenants, type TenantReader, type TenantsRead } from '../files/tenants.js';
import type { StockOptions } from './stock.js';

/** Below this many tenants a worker costs more than it saves. */
const TENANTS_FOR_A_WORKER = 400;

/** The share of the tenants that stays with the main thread, which has more to do in the end. */
const OWN_SHARE = 0.4;

/** What the worker is told. */
export interface WorkerOrder {
  readonly root: string;
  readonly ids: readonly string[];
  readonly limits: ByteLimits;
  readonly to: Release;
  readonly levels: RuleLevels;
  readonly stock: StockOptions;
}

/** What it answers. */
export interface WorkerAnswer {
  readonly read: TenantsRead;
  readonly facts: readonly KnownFact[];
}

/** Which thread judges a content that both have: told by the first digit of its digest. */
export const isWorkers = ({ sha256 }: Content): boolean => Number.parseInt(sha256.slice(0, 1), 16) % 2 === 1;

/** Judges the sequences of tenants that are `mine`. */
export function factsOfTenants(
  files: Iterable<PlacedFile>,
  contents: readonly Content[],
  mine: (content: Content) => boolean,
  readings: Readings,
  context: FactsContext,
): KnownFact[] {
  const found = new Map<string, KnownFact>();
  for (const file of files) {
    const content = contents[file.content] as Content;
    if (file.part !== 'sequence' || content.problem !== undefined || !mine(content)) continue;
    const key = KnownFacts.key('sequences', file, content);
    if (found.has(key)) continue;
    found.set(key, [key, factsOf(file, readings.of(content), 'sequences', false, context)]);
  }
  return [...found.values()];
}

async function ask(script: URL, order: WorkerOrder): Promise<WorkerAnswer> {
  const { Worker } = await import('node:worker_threads');
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, {
      workerData: order,
      // what it reads is soon forgotten: a small nursery takes some 20 MiB less
      resourceLimits: { maxYoungGenerationSizeMb: 6 },
    });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the reading worker ended with code ${code}`)));
  });
}

/**
 * Reads tenants with the help of a worker.
 * @param known is given what both threads found out
 */
export function sharedOut(
  script: URL,
  order: Omit<WorkerOrder, 'root' | 'ids'>,
  known: KnownFacts,
  readings: Readings,
  context: FactsContext,
): TenantReader {
  return async ({ root, ids, contents, problems, tick }) => {
    const { maxBytes } = order.limits;
    const own = ids.length < TENANTS_FOR_A_WORKER ? ids.length : Math.floor(ids.length * OWN_SHARE);
    const [mine, theirs] = [ids.slice(0, own), ids.slice(own)];
    const answer = theirs.length === 0 ? undefined : ask(script, { ...order, root, ids: theirs });
    const merge = (some: readonly string[], read: TenantsRead): FileSet[] => {
      for (const [path, reason] of read.problems) problems.set(path, reason);
      return mergeTenants(some, read, contents);
    };
    const sets = merge(mine, readTenants(root, mine, maxBytes, tick));
    if (answer === undefined) return sets;
    const files = new Set(sets.flatMap((set) => set.files));
    known.add(factsOfTenants(files, contents.list, (content) => !isWorkers(content), readings, context));
    const { read, facts } = await answer;
    known.add(facts);
    for (const set of merge(theirs, read)) sets.push(set);
    return sets;
  };
}
