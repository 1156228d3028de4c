import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { NEWEST } from '../../core/stock/releases.js';
import { visible } from '../../core/text.js';
import { UsageError } from '../../errors.js';
import { findHomes } from '../../files/find-homes.js';
import type { InitOptions } from '../commands/init.js';
import { writeFileAtomically, writeTo } from '../output.js';
import { PIPELINES } from '../pipelines.js';

const CONFIG = 'faultshift.config.yaml';

const configText = (
  homes: readonly string[],
): string => `# What faultshift checks here; faultshift config print shows what it comes to.
extends: [faultshift:recommended]
homes:${homes.length === 0 ? ' []          # none was found: name an API-M home or a sequences folder' : ''}
${homes.map((home) => `  - ${JSON.stringify(home)}\n`).join('')}to: ${NEWEST}              # the release you upgrade to
# clients: [src]         # source code that reads fault responses
# rules: { wrapped-json: off }
`;

/** @returns the exit code */
export async function runInit({ ci, force = false }: InitOptions): Promise<number> {
  const cwd = process.cwd();
  const homes = findHomes(cwd);
  const files = [{ path: CONFIG, text: configText(homes) }, ...(ci === undefined ? [] : [PIPELINES[ci]])];
  for (const { path } of files) {
    if (!force && existsSync(join(cwd, path))) throw new UsageError(`${path}: is there already`, '--force replaces it');
  }
  for (const { path, text } of files) writeFileAtomically(join(cwd, path), [text]);
  const found = homes.length === 0 ? 'no homes found' : `homes: ${homes.join(', ')}`;
  await writeTo(process.stdout, [
    ...files.map(({ path }) => `${path} written\n`),
    `${visible(found)}\nNext: faultshift check\n`,
  ]);
  return 0;
}
