/** What a folder is, by what lies in it. */
import type { InputKind } from '../core/estate.js';
import type { Tree } from './tree.js';

export interface Located {
  readonly kind: InputKind;
  /** Folder below the tree's root where it begins; `''` for the root. */
  readonly base: string;
}

const PROJECT_FILES = new Set(['api.yaml', 'api.json', 'api_meta.yaml', 'api_params.yaml']);

function kindAt(tree: Tree, base: string): Located | undefined {
  const entries = tree.list(base);
  if (entries === undefined) return undefined;
  const folders = new Set(entries.filter((entry) => entry.folder).map((entry) => entry.name));
  const files = new Set(entries.filter((entry) => !entry.folder).map((entry) => entry.name));
  const at = (path: string): string => (base === '' ? path : `${base}/${path}`);
  if (folders.has('repository')) return { kind: 'api-manager', base };
  if (folders.has('synapse-configs')) return { kind: 'synapse-configs', base: at('synapse-configs/default') };
  if (files.has('artifacts.xml')) return { kind: 'carbon-app', base };
  const project = [...PROJECT_FILES].some((name) => files.has(name)) || folders.has('Meta-information');
  if (
    project &&
    (folders.has('Sequences') || folders.has('Policies') || folders.has('Meta-information') || files.size > 0)
  ) {
    return { kind: 'apictl-project', base };
  }
  if (folders.has('sequences') || files.has('synapse.xml')) return { kind: 'synapse-configs', base };
  if (folders.has('default') && tree.list(at('default'))?.some(({ folder, name }) => folder && name === 'sequences')) {
    return { kind: 'synapse-configs', base: at('default') };
  }
  if ([...files].some((name) => name.endsWith('.xml'))) return { kind: 'sequences', base };
  return undefined;
}

const MAX_WRAPPING = 4;

/**
 * Says what the tree is. A zip usually holds one folder with the home in it, so a folder that holds nothing but one
 * folder is entered.
 */
export function locate(tree: Tree): Located | undefined {
  let base = '';
  for (let depth = 0; depth <= MAX_WRAPPING; depth++) {
    const located = kindAt(tree, base);
    if (located !== undefined) return located;
    const entries = tree.list(base) ?? [];
    const [only] = entries.filter((entry) => entry.folder);
    if (only === undefined || entries.filter((entry) => entry.folder).length !== 1) return undefined;
    base = base === '' ? only.name : `${base}/${only.name}`;
  }
  return undefined;
}
