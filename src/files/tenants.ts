/**
 * The tenants of a home, in a form that is cheap to send from a worker: every name and content once, and for each
 * tenant a row of numbers.
 */
import type { Content, FileSet, Part } from '../core/estate.js';
import { readConfig } from './config.js';
import { Contents } from './contents.js';
import { DiskTree } from './tree.js';

export const TENANTS = 'repository/tenants';
export const tenantBase = (id: string): string => `${TENANTS}/${id}/synapse-configs/default`;

export interface TenantsRead {
  readonly contents: readonly Content[];
  readonly names: readonly (readonly [part: Part, folder: string, name: string])[];
  /** For each tenant in order: how many files it has; then, file by file, index of the name and of the content. */
  readonly rows: Int32Array;
  readonly problems: readonly (readonly [path: string, reason: string])[];
}

export interface TenantsJob {
  /** The home on disk. */
  readonly root: string;
  readonly ids: readonly string[];
  readonly maxBytes: number;
  readonly contents: Contents;
  /** What could not be read is added: path → reason. */
  readonly problems: Map<string, string>;
  /** Called after each tenant. */
  readonly tick: () => void;
}

/** Reads tenants on disk. */
export type TenantReader = (job: TenantsJob) => Promise<FileSet[]>;

export const readTenantsAlone: TenantReader = async ({ root, ids, maxBytes, contents, problems, tick }) => {
  const read = readTenants(root, ids, maxBytes, tick);
  for (const [path, reason] of read.problems) problems.set(path, reason);
  return mergeTenants(ids, read, contents);
};

/** Reads the tenants `ids` of the home at `root`. `tick` is called after each tenant. */
export function readTenants(root: string, ids: readonly string[], maxBytes: number, tick: () => void): TenantsRead {
  const tree = new DiskTree(root, maxBytes);
  const contents = new Contents();
  const names: (readonly [Part, string, string])[] = [];
  const nameIndex = new Map<string, number>();
  const rows: number[] = [];
  for (const id of ids) {
    const files = readConfig(tree, contents, tenantBase(id));
    rows.push(files.length);
    for (const { part, folder, name, content } of files) {
      const key = `${part} ${folder}/${name}`;
      let index = nameIndex.get(key);
      if (index === undefined) {
        index = names.length;
        nameIndex.set(key, index);
        names.push([part, folder, name]);
      }
      rows.push(index, content);
    }
    tick();
  }
  return { contents: contents.list, names, rows: Int32Array.from(rows), problems: [...tree.problems] };
}

/** Joins what a worker read with what is known already. */
export function mergeTenants(ids: readonly string[], read: TenantsRead, contents: Contents): FileSet[] {
  const map = read.contents.map((content) => contents.adopt(content));
  let at = 0;
  const next = (): number => read.rows[at++] as number;
  return ids.map((tenant): FileSet => {
    const count = next();
    const files = Array.from({ length: count }, () => {
      const [part, folder, name] = read.names[next()] as readonly [Part, string, string];
      return contents.place(part, folder, name, map[next()] as number);
    });
    return { origin: 'tenant', tenant, base: tenantBase(tenant), files };
  });
}
