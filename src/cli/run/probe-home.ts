/** The files of a gateway at hand, to hold its answers against. */
import type { Scenario } from '../../core/mediation/index.js';
import { type Files, type Reconciled, reconcile } from '../../core/probe/reconcile.js';
import type { ProbeSubject } from '../../core/probe/subject.js';
import { isRelease, type Release } from '../../core/stock/releases.js';
import { DEFAULT_LIMITS } from '../../core/xml/index.js';
import { deployHome } from '../../emulator/deploy.js';
import { readEstate } from '../../files/estate.js';
import type { ProbeOptions } from '../commands/probe.js';

export type Reconciler = (subject: ProbeSubject, scenario: Scenario) => Reconciled;

export interface HomeAtHand {
  /** As its files state it. */
  readonly release: Release | undefined;
  /** What a gateway of that release does to the files, and what cannot be known of them. */
  notesAs(release: Release): readonly { readonly what: string; readonly reason: string }[];
  reconcilerAs(release: Release): Reconciler;
}

/** @throws UsageError when it cannot be read */
export async function readHome(path: string, { tenant }: ProbeOptions): Promise<HomeAtHand> {
  const estate = await readEstate([path], { maxBytes: DEFAULT_LIMITS.maxBytes });
  const version = estate.homes[0]?.product.version;
  const release = version !== undefined && isRelease(version) ? version : undefined;
  return {
    release,
    notesAs: (as) => [
      { what: `${path} as it is on the nodes`, reason: 'predictions are of these files; a node may run others' },
      ...deployHome(estate, as).notes.map((note) => ({ what: path, reason: note.replace(/\.$/, '') })),
    ],
    reconcilerAs(as) {
      const { superTenant, tenants } = deployHome(estate, as);
      const domains = [...tenant].flatMap(([domain, id]) => {
        const set = id === undefined ? undefined : tenants.get(id);
        return set === undefined ? [] : [[domain, set] as const];
      });
      const files: Files = { superTenant, tenants: new Map([...tenants, ...domains]) };
      return (subject, scenario) => reconcile(subject, scenario, files);
    },
  };
}
