/** Why an exchange failed, in words. Errors are told apart by code, name and how far the exchange came. */
import type { Silence, Unanswered } from '../core/probe/observation.js';
import { clip } from '../core/text.js';

export interface Progress {
  readonly phase: 'connect' | 'handshake' | 'head' | 'body';
  /** Bytes that arrived since the request left. */
  readonly bytes: number;
  /** Of the body, and as many as were announced. */
  readonly bodyBytes: number;
  readonly announced: number | undefined;
}

interface CodedError extends Error {
  readonly code?: string;
  readonly data?: unknown;
}

const none = (how: Silence, why: string, hint?: string): Unanswered => ({
  is: 'none',
  how,
  why,
  ...(hint !== undefined && { hint }),
});

const CA_HINT = 'name its authority with --ca, or give --insecure to take any certificate of this run';

const TLS: Readonly<Record<string, readonly [why: string, hint?: string]>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: ['the certificate is self-signed', CA_HINT],
  SELF_SIGNED_CERT_IN_CHAIN: ['the chain of certificates ends in a self-signed one', CA_HINT],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: ['nobody we trust has signed the certificate', CA_HINT],
  UNABLE_TO_GET_ISSUER_CERT: ['nobody we trust has signed the certificate', CA_HINT],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ['nobody we trust has signed the certificate', CA_HINT],
  CERT_HAS_EXPIRED: ['the certificate has expired', CA_HINT],
  CERT_NOT_YET_VALID: ['the certificate is not valid yet', CA_HINT],
  CERT_REVOKED: ['the certificate is revoked'],
  ERR_TLS_CERT_ALTNAME_INVALID: ['the certificate is for another host', 'give the right name with --server-name'],
  ERR_SSL_WRONG_VERSION_NUMBER: ['this port speaks no TLS', 'try http://'],
  ERR_SSL_PACKET_LENGTH_TOO_LONG: ['this port speaks no TLS', 'try http://'],
  ERR_SSL_HTTP_REQUEST: ['this port speaks no TLS', 'try http://'],
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: ['the TLS versions do not match'],
  ERR_SSL_UNSUPPORTED_PROTOCOL: ['the TLS versions do not match'],
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: ['a client certificate is demanded', 'give one with --cert and --key'],
  ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE: ['the TLS handshake fails; a client certificate may be demanded'],
};

const CONNECTION: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection is refused',
  ENOTFOUND: 'no such host',
  EAI_AGAIN: 'the name of the host cannot be resolved now',
  EHOSTUNREACH: 'no route to the host',
  ENETUNREACH: 'no route to its network',
  ETIMEDOUT: 'the connection is not taken in time',
  UND_ERR_CONNECT_TIMEOUT: 'the connection is not taken in time',
  ECONNRESET: 'the connection is reset',
  EPIPE: 'the connection is closed',
  UND_ERR_SOCKET: 'the connection is closed',
};

