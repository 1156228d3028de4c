/** What came back for one request, before anybody judges it. Plain data, made by the transport. */

export type HeaderPair = readonly [name: string, value: string];

/** One request, complete. */
export interface Sent {
  readonly method: string;
  /** Scheme, host and port. */
  readonly origin: string;
  /** With its query. */
  readonly path: string;
  /** In order, as spelled; without Host, which follows from `origin` or `hostHeader`. */
  readonly headers: readonly HeaderPair[];
  readonly hostHeader?: string;
  readonly body?: Uint8Array;
}

/** What is odd about an answer that was read all the same. */
export interface Quirk {
  readonly id:
    | 'interim-answers'
    | 'more-bytes-came'
    | 'inflated'
    | 'encoding-not-asked-for'
    | 'ended-by-closing'
    | 'body-not-allowed';
  /** A clause: `more bytes came behind the answer`. */
  readonly words: string;
}

export interface Answered {
  readonly is: 'answer';
  readonly status: number;
  readonly reason: string;
  /** In order, as spelled; values in Latin-1. */
  readonly headers: readonly HeaderPair[];
  /** Taken out of gzip where that was one layer within the limit. */
  readonly body: Uint8Array;
  readonly quirks: readonly Quirk[];
}

/** Why there is no answer. */
export type Silence =
  /** Nothing came in the time there was. */
  | 'no-answer'
  /** The connection was closed without a byte. */
  | 'closed'
  /** A limit of ours ended it. */
  | 'stopped'
  /** What came is no HTTP answer, or half of one. */
  | 'failed'
  /** The request never left. */
  | 'unreachable';

export interface Unanswered {
  readonly is: 'none';
  readonly how: Silence;
  /** One clause: `the certificate has expired (CERT_HAS_EXPIRED)`. May hold text of the other side. */
  readonly why: string;
  /** What the user can do about it. */
  readonly hint?: string;
}

export type Observation = Answered | Unanswered;

export const headersNamed = (headers: readonly HeaderPair[], name: string): string[] =>
  headers.flatMap(([known, value]) => (known.toLowerCase() === name ? [value] : []));
