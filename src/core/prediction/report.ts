/** What a prediction of homes found, as data. Sets that say the same are told once. */
import type { HomeReport } from '../analysis/report.js';
import type { Origin } from '../estate.js';
import type { Finding } from '../finding.js';
import type { Spot, Standing } from '../gateway/gateway.js';
import type { ReportBase } from '../report.js';
import type { Release } from '../stock/releases.js';
import type { Explained } from './explain.js';
import type { Cell, Sides } from './matrix.js';

/** One sequence of the sets that answer alike. */
export interface SequencePrediction {
  readonly name: string;
  /** The file of the old set; undefined when the set has none. */
  readonly file: string | undefined;
  /** How it stands on the target when the old files are carried over. */
  readonly standing: Standing;
  /** Why clients get something worse, as the scan of the file says it. */
  readonly why: string | undefined;
  /** Where that is. */
  readonly at: Spot | undefined;
  readonly cells: readonly Cell[];
  /** To play runs again. */
  readonly sides: Sides;
}

export interface SetPrediction {
  readonly origin: Origin;
  /** Numbers of the tenants' folders; empty for other sets. */
  readonly tenants: readonly string[];
  /** Equal ones are the same object in all sets. */
  readonly sequences: readonly SequencePrediction[];
}

/** Each distinct prediction of a home once, with the sets that have it: their origin, and tenants. */
export function distinct(
  sets: readonly SetPrediction[],
): { sequence: SequencePrediction; origin: Origin; tenants: string[] }[] {
  const found = new Map<string, Map<SequencePrediction, string[]>>();
  for (const { origin, tenants, sequences } of sets) {
    let own = found.get(origin);
    if (own === undefined) {
      own = new Map();
      found.set(origin, own);
    }
    for (const sequence of sequences) {
      const all = own.get(sequence);
      if (all === undefined) own.set(sequence, [...tenants]);
      else all.push(...tenants);
    }
  }
  return [...found].flatMap(([origin, own]) =>
    [...own].map(([sequence, tenants]) => ({ sequence, origin: origin as Origin, tenants })),
  );
}

export interface HomePrediction {
  readonly report: HomeReport;
  /** The release that today's column is told for; undefined: nobody knows it. */
  readonly from: Release | undefined;
  readonly sets: readonly SetPrediction[];
}

export interface PredictReport extends ReportBase {
  readonly command: 'predict';
  readonly to: Release;
  /** Where the column of the new stock comes from. */
  readonly newStock: 'contracts' | 'files';
  readonly homes: readonly HomePrediction[];
  /** Runs told mediator by mediator, when asked for. */
  readonly explained: readonly Explained[];
  findings(): Iterable<Finding>;
}
