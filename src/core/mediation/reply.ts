/**
 * From the message to what goes over the wire.
 * @see synapse-semantics 3.1; wso2-synapse, Axis2Sender.sendBack and PassThroughHttpSender.submitResponse
 */

import type { Engine } from '../stock/engine.js';
import { ensureBuilt } from './build.js';
import { charsetOf, decode, encode, fromBase64 } from './encode.js';
import { convertEnvelope, faultParts } from './envelope.js';
import { MediationFailure } from './failure.js';
import { type Formatter, format, formatterOf, isCharset, type Written } from './formatters.js';
import {
  BUILT,
  CHARSET,
  CONTENT_TYPE,
  MESSAGE_TYPE,
  type Message,
  NO_ENTITY_BODY,
  type Pipe,
  type Responsible,
  readAxis2,
} from './message.js';
import { XmlPayload, XmlSyntax } from './parse-xml.js';
import { javaText, type Run } from './run.js';
import { isBodyless, phraseOf, statusOf } from './status.js';
import { elementOf, type XElement } from './tree.js';
import { isPartial, JavaNumber, Undetermined, Unknown, type Value } from './values.js';

export interface ReplyHeader {
  /** As spelled. */
  readonly name: string;
  /** May have holes. */
  readonly value: string;
}

export type Reply =
  | {
      readonly is: 'answer';
      readonly status: number | Unknown;
      readonly reason: string | undefined;
      /** In the order of the wire, without those the listener makes up (Date, Server, framing). */
      readonly headers: readonly ReplyHeader[];
      /** The payload as text, with holes; decoded as its label says when it is raw bytes. */
      readonly text: string;
      /** The payload as sent; undefined when it has holes. */
      readonly bytes: Uint8Array | undefined;
      /** The formatter that wrote it; undefined: nobody did, or these are the bytes of the request. */
      readonly formatter: Formatter | undefined;
      /** These are the bytes of the request. */
      readonly isRequest: boolean;
      readonly responsible: Responsible;
    }
  | { readonly is: 'closed'; readonly why: string; readonly responsible: Responsible };

/** Headers of the request that the transport never repeats. */
const UNWANTED = new Set([
  'transfer-encoding',
  'connection',
  'keep-alive',
  'content-length',
  'date',
  'server',
  'user-agent',
]);

/** The send fails after the message counted as answered: handlers run, and their answer is dropped. */
function failSend(run: Run, why: string, silent = true): never {
  run.trace?.note(`the send fails: ${why}`);
  if (silent) run.exchange.silent = true;
  throw new MediationFailure('Unexpected error sending message back', true);
}

/**
 * Answers the client; a second answer is dropped.
 * @throws MediationFailure when the reply cannot be sent, Undetermined when it cannot be known
 */
export function sendBack(run: Run): void {
  const { message, exchange } = run;
  if (exchange.answered) {
    run.trace?.note('the client was answered already; this answer is dropped');
    return;
  }
  exchange.answered = true;
  if (message.rest && message.envelope.hasFault()) faultToPox(run);
  if (message.soapClient !== undefined) convertVersion(run);
  for (const name of UNWANTED) message.headers?.remove(name);
  if (message.to !== null) failSend(run, 'To is still set, so this is a request to nowhere', false);
  exchange.reply = reply(run);
}

/** A SOAP fault to a REST client becomes `<Exception>` with the text of its detail, else its reason. */
function faultToPox(run: Run): void {
  const { message } = run;
  const fault = message.envelope.firstElement();
  if (fault === undefined || fault.local !== 'Fault' || fault.ns !== message.envelope.root.ns) return;
  const { detail, reason } = faultParts(fault);
  const text = detail?.text() ?? '';
  const exception = elementOf('', 'Exception', text === '' ? (reason ? [reason] : []) : [markup(run, text) ?? text]);
  message.envelope.body.replace(fault, exception);
  message.processingFault = true;
}

