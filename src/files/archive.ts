/**
 * A zip or carbon application as a tree. yauzl was chosen because it refuses names that leave the archive and sizes
 * that lie; the caps on top bound what a bomb can cost: entries, bytes of one file, bytes of all.
 */
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { ARCHIVE_NAME, type ArchiveLimits } from './archive-limits.js';
import { type ReadResult, type Tree, type TreeEntry, tooLarge } from './tree.js';

/** Nested archives may be larger than single files. */
const MAX_NESTED_BYTES = 64 * 1024 * 1024;

/** Names worth inflating; anything else is only listed. */
const WANTED = /\.(xml|toml|txt|ya?ml|json|j2|gotmpl|car|zip)$/i;

export class ArchiveTree implements Tree {
  readonly problems = new Map<string, string>();
  readonly #files = new Map<string, ReadResult>();
  readonly #folders = new Map<string, Map<string, boolean>>([['', new Map()]]);

  add(path: string, content: ReadResult): void {
    this.#files.set(path, content);
    const parts = path.split('/');
    let folder = '';
    parts.forEach((name, i) => {
      let entries = this.#folders.get(folder);
      if (entries === undefined) {
        entries = new Map();
        this.#folders.set(folder, entries);
      }
      entries.set(name, i < parts.length - 1);
      folder = folder === '' ? name : `${folder}/${name}`;
    });
  }

  list(folder: string): readonly TreeEntry[] | undefined {
    const entries = this.#folders.get(folder);
    if (entries === undefined) return undefined;
    return [...entries]
      .map(([name, isFolder]) => ({ name, folder: isFolder }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  read(path: string): ReadResult {
    return this.#files.get(path) ?? { ok: false, reason: 'no such file in the archive' };
  }
}

const SYMBOLIC_LINK = 0o120000;
const isLink = (entry: Entry): boolean => ((entry.externalFileAttributes >>> 16) & 0o170000) === SYMBOLIC_LINK;

async function inflate(zip: ZipFile, entry: Entry, maxBytes: number): Promise<ReadResult> {
  if (entry.uncompressedSize > maxBytes) return tooLarge(entry.uncompressedSize, maxBytes);
  if (entry.isEncrypted()) return { ok: false, reason: 'encrypted' };
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      size += (chunk as Buffer).length;
      if (size > maxBytes) return tooLarge(size, maxBytes);
      chunks.push(chunk as Buffer);
    }
  } catch (error) {
    return { ok: false, reason: (error as Error).message };
  }
  return { ok: true, bytes: Buffer.concat(chunks) };
}

/**
 * Opens an archive that is in memory.
 * @returns the tree, or why the archive is refused: no zip, unsafe names, too many entries, too large
 */
export async function openArchive(
  bytes: Uint8Array,
  limits: ArchiveLimits,
): Promise<{ ok: true; tree: ArchiveTree } | { ok: false; reason: string }> {
  const tree = new ArchiveTree();
  let kept = 0;
  let count = 0;
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName;
      if (++count > limits.maxEntries) return { ok: false, reason: `more than ${limits.maxEntries} entries` };
      if (name.endsWith('/')) continue;
      if (isLink(entry)) {
        tree.problems.set(name, 'a symbolic link; links in archives are not followed');
        continue;
      }
      if (!WANTED.test(name)) {
        tree.add(name, { ok: false, reason: 'not read' });
        continue;
      }
      const most = ARCHIVE_NAME.test(name) ? MAX_NESTED_BYTES : limits.maxBytes;
      const content = await inflate(zip, entry, most);
      if (content.ok) kept += content.bytes.length;
      if (kept > limits.maxTotalBytes)
        return { ok: false, reason: `inflates to more than ${limits.maxTotalBytes} bytes` };
      tree.add(name, content);
    }
  } catch (error) {
    return { ok: false, reason: (error as Error).message };
  }
  return { ok: true, tree };
}
