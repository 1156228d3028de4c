import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('../../dist/cli/faultshift.js', import.meta.url));

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command line as a process. `npm test` builds it first. */
export function faultshift(
  args: readonly string[],
  options: { cwd?: string; env?: Record<string, string> } = {},
): Promise<Ran> {
  if (!existsSync(script)) throw new Error('dist is missing: npm run build');
  return new Promise((resolve) => {
    const env = { PATH: process.env['PATH'] ?? '', ...options.env };
    const child = execFile(
      'node',
      [script, ...args],
      { ...options, env, maxBuffer: 1 << 28 },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
        resolve({ code, stdout, stderr });
      },
    );
    child.stdin?.end();
  });
}
