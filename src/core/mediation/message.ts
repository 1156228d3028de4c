/**
 * The message while it is mediated: the cells of synapse-semantics 0.2.
 */

import type { Engine } from '../stock/engine.js';
import type { At } from '../synapse/index.js';
import type { Envelope, SoapVersion } from './envelope.js';
import type { Unknown, Value } from './values.js';

/** Header names compare without case and keep their first spelling. */
export class Headers {
  private readonly map = new Map<string, { name: string; value: Value }>();
  private readonly removed = new Set<string>();
  private readonly read = new Set<string>();

  /** Whether somebody has asked for a header, or for all of them while it was there. @param name lower-case */
  wasRead(name: string): boolean {
    return this.read.has(name);
  }

  /** undefined: nobody set or removed it. */
  get(name: string): Value | undefined {
    const key = name.toLowerCase();
    this.read.add(key);
    return this.map.get(key)?.value ?? (this.removed.has(key) ? null : undefined);
  }

  set(name: string, value: Value): void {
    const key = name.toLowerCase();
    this.map.set(key, { name: this.map.get(key)?.name ?? name, value });
  }

  remove(name: string): void {
    const key = name.toLowerCase();
    this.map.delete(key);
    this.removed.add(key);
  }

  /** In the order of the gateway's map: sorted without case. */
  entries(): { name: string; value: Value }[] {
    for (const key of this.map.keys()) this.read.add(key);
    return [...this.map.entries()].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, entry]) => entry);
  }
}

/**
 * The bytes of the request as far as nobody read them; an unknown body counts as well-formed content of the type that
 * it came with, and not empty.
 */
export type Pipe = { readonly bytes: Uint8Array } | { readonly hole: string; readonly type: string };

export type Scope = 'default' | 'axis2' | 'operation' | 'transport' | 'system' | 'env' | 'file';

/** Says what a name holds that nobody set: nothing, or something nobody can know. */
export type Surmise = (scope: Scope, name: string) => Unknown | string | null;

/** The mediators that decided what the client sees. */
export interface Responsible {
  payload?: At;
  type?: At;
  status?: At;
  send?: At;
}

export interface Message {
  readonly engine: Engine;
  readonly surmise: Surmise;
  readonly default: Map<string, Value>;
  readonly axis2: Map<string, Value>;
  readonly client: Map<string, Value>;
  readonly operation: Map<string, Value>;
  readonly variables: Map<string, Value>;
  headers: Headers | undefined;
  envelope: Envelope;
  /** The JSON bytes kept beside the tree; they win over it while the tree still stands for JSON. */
  json: string | undefined;
  /** The request's byte pipe; undefined when the request cannot have a body. */
  pipe: Pipe | undefined;
  to: Value;
  /** Marked as a response by the engine, apart from the property RESPONSE. */
  response: boolean;
  processingFault: boolean;
  rest: boolean;
  /** SOAP version of the client; undefined: it speaks REST. */
  readonly soapClient: SoapVersion | undefined;
  /** An empty body without a type was built, which old engines remember when they write JSON. */
  emptyPost: boolean;
  /** What SOAP 1.2 answers repeat as their action. */
  readonly soapAction: string;
  /** Of the client's request. */
  readonly method: string;
  /** What the backend answered, on the response path. */
  readonly backend?: { readonly status: number; readonly reason: string };
  responsible: Responsible;
}

export const MESSAGE_TYPE = 'messageType';
export const CONTENT_TYPE = 'ContentType';
export const CHARSET = 'CHARACTER_SET_ENCODING';
export const NO_ENTITY_BODY = 'NO_ENTITY_BODY';
export const BUILT = 'message.builder.invoked';
export const JSON_STREAM = 'org.apache.synapse.commons.json.JsonInputStream';

export function readDefault(message: Message, name: string): Value {
  return message.default.has(name) ? (message.default.get(name) ?? null) : message.surmise('default', name);
}

/** A read that finds nothing in the message goes on to client options and the operation. */
export function readAxis2(message: Message, name: string): Value {
  const own = message.axis2.get(name);
  if (own !== undefined && own !== null) return own;
  const client = message.client.get(name);
  if (client !== undefined && client !== null) return client;
  const operation = message.operation.get(name);
  if (operation !== undefined && operation !== null) return operation;
  return message.axis2.has(name) ? null : message.surmise('axis2', name);
}

export function readTransport(message: Message, name: string): Value {
  if (message.headers === undefined) return null;
  const value = message.headers.get(name);
  return value === undefined ? message.surmise('transport', name) : value;
}

export function readOperation(message: Message, name: string): Value {
  return message.operation.has(name) ? (message.operation.get(name) ?? null) : message.surmise('operation', name);
}

/** @see synapse-semantics 2.1 "Side effect" */
export function setTypes(message: Message, type: string): void {
  message.axis2.set(MESSAGE_TYPE, type);
  message.axis2.set(CONTENT_TYPE, type);
  if (message.headers !== undefined) {
    message.headers.remove('Content-Type');
    message.headers.set('Content-Type', type);
  }
}
