/** What a port of a home found and made, as plain data: no trees, so that thousands of files stay small. */
import type { FactChange, Path } from '../../diff/edits.js';
import type { FileSet, Home, PlacedFile } from '../../estate.js';
import type { ReportBase } from '../../report.js';
import type { HomeRelease } from '../../scan/release.js';
import type { Release } from '../../stock/releases.js';
import type { Place } from '../../xml/index.js';
import type { ReasonCode } from '../reasons.js';
import type { ConflictCode, Fate } from '../sides.js';
import type { Splice } from '../text/splice.js';
import type { Proof } from './proof.js';
import type { Result } from './result.js';

export interface Reason {
  readonly code: ReasonCode;
  /** A sentence without a full stop. */
  readonly words: string;
  readonly source?: string;
}

export interface PortedConflict {
  readonly code: ConflictCode;
  readonly why: string;
  readonly ours?: string;
  readonly base?: string;
  readonly theirs?: string;
  readonly proposal?: { readonly take: 'ours' | 'theirs' | 'both'; readonly why: string };
}

/** One edit of the user and what became of it. Its place is in the user's file. */
export interface PortedEdit extends Place {
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  readonly path: Path;
  readonly into?: Path;
  readonly facts: readonly FactChange[];
  readonly fate: Fate;
  readonly reasons: readonly Reason[];
  readonly conflict?: PortedConflict;
  /** In the new release's file. */
  readonly at?: Place;
}

export type FileStatus =
  /** Nobody edited it: the new release's file stands as it is. */
  | 'stock'
  /** Every edit is in the result, or needless there for a stated reason. */
  | 'ported'
  /** As `ported`, but something waits for a person. */
  | 'left'
  | 'conflicts'
  /** It cannot be known what was edited, or how it can be written. */
  | 'undecided'
  /** The new release has no such file. */
  | 'gone'
  | 'unreadable';

/** Where a sequence stands inside a synapse.xml, and the name that it has there. */
export interface InlineAt extends Place {
  readonly name: string;
}

/** What tells the user's sequence from all others of its set. */
export const keyIn = ({ source, inline }: Pick<FilePort, 'source' | 'inline'>): string =>
  inline === undefined ? source.name : `${source.name} ${inline.name}`;

/** What came of one file, as data that a thread can send to another: of the result only what it changes. */
export interface Outcome {
  readonly status: FileStatus;
  /** Why, for `undecided`, `gone`, `unreadable`. */
  readonly why?: string;
  readonly place?: Place;
  readonly base?: { readonly releases: readonly string[]; readonly text: boolean };
  /** Registered names that the user's parts of the result call; absent when the result has to be asked. */
  readonly calls?: readonly string[];
  /** Comments of the user's that the result lacks; told only where the old stock file's text is at hand. */
  readonly comments?: readonly (Place & { readonly text: string })[];
  readonly edits: readonly PortedEdit[];
  /** What differs from the new release's file, in order; absent when there is no result. */
  readonly changes?: readonly Splice[];
}

/** The port of one file, shared by every place that has the same file. */
export interface FilePort extends Outcome {
  /** Name of the file in the new release; the user's own where that has none. */
  readonly file: string;
  /** Under which the new release's file registers. */
  readonly name?: string;
  readonly result?: Result;
  /** The user's file. */
  readonly source: PlacedFile;
  readonly inline?: InlineAt;
}

/** A sequence of the user's own that something ported calls. */
export interface HelperPort {
  readonly file: string;
  readonly name: string;
  readonly calledBy: readonly string[];
  readonly text: string;
  readonly bytes: Uint8Array;
  readonly reasons: readonly Reason[];
  /** Something in it waits for a person. */
  readonly left: readonly Reason[];
  /** Why the new release refuses it; empty when it deploys. */
  readonly refused: readonly string[];
  /** Whether the text was changed on the way. */
  readonly translated: boolean;
  readonly source: PlacedFile;
  readonly inline?: InlineAt;
}

/** A file to write, below the output folder. An `app-part` is no file of the new home. */
export interface Output {
  readonly path: string;
  readonly content: { readonly bytes: Uint8Array };
  readonly what: 'ported' | 'helper' | 'stock-copy' | 'app-part';
}

/** Something of the user's that the port does not carry, and why. */
export interface NotCarried {
  readonly path: string;
  readonly reason: string;
}

export interface SetPort {
  readonly set: FileSet;
  readonly files: readonly FilePort[];
  readonly helpers: readonly HelperPort[];
  /** Calls of something that is ported, to a sequence that nobody has. */
  readonly unresolved: readonly { readonly file: string; readonly name: string }[];
  /** Calls of the user's sequence, which the new home has another one for. */
  readonly clashes: readonly { readonly file: string; readonly name: string }[];
  readonly notCarried: readonly NotCarried[];
  /** For a tenant: whether it must be written, because new tenants would not get the same. */
  readonly needed: boolean;
  readonly outputs: readonly Output[];
  /** What clients receive, predicted; absent when nothing was edited, or it was not asked for. */
  readonly proof?: Proof;
  readonly isProven: boolean;
}

export interface HomePort {
  readonly home: Home;
  readonly from: HomeRelease;
  readonly sets: readonly SetPort[];
  readonly notCarried: readonly NotCarried[];
}

export interface PortReport extends ReportBase {
  readonly command: 'port';
  readonly to: Release | undefined;
  readonly into: string;
  readonly homes: readonly HomePort[];
  /** File names that the new home's skip list must name; those that it has already are among them. */
  readonly skipList: readonly string[];
  /** The deployment.toml snippet; undefined when none is needed. */
  readonly snippet: string | undefined;
  readonly fates: Readonly<Record<Fate, number>>;
  readonly statuses: Readonly<Record<FileStatus, number>>;
}
