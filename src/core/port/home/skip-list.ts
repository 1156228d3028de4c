/** The files that a 4.x gateway would delete at its start, and the configuration that keeps them. */
import { skipListOf } from '../../stock/facts.js';
import type { Release } from '../../stock/releases.js';

/** Names out of `files` that the target deletes unless its configuration names them. */
export function toKeep(files: readonly string[], to: Release | undefined): string[] {
  const kept = to === undefined ? undefined : skipListOf(to);
  return kept === undefined ? [] : [...new Set(files)].filter((file) => !kept.has(file)).sort();
}

const quoted = (name: string): string => JSON.stringify(name);

/**
 * For the deployment.toml of the new home. Names that are there already stay in the list, since a table cannot be given
 * twice.
 * @see gateway-faults E.3
 */
export function snippetOf(keep: readonly string[], already: readonly string[]): string | undefined {
  if (keep.every((file) => already.includes(file))) return undefined;
  const all = [...new Set([...already, ...keep])].sort();
  return [
    '# For repository/conf/deployment.toml of the new home. Without it the gateway deletes these files when it starts.',
    ...(already.length > 0 ? ['# It replaces the sequences line that the table has there.'] : []),
    '[apim.sync_runtime_artifacts.gateway.skip_list]',
    `sequences = [${all.map(quoted).join(', ')}]`,
    '',
  ].join('\n');
}
