/** What a prediction of homes found, as data. Sets that say the same are told once. */
import type { HomeReport } from '../analysis/report.js';
import type { Origin } from '../estate.js';
import type { Finding } from '../finding.js';
import type { ReportBase } from '../report.js';
import type { Release } from '../stock/releases.js';
import type { Explained } from './explain.js';
import type { Standing } from './gateway.js';
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
  readonly cells: readonly Cell[];
}

export interface SetPrediction {
  readonly origin: Origin;
  /** Numbers of the tenants' folders; empty for other sets. */
  readonly tenants: readonly string[];
  readonly sequences: readonly SequencePrediction[];
  /** To play runs again. */
  readonly sides: Sides;
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
