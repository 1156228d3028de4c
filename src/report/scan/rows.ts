/** Folds what many tenants share into one row each, for people. */

import type { HomeReport, MissingReport, SequenceReport, SetReport } from '../../core/analysis/report.js';
import { writePath } from '../../core/diff/edits.js';
import type { TargetVerdict } from '../../core/scan/target.js';

export type Entry = { readonly sequence: SequenceReport } | { readonly missing: MissingReport };

export interface Row {
  readonly entry: Entry;
  /** Tenants that say this, in order. */
  readonly tenants: readonly string[];
}

const BADNESS: Readonly<Record<TargetVerdict, number>> = {
  'no-body': 0,
  'does-not-deploy': 1,
  'deleted-at-start': 2,
  'overwritten-at-load': 3,
  'keeps-xml': 4,
  unknown: 5,
  unreachable: 6,
  fine: 7,
};

const VERDICTS = [
  'unreadable',
  'duplicate-name',
  'renamed',
  'customised',
  'foreign-stock',
  'missing',
  'unknown',
  'cosmetic',
  'stock',
];

export const targetOf = (entry: Entry) => ('sequence' in entry ? entry.sequence.onTarget : entry.missing.onTarget);
export const verdictOf = (entry: Entry) => ('sequence' in entry ? entry.sequence.verdict : 'missing');
export const fileOf = (entry: Entry) => ('sequence' in entry ? entry.sequence.file.name : entry.missing.role.file);
const roleOf = (entry: Entry) => ('sequence' in entry ? entry.sequence.role : entry.missing.role);

/** The nine first, worst first, then by name. */
function order(a: Entry, b: Entry): number {
  const nine = (entry: Entry): number => (roleOf(entry)?.nine ? 0 : 1);
  return (
    nine(a) - nine(b) ||
    BADNESS[targetOf(a).verdict] - BADNESS[targetOf(b).verdict] ||
    (fileOf(a) < fileOf(b) ? -1 : fileOf(a) > fileOf(b) ? 1 : 0) ||
    VERDICTS.indexOf(verdictOf(a)) - VERDICTS.indexOf(verdictOf(b))
  );
}

export const entriesOf = (set: SetReport): Entry[] =>
  [...set.sequences.map((sequence) => ({ sequence })), ...set.missing.map((missing) => ({ missing }))].sort(order);

/** What a file is, apart from where it lies and what becomes of it. */
export const contentKey = (entry: Entry): string =>
  'missing' in entry ? '' : `${entry.sequence.file.name}\0${entry.sequence.file.content}`;

/** Entries with one key read alike: same file, verdict, edits and fate. */
function keyOf(entry: Entry): string {
  const target = targetOf(entry);
  if ('missing' in entry) return `${entry.missing.role.file}\0missing\0${target.verdict}\0${target.why}`;
  const { file, verdict, judged, inline } = entry.sequence;
  const edits = judged.edits.map((edit) => `${edit.kind} ${writePath(edit.path)} ${edit.digest}`).join('\n');
  const what = [
    file.folder,
    file.name,
    inline,
    verdict,
    judged.versions.join(),
    judged.problem?.reason,
    edits,
    target.verdict,
    target.why,
  ];
  return what.join('\0');
}

/** One row for each thing that is said of the tenants' files; order as in a set, then by how many say it. */
export function tenantRows(home: HomeReport): Row[] {
  const sets = home.sets.filter(({ set }) => set.origin === 'tenant');
  // Tenants share most of their reports, so those are told apart by identity before they are by what they say.
  const same = new Map<SequenceReport, string[]>();
  const rows = new Map<string, { entry: Entry; tenants: string[] }>();
  const add = (entry: Entry, tenants: readonly string[]): void => {
    const key = keyOf(entry);
    const row = rows.get(key);
    if (row === undefined) rows.set(key, { entry, tenants: [...tenants] });
    else for (const tenant of tenants) row.tenants.push(tenant);
  };
  for (const { set, sequences, missing } of sets) {
    const tenant = set.tenant ?? '';
    for (const sequence of sequences) {
      const tenants = same.get(sequence);
      if (tenants === undefined) same.set(sequence, [tenant]);
      else tenants.push(tenant);
    }
    for (const report of missing) add({ missing: report }, [tenant]);
  }
  for (const [sequence, tenants] of same) add({ sequence }, tenants);
  const numeric = (a: string, b: string): number => Number(a) - Number(b) || (a < b ? -1 : 1);
  const sorted = [...rows.values()].map(({ entry, tenants }) => ({ entry, tenants: tenants.sort(numeric) }));
  return sorted.sort((a, b) => order(a.entry, b.entry) || b.tenants.length - a.tenants.length);
}
