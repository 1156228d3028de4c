/** Where a finding is, in the words of the formats: a path below the source root, or an absolute one. */
import type { Finding } from '../core/finding.js';

export interface SourcePlace {
  /** With slashes; below the source root, or absolute where the home lies outside it. */
  readonly path: string;
  readonly isBelowRoot: boolean;
  /** The path inside of `path`, where that is an archive. */
  readonly inside?: string;
}

const ARCHIVE = /\.(zip|car|jar)$/i;

const trimmed = (path: string): string => path.replace(/(?<=.)\/+$/, '');

/** The path of a finding's file from where the command was called; an archive ends it, the rest is `inside`. */
export function fileOf({ home, file }: Pick<Finding, 'home' | 'file'>): { path: string; inside?: string } {
  const root = trimmed(home.replaceAll('\\', '/'));
  const name = root.slice(root.lastIndexOf('/') + 1);
  if (file === '' || file === name) return { path: root };
  if (ARCHIVE.test(root)) return { path: root, inside: file };
  const bang = file.indexOf('!');
  if (bang > 0 && ARCHIVE.test(file.slice(0, bang))) {
    return { path: `${root}/${file.slice(0, bang)}`, inside: file.slice(bang + 1) };
  }
  return { path: `${root}/${file}` };
}

/** The whole path on one line: `apps/faults.car!sequences/fault.xml`. */
export const wholePath = ({ path, inside }: { path: string; inside?: string }): string =>
  inside === undefined ? path : `${path}!${inside}`;

/** A path as a URI: percent-encoded, `file:` where it is absolute. */
export function uriOf({ path }: SourcePlace): string {
  const encoded = path
    .replace(/[\ud800-\udfff]/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  if (/^[A-Za-z]%3A\//.test(encoded)) return `file:///${encoded.replace('%3A', ':')}`;
  return path.startsWith('/') ? `file://${encoded}` : encoded;
}
