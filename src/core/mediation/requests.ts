/**
 * The kinds of request that outcomes depend on: method, content type, SOAP version, Accept.
 * @see synapse-semantics 0.3
 */
import { ANY_OTHER_HEADER } from './any-other-header.js';
import type { Request } from './request.js';
import { Unknown } from './values.js';

export interface RequestKind {
  readonly id: RequestKindId;
  readonly title: string;
  readonly method: string;
  readonly contentType?: string;
  readonly soapAction?: string;
}

export type RequestKindId = 'get' | 'post-json' | 'post-xml' | 'post-form' | 'delete' | 'soap11' | 'soap12';

export const REQUEST_KINDS: readonly RequestKind[] = [
  { id: 'get', title: 'GET', method: 'GET' },
  { id: 'post-json', title: 'POST JSON', method: 'POST', contentType: 'application/json' },
  { id: 'post-xml', title: 'POST XML', method: 'POST', contentType: 'application/xml' },
  { id: 'post-form', title: 'POST form', method: 'POST', contentType: 'application/x-www-form-urlencoded' },
  { id: 'delete', title: 'DELETE', method: 'DELETE' },
  { id: 'soap11', title: 'SOAP 1.1', method: 'POST', contentType: 'text/xml; charset=UTF-8', soapAction: '"urn:call"' },
  { id: 'soap12', title: 'SOAP 1.2', method: 'POST', contentType: 'application/soap+xml; charset=UTF-8' },
];

export const ACCEPTS = ['*/*', 'application/json', 'application/xml'] as const;
export type Accept = (typeof ACCEPTS)[number];

const authorization = new Unknown('Authorization', 'it is the credential of the client', { isWords: true });
const host = new Unknown('Host', 'it is the address of the gateway', { isWords: true });
const others = new Unknown('other headers', 'they are what the client sent', { isWords: true });

/** A request of `kind`; what its body holds is not known, only that it is what its type says. */
export function requestOf(kind: RequestKind, accept: string, path: string, hasCredentials: boolean): Request {
  return {
    method: kind.method,
    path,
    headers: [
      ['Host', host],
      ['Accept', accept],
      ...(hasCredentials ? ([['Authorization', authorization]] as const) : []),
      ...(kind.contentType === undefined ? [] : ([['Content-Type', kind.contentType]] as const)),
      ...(kind.soapAction === undefined ? [] : ([['SOAPAction', kind.soapAction]] as const)),
      [ANY_OTHER_HEADER, others],
    ],
    body: kind.contentType === undefined ? new Uint8Array() : 'unknown',
  };
}
