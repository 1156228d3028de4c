/**
 * The form of a rule. A rule is one file: what is wrong, why that matters, what to do, where it is written. `find` gives
 * facts, `message` makes the words. Severity is a default that a user may change, so no code asks for it.
 */
import type { OldForm } from '../clients/advice.js';
import type { ClientSubject } from '../clients/subject.js';
import type { FileVerdict } from '../diff/verdict.js';
import type { FileSet, Home, Origin, PlacedFile } from '../estate.js';
import type { Severity } from '../finding.js';
import type { ProbeSubject } from '../probe/subject.js';
import type { HomeRelease } from '../scan/release.js';
import type { OnTarget } from '../scan/target.js';
import type { Role } from '../stock/facts.js';
import type { Release } from '../stock/releases.js';
import type { Deployment, SequenceModel } from '../synapse/index.js';
import type { Decoded, Place, XmlElement } from '../xml/index.js';
import { isTooLong } from './mediators-of.js';

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

/** A stretch of the file's text, in UTF-16 code units. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A fact that a rule found: where, and what the message needs to know. */
export interface Hit {
  /** Absent when it is about the file as a whole. Offsets name the mediator. */
  readonly at?: Place & { readonly start?: number };
  readonly args?: Args;
  /**
   * What else the fact takes. A property that a stock file sets behind a `send` is the user's doing if the `send` is:
   * whoever changed something in one of these ranges is told, though the mediator at `at` is stock.
   */
  readonly restsOn?: readonly Range[];
}

/** What a sequence says, wherever it lies. */
export interface SequenceSubject {
  readonly model: SequenceModel;
  /** The element that the model was read from, for what the gateway ignores and the model leaves out. */
  readonly root: XmlElement;
  readonly decoded: Decoded;
  readonly role: Role | undefined;
  readonly to: Release;
}

/** One file in its set: what it is, and what becomes of it. */
export interface FileSubject {
  readonly file: PlacedFile;
  readonly origin: Origin;
  readonly judged: FileVerdict;
  readonly role: Role | undefined;
  /** On the target. */
  readonly deployment: Deployment;
  readonly onTarget: OnTarget;
  readonly from: HomeRelease;
  readonly to: Release;
  /** What it calls by a fixed name. */
  readonly calls: readonly { readonly to: string; readonly at: Place & { start: number } }[];
  /** Calls whose callee the set does not have on the target, and why: absent, deleted, not deployed. */
  readonly unresolved: readonly { readonly to: string; readonly at: Place & { start: number }; readonly why: string }[];
}

export interface SetSubject {
  readonly set: FileSet;
  /** Registered names that more than one file has, with those files. */
  readonly duplicates: ReadonlyMap<string, readonly string[]>;
  /** Roles of the target that the set has no file for. */
  readonly absent: readonly Role[];
  readonly from: HomeRelease;
  readonly to: Release;
}

export interface HomeSubject {
  readonly home: Home;
  readonly from: HomeRelease;
  readonly to: Release;
}

interface Finder<S> extends RuleText {
  readonly find: (subject: S) => readonly Hit[];
  readonly message: (args: Args) => string;
}

export interface SequenceRule extends Finder<SequenceSubject> {
  readonly about: 'sequence';
  /**
   * Whether the rule speaks of mediators wherever they come from. Others are told only of what the user wrote: stock
   * mediators are the vendor's business.
   */
  readonly alsoStock?: boolean;
  /** Whether it is asked of sequences of any length; rules that compare mediators with each other are not. */
  readonly anySize?: boolean;
}

export interface FileRule extends Finder<FileSubject> {
  readonly about: 'file';
}

export interface SetRule extends Finder<SetSubject> {
  readonly about: 'set';
}

export interface HomeRule extends Finder<HomeSubject> {
  readonly about: 'home';
}

/** About a place in the source code of a client. */
export interface ClientRule extends Finder<ClientSubject> {
  readonly about: 'client';
  /** What such code reads today, which decides the advice. */
  readonly form: OldForm;
}

/** About one answer of a live gateway. */
export interface ProbeRule extends Finder<ProbeSubject> {
  readonly about: 'probe';
}

export type Rule = SequenceRule | FileRule | SetRule | HomeRule | ClientRule | ProbeRule;

export const sequenceRule = (rule: Omit<SequenceRule, 'about'>): SequenceRule => ({
  about: 'sequence',
  ...rule,
  find: (subject) => (rule.anySize === true || !isTooLong(subject.model) ? rule.find(subject) : []),
});
export const fileRule = (rule: Omit<FileRule, 'about'>): FileRule => ({ about: 'file', ...rule });
export const setRule = (rule: Omit<SetRule, 'about'>): SetRule => ({ about: 'set', ...rule });
export const homeRule = (rule: Omit<HomeRule, 'about'>): HomeRule => ({ about: 'home', ...rule });
