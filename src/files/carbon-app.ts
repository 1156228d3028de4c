/**
 * A carbon application: `artifacts.xml` lists its parts, each with a folder of its own.
 * @see gateway-faults E.6
 */

import type { Note, PlacedFile } from '../core/estate.js';
import { attribute, childElements, directText, elementsOf, readXmlBytes, type XmlElement } from '../core/xml/index.js';
import type { Contents } from './contents.js';
import type { Tree } from './tree.js';

function readRoot(tree: Tree, path: string, where: string, notes: Note[]): XmlElement | undefined {
  const note = (reason: string): undefined => {
    notes.push({ kind: 'unreadable', path: `${where}${path}`, reason });
  };
  const file = tree.read(path);
  if (!file.ok) return note(file.reason);
  const read = readXmlBytes(file.bytes);
  if (read.ok) return read.document.root;
  const { reason, line, column } = read.problem;
  return note(`${reason}, line ${line}, column ${column}`);
}

/** The sequences of a carbon application. */
export function readCarbonApp(tree: Tree, contents: Contents, archive: string, notes: Note[]): PlacedFile[] {
  const where = archive === '' ? '' : `${archive}!`;
  const root = readRoot(tree, 'artifacts.xml', where, notes);
  if (root === undefined) return [];
  const dependencies = [...elementsOf(root)].filter(({ local }) => local === 'dependency');
  return dependencies.flatMap((dependency): PlacedFile[] => {
    const folder = `${attribute(dependency, 'artifact')}_${attribute(dependency, 'version')}`;
    if (/[/\\]/.test(folder) || tree.list(folder) === undefined) return [];
    const artifact = readRoot(tree, `${folder}/artifact.xml`, where, notes);
    if (artifact === undefined || attribute(artifact, 'type') !== 'synapse/sequence') return [];
    return childElements(artifact)
      .filter(({ local }) => local === 'file')
      .map((element) => directText(element).trim())
      .filter((name) => name !== '' && !name.includes('/'))
      .map((name) => contents.place('sequence', folder, name, contents.read(tree, `${folder}/${name}`)));
  });
}