/** Text of a detail that is one element becomes that element. */
function markup(run: Run, text: string): XElement | undefined {
  if (isPartial(text)) {
    if (
      /^[\uDC00-\uDFFF]|^\s*</u.test(text) &&
      !run.isTrue(`plain(${text})`, 'the detail of the fault is plain text')
    ) {
      throw new Undetermined('the detail of the fault may be markup');
    }
    return undefined;
  }
  if (!text.includes('<')) return undefined;
  try {
    return new XmlPayload(text.trim()).root();
  } catch (syntax) {
    if (!(syntax instanceof XmlSyntax)) throw syntax;
    return undefined;
  }
}

/** @see synapse-semantics 3.1, step 2 */
function convertVersion(run: Run): void {
  const { message, engine } = run;
  const type = message.headers?.get('Content-Type');
  const header = typeof type === 'string' ? type.trim() : '';
  let converts: boolean;
  if (message.soapClient === '1.1') {
    converts = engine.soap11ConvertsByHeader
      ? !header.startsWith('text/xml')
      : header.startsWith('application/soap+xml') || message.rest;
  } else {
    converts = header.startsWith('text/xml') || (message.rest && !engine.soap11ConvertsByHeader);
  }
  if (!converts || message.soapClient === undefined) return;
  ensureBuilt(run);
  message.envelope = run.looking(() => convertEnvelope(message.envelope, message.soapClient as '1.1' | '1.2'));
  const label = message.soapClient === '1.1' ? 'text/xml' : 'application/soap+xml';
  message.axis2.set(MESSAGE_TYPE, label);
  message.axis2.set(CONTENT_TYPE, label);
  message.rest = false;
}

/** Headers under their spelling: names differ by case, values of one name are a sorted set. */
class ReplyHeaders {
  private readonly headers: ReplyHeader[] = [];

  add(name: string, value: string): void {
    const { headers } = this;
    let at = headers.findIndex((header) => header.name === name);
    if (at < 0) at = headers.length;
    else while (headers[at]?.name === name && (headers[at] as ReplyHeader).value < value) at++;
    if (headers[at]?.name === name && headers[at]?.value === value) return;
    headers.splice(at, 0, { name, value });
  }

  remove(name: string): void {
    for (let i = this.headers.length - 1; i >= 0; i--) if (this.headers[i]?.name === name) this.headers.splice(i, 1);
  }

  list(): readonly ReplyHeader[] {
    return this.headers;
  }
}

/** Characters are cut to their low byte; line breaks become blanks, in old engines they split the header. */
function wireValue(value: string, breaksBecomeBlanks: boolean): string {
  if (/^[\x20-\x7e]*$/.test(value)) return value;
  let out = '';
  for (const unit of value) {
    const code = unit.codePointAt(0) as number;
    if (isPartial(unit)) out += unit;
    else if (code > 0xffff) {
      out += String.fromCharCode(unit.charCodeAt(0) & 0xff, unit.charCodeAt(1) & 0xff);
    } else out += String.fromCharCode(code & 0xff);
  }
  return breaksBecomeBlanks ? out.replace(/[\r\n]/g, ' ') : out;
}

function reply(run: Run): Reply {
  const { message, engine } = run;
  const isFault = message.envelope.hasFault() || message.processingFault;
  const status = statusOf(run, isFault);
  if (status.is === 'unusable') failSend(run, status.why);
  const phrase = readAxis2(message, 'HTTP_SC_DESC');
  if (phrase !== null && typeof phrase !== 'string' && !(phrase instanceof Unknown)) {
    failSend(run, 'HTTP_SC_DESC is no text');
  }
  const noEntity = readAxis2(message, NO_ENTITY_BODY);
  if (noEntity instanceof Unknown) throw new Undetermined('NO_ENTITY_BODY is not known');
  if (noEntity !== null && typeof noEntity !== 'boolean') failSend(run, 'NO_ENTITY_BODY is no Boolean');
  const raw = message.pipe !== undefined && !isTrueProperty(readAxis2(message, BUILT));
  const headers = requestHeaders(run, raw);
  const error = readAxis2(message, 'ERROR_CODE');
  if (error !== null && !(error instanceof JavaNumber && error.type === 'Integer'))
    failSend(run, 'axis2 ERROR_CODE is no Integer');
  if (status.is === 'closed') return { is: 'closed', why: status.why, responsible: { ...message.responsible } };
  const value = error === null ? status.value : 502;
  const base = {
    is: 'answer' as const,
    status: value,
    reason: reasonOf(message, phrase, value, engine),
    responsible: { ...message.responsible },
  };
  const hasBody = status.hasBody && message.method !== 'HEAD' && !(typeof value === 'number' && isBodyless(value));
  if (noEntity === true || raw) {
    const pipe = message.pipe;
    const sent = noEntity === true || pipe === undefined || !hasBody ? EMPTY : rawPayload(pipe);
    if (noEntity === true && isChunkingOff(message)) headers.remove('Content-Type');
    return { ...base, headers: headers.list(), ...sent, formatter: undefined, isRequest: raw && sent !== EMPTY };
  }
  return { ...base, ...formatted(run, headers, hasBody), isRequest: false };
}

