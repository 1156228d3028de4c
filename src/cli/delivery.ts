/** Where `check` gathers the reports of the commands that it runs: they end here instead of on stdout. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { ReportBase } from '../core/report.js';
import type { Exhibit } from '../report/exhibit.js';

export interface Delivery {
  readonly report: ReportBase;
  readonly exhibits: () => Iterable<Exhibit>;
}

export const deliveries = new AsyncLocalStorage<Delivery[]>();
