/** What a scan found, as data. Files that say the same are one object, however many tenants have them. */
import type { FileVerdict, Verdict } from '../diff/verdict.js';
import type { FileSet, Home, PlacedFile } from '../estate.js';
import type { Finding, Severity, Suppressed } from '../finding.js';
import type { ReportBase } from '../report.js';
import type { Range } from '../rules/rule.js';
import type { HomeRelease } from '../scan/release.js';
import type { OnTarget, TargetVerdict } from '../scan/target.js';
import type { Role } from '../stock/facts.js';
import type { Release } from '../stock/releases.js';
import type { Place } from '../xml/index.js';
import type { Idle } from './suppressions.js';

/** A rule that does not hold, before it is known in which tenants. Plain data. */
export interface Violation {
  /** Id of the rule. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly place: Place;
  /** Path of the mediator, or `''` for the file as a whole. */
  readonly path: string;
  /** Offset at which the mediator begins; absent for the file as a whole. */
  readonly start?: number;
  /** What else it is about: whoever changed something there is told. */
  readonly restsOn?: readonly Range[];
  /** A comment in the file accepts it. */
  readonly suppressed?: Suppressed;
}

export interface SequenceReport {
  readonly file: PlacedFile;
  /** Registered name of a sequence inside a synapse.xml. */
  readonly inline?: string;
  readonly verdict: Verdict;
  readonly judged: FileVerdict;
  readonly role?: Role;
  readonly onTarget: OnTarget;
  readonly violations: readonly Violation[];
  /** Comments of the file that accept nothing. */
  readonly idle: readonly Idle[];
}

/** A stock sequence that the home's release has and this set lacks. */
export interface MissingReport {
  readonly role: Role;
  /** The path where it would lie, below the set's base. */
  readonly path: string;
  readonly versions: readonly string[];
  /** Gateways of the home's release never put it there, or nobody knows. */
  readonly normal: boolean;
  readonly onTarget: OnTarget;
}

export interface SetReport {
  readonly set: FileSet;
  readonly sequences: readonly SequenceReport[];
  readonly missing: readonly MissingReport[];
  /** Rules about the set as a whole. */
  readonly violations: readonly Violation[];
}

export interface HomeReport {
  readonly home: Home;
  readonly release: HomeRelease;
  readonly sets: readonly SetReport[];
  /** Rules about the home as a whole. */
  readonly violations: readonly Violation[];
}

export interface ScanReport extends ReportBase {
  readonly command: 'scan';
  readonly to: Release;
  readonly homes: readonly HomeReport[];
  /** How many sequences have each verdict, and each fate on the target. */
  readonly verdicts: Readonly<Partial<Record<Verdict, number>>>;
  readonly targets: Readonly<Partial<Record<TargetVerdict, number>>>;
  findings(): Iterable<Finding>;
}
