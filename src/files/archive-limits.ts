/** What reading an archive may cost. Apart from the reader, which is loaded only when there is an archive. */
export interface ArchiveLimits {
  /** Of one file, inflated. */
  readonly maxBytes: number;
  /** Of all files that are kept, inflated. */
  readonly maxTotalBytes: number;
  readonly maxEntries: number;
  /** Archives inside archives: 0 opens none. */
  readonly maxNesting: number;
}

export const ARCHIVE_LIMITS: Omit<ArchiveLimits, 'maxBytes'> = {
  maxTotalBytes: 256 * 1024 * 1024,
  maxEntries: 200_000,
  maxNesting: 2,
};

export const ARCHIVE_NAME = /\.(car|zip)$/i;
