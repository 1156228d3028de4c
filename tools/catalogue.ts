/**
 * Builds the stock catalogue: `npm run catalogue -- <stock folder>`, a folder with one folder for each release as in
 * `<release>/sequences/*.xml`. Writes one file for each stock file below sequences/stock, and the list that imports them.
 */
import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildEntries, STOCK_FOLDERS, type StockEntry, type StockFile } from '../src/core/stock/entry.js';
import { RELEASES } from '../src/core/stock/releases.js';

const sha256 = (data: string | Uint8Array): string => hash('sha256', data, 'hex');

export function readStock(folder: string): StockFile[] {
  return RELEASES.flatMap((release) =>
    STOCK_FOLDERS.flatMap((part) => {
      const path = join(folder, release, part);
      if (!existsSync(path)) return [];
      const files = readdirSync(path).filter((file) => file.endsWith('.xml'));
      return files.sort().map((file) => {
        const bytes = readFileSync(join(path, file));
        return { folder: part, file, release, bytes, sha256: sha256(bytes) };
      });
    }),
  );
}

const fileNameOf = ({ folder, file }: StockEntry): string =>
  `${folder.replace('/', '-')}.${file.replace(/\.xml$/, '')}.json`;

/** File name below sequences/stock → its text; and the text of the list. */
export function buildCatalogue(folder: string): { files: Map<string, string>; list: string } {
  const entries = buildEntries(readStock(folder), sha256);
  const files = new Map(entries.map((entry) => [fileNameOf(entry), `${JSON.stringify(entry, null, 1)}\n`]));
  const names = [...files.keys()];
  const imports = names.map((name, i) => `import e${i} from '../../sequences/stock/${name}' with { type: 'json' };`);
  const list = [
    '// Written by `npm run catalogue`: the stock files that sequences/stock describes.',
    "import type { StockEntry } from '../core/stock/entry.js';",
    ...imports,
    '',
    `export const STOCK = [${names.map((_, i) => `e${i}`).join(', ')}] as unknown as readonly StockEntry[];`,
    '',
  ].join('\n');
  return { files, list };
}

const project = fileURLToPath(new URL('..', import.meta.url));

function main(): void {
  const folder = process.argv[2];
  if (folder === undefined || !existsSync(folder)) {
    console.error('usage: npm run catalogue -- <folder with one folder for each release>');
    process.exit(2);
  }
  const { files, list } = buildCatalogue(folder);
  const out = join(project, 'sequences/stock');
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  for (const [name, text] of files) writeFileSync(join(out, name), text);
  mkdirSync(join(project, 'src/generated'), { recursive: true });
  writeFileSync(join(project, 'src/generated/stock.ts'), list);
  console.log(`${files.size} stock files described in sequences/stock`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
