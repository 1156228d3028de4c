/** Reads some tenants of a home in a thread of its own; the answer is one message. */
import { parentPort, workerData } from 'node:worker_threads';
import { readTenants } from './tenants.js';

const { root, ids, maxBytes } = workerData as { root: string; ids: readonly string[]; maxBytes: number };
const read = readTenants(root, ids, maxBytes, () => {});
parentPort?.postMessage(read, [read.rows.buffer as ArrayBuffer]);
