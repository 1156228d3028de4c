/** Folds what many tenants share into one row each, for people. */
import type { FilePort, HomePort } from '../../core/port/home/report.js';

export interface Row {
  readonly port: FilePort;
  /** Tenants that have it, in order. */
  readonly tenants: readonly string[];
}

const RANK: Readonly<Record<FilePort['status'], number>> = {
  unreadable: 0,
  undecided: 1,
  conflicts: 2,
  left: 3,
  gone: 4,
  ported: 5,
  stock: 6,
};

/** Worst first, then by name. */
export const byStatus = (a: FilePort, b: FilePort): number =>
  RANK[a.status] - RANK[b.status] || (a.file < b.file ? -1 : a.file > b.file ? 1 : 0);

/** Whether there is something to say of a file. */
export const isTold = ({ status, why }: FilePort): boolean =>
  status !== 'stock' && !(status === 'gone' && why?.startsWith('nobody'));

/** One row for each distinct port of the tenants' files. */
export function tenantRows({ sets }: HomePort): Row[] {
  const rows = new Map<FilePort, string[]>();
  for (const { set, files } of sets) {
    if (set.origin !== 'tenant') continue;
    for (const port of files) {
      if (!isTold(port)) continue;
      const tenants = rows.get(port);
      if (tenants === undefined) rows.set(port, [set.tenant ?? '']);
      else tenants.push(set.tenant ?? '');
    }
  }
  return [...rows]
    .map(([port, tenants]) => ({ port, tenants }))
    .sort((a, b) => byStatus(a.port, b.port) || b.tenants.length - a.tenants.length);
}