/** What the parser stumbled over, by its own words; the first that fits. @see https://github.com/nodejs/llhttp */
const PARSER: readonly (readonly [said: RegExp, words: string])[] = [
  [/Expected HTTP\/|Invalid method|Invalid word|Connection Preface/, 'what comes is no HTTP'],
  [/HTTP version|Expected space after version|Expected CRLF after version|Expected dot/, 'an impossible HTTP version'],
  [/status/, 'a status out of range'],
  [/chunk/, 'a chunk that is none'],
  [/can't be present with/, 'both a length and chunks, as in request smuggling'],
  [/Content-Length/, 'an impossible Content-Length'],
  [/Transfer-Encoding/, 'an impossible Transfer-Encoding'],
  [/Missing expected CR/, 'lines end with LF alone, which curl accepts and others do not'],
  [/Missing expected LF|Expected LF|Expected CRLF/, 'lines end with CR alone'],
  [
    /whitespace after header value|space after start line/,
    'a header goes on in the next line; curl accepts that, others do not',
  ],
  [/header/, 'a header that is none, or with characters that no header may have'],
  [/EOF/, 'the answer is cut short'],
];

const coded = (words: string, code: string | undefined): string => (code === undefined ? words : `${words} (${code})`);

function firstBytes(data: unknown): string {
  if (data === undefined || data === null || data === '') return '';
  const text = Buffer.isBuffer(data) ? data.toString('latin1') : String(data);
  return `: ${JSON.stringify(clip(text, 60))}`;
}

function beforeTheRequest(error: CodedError, phase: Progress['phase']): Unanswered {
  const { code = '' } = error;
  const tls = TLS[code];
  if (tls !== undefined) return none('unreachable', coded(tls[0], code), tls[1]);
  if (code.startsWith('ERR_SSL') || code === 'EPROTO')
    return none('unreachable', coded('the TLS handshake fails', code));
  if (phase === 'handshake') {
    const isSlow = code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT';
    const words = isSlow ? 'the TLS handshake does not end in time' : 'the connection breaks in the TLS handshake';
    return none('unreachable', coded(words, code));
  }
  if (code === 'FAULTSHIFT_PROXY') return none('unreachable', clip(error.message, 300));
  const words = CONNECTION[code];
  // several addresses were tried
  const [inner] = error instanceof AggregateError ? (error.errors as CodedError[]) : [];
  if (words === undefined && inner !== undefined) return beforeTheRequest(inner, phase);
  return none('unreachable', coded(words ?? clip(error.message, 200), code || undefined));
}

/** @param error what undici says */
export function failureOf(error: CodedError, progress: Progress): Unanswered {
  const { phase, bytes, bodyBytes, announced } = progress;
  const { code = '', name } = error;
  if (phase === 'connect' || phase === 'handshake') return beforeTheRequest(error, phase);
  if (name === 'HTTPParserError' || code.startsWith('HPE_')) {
    const words = PARSER.find(([said]) => said.test(error.message))?.[1] ?? clip(error.message, 120);
    return none('failed', words + firstBytes(error.data));
  }
  if (code === 'UND_ERR_HEADERS_OVERFLOW') return none('stopped', 'the head is larger than 16 KiB');
  const tls = TLS[code];
  if (tls !== undefined || code.startsWith('ERR_SSL')) {
    return none('unreachable', coded(tls?.[0] ?? 'TLS fails', code), tls?.[1]);
  }
  if (code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH' && phase === 'head') {
    return none('failed', 'lengths that contradict each other, as in request smuggling, or one that is impossible');
  }
  if (code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH' || (phase === 'body' && announced !== undefined)) {
    const of = announced === undefined ? '' : ` of ${announced}`;
    return none('failed', coded(`closed before the end: ${bodyBytes}${of} bytes of the body came`, code || undefined));
  }
  if (phase === 'body') return none('failed', coded(`the body breaks off after ${bodyBytes} bytes`, code || undefined));
  if (error.message === 'bad upgrade') return none('failed', 'the protocol is switched (101), which nobody asked for');
  if (error.message === 'bad response') return none('failed', 'an interim answer (100) that nobody asked for');
  if (bytes === 0) return none('closed', coded('the connection is closed without a byte', code || undefined));
  return none('failed', coded(`the connection is closed inside the head, after ${bytes} bytes`, code || undefined));
}

/** Time is up. */
export function outOfTime(progress: Progress, totalMs: number): Unanswered {
  const { phase, bytes, bodyBytes } = progress;
  const time = `${totalMs / 1000} s`;
  if (phase === 'connect') return none('unreachable', `the connection is not taken within ${time}`);
  if (phase === 'handshake') return none('unreachable', `the TLS handshake does not end within ${time}`);
  if (phase === 'head' && bytes === 0) return none('no-answer', `nothing comes within ${time}`);
  if (phase === 'head') return none('stopped', `the head does not end within ${time}`);
  return none('stopped', `the body does not end within ${time}; ${bodyBytes} bytes of it came`);
}

export const tooLarge = (limit: number, what = 'the body'): Unanswered =>
  none('stopped', `${what} is larger than ${limit / 1024} KiB`);

export const tooManyInterim = (limit: number): Unanswered => none('stopped', `more than ${limit} interim answers`);
