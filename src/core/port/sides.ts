/** What goes into a port and what comes out, as data. */
import type { Edit } from '../diff/edits.js';
import { becomesJson, type Role } from '../stock/facts.js';
import type { Digest, Fingerprint, ShapedFingerprint } from '../stock/fingerprint.js';
import type { Release } from '../stock/releases.js';
import type { XmlElement } from '../xml/index.js';
import type { ReasonArgs, ReasonCode } from './reasons.js';
import type { Doc, Piece } from './text/draft.js';

/** A file at hand: its text and its tree. */
export interface Side extends Doc {
  readonly tree: ShapedFingerprint;
}

export interface Sides {
  /** The stock file of the old release: digests from the catalogue, or with its text from a vanilla pack. */
  readonly base: { readonly tree: Fingerprint; readonly source?: string };
  /** The customised file. */
  readonly ours: Side;
  /** The new release's file. */
  readonly theirs: Side;
}

/** What is known of the two releases. */
export interface Situation {
  readonly from?: Release;
  readonly to?: Release;
  /** `from` and `to` are one of several that have these very files, so sentences do not name them. */
  readonly isVague?: boolean;
  readonly role?: Role;
  readonly hash: Digest;
}

/** Whether the port goes from a release that answers XML to one that answers JSON. */
export const crosses = ({ from, to }: Situation): boolean =>
  from !== undefined && to !== undefined && becomesJson(from, to);

/** What `{from}` and `{to}` are in sentences. */
export const releaseArgs = ({ from, to, isVague = false }: Situation): ReasonArgs => ({
  from: (isVague ? undefined : from) ?? 'the old release',
  to: (isVague ? undefined : to) ?? 'the new release',
});

/** What became of an edit. */
export type Fate =
  /** It is in the result as the user made it. */
  | 'ported'
  /** It is in the result, in the form that the new release needs. */
  | 'translated'
  /** It is not in the result, because it would do nothing there or harm; the reason says which. */
  | 'dropped'
  /** The new release's file has it by itself. */
  | 'already'
  /** Both sides want something else of the same thing. */
  | 'conflict'
  /** We cannot know what is wanted: the report says what to look at. */
  | 'left';

export interface Told {
  readonly code: ReasonCode;
  readonly args?: ReasonArgs;
}

export type ConflictCode =
  | 'both-changed'
  | 'changed-but-gone'
  | 'removed-but-changed'
  | 'added-into-gone'
  | 'both-added'
  | 'both-moved'
  | 'moved-but-gone'
  | 'under-condition'
  | 'renamed'
  | 'not-convertible'
  | 'unknown-payload'
  | 'arg-missing'
  | 'does-not-deploy'
  | 'unsupported';

/** Two wishes for one thing. The result keeps what the new release has, and says so. */
export interface Conflict {
  readonly code: ConflictCode;
  /** One sentence without a full stop. */
  readonly why: string;
  /** Texts of the three sides; absent where a side has nothing, or where the base is known by digest only. */
  readonly base?: string;
  readonly ours?: string;
  readonly theirs?: string;
  /** Whether the base has something there, though its text is not at hand. */
  readonly baseByDigest?: boolean;
  /** Where in the new release's file. */
  readonly at: XmlElement;
  readonly where: 'on' | 'before' | 'after' | 'inside';
  readonly proposal?: { readonly take: 'ours' | 'theirs' | 'both'; readonly why: string };
}

/** A change of the new release's text. */
export type Op =
  | { readonly op: 'attribute'; readonly element: XmlElement; readonly name: string; readonly value?: string }
  | { readonly op: 'text'; readonly element: XmlElement; readonly text?: string }
  | { readonly op: 'remove'; readonly element: XmlElement }
  | { readonly op: 'replace'; readonly element: XmlElement; readonly piece: Piece }
  | {
      readonly op: 'insert';
      readonly where: 'before' | 'after' | 'first' | 'last';
      readonly element: XmlElement;
      readonly piece: Piece;
    };

export interface Decision {
  readonly edit: Edit;
  readonly fate: Fate;
  readonly told: readonly Told[];
  readonly ops: readonly Op[];
  readonly conflict?: Conflict;
  /** Where in the new release's file it went, or would have gone. */
  readonly at?: XmlElement;
}
