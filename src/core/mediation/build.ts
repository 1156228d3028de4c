/**
 * Reads the request body into the message, when the first mediator needs it.
 * @see synapse-semantics 0.5
 */
import { charsetParameter, mediaTypeOf } from './content-type.js';
import { base64, decode } from './encode.js';
import { type Envelope, emptyEnvelope, envelopeFrom } from './envelope.js';
import { MediationFailure } from './failure.js';
import { jsonElement } from './json-to-xml.js';
import { BUILT, CONTENT_TYPE, MESSAGE_TYPE, NO_ENTITY_BODY, type Pipe, readAxis2 } from './message.js';
import { binaryElement, textElement } from './named-elements.js';
import { hashtableOrder } from './numbers.js';
import { XmlPayload, XmlSyntax } from './parse-xml.js';
import type { Run } from './run.js';
import { elementOf, opaqueElement, XElement } from './tree.js';
import { isPartial, Undetermined, Unknown } from './values.js';

/** Builds the message unless that was done. @throws MediationFailure when the body is not what its type says */
export function ensureBuilt(run: Run): void {
  const { message } = run;
  const { pipe, axis2 } = message;
  if (pipe === undefined || readAxis2(message, BUILT) === true) return;
  axis2.set(BUILT, true);
  const length = 'hole' in pipe ? 1 : pipe.bytes.length;
  if (readAxis2(message, 'HTTP_METHOD') === 'DELETE' && length === 0) {
    axis2.set(NO_ENTITY_BODY, true);
    message.envelope = emptyEnvelope('1.1');
    return;
  }
  const contentType = readAxis2(message, CONTENT_TYPE);
  if (contentType === null) return;
  if (typeof contentType !== 'string' || isPartial(contentType)) {
    throw new Undetermined('the body is read by a ContentType that is no known text');
  }
  if (contentType === 'application/octet-stream' && !declaresBody(run)) {
    axis2.set(NO_ENTITY_BODY, true);
    axis2.set(CONTENT_TYPE, '');
    message.envelope = emptyEnvelope('1.1');
    message.emptyPost = true;
    return;
  }
  const type = mediaTypeOf(contentType);
  const isEmpty = message.headers?.get('Content-Length') === '0';
  try {
    message.envelope = isEmpty ? emptyEnvelope('1.1') : read(run, type, contentType);
  } catch (error) {
    if (error instanceof XmlSyntax || error instanceof NotBuilt) {
      const parser = error instanceof XmlSyntax;
      const words = 'Error while building message. Error while building Passthrough stream';
      throw new MediationFailure(words, true, parser);
    }
    throw error;
  }
  if (length === 0 && !isEmpty) return;
  axis2.set(MESSAGE_TYPE, isEmpty && run.engine.emptyBodyBecomesXml ? 'application/xml' : type);
}

/** The body is not what its type says, and no XML parser says so. */
class NotBuilt {}

const declaresBody = ({ message }: Run): boolean => {
  const length = message.headers?.get('Content-Length');
  if (length === undefined && message.pipe !== undefined && 'hole' in message.pipe) return true;
  if (message.headers?.get('Transfer-Encoding') !== undefined) return true;
  return length !== undefined && length !== null && length !== '0';
};

function read(run: Run, type: string, contentType: string): Envelope {
  const { message } = run;
  const pipe = message.pipe as NonNullable<typeof message.pipe>;
  const lower = type.toLowerCase();
  const charset = charsetParameter(contentType) ?? 'UTF-8';
  if ('hole' in pipe) return readUnknown(run, lower, pipe);
  const { bytes } = pipe;
  // a handler threw the bytes away: only a form makes something of nothing
  if (bytes.length === 0 && lower !== 'application/x-www-form-urlencoded')
    return emptyEnvelope(message.envelope.version);
  if (lower === 'application/json') return readJson(run, decode(bytes, 'UTF-8'));
  if (lower === 'application/x-www-form-urlencoded')
    return emptyEnvelope('1.2', readForm(run, decode(bytes, charset), charset));
  if (lower === 'text/plain') return emptyEnvelope('1.1', textElement(decode(bytes, charset)));
  if (lower === 'text/html' || lower === 'application/octet-stream') {
    return emptyEnvelope('1.1', binaryElement(base64(bytes)));
  }
  if (lower.startsWith('multipart/')) {
    throw new Undetermined(`how the gateway reads ${type} is not recorded`);
  }
  return readMarkup(run, lower, decodeMarkup(bytes, contentType));
}

/** A charset parameter wins over the XML declaration. */
function decodeMarkup(bytes: Uint8Array, contentType: string): string {
  const parameter = charsetParameter(contentType);
  if (parameter !== undefined) return decode(bytes, parameter);
  const start = decode(bytes.slice(0, 200), 'ISO-8859-1');
  return decode(bytes, /^<\?xml[^>]*encoding=["']([^"']+)["']/.exec(start)?.[1] ?? 'UTF-8');
}

/** Builders that take whatever comes; the others only get along with what the type says. */
const TAKES_ALL = new Set(['text/plain', 'text/html', 'application/octet-stream']);

