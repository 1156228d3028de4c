/** Where the configuration is; apart from its reader, which is loaded only when there is one. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const NAMES = ['yaml', 'yml', 'json', 'jsonc', 'toml'].map((kind) => `faultshift.config.${kind}`);

/** Whether a package.json has a member `faultshift`. */
function hasOwnPart(path: string): boolean {
  try {
    return (JSON.parse(readFileSync(path, 'utf8')) as { faultshift?: unknown } | null)?.faultshift !== undefined;
  } catch {
    return false; // somebody else's file: what is wrong with it is not ours to say
  }
}

/** The nearest configuration from `folder` up to `root`; undefined when there is none. */
export function findSettings(folder: string, root: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    for (const name of NAMES) if (existsSync(join(at, name))) return join(at, name);
    const own = join(at, 'package.json');
    if (existsSync(own) && hasOwnPart(own)) return own;
    if (at === root || dirname(at) === at) return undefined;
  }
}
