/** The second thread of a scan: reads its tenants, judges the contents that are its own, answers once. */
import { parentPort, workerData } from 'node:worker_threads';
import { Readings } from '../core/diff/reading.js';
import { Contents, sha256 } from '../files/contents.js';
import { mergeTenants, readTenants } from '../files/tenants.js';
import { factsOfTenants, isWorkers, type WorkerAnswer, type WorkerOrder } from './shared-out.js';
import { readStock } from './stock.js';

async function work(): Promise<void> {
  const { root, ids, limits, to, levels, stock } = workerData as WorkerOrder;
  const read = readTenants(root, ids, limits.maxBytes, () => {});
  const { catalogue, pack } = await readStock(stock, limits);
  const readings = new Readings({ catalogue, limits, hash: sha256 });
  const contents = new Contents();
  const files = new Set(mergeTenants(ids, read, contents).flatMap((set) => set.files));
  const context = { against: { catalogue, to, ...(pack && { pack }) }, levels };
  const facts = factsOfTenants(files, contents.list, isWorkers, readings, context);
  const answer: WorkerAnswer = { read, facts };
  parentPort?.postMessage(answer, [read.rows.buffer as ArrayBuffer]);
}

void work();