function readUnknown(run: Run, type: string, { hole, type: own }: Extract<Pipe, { hole: string }>): Envelope {
  const { message } = run;
  if (type !== own && !TAKES_ALL.has(type)) {
    throw new Undetermined(`what the gateway makes of an unknown ${own || 'body'} read as ${type} is not known`);
  }
  const why = new Undetermined('the body of the request is not known');
  if (type === 'application/json') {
    message.json = hole;
    return emptyEnvelope('1.1', unknownJson(hole, why));
  }
  if (type === 'text/plain') return emptyEnvelope('1.1', textElement(hole));
  const version = type === 'application/x-www-form-urlencoded' ? '1.2' : '1.1';
  return emptyEnvelope(message.soapClient ?? version, opaqueElement(hole, why));
}

/** Stands for JSON that nobody knows. */
export const unknownJson = (hole: string, why: Undetermined): XElement =>
  new XElement('', '', 'jsonObject', {
    hole,
    json: hole,
    expand: () => {
      throw why;
    },
  });

const START = /[{["tnf\-0-9]/;

/** JSON is only looked at up to its first character of weight. */
function readJson(run: Run, text: string): Envelope {
  const { message } = run;
  const first = START.exec(text)?.[0];
  if (first === undefined) {
    if (text.trim() === '' && message.method !== 'POST' && message.method !== 'PUT' && message.method !== 'PATCH') {
      return emptyEnvelope('1.1');
    }
    throw new NotBuilt();
  }
  if (first !== '{' && first !== '[' && !/^(?:".*"|true|false|null|-?\d+(?:\.\d+)?)$/s.test(text)) throw new NotBuilt();
  message.json = text;
  return emptyEnvelope('1.1', jsonElement(text, run.engine));
}

/** The parameters of the URL count as those of the form. */
function queryOf({ message: { to } }: Run): string[] {
  if (to instanceof Unknown) throw new Undetermined('the URL of the request is not known');
  return typeof to === 'string' && to.includes('?') ? to.slice(to.indexOf('?') + 1).split('&') : [];
}

function readForm(run: Run, body: string, charset: string): XElement {
  const unescaped = (text: string): string => {
    const bytes: number[] = [];
    const plain = text.replace(/\+/g, ' ');
    for (let i = 0; i < plain.length; i++) {
      const hex = plain[i] === '%' ? plain.slice(i + 1, i + 3) : '';
      if (/^[0-9a-fA-F]{2}$/.test(hex)) {
        bytes.push(Number.parseInt(hex, 16));
        i += 2;
      } else bytes.push(...new TextEncoder().encode(plain[i] as string));
    }
    return decode(Uint8Array.from(bytes), charset);
  };
  const values = new Map<string, string[]>();
  for (const pair of [...queryOf(run), ...body.split('&')]) {
    const equals = pair.indexOf('=');
    if (equals < 0) continue;
    const name = unescaped(pair.slice(0, equals));
    values.set(name, [...(values.get(name) ?? []), unescaped(pair.slice(equals + 1))]);
  }
  const names = run.engine.formHashOrder ? hashtableOrder([...values.keys()]) : [...values.keys()];
  const children = names.flatMap((name) => (values.get(name) ?? []).map((value) => elementOf('', name, [value])));
  return elementOf('', 'xformValues', children);
}

/** Who does not speak REST is read as SOAP, except where another builder is registered. */
const isSoap = (run: Run, type: string): boolean =>
  type === 'application/soap+xml' || (!run.message.rest && type !== 'application/xml');

/** XML is read as far as its first tag; what is wrong behind it shows when somebody looks. */
function readMarkup(run: Run, type: string, text: string): Envelope {
  let root: XElement;
  try {
    root = new XmlPayload(text).root();
  } catch (syntax) {
    if (!(syntax instanceof XmlSyntax)) throw syntax;
    root = brokenElement(new XmlPayload(text).firstTag(), syntax);
    if (isSoap(run, type)) return brokenEnvelope(root, syntax);
  }
  if (!isSoap(run, type)) return emptyEnvelope('1.1', root);
  const envelope = envelopeFrom(root);
  const version = type === 'application/soap+xml' ? '1.2' : '1.1';
  // the label must fit the envelope's namespace
  if (envelope?.version !== version) throw new NotBuilt();
  return envelope;
}

function brokenElement(tag: XElement, syntax: XmlSyntax): XElement {
  const broken = new XElement(tag.prefix, tag.ns, tag.local, {
    expand: () => {
      throw syntax;
    },
  });
  broken.attributes = tag.attributes;
  broken.declarations = tag.declarations;
  return broken;
}

function brokenEnvelope(root: XElement, syntax: XmlSyntax): Envelope {
  const lazy = brokenElement(new XElement(root.prefix, root.ns, 'Body'), syntax);
  const holder = new XElement(root.prefix, root.ns, root.local);
  holder.declarations = root.declarations;
  holder.append(lazy);
  const envelope = envelopeFrom(holder);
  if (envelope === undefined) throw new NotBuilt();
  return envelope;
}