/** The backend's phrase goes with the backend's status only. */
function reasonOf(message: Message, phrase: Value, status: number | Unknown, engine: Engine): string | undefined {
  const { backend } = message;
  const own = typeof phrase === 'string' && !(backend && backend.reason === phrase && backend.status !== status);
  if (own) return phrase;
  return typeof status === 'number' ? phraseOf(status, engine) : undefined;
}

const EMPTY = { text: '', bytes: new Uint8Array() };

const isTrueProperty = (value: ReturnType<typeof readAxis2>): boolean =>
  value === true || (typeof value === 'string' && /^(?:true|yes|1)$/i.test(value));

const isChunkingOff = (message: Message): boolean =>
  ['DISABLE_CHUNKING', 'FORCE_HTTP_1.0'].some((name) => isTrueProperty(readAxis2(message, name)));

function rawPayload(pipe: Pipe): { text: string; bytes: Uint8Array | undefined } {
  if ('hole' in pipe) return { text: pipe.hole, bytes: undefined };
  return { text: decode(pipe.bytes, 'UTF-8'), bytes: pipe.bytes };
}

/** The request's headers come back, as far as the sequence left them. */
function requestHeaders(run: Run, raw: boolean): ReplyHeaders {
  const { message, engine } = run;
  const headers = new ReplyHeaders();
  if (message.headers === undefined) return headers;
  if (raw && readAxis2(message, MESSAGE_TYPE) !== null) {
    // the bytes of the request go back under the type they came with, as far as it is still set
    message.headers.set('Content-Type', readAxis2(message, CONTENT_TYPE));
  }
  for (const { name, value } of message.headers.entries()) {
    if (value instanceof Unknown) headers.add(name, run.hole(value));
    else if (typeof value === 'string') headers.add(name, wireValue(value, engine.headerBreaksBecomeBlanks));
  }
  return headers;
}

type Formatted = Pick<Reply & { is: 'answer' }, 'headers' | 'text' | 'bytes' | 'formatter'>;

/** Runs the formatter; when it fails before its first byte, old engines never answer. */
function formatted(run: Run, headers: ReplyHeaders, hasBody: boolean): Formatted {
  const { engine } = run;
  const formatter = formatterOf(run);
  if (formatter === undefined) failSend(run, 'the messageType is no text');
  const charset = charsetName(run);
  setContentType(run, headers, formatter, charset);
  const out = isCharset(charset) ? format(run, formatter, charset) : FAILED;
  if (out.failed && out.text === '' && !engine.formatterFailureIsEmpty) failSend(run, 'the formatter fails');
  const payload = hasBody ? toBytes(run, out, charset) : EMPTY;
  if (payload === undefined) failSend(run, 'the formatter fails');
  if (out.failed) {
    run.trace?.note(`the formatter fails${out.text === '' ? '' : ' after it has written a part'}`);
    run.exchange.formatterFailed = true;
  }
  return { headers: headers.list(), ...payload, formatter };
}

const FAILED: Written = { text: '', failed: true, references: false, isJson: false };

