/** What a scan looked at, what it could not read, and what no scan of files can see. */
import { pathOf } from '../estate.js';
import type { Coverage } from '../report.js';
import { count } from '../text.js';
import type { HomeReport, SetReport } from './report.js';

/** @see gateway-faults E.1, E.5 */
const REGISTRY = {
  what: 'registry',
  reason: 'sequences under conf: and gov: keys, and the fault sequences of single APIs up to 4.0, are not in files',
};
const DATABASE = {
  what: 'database',
  reason: 'from 4.0.0 API definitions and their policies are loaded from it, not from files',
};

function checkedOf(sets: readonly SetReport[]): string[] {
  const of = (origin: SetReport['set']['origin']): SetReport[] => sets.filter(({ set }) => set.origin === origin);
  const files = (reports: readonly SetReport[]): number => reports.reduce((sum, { set }) => sum + set.files.length, 0);
  const parts: string[] = [];
  const add = (origin: SetReport['set']['origin'], words: (files: number, sets: number) => string): void => {
    const reports = of(origin);
    if (reports.length > 0) parts.push(words(files(reports), reports.length));
  };
  add('super-tenant', (n) => `${count(n, 'file')} of the super tenant`);
  add('tenant', (n, m) => `${count(n, 'file')} of ${count(m, 'tenant')}`);
  add('given', (n) => count(n, 'file'));
  add('template-copies', (n) => `${count(n, 'copy', 'copies')} for new tenants`);
  add('custom-sequences', (n) => `${count(n, 'built-in sequence')} of single APIs`);
  add('api-templates', (n) => count(n, 'API template'));
  add('operation-policies', (n) => count(n, 'operation policy', 'operation policies'));
  add('carbon-app', (n, m) => `${count(n, 'sequence')} in ${count(m, 'carbon application')}`);
  add('apictl-project', (n) => `${count(n, 'file')} of an API project`);
  return parts;
}

export function coverageOf(homes: readonly HomeReport[]): Coverage {
  const failed: { path: string; reason: string }[] = [];
  const notSeen: { what: string; reason: string }[] = [];
  for (const { home, sets } of homes) {
    const root = home.input.replace(/\/+$/, '');
    for (const { kind, path, reason } of home.notes) {
      const where = { path: path === '' ? root : `${root}/${path}`, reason };
      if (kind === 'unreadable') failed.push(where);
      else notSeen.push({ what: where.path, reason });
    }
    for (const { set, sequences } of sets) {
      for (const { file, judged } of sequences) {
        if (judged.problem === undefined) continue;
        const { line, column, reason } = judged.problem;
        const path = home.kind === 'file' ? root : `${root}/${pathOf(set, file)}`;
        failed.push({ path: `${path}:${line}:${column}`, reason });
      }
    }
    if (home.kind === 'micro-integrator') {
      notSeen.push({
        what: root,
        reason: 'a Micro Integrator has other default faults; its sequences were not compared',
      });
    }
  }
  if (homes.some(({ home }) => home.kind === 'api-manager' || home.kind === 'synapse-configs'))
    notSeen.push(REGISTRY, DATABASE);
  return { checked: checkedOf(homes.flatMap(({ sets }) => sets)), failed, notSeen };
}
