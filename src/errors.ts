/**
 * The one error that we throw on purpose: the caller asked for something impossible. Says what and where, and in `hint`
 * what to do next. Exit code 2.
 */
export class UsageError extends Error {
  constructor(
    message: string,
    readonly hint?: string,
  ) {
    super(message);
    this.name = 'UsageError';
  }
}
