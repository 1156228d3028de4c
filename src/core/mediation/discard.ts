/** The request body as it is after a handler has read and thrown away its bytes. */
import type { Run } from './run.js';

export function discardRequest(run: Run): void {
  const { message } = run;
  if (message.pipe !== undefined) message.pipe = { bytes: new Uint8Array() };
}
