/** Keys and certificates that the user names. */
import { readFileSync } from 'node:fs';
import { UsageError } from '../errors.js';

/** @throws UsageError when it cannot be read */
export function pem(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${path}: cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}
