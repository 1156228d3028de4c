import { existsSync } from 'node:fs';

/** The built worker beside the built CLI; undefined when the sources run without a build. */
export function workerScript(): URL | undefined {
  const script = new URL('./scan-worker.js', import.meta.url);
  return existsSync(script) ? script : undefined;
}
