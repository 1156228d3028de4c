/** Progress on stderr: one rewritten line on a terminal, plain lines or JSON when asked for, nothing in CI. */
import { digits } from '../core/text.js';

export type ProgressMode = 'auto' | 'plain' | 'json' | 'none';

export interface Progress {
  /** @param what in the plural: `tenants read` */
  update(what: string, done: number, total: number): void;
  finish(): void;
}

const SILENT: Progress = { update() {}, finish() {} };

/** At most one line in this time, in milliseconds. */
const PLAIN_EVERY_MS = 2000;
const TERMINAL_EVERY_MS = 80;

export function progressTo(stream: NodeJS.WriteStream, mode: ProgressMode, env: NodeJS.ProcessEnv): Progress {
  const inCi = ['CI', 'GITHUB_ACTIONS', 'GITLAB_CI', 'TF_BUILD'].some(
    (name) => env[name] !== undefined && env[name] !== '',
  );
  if (mode === 'none' || (mode === 'auto' && (inCi || stream.isTTY !== true))) return SILENT;
  let last = 0;
  let drawn = false;
  const every = mode === 'auto' ? TERMINAL_EVERY_MS : PLAIN_EVERY_MS;
  return {
    update(what, done, total) {
      const now = performance.now();
      if (now - last < every) return;
      last = now;
      if (mode === 'json') stream.write(`${JSON.stringify({ progress: what, done, total })}\n`);
      else if (mode === 'plain') stream.write(`${digits(done)} of ${digits(total)} ${what}\n`);
      else {
        stream.write(`\r\x1b[K${digits(done)} of ${digits(total)} ${what}`);
        drawn = true;
      }
    },
    finish() {
      if (drawn) stream.write('\r\x1b[K');
      drawn = false;
    },
  };
}
