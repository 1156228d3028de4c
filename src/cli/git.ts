/** Calls git, without a shell. */
import { spawnSync } from 'node:child_process';
import { UsageError } from '../errors.js';

export interface GitResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** @throws UsageError when git is not installed */
export function git(args: readonly string[]): GitResult {
  const { status, stdout, stderr, error } = spawnSync('git', args, { encoding: 'utf8' });
  if (error !== undefined) throw new UsageError('git cannot be called', error.message);
  return { code: status ?? 255, stdout: stdout.trim(), stderr: stderr.trim() };
}
