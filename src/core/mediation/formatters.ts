/**
 * Message → text of the reply, by the formatter that the gateway picks.
 * @see synapse-semantics 3.3, 3.4
 */
import { SOAP12_NS } from '../synapse/soap.js';
import { charsetOf, urlEncode } from './encode.js';
import { JsonSyntax } from './json-text.js';
import { jsonInPart } from './json-to-xml.js';
import { CONTENT_TYPE, MESSAGE_TYPE, type Message, readAxis2 } from './message.js';
import { isBinary, textOf } from './named-elements.js';
import { XmlSyntax } from './parse-xml.js';
import type { Run } from './run.js';
import { type XElement, XText } from './tree.js';
import { isPartial, Undetermined, Unknown } from './values.js';
import { writeXml } from './write-xml.js';
import { Unwritable, xmlToJson } from './xml-to-json.js';

export type Formatter = 'json' | 'xml' | 'soap' | 'text' | 'form' | 'binary' | 'multipart' | 'script';

const REGISTERED: ReadonlyMap<string, Formatter> = new Map<string, Formatter>([
  ['application/json', 'json'],
  ['application/xml', 'xml'],
  ['text/html', 'xml'],
  ['text/xml', 'soap'],
  ['application/soap+xml', 'soap'],
  ['text/plain', 'text'],
  ['application/x-www-form-urlencoded', 'form'],
  ['multipart/form-data', 'multipart'],
  ['application/octet-stream', 'binary'],
  ['text/javascript', 'script'],
  ['application/json/badgerfish', 'script'],
]);

/**
 * Picks the formatter; `undefined`: the type is no text, and looking it up throws.
 * A REST answer of type text/xml gets its ContentType here, if it has none.
 */
export function formatterOf({ message }: Run): Formatter | undefined {
  const type = readAxis2(message, MESSAGE_TYPE);
  if (type instanceof Unknown || (typeof type === 'string' && isPartial(type))) {
    throw new Undetermined('the messageType is not known');
  }
  if (type !== null && typeof type !== 'string') return undefined;
  if (type !== null) {
    if (message.rest && type === 'text/xml') {
      if (readAxis2(message, CONTENT_TYPE) === null) message.axis2.set(CONTENT_TYPE, type);
      return 'xml';
    }
    const found = REGISTERED.get(type) ?? REGISTERED.get(type.toLowerCase());
    if (found !== undefined) return found;
    if (type.toLowerCase() === 'text/event-stream' && message.engine.eventStreamIsText) return 'text';
  }
  if (!message.rest) return 'soap';
  const method = readAxis2(message, 'HTTP_METHOD');
  return method === 'GET' || method === 'DELETE' ? 'form' : 'xml';
}

/** What a formatter wrote; when it failed, what it had written by then. */
export interface Written {
  readonly text: string;
  readonly failed: boolean;
  /** Characters that the charset lacks become references; otherwise question marks. */
  readonly references: boolean;
  /** JSON payloads of old engines are UTF-8 whatever the label says. */
  readonly isJson: boolean;
  /** It holds text that was never unknown before it was written: raw bytes in Base64. */
  readonly base64?: boolean;
}

const written = (text: string, references: boolean, isJson = false): Written => ({
  text,
  failed: false,
  references,
  isJson,
});

const failed = (text = '', references = false, isJson = false): Written => ({ text, failed: true, references, isJson });

/** Runs a formatter over the message. @throws Undetermined */
export function format(run: Run, formatter: Formatter, charset: string): Written {
  const { message } = run;
  try {
    switch (formatter) {
      case 'json':
        return writeJson(run);
      case 'xml': {
        const first = message.envelope.firstElement();
        if (first === undefined) return written('', true);
        return written(xmlDeclaration(run, charset) + writeFirst(run, first), true);
      }
      case 'soap':
        return written(`<?xml version='1.0' encoding='${charset}'?>${writeEnvelope(message)}`, true);
      case 'text': {
        const first = message.envelope.firstElement();
        return first === undefined ? failed() : written(textOf(first) ?? '', false);
      }
      case 'form':
        return written(writeForm(run, message.envelope.firstElement()), false);
      case 'binary': {
        const first = message.envelope.firstElement();
        if (first !== undefined && isBinary(first)) return { ...written(first.text(), false), base64: true };
        throw new Undetermined('how the gateway writes this as application/octet-stream is not recorded');
      }
      case 'multipart':
      case 'script':
        throw new Undetermined(`how the gateway writes ${String(readAxis2(message, MESSAGE_TYPE))} is not recorded`);
    }
  } catch (error) {
    if (error instanceof JsonSyntax || error instanceof XmlSyntax) return failed('', true);
    throw error;
  }
}