function charsetName({ message }: Run): string {
  const value = readAxis2(message, CHARSET);
  if (value === null) return 'UTF-8';
  const text = javaText(value);
  if (text instanceof Unknown || isPartial(text)) throw new Undetermined('the charset is not known');
  return text;
}

/** @see synapse-semantics 3.5 */
function setContentType(run: Run, headers: ReplyHeaders, formatter: Formatter, charset: string): void {
  const { message, engine } = run;
  const flag = readAxis2(message, 'setCharacterEncoding');
  const withoutCharset = flag === 'false';
  const value = readAxis2(message, CONTENT_TYPE);
  const explicit = value === null ? undefined : javaText(value);
  if (explicit instanceof Unknown) throw new Undetermined('ContentType is not known');
  if (explicit !== undefined && !/multipart\/(?:related|form-data)/.test(explicit)) {
    const appends = !explicit.includes('charset') && !(withoutCharset && engine.charsetFlagOnExplicitType);
    if (appends || !engine.explicitTypeKeepsHeader) headers.remove('Content-Type');
    headers.add('Content-Type', appends ? `${explicit}; charset=${charset}` : explicit);
    return;
  }
  headers.remove('Content-Type');
  headers.add('Content-Type', formatterType(run, formatter, charset, withoutCharset));
}

function formatterType(run: Run, formatter: Formatter, charset: string, withoutCharset: boolean): string {
  const { message, engine } = run;
  const suffix = `; charset=${charset}`;
  const ending = withoutCharset && engine.charsetFlagOnFormatterType ? '' : suffix;
  const action = message.soapAction === '' ? '' : `;action="${message.soapAction}";`;
  switch (formatter) {
    case 'json': {
      const type = readAxis2(message, MESSAGE_TYPE);
      return `${typeof type === 'string' ? type : 'application/json'}${withoutCharset ? '' : suffix}`;
    }
    case 'xml':
      return `application/xml${ending}`;
    case 'soap': {
      if (message.envelope.version === '1.1') return `text/xml${ending}`;
      return `application/soap+xml${ending}${message.soapAction === '' ? '' : `; action="${message.soapAction}"`}`;
    }
    case 'text':
      return `text/plain${ending}${action}`;
    case 'form':
      return `application/x-www-form-urlencoded${suffix}${action}`;
    case 'binary':
    case 'multipart':
    case 'script':
      throw new Undetermined('the Content-Type of this formatter is not recorded');
  }
}

/** @returns undefined when the charset cannot be used at all */
function toBytes(run: Run, out: Written, name: string): { text: string; bytes: Uint8Array | undefined } | undefined {
  const { engine, message } = run;
  if (out.base64) {
    const bytes = fromBase64(out.text) ?? new Uint8Array();
    return { text: decode(bytes, 'UTF-8'), bytes };
  }
  if (isPartial(out.text)) {
    if (charsetOf(name) !== 'utf-8' && /[^\x00-\x7f\uDC00-\uDFFF]/u.test(out.text)) {
      throw new Undetermined(`how unknown parts and ${name} go together is not modelled`);
    }
    return { text: out.text, bytes: undefined };
  }
  let charset = charsetOf(name) ?? 'utf-8';
  let text = out.text;
  if (out.isJson) {
    if (!engine.jsonReencoded) charset = 'utf-8';
    else text = relabelled(message, text, name);
  }
  const reference = (code: number) => (out.references ? `&#x${code.toString(16)};` : '?');
  const bytes = encode(text, charset, reference);
  if (bytes === undefined) throw new Undetermined(`we do not write the charset ${name}`);
  return { text, bytes };
}

/** JSON bytes are read by the charset that ContentType names, whatever they are in (from 4.0.0). */
function relabelled(message: Message, text: string, name: string): string {
  const type = readAxis2(message, CONTENT_TYPE);
  const named = typeof type === 'string' ? /charset=([^;]*)/.exec(type)?.[1]?.trim() : undefined;
  if (named === undefined || named.toLowerCase() === name.toLowerCase()) return text;
  const bytes = new TextEncoder().encode(text);
  return decode(bytes, named);
}
