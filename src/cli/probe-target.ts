/** Addresses of gateways. */
import type { Target } from '../core/probe/plan.js';
import { UsageError } from '../errors.js';

/** @throws UsageError when it is no address of a gateway; its text never repeats credentials */
export function parseTarget(text: string, hostHeader?: string): Target {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new UsageError(`${text.replace(/\/\/[^/@]*@/, '//')} is no address`, 'write https://gw.example.com:8243');
  }
  const { protocol, username, password, origin, pathname, search, hash } = url;
  if (protocol !== 'https:' && protocol !== 'http:') {
    throw new UsageError(`${protocol.slice(0, -1)} is not spoken here`, 'write https://gw.example.com:8243');
  }
  if (username !== '' || password !== '') {
    throw new UsageError(`credentials do not belong into the address of ${url.host}`, 'no probe needs them there');
  }
  if (search !== '' || hash !== '') throw new UsageError(`${origin}: an address has no ${search === '' ? '#' : '?'}`);
  const prefix = pathname.replace(/\/+$/, '');
  return { name: `${origin}${prefix}`, origin, prefix, ...(hostHeader !== undefined && { hostHeader }) };
}
