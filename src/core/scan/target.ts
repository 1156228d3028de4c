/** What becomes of a file on the target release. */

export type TargetVerdict =
  | 'fine'
  /** Clients keep receiving the legacy XML. */
  | 'keeps-xml'
  /** Clients receive no body, or no answer at all. */
  | 'no-body'
  | 'does-not-deploy'
  /** Nothing calls it there. */
  | 'unreachable'
  /** The gateway deletes the file when it starts. */
  | 'deleted-at-start'
  /** The gateway copies its own file over it when the tenant is loaded. */
  | 'overwritten-at-load'
  | 'unknown';

export interface OnTarget {
  readonly verdict: TargetVerdict;
  /** One sentence without a full stop: why, and what the client sees. */
  readonly why: string;
}
