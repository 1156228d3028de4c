/** A header that stands for all others of a request. */
export const ANY_OTHER_HEADER = 'x-any-other-header';
