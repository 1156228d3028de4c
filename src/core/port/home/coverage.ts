/** What a port looked at, what it could not read, and what no port of files can carry. */
import { pathOf } from '../../estate.js';
import type { Coverage } from '../../report.js';
import { count } from '../../text.js';
import type { HomePort, SetPort } from './report.js';

/** @see gateway-faults E.1, E.5 */
const NOT_IN_FILES = {
  what: 'registry and database',
  reason: 'sequences of single APIs live there; from 4.1.0 they are policies of their APIs',
};

const OF_APPS = {
  what: 'answers of carbon applications',
  reason: 'not predicted; which of an application and a file has a name depends on when the gateway reads them',
};

/** Edited sets whose answers were not predicted. */
function unproven(homes: readonly HomePort[]): number {
  const edited = ({ files }: SetPort): boolean =>
    files.some(({ edits, result }) => edits.length > 0 && result !== undefined);
  const inHome = ({ set }: SetPort): boolean => set.origin !== 'carbon-app';
  return homes.flatMap(({ sets }) => sets).filter((port) => inHome(port) && edited(port) && !port.isProven).length;
}

/** @param broken files of the new home that are not well-formed */
export function coverageOf(
  homes: readonly HomePort[],
  into: string,
  broken: readonly { readonly path: string; readonly reason: string }[],
): Coverage {
  const checked: string[] = [];
  const failed: { path: string; reason: string }[] = [];
  const notSeen: { what: string; reason: string }[] = [];
  const root = into.replace(/\/+$/, '');
  for (const { path, reason } of broken) failed.push({ path: `${root}/${path}`, reason });
  let apis = 0;
  for (const { home, sets } of homes) {
    const root = home.input.replace(/\/+$/, '');
    let files = 0;
    for (const { set, files: ported } of sets) {
      files += ported.length;
      apis += set.files.filter(({ part }) => part === 'api').length;
      for (const { source, status, why, place } of ported) {
        if (status !== 'unreadable') continue;
        const path = home.kind === 'file' ? root : `${root}/${pathOf(set, source)}`;
        failed.push({ path: place === undefined ? path : `${path}:${place.line}:${place.column}`, reason: why ?? '' });
      }
    }
    const tenants = sets.filter(({ set }) => set.origin === 'tenant').length;
    const of = tenants === 0 ? '' : `, ${count(tenants, 'tenant')} among them`;
    checked.push(`${count(files, 'stock sequence')} in ${count(sets.length, 'folder')}${of}`);
    for (const { kind, path, reason } of home.notes) {
      const where = path === '' ? root : `${root}/${path}`;
      if (kind === 'unreadable') failed.push({ path: where, reason });
      else notSeen.push({ what: where, reason });
    }
  }
  if (apis > 0) {
    notSeen.push({
      what: count(apis, 'API file'),
      reason: 'from 4.0.0 a gateway loads its APIs from the database',
    });
  }
  const open = unproven(homes);
  if (open > 0) {
    notSeen.push({
      what: `answers of ${count(open, 'edited folder')}`,
      reason: 'not predicted; --proof all does, where the release of the new home is known',
    });
  }
  if (homes.some(({ sets }) => sets.some(({ set }) => set.origin === 'carbon-app'))) notSeen.push(OF_APPS);
  if (homes.some(({ home }) => home.kind === 'api-manager')) notSeen.push(NOT_IN_FILES);
  return { checked, failed, notSeen };
}
