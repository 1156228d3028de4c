/** What a source file says about the faults of a gateway, as data. */
import type { Suppression } from '../suppression.js';
import type { FamilyId } from './families.js';
import type { EvidenceId } from './signals.js';

/** How a place deals with a fault. */
export type Kind =
  /** Reads, searches or compares the XML of releases up to 3.2. */
  | 'reads-xml'
  /** Reads `{"fault":{"code":900901,…}}`. */
  | 'reads-wrapped-json'
  /** Reads the flat JSON of 4.x, but compares `code`, a text there, with a number. */
  | 'compares-number'
  /** An API definition whose error schemas promise the old form. */
  | 'promises-old-form'
  /** Writes such a fault: the gateway itself, a handler, a sequence, a stand-in. */
  | 'produces'
  /** Has the text of a fault in it and does nothing with it that we can see. */
  | 'quotes';

export type Where =
  | 'code'
  | 'test'
  | 'fixture'
  | 'comment'
  | 'doc'
  | 'data'
  | 'vendored'
  | 'generated'
  /** A language that is not in our table: comments and strings cannot be told from code. */
  | 'unknown';

export const CONFIDENCES = ['certain', 'likely', 'possible'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** One signal that was seen. */
export interface Evidence {
  readonly signal: EvidenceId;
  /** 1-based. */
  readonly line: number;
  readonly column: number;
  /** The text that was recognised, on one line, at most 80 characters; secrets cannot be part of it. */
  readonly text: string;
}

/** Signals of one kind that stand close together. */
export interface ClientPlace {
  readonly kind: Kind;
  readonly where: Where;
  readonly confidence: Confidence;
  readonly family: FamilyId;
  /** 1-based, of the strongest signal. */
  readonly line: number;
  readonly column: number;
  /** That line, trimmed, at most 160 characters around the signal, secrets replaced. */
  readonly quote: string;
  /** In the order of the file; the strongest one names the place. */
  readonly evidence: readonly Evidence[];
  /** Gateway codes that the place names, in ascending order; empty when it names none. */
  readonly codes: readonly string[];
  /** Prefixes of the XML faults it reads: `ams` stands for authentication, `amt` for throttling. */
  readonly prefixes: readonly string[];
  /** Fault sequences that it names. */
  readonly sequences: readonly string[];
  /** What the text around it seems to do when the fault is recognised: `the token refresh never happens`. */
  readonly lost: readonly string[];
  /** `code` is compared with a number here, which fails on a text. */
  readonly comparesNumber: boolean;
  /** Reads the flat JSON beside the old form, told apart by the Content-Type or by the members. */
  readonly readsBoth: boolean;
  /** Why it is less sure, or about something else, in words without a full stop. */
  readonly notes: readonly string[];
}

/** Text that looks like a signal and is none. */
export interface LeftOut {
  readonly line: number;
  readonly why: string;
}

export interface SourceFile {
  /** Below the root, with slashes. */
  readonly path: string;
  readonly text: string;
}

export interface SourceReading {
  readonly family: FamilyId;
  /** In the order of the file. */
  readonly places: readonly ClientPlace[];
  /** Look-alikes, for those who ask why something is not reported. */
  readonly leftOut: readonly LeftOut[];
  readonly suppressions: readonly Suppression[];
  /** There is more of the same in this file than is told. */
  readonly cut: boolean;
}
