/** What one exchange may cost, whatever the other side sends. @see docs/probe.md */
export interface Limits {
  /** To connect, TLS included. */
  readonly connectMs: number;
  /** The whole exchange behind it: a limit between two bytes would let one byte each second go on for ever. */
  readonly totalMs: number;
  readonly headBytes: number;
  /** As sent, and again after inflating. */
  readonly bodyBytes: number;
  /** Interim (1xx) answers. */
  readonly interim: number;
}

export const LIMITS: Limits = {
  connectMs: 5_000,
  totalMs: 10_000,
  headBytes: 16 << 10,
  bodyBytes: 1 << 20,
  interim: 8,
};
