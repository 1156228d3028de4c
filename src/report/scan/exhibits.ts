/** A scan as a page shows it: each file with its fate and edits, tenants folded. */
import type { ScanReport } from '../../core/analysis/report.js';
import { editView } from '../edit-view.js';
import type { Exhibit, Exhibitor, ExhibitTone, FileExhibit } from '../exhibit.js';
import { type Entry, entriesOf, fileOf, targetOf, tenantRows } from './rows.js';
import { FATES, MARKS, TITLES, verdictText } from './text.js';

function fileExhibit(entry: Entry, group: string, tenants: readonly string[]): FileExhibit {
  const { verdict, why } = targetOf(entry);
  const [, tone] = MARKS[verdict];
  return {
    kind: 'file',
    group,
    name:
      'sequence' in entry && entry.sequence.inline !== undefined
        ? `${fileOf(entry)} ${entry.sequence.inline}`
        : fileOf(entry),
    tenants,
    verdict: verdictText(entry),
    tone: tone as ExhibitTone,
    fate: FATES[verdict],
    why: verdict === 'fine' ? '' : why,
    edits: 'sequence' in entry ? entry.sequence.judged.edits.map(editView) : [],
  };
}

export const scanExhibits: Exhibitor<ScanReport> = function* (report): Generator<Exhibit> {
  for (const home of report.homes) {
    const { input } = home.home;
    const titled = (title: string): string => (report.homes.length === 1 ? title : `${input}: ${title}`);
    const tenants = home.sets.filter(({ set }) => set.origin === 'tenant').length;
    const others = home.sets.filter(({ set }) => set.origin !== 'tenant');
    const first = others.filter(({ set }) => set.origin === 'super-tenant' || set.origin === 'given');
    for (const set of first) {
      for (const entry of entriesOf(set)) yield fileExhibit(entry, titled(TITLES[set.set.origin]), []);
    }
    for (const { entry, tenants: who } of tenantRows(home))
      yield fileExhibit(entry, titled(`Tenants (${tenants})`), who);
    for (const set of others) {
      if (first.includes(set)) continue;
      const archive = set.set.archive === undefined ? '' : ` ${set.set.archive}`;
      for (const entry of entriesOf(set)) yield fileExhibit(entry, titled(TITLES[set.set.origin] + archive), []);
    }
  }
};
