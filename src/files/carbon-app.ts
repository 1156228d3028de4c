/**
 * A carbon application: `artifacts.xml` lists its parts, each with a folder of its own.
 * @see gateway-faults E.6
 */

import type { Note, PlacedFile } from '../core/estate.js';
import type { Contents } from './contents.js';
import { attributeOf, elementsCalled, type Manifest, readManifest, textOf } from './manifest.js';
import type { Tree } from './tree.js';

function read(tree: Tree, path: string, where: string, notes: Note[]): Manifest | undefined {
  const file = tree.read(path);
  const found = file.ok ? readManifest(file.bytes) : file;
  if (found.ok) return found.manifest;
  notes.push({ kind: 'unreadable', path: `${where}${path}`, reason: found.reason });
  return undefined;
}

/** The sequences of a carbon application. */
export function readCarbonApp(tree: Tree, contents: Contents, archive: string, notes: Note[]): PlacedFile[] {
  const where = archive === '' ? '' : `${archive}!`;
  const list = read(tree, 'artifacts.xml', where, notes);
  if (list === undefined) return [];
  const dependencies = elementsCalled(list, 'artifacts')
    .flatMap((artifacts) => elementsCalled(artifacts, 'artifact'))
    .flatMap((artifact) => elementsCalled(artifact, 'dependency'));
  return dependencies.flatMap((dependency): PlacedFile[] => {
    const folder = `${attributeOf(dependency, 'artifact')}_${attributeOf(dependency, 'version')}`;
    if (/[/\\]/.test(folder) || tree.list(folder) === undefined) return [];
    const artifacts = elementsCalled(read(tree, `${folder}/artifact.xml`, where, notes) ?? {}, 'artifact');
    return artifacts
      .filter((artifact) => attributeOf(artifact, 'type') === 'synapse/sequence')
      .flatMap((artifact) => elementsCalled(artifact, 'file').map(textOf))
      .filter((name) => name !== '' && !name.includes('/'))
      .map((name) => contents.place('sequence', folder, name, contents.read(tree, `${folder}/${name}`)));
  });
}
