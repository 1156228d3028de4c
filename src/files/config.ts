/** The folders of a Synapse configuration and what a gateway reads in them. */
import type { Part, PlacedFile } from '../core/estate.js';
import type { Contents } from './contents.js';
import type { Tree } from './tree.js';

const join = (...parts: string[]): string => parts.filter((part) => part !== '').join('/');

/** A gateway reads names that end in `.xml`, in lower case. @see synapse-semantics 1.2 */
const isDeployed = (name: string): boolean => name.endsWith('.xml');

const MAX_SUBFOLDERS = 8;

/** The files of one folder, not below it. */
export function readFolder(
  tree: Tree,
  contents: Contents,
  base: string,
  folder: string,
  part: Part,
  wanted: (name: string) => boolean = isDeployed,
): PlacedFile[] {
  const path = join(base, folder);
  const files: PlacedFile[] = [];
  for (const entry of tree.list(path) ?? []) {
    if (entry.folder || !wanted(entry.name)) continue;
    files.push(contents.place(part, folder, entry.name, contents.read(tree, join(path, entry.name))));
  }
  return files;
}

/** The sequences folder; what lies in folders below it is placed apart, because no gateway looks there. */
export function readSequences(tree: Tree, contents: Contents, base: string, folder: string): PlacedFile[] {
  const files: PlacedFile[] = [];
  const walk = (inside: string, depth: number): void => {
    const path = join(base, folder, inside);
    for (const entry of tree.list(path) ?? []) {
      const name = join(inside, entry.name);
      if (entry.folder) {
        if (depth < MAX_SUBFOLDERS) walk(name, depth + 1);
      } else if (isDeployed(entry.name)) {
        const part = depth === 0 ? 'sequence' : 'sequence-in-subfolder';
        files.push(contents.place(part, folder, name, contents.read(tree, join(path, entry.name))));
      }
    }
  };
  walk('', 0);
  return files;
}

/**
 * `synapse-configs/default`: the inline sequences of synapse.xml, API definitions and sequences. The synapse.xml stands
 * first, as a gateway reads it: that decides who gets a name which a file registers too.
 * @see wso2-synapse, MultiXMLConfigurationBuilder.getConfiguration
 */
export function readConfig(tree: Tree, contents: Contents, base: string): PlacedFile[] {
  const files: PlacedFile[] = [];
  const entries = tree.list(base) ?? [];
  if (entries.some(({ folder, name }) => !folder && name === 'synapse.xml')) {
    files.push(contents.place('synapse-xml', '', 'synapse.xml', contents.read(tree, join(base, 'synapse.xml'))));
  }
  for (const { folder, name } of entries) {
    if (folder && name === 'sequences') files.push(...readSequences(tree, contents, base, 'sequences'));
    else if (folder && name === 'api') files.push(...readFolder(tree, contents, base, 'api', 'api'));
  }
  return files;
}
