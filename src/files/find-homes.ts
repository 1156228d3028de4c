/** Homes and synapse configurations below a folder. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const MOST_LEVELS = 4;
const MOST_FOLDERS = 5000;
const SKIPPED = new Set(['node_modules', '.git', 'dist', 'build', 'target', 'vendor']);

function foldersIn(path: string): string[] {
  try {
    return readdirSync(path, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !SKIPPED.has(entry.name))
      .map(({ name }) => name)
      .sort();
  } catch {
    return []; // no right to look: what is in there is not found, and init says what it found
  }
}

/** Paths below `root`, with slashes; `.` for itself. A home is not searched for others. */
export function findHomes(root: string): string[] {
  const found: string[] = [];
  let left = MOST_FOLDERS;
  const visit = (path: string, below: string, level: number): void => {
    if (left-- <= 0) return;
    const folders = foldersIn(path);
    const isHome = folders.includes('repository') && foldersIn(join(path, 'repository')).includes('deployment');
    if (isHome || folders.includes('synapse-configs') || folders.includes('sequences')) {
      found.push(below === '' ? '.' : below);
      return;
    }
    if (level === MOST_LEVELS) return;
    for (const name of folders) visit(join(path, name), below === '' ? name : `${below}/${name}`, level + 1);
  };
  visit(root, '', 0);
  return found;
}
