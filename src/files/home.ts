/** Finds every file of a home that can hold a fault sequence, and says which set it deploys with. */
import type { FileSet, Home, InputKind, Note, Origin, PlacedFile } from '../core/estate.js';
import { ARCHIVE_NAME, type ArchiveLimits } from './archive-limits.js';
import { readConfig, readFolder, readSequences } from './config.js';
import type { Contents } from './contents.js';
import { readProduct } from './product.js';
import { below, type Tree } from './tree.js';

export const SUPER_TENANT = 'repository/deployment/server/synapse-configs/default';
const TENANTS = 'repository/tenants';
const RESOURCES = 'repository/resources/';
const SUPER_TENANT_APPS = 'repository/deployment/server/carbonapps';

export interface HomeReader {
  readonly tree: Tree;
  readonly contents: Contents;
  readonly limits: ArchiveLimits;
  /** Whether tenants are read. */
  readonly tenants: boolean;
  /** Called after each tenant. */
  readonly tick?: (done: number, all: number) => void;
}

const set = (origin: Origin, base: string, files: PlacedFile[]): FileSet[] =>
  files.length === 0 ? [] : [{ origin, base, files }];

const isTemplate = (name: string): boolean => /\.(xml|j2)$/.test(name);

/** @param prefix `repository/resources/`, or `''` where the folders lie beside the sequences */
function readResources({ tree, contents }: HomeReader, prefix: string): FileSet[] {
  const copies = `${prefix}apim-synapse-config`;
  const custom = `${prefix}customsequences`;
  const templates = `${prefix}api_templates`;
  const policies = `${prefix}operation_policies`;
  const sequencesOf = (folder: string) => readFolder(tree, contents, custom, folder, 'sequence');
  return [
    ...set('template-copies', copies, readSequences(tree, contents, copies, '')),
    ...set('custom-sequences', custom, ['in', 'out', 'fault'].flatMap(sequencesOf)),
    ...set('api-templates', templates, readFolder(tree, contents, templates, '', 'api-template', isTemplate)),
    ...set(
      'operation-policies',
      policies,
      readFolder(tree, contents, policies, 'definitions', 'operation-policy', isTemplate),
    ),
  ];
}

/** The carbon applications of one folder, each a set of its own. */
async function readApps(reader: HomeReader, folder: string, notes: Note[], tenant?: string): Promise<FileSet[]> {
  const { tree, contents, limits } = reader;
  const sets: FileSet[] = [];
  for (const entry of tree.list(folder) ?? []) {
    if (entry.folder || !entry.name.endsWith('.car')) continue;
    const path = `${folder}/${entry.name}`;
    const read = tree.read(path);
    const { openArchive } = await import('./archive.js');
    const opened = read.ok ? await openArchive(read.bytes, limits) : read;
    if (!opened.ok) {
      notes.push({ kind: 'unreadable', path, reason: opened.reason });
      continue;
    }
    const { readCarbonApp } = await import('./carbon-app.js');
    const files = readCarbonApp(opened.tree, contents, path, notes);
    if (files.length > 0) {
      sets.push({ origin: 'carbon-app', base: '', archive: path, files, ...(tenant !== undefined && { tenant }) });
    }
  }
  return sets;
}

const readTenants = ({ tree, contents, tick }: HomeReader, ids: readonly string[]): FileSet[] =>
  ids.map((tenant, index) => {
    const base = `${TENANTS}/${tenant}/synapse-configs/default`;
    const files = readConfig(tree, contents, base);
    tick?.(index + 1, ids.length);
    return { origin: 'tenant', tenant, base, files };
  });

const byNumber = (a: string, b: string): number => Number(a) - Number(b) || (a < b ? -1 : 1);

async function readApiManager(reader: HomeReader, notes: Note[]): Promise<FileSet[]> {
  const { tree, contents } = reader;
  const tenants = (tree.list(TENANTS) ?? []).flatMap(({ folder, name }) => (folder ? [name] : [])).sort(byNumber);
  const sets = [
    ...set('super-tenant', SUPER_TENANT, readConfig(tree, contents, SUPER_TENANT)),
    ...(reader.tenants ? readTenants(reader, tenants) : []),
    ...readResources(reader, RESOURCES),
    ...(await readApps(reader, SUPER_TENANT_APPS, notes)),
  ];
  for (const tenant of tenants) {
    const apps = `${TENANTS}/${tenant}/carbonapps`;
    if (tree.list(`${TENANTS}/${tenant}`)?.some(({ name }) => name === 'carbonapps')) {
      sets.push(...(await readApps(reader, apps, notes, tenant)));
    }
  }
  return sets;
}

const FAULT_FOLDERS = ['fault-sequence', 'in-sequence', 'out-sequence'];

function readProject({ tree, contents }: HomeReader): FileSet[] {
  const files: PlacedFile[] = [];
  for (const folder of FAULT_FOLDERS) {
    files.push(...readFolder(tree, contents, '', `Sequences/${folder}`, 'sequence'));
    files.push(...readFolder(tree, contents, '', `Sequences/${folder}/Custom`, 'sequence'));
  }
  files.push(...readFolder(tree, contents, '', 'Policies', 'operation-policy', isTemplate));
  return set('apictl-project', '', files);
}

async function readSets(reader: HomeReader, kind: InputKind, notes: Note[]): Promise<FileSet[]> {
  const { tree, contents } = reader;
  switch (kind) {
    case 'api-manager':
      return readApiManager(reader, notes);
    case 'micro-integrator':
      return [];
    case 'synapse-configs':
      return [...set('given', '', readConfig(tree, contents, '')), ...readResources(reader, '')];
    case 'sequences':
      return set('given', '', readSequences(tree, contents, '', ''));
    case 'carbon-app': {
      const { readCarbonApp } = await import('./carbon-app.js');
      return set('carbon-app', '', readCarbonApp(tree, contents, '', notes));
    }
    case 'apictl-project':
      return readProject(reader);
    case 'file':
      return [];
  }
}

/** Reads a home of any kind. `input` is what the user gave, `located` what it turned out to be. */
export async function readHome(
  input: string,
  located: { readonly kind: InputKind; readonly base: string },
  outer: HomeReader,
): Promise<Home> {
  const notes: Note[] = [];
  const reader = { ...outer, tree: below(outer.tree, located.base) };
  const folderName = located.base.split('/').at(-1) || input.replace(/\/+$/, '').split('/').at(-1) || '';
  const product = await readProduct(reader.tree, folderName.replace(ARCHIVE_NAME, ''), notes);
  const isOther = product.id !== undefined && !product.id.startsWith('wso2am');
  const kind = located.kind === 'api-manager' && isOther ? 'micro-integrator' : located.kind;
  const sets = await readSets(reader, kind, notes);
  for (const [path, reason] of reader.tree.problems) notes.push({ kind: 'unreadable', path, reason });
  return { input, kind, product, sets, notes };
}
