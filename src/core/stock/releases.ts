/**
 * The releases of WSO2 API Manager whose gateways we know, oldest first. 2.3 and 2.4 were never published.
 * @see gateway-faults, head table; release tags of wso2/product-apim
 */
export const RELEASES = [
  '1.9.0',
  '1.9.1',
  '1.10.0',
  '2.0.0',
  '2.1.0',
  '2.2.0',
  '2.5.0',
  '2.6.0',
  '3.0.0',
  '3.1.0',
  '3.2.0',
  '4.0.0',
  '4.1.0',
  '4.2.0',
  '4.3.0',
  '4.4.0',
  '4.5.0',
  '4.6.0',
  '4.7.0',
] as const;

export type Release = (typeof RELEASES)[number];

export const NEWEST: Release = '4.7.0';

const ORDER: ReadonlyMap<string, number> = new Map(RELEASES.map((release, index) => [release, index]));

export const isRelease = (text: string): text is Release => ORDER.has(text);

/** Whether `release` is `since` or newer. */
export const isAtLeast = (release: Release, since: Release): boolean =>
  (ORDER.get(release) as number) >= (ORDER.get(since) as number);

/** Below 0 when `a` is older than `b`. */
export const compareReleases = (a: Release, b: Release): number => (ORDER.get(a) as number) - (ORDER.get(b) as number);
