/**
 * A reporter formats what it is given: it does not sort, filter, read files or choose an exit code. Its output ends
 * with a newline and is the same bytes for the same report: no clock, no locale, no terminal width. It comes in pieces,
 * so that a report of a hundred thousand findings need not stand in memory.
 */
import type { Gate, ReportBase } from '../core/report.js';
import type { Style } from './style.js';

export interface ReportContext {
  readonly tool: { readonly name: string; readonly version: string };
  readonly gate: Gate;
  readonly style: Style;
  /** Says more: every variant, every place. */
  readonly verbose: boolean;
}

export type Reporter<R extends ReportBase> = (report: R, context: ReportContext) => Iterable<string>;
