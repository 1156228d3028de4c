/** The numbers that faults of a gateway carry, as they stand in source code. */
import { ERROR_CODES } from '../stock/facts.js';

/**
 * Families of codes that make a reading of `fault` one of ours.
 * @see client-patterns "Signals of L"; sequences/facts/error-codes.json has the codes one by one
 */
const OURS = ['9008\\d\\d', '9009\\d\\d', '9018\\d\\d', '10150\\d', '30300[0-3]', '303100', '700700', '9020(?:11|12)'];

/** Not part of a longer number, a name, a version, a colour or a decimal. */
const ALONE_BEFORE = '(?<![\\w.#$-])';
const ALONE_AFTER = '(?![\\w-]|\\.\\d)';

/** Also the first digits of a family as a text or pattern: `"9009"`, `9009\d\d`. */
const BEGINNINGS = '900[89](?=\\\\{0,2}["\'`]|\\\\{1,2}d|\\[0-9|[xX*]{1,2}\\b|%)';

export const GATEWAY_CODE = new RegExp(`${ALONE_BEFORE}(?:(?:${OURS.join('|')})${ALONE_AFTER}|${BEGINNINGS})`, 'g');

/** The codes that a client compares: authentication, throttling, GraphQL. */
export const AUTH_OR_QUOTA = '900(?:80\\d|82[01]|90\\d|91[0-3])';

const known = new Map(ERROR_CODES.map((entry) => [entry.code, entry]));

/** What our facts say of a code; undefined for a neighbour that no table lists. */
export const knownCode = (code: string) => known.get(code);

/** One number alone may be anything; of these we have the place it comes from. */
export const isWholeCode = (text: string): boolean => text.length === 6;