/** Old engines close the tags of JSON that breaks off. */
function writeFirst({ engine }: Run, first: XElement): string {
  if (!engine.malformedJsonWrittenInPart || first.json === undefined || !first.isUnread) return writeXml(first);
  try {
    return writeXml(first.clone());
  } catch (error) {
    const part = error instanceof JsonSyntax ? jsonInPart(first.json, engine) : undefined;
    if (part === undefined) throw error;
    return writeXml(part);
  }
}

/** JSON has no place in an envelope: its Body is empty then, in old engines unless somebody looked at the JSON. */
function writeEnvelope({ envelope, engine }: Message): string {
  const first = envelope.firstElement();
  const isRead = engine.soapShowsReadJson && first?.isUnread === false;
  const isHidden = first?.json !== undefined && first.local !== 'jsonValue' && !isRead;
  if (!isHidden) return writeXml(envelope.root);
  const empty = envelope.root.clone();
  const body = empty.elements().find(({ local, ns }) => local === 'Body' && ns === empty.ns);
  body?.clear();
  body?.append(new XText('')); // written with an end tag
  return writeXml(empty);
}

function xmlDeclaration({ message }: Run, charset: string): string {
  const asked = readAxis2(message, 'WRITE_XML_DECLARATION');
  if (typeof asked !== 'string' || asked.toLowerCase() !== 'true') return '';
  return `<?xml version="1.0" encoding="${charset}" ?>`;
}

/** The JSON bytes, while the tree still stands for them; else the tree converted. */
function writeJson(run: Run): Written {
  const { message } = run;
  const first = message.envelope.firstElement();
  if (message.json !== undefined && (first === undefined || first.json !== undefined)) {
    return written(message.json, false, true);
  }
  if (first === undefined) return failed('', false, true);
  try {
    return written(
      convertToJson(first, (text) => mayBeLiteral(run, text)),
      false,
      true,
    );
  } catch (error) {
    if (error instanceof Unwritable) return failed(error.written, false, true);
    throw error;
  }
}

/** Whether a text with unknown parts turns out a number or a literal, which stand without quotes, or blank. */
function mayBeLiteral(run: Run, text: string): boolean {
  const pieces = run.holes.pieces(text);
  const unknowns = pieces.filter((piece) => typeof piece !== 'string');
  if (unknowns.every(({ isWords }) => isWords)) return false;
  if (pieces.length === 1 && unknowns[0]?.isDigits) return true;
  if (pieces.some((piece) => typeof piece === 'string' && !/^[-+.0-9eEtrufalsn \t\r\n]*$/.test(piece))) return false;
  const question = `${run.holes.spell(text, 'name')} is a number, true, false, null or blank`;
  return run.isTrue(`literal(${text})`, question);
}

/** The converter sees nothing inside a SOAP 1.2 fault (recorded). */
function convertToJson(element: XElement, mayBeLiteral: (text: string) => boolean): string {
  if (element.local === 'Fault' && element.ns === SOAP12_NS) return '{"Fault":null}';
  return xmlToJson(element, mayBeLiteral);
}

function writeForm(run: Run, element: XElement | undefined): string {
  if (element === undefined) return '';
  if (element.hole !== undefined) return element.hole;
  return element
    .elements()
    .map((child) => `${child.local}=${formValue(run, child.text())}`)
    .join('&');
}

export const formValue = (run: Run, text: string): string =>
  run.holes
    .pieces(text)
    .map((piece) => (typeof piece === 'string' ? urlEncode(piece).replaceAll('+', '%20') : run.hole(piece)))
    .join('');

/** Whether Java knows the charset; a name it does not know makes the formatter fail. */
export const isCharset = (name: string): boolean => charsetOf(name) !== undefined;
