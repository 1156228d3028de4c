/**
 * The form of a rule. A rule is one file: what is wrong, why that matters, what to do, where it is written. `find` gives
 * facts, `message` makes the words. Severity is a default that a user may change, so no code asks for it.
 */
import type { Severity } from '../finding.js';
import type { XmlElement } from '../xml/index.js';

export interface RuleText {
  /** Says what is wrong; equals the file name. */
  readonly id: string;
  /** `FS012`: short, for suppressions and configuration. */
  readonly code: string;
  readonly severity: Severity;
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  readonly source: string;
}

export type Args = Readonly<Record<string, string | number>>;

/** A fact that a rule found: where, and what the message needs to know. */
export interface Hit {
  /** The element; absent when it is about the file as a whole. */
  readonly at?: XmlElement;
  readonly args: Args;
}
