/**
 * The commands in README.md and docs/ are run, and their output stands below them: `npm run docs` writes it, a test
 * compares it. A block is fenced as `console`; a line that begins with `$ ` is given to bash in the project's folder,
 * with `faultshift` as built here.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The pages that hold transcripts, below the project's folder. */
export const transcriptPages = (): string[] => [
  'README.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => `docs/${name}`),
];

/** What `command` prints on stdout. */
function outputOf(command: string, bin: string): string {
  const { PATH = '', HOME = '' } = process.env;
  const env = { PATH: `${bin}${delimiter}${PATH}`, HOME, NO_COLOR: '1', COLUMNS: '100', LC_ALL: 'C', TZ: 'UTC' };
  const { stdout, error } = spawnSync('bash', ['-c', command], { cwd: root, env, encoding: 'utf8' });
  if (error !== undefined) throw error;
  return stdout.replace(/[ \t]+$/gm, '').trimEnd();
}

/** The page with the output that its commands give now. */
export function renewed(page: string): string {
  if (!page.includes('```console')) return page;
  const bin = mkdtempSync(join(tmpdir(), 'faultshift-bin-'));
  try {
    const shim = join(bin, 'faultshift');
    writeFileSync(shim, `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'dist/cli/faultshift.js')}" "$@"\n`);
    chmodSync(shim, 0o755);
    return page.replace(/^```console\n([\s\S]*?)^```$/gm, (_, block: string) => {
      const commands = block.split('\n').filter((line) => line.startsWith('$ '));
      const parts = commands.map((line) => `${line}\n${outputOf(line.slice(2), bin)}`.trimEnd());
      return `\`\`\`console\n${parts.join('\n\n')}\n\`\`\``;
    });
  } finally {
    rmSync(bin, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: 'inherit' });
  for (const name of transcriptPages()) {
    const path = join(root, name);
    const page = readFileSync(path, 'utf8');
    const now = renewed(page);
    if (now === page) continue;
    writeFileSync(path, now);
    console.log(`${name} renewed`);
  }
}
