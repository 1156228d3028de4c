/** A vanilla pack at hand: stock files of a release or update level that the catalogue may not have. */

import type { Estate, Origin, PlacedFile } from '../estate.js';
import { buildEntries, type StockEntry, type StockFile, type StockFolder } from '../stock/entry.js';
import { type Digest, fingerprint } from '../stock/fingerprint.js';
import { shapeOf } from '../stock/shape.js';
import { readXmlBytes } from '../xml/index.js';
import type { PackFile } from './verdict.js';

/** The catalogue's folder for a file of a pack; undefined for what is no stock file. */
function folderOf(origin: Origin, { part, folder }: PlacedFile): StockFolder | undefined {
  if (origin === 'custom-sequences') return folder === 'fault' ? 'customsequences/fault' : undefined;
  if (origin === 'api-templates') return 'api_templates';
  if (origin !== 'super-tenant' && origin !== 'given') return undefined;
  return part === 'sequence' ? 'sequences' : part === 'api' ? 'api' : undefined;
}

/** @param release the release or update level that the pack is: `4.1.0`, `4.1.0+u2.73` */
export function stockFilesOf({ homes, contents }: Estate, release: string): StockFile[] {
  return homes.flatMap(({ sets }) =>
    sets.flatMap((set) =>
      set.files.flatMap((file): StockFile[] => {
        const folder = folderOf(set.origin, file);
        const content = contents[file.content];
        if (folder === undefined || content === undefined || content.problem !== undefined) return [];
        return [{ folder, file: file.name, release, bytes: content.bytes, sha256: content.sha256 }];
      }),
    ),
  );
}

/**
 * Describes a pack as entries of a catalogue.
 * @throws Error when a file that ought to be stock is not well-formed
 */
export const entriesOf = (estate: Estate, release: string, hash: Digest): StockEntry[] =>
  buildEntries(stockFilesOf(estate, release), hash);

/** The pack's files with their text, by folder and name. */
export function packOf(estate: Estate, release: string, hash: Digest): Map<string, PackFile> {
  const pack = new Map<string, PackFile>();
  for (const { folder, file, bytes } of stockFilesOf(estate, release)) {
    const read = folder === 'api_templates' ? undefined : readXmlBytes(bytes);
    if (!read?.ok) continue;
    const { root, source } = read.document;
    pack.set(`${folder}/${file}`, { fingerprint: fingerprint(shapeOf(root), hash), source });
  }
  return pack;
}
