/**
 * A reporter formats what it is given: it does not sort, filter, read files or choose an exit code. Its output ends
 * with a newline and is the same bytes for the same report: no clock, no locale, no terminal width. It comes in pieces,
 * so that a report of a hundred thousand findings need not stand in memory.
 */
import type { Finding } from '../core/finding.js';
import type { Gate, ReportBase } from '../core/report.js';
import type { RuleText } from '../core/rules/rule.js';
import type { Exhibit } from './exhibit.js';
import type { SourcePlace } from './places.js';
import type { Style } from './style.js';

export interface ReportContext {
  readonly tool: { readonly name: string; readonly version: string };
  readonly gate: Gate;
  readonly style: Style;
  /** Says more: every variant, every place. */
  readonly verbose: boolean;
}

export type Reporter<R extends ReportBase> = (report: R, context: ReportContext) => Iterable<string>;

/** What the formats on findings need besides: they serve every command, so they ask for nothing a command has. */
export interface FindingsContext extends ReportContext {
  /** Every rule that may be reported, in the order of their codes. */
  readonly rules: readonly RuleText[];
  /** Where the project is published, without a slash at the end. */
  readonly homepage?: string;
  /** What the command shows besides its findings. */
  readonly exhibits: () => Iterable<Exhibit>;
  /** SHA-256 in Base64. */
  readonly sha256Base64: (text: string) => string;
  readonly placeOf: (finding: Pick<Finding, 'home' | 'file'>) => SourcePlace;
}

/** A format that every command has. */
export type FindingsReporter = (report: ReportBase, context: FindingsContext) => Iterable<string>;
