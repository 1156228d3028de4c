/** The root of the repository that the command was called in: what CI servers take paths to be relative to. */
import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Finding } from '../core/finding.js';
import { fileOf, type SourcePlace } from '../report/places.js';

/** The nearest folder with a `.git`, from `cwd` up; `cwd` where there is none. */
export function sourceRootOf(cwd: string): string {
  for (let at = cwd; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return cwd;
  }
}

/** Places below `root`; homes elsewhere keep their absolute path. */
export function placesBelow(root: string, cwd: string): (finding: Pick<Finding, 'home' | 'file'>) => SourcePlace {
  const prefixes = new Map<string, { path: string; isBelowRoot: boolean }>();
  const placed = (path: string): { path: string; isBelowRoot: boolean } => {
    const inside = relative(root, path);
    const isBelowRoot = inside !== '..' && !inside.startsWith(`..${sep}`) && inside !== path;
    const shown = isBelowRoot ? inside : path;
    return { path: sep === '/' ? shown : shown.replaceAll(sep, '/'), isBelowRoot };
  };
  return ({ home, file }) => {
    let base = prefixes.get(home);
    if (base === undefined) {
      base = placed(resolve(cwd, home));
      prefixes.set(home, base);
    }
    const where = fileOf({ home: base.path, file });
    const path = where.path.replace(/^\//, base.path === '' ? '' : '/');
    return { ...where, path: path === '' ? '.' : path, isBelowRoot: base.isBelowRoot };
  };
}
