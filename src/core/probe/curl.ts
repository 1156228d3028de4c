/** The line that repeats a probe. Secrets are out of it already; where they were the user puts them back. */
import type { Sent } from './observation.js';

/** For a POSIX shell; control characters as a line of their own would end the command. */
const quoted = (text: string): string => `'${text.replace(/[\x00-\x1f\x7f]/g, ' ').replaceAll("'", "'\\''")}'`;

export function curlLine({ method, origin, path, headers, hostHeader, body }: Sent): string {
  const parts = ['curl -isS --max-time 10'];
  if (method !== 'GET') parts.push(`-X ${/^[A-Z]+$/.test(method) ? method : quoted(method)}`);
  for (const [name, value] of headers) {
    if (!/^(?:accept-encoding|user-agent)$/i.test(name)) parts.push(`-H ${quoted(`${name}: ${value}`)}`);
  }
  if (hostHeader !== undefined) parts.push(`-H ${quoted(`Host: ${hostHeader}`)}`);
  if (body !== undefined) parts.push(`--data-binary ${quoted(new TextDecoder().decode(body))}`);
  return [...parts, quoted(`${origin}${path}`)].join(' ');
}
