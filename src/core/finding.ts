/** One place where a rule does not hold. */

export const SEVERITIES = ['error', 'warning', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const severityRank = (severity: Severity): number => SEVERITIES.indexOf(severity);

export interface Finding {
  /** Id of the rule: `keeps-xml`. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** As given on the command line. */
  readonly home: string;
  /** Path of the file below the home, with slashes. */
  readonly file: string;
  /** 1-based; 1 where the finding is about the file as a whole. */
  readonly line: number;
  readonly column: number;
  /** Registered name of the sequence that it is about. */
  readonly sequence?: string;
  /** The number of the tenant's folder. */
  readonly tenant?: string;
  /**
   * Survives moved lines, renamed homes and reformatting: digest of the rule, the file's path below the home, the path
   * of the mediator and its canonical text, and a number where those are equal. 32 hex digits.
   */
  readonly fingerprint: string;
  /** A comment in the file accepts it: told, but neither counted nor gated. */
  readonly suppressed?: Suppressed;
  /** The baseline accepts it: told, but neither counted nor gated. */
  readonly known?: Known;
}

export interface Suppressed {
  readonly reason: string;
  /** The last day, `2027-01-31`. */
  readonly until?: string;
}

/** What the baseline says of a finding. */
export interface Known {
  readonly reason: string;
  readonly owner?: string;
  /** The last day, `2027-01-31`. */
  readonly expires?: string;
}

/** Whether it counts: nobody has accepted it. */
export const isOpen = ({ suppressed, known }: Finding): boolean => suppressed === undefined && known === undefined;
