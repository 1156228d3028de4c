/**
 * payloadFactory.
 * @see synapse-semantics 2.3
 */
import { readFreeMarker } from '../../synapse/free-marker.js';
import type { Mediator, PayloadFormat } from '../../synapse/index.js';
import { envelopeFrom } from '../envelope.js';
import { evaluateSynapse } from '../evaluate-synapse.js';
import { MediationFailure } from '../failure.js';
import { escapeJson, JsonSyntax, scanJson } from '../json-text.js';
import { jsonElement } from '../json-to-xml.js';
import {
  MESSAGE_TYPE,
  type Message,
  NO_ENTITY_BODY,
  readAxis2,
  readDefault,
  readTransport,
  setTypes,
} from '../message.js';
import { textElement } from '../named-elements.js';
import { looksLikeXml, XmlPayload, XmlSyntax } from '../parse-xml.js';
import { javaText, type Run } from '../run.js';
import { javaTrim, XElement } from '../tree.js';
import { isPartial, Undetermined, Unknown } from '../values.js';
import { argumentsOf, askWhatItIs, insertion, type MediaType } from './payload-args.js';

type Payload = Mediator & { kind: 'payload' };

/** How Java's `Matcher.appendReplacement` treats a value that nobody quoted: backslashes and dollars are special. */
function unquotedReplacement(run: Run, value: string, group: string): string {
  let out = '';
  for (let i = 0; i < value.length; i++) {
    const c = value[i] as string;
    if (c === '\\') {
      const next = value[i + 1];
      if (next === undefined) run.fail(run.wordsOf('text of the exception about a backslash at the end'));
      out += /["bfnrt]/.test(next) ? `\\${next}` : next;
      i++;
    } else if (c === '$') {
      if (value[i + 1] !== '1') throw new MediationFailure('Illegal group reference', false);
      out += group;
      i++;
    } else out += c;
  }
  return out;
}

/** A text with unknown parts: what throws is a path of its own. */
function insertUnknown(run: Run, text: string, media: MediaType, isUnquoted: boolean): string {
  askWhatItIs(run, text, media);
  if (!isUnquoted || media !== 'json') return text;
  const subject = run.holes.spell(text, 'name');
  if (!run.isTrue(`replaces(${text})`, `${subject} holds no dollar sign and does not end in a backslash`)) {
    throw new MediationFailure(run.wordsOf('text of the exception about a group reference'), false);
  }
  return text;
}

/** @see synapse-semantics 2.3, the table about `"${…}"` */
function insertExpression(
  run: Run,
  piece: Exclude<NonNullable<PayloadFormat['template']>[number], string>,
  media: MediaType,
  inQuotes: boolean,
): string {
  const result = evaluateSynapse(run, piece);
  const known = result instanceof Unknown ? { text: run.hole(result), from: 'text' as const, json: undefined } : result;
  const { text, from, json } = known;
  if (media === 'text') return text;
  if (isPartial(text)) return insertUnknown(run, text, media, from === 'text' && inQuotes);
  const structured = json?.is === 'object' || json?.is === 'array';
  if (media === 'xml') {
    if (structured) {
      return jsonElement(text, run.engine)
        .children.map((child) => (child.kind === 'element' ? run.xml(child) : ''))
        .join('');
    }
    return looksLikeXml(text) ? text : text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
  }
  if (structured) return inQuotes ? escapeJson(text) : text;
  if (from === 'json') return escapeJson(text);
  if (looksLikeXml(text))
    return inQuotes
      ? escapeJson(text)
      : insertion(run, { text, isStatic: false, literal: false, json: false, xml: true }, 'json');
  return inQuotes ? unquotedReplacement(run, text, piece.source.slice(2, -1)) : text;
}

/** Inserts arguments and expressions, left to right; an index without argument ends it. */
function fill(run: Run, mediator: Payload, media: MediaType): string {
  const { format, args } = mediator;
  const values = argumentsOf(run, args, media);
  const pieces = run.engine.synapseExpressions && format.template ? format.template : [format.text];
  const original = format.text;
  let consumed = 0; // how much of the original text has been copied or replaced
  let out = '';
  for (const [i, piece] of pieces.entries()) {
    if (typeof piece !== 'string') {
      const before = pieces[i - 1];
      const after = pieces[i + 1];
      const inQuotes =
        typeof before === 'string' && before.endsWith('"') && typeof after === 'string' && after.startsWith('"');
      out += insertExpression(run, piece, media, inQuotes);
      consumed += piece.source.length;
      continue;
    }
    let from = 0;
    for (const found of piece.matchAll(/\$(\d+)/g)) {
      const value = values[Number(found[1]) - 1];
      out += piece.slice(from, found.index);
      if (value === undefined) return out + original.slice(consumed + found.index);
      out += insertion(run, value, media);
      from = found.index + found[0].length;
    }
    out += piece.slice(from);
    consumed += piece.length;
  }
  return out;
}

function fillFreeMarker(run: Run, mediator: Payload, media: MediaType): string {
  const template = readFreeMarker(mediator.format.text);
  if (template === undefined) throw new Undetermined('a FreeMarker template with directives', mediator.at);
  const values = argumentsOf(run, mediator.args, media);
  const { message } = run;
  return template
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      const [member = ''] = piece.members;
      const unknown = () =>
        run.hole(run.unknown(`\${${piece.root}.${piece.members.join('.')}}`, 'FreeMarker works it out'));
      if (piece.root === 'payload' || piece.members.length !== 1) return unknown();
      if (piece.root === 'args') {
        const value = values[Number(/^arg(\d+)$/.exec(member)?.[1]) - 1];
        if (value === undefined) return run.fail(run.wordsOf('text of the FreeMarker exception'));
        return /["\\<>&{[\n\r\t]/.test(value.text) ? unknown() : value.text;
      }
      const value =
        piece.root === 'ctx'
          ? readDefault(message, member)
          : piece.root === 'axis2'
            ? readAxis2(message, member)
            : piece.root === 'trp'
              ? readTransport(message, member)
              : null;
      if (value === null) return run.fail(run.wordsOf('text of the FreeMarker exception'));
      const text = javaText(value);
      return text instanceof Unknown ? run.hole(text) : text;
    })
    .join('');
}

export function payloadFactory(run: Run, mediator: Payload): void {
  const { format, at } = mediator;
  const { message } = run;
  if (format.key !== undefined) throw new Undetermined('the format lies in the registry', at);
  const media = mediator.mediaType;
  if (media === 'xml' || media === 'json' || media === 'text') {
    const freeMarker = mediator.freeMarker && run.engine.freeMarker;
    const text = javaTrim(freeMarker ? fillFreeMarker(run, mediator, media) : fill(run, mediator, media));
    if (media === 'json') putJson(run, text);
    else if (media === 'xml') putXml(run, text);
    else putText(message, text, run);
    message.responsible.payload = at;
    setPayloadTypes(run, media, at);
  } else fill(run, mediator, 'text'); // makes no payload, but its arguments may throw
  message.axis2.set(NO_ENTITY_BODY, null);
}

const XML_TYPES = new Set<unknown>(['application/xml', 'text/xml', 'application/soap+xml']);

function setPayloadTypes({ message }: Run, media: MediaType, at: Payload['at']): void {
  if (media === 'xml' && XML_TYPES.has(readAxis2(message, MESSAGE_TYPE))) return;
  setTypes(message, media === 'json' ? 'application/json' : media === 'xml' ? 'application/xml' : 'text/plain');
  message.responsible.type = at;
}

const START = /[{["tnf\-0-9]/;

/** Makes `text` the JSON payload. @see synapse-semantics 2.3 "JSON first-character rule" */
export function putJson(run: Run, given: string): void {
  const { message } = run;
  const text = given === '' ? '{}' : given;
  message.json = text;
  const refuse = () => run.fail(`Error creating JSON Payload from source ${text}`);
  const at = text.search(START);
  const hole = text.search(/[\uDC00-\uDFFF]/u);
  if (hole >= 0 && (at < 0 || hole < at)) {
    throw new Undetermined(`whether the payload begins as JSON does depends on ${run.holes.spell(text, 'name')}`);
  }
  const first = text[at];
  if (at < 0) {
    // nothing that begins JSON: GET and DELETE let it pass and keep what was there
    const method = readAxis2(message, 'HTTP_METHOD');
    if (method === 'GET' || method === 'DELETE') return;
    refuse();
  }
  if (hole >= 0 && first !== '{' && first !== '[' && !/^".*"$/s.test(text)) {
    throw new Undetermined(`whether ${run.holes.spell(text, 'name')} is a JSON value is not known`);
  }
  if (first !== '{' && first !== '[' && !/^(?:".*"|true|false|null|-?\d+(?:\.\d+)?)$/s.test(text)) refuse();
  const existing = run.looking(() => message.envelope.firstElement());
  if (existing?.json !== undefined && run.engine.malformedJsonThrows) checkWellFormed(run, existing);
  run.looking(() => message.envelope.put(jsonElement(text, run.engine)));
  if (message.emptyPost && run.engine.emptyPostRebuildsJson) message.json = undefined;
}

const IGNORE = { startObject() {}, endObject() {}, startArray() {}, endArray() {}, name() {}, value() {} };

/** The old payload is read once more before it goes; what was read of a broken one is no JSON any more. */
function checkWellFormed(run: Run, existing: XElement): void {
  const text = existing.json ?? '';
  if (existing.hole !== undefined) return; // an unknown request is what its type says
  try {
    if (/[{[]/.test(text)) scanJson(text.slice(text.search(/[{[]/)), IGNORE);
  } catch (syntax) {
    const isUnsure = syntax instanceof Undetermined && isPartial(text);
    if (isUnsure && run.isTrue(`json(${text})`, `${run.holes.spell(text, 'name')} is well-formed`)) return;
    if (!isUnsure && !(syntax instanceof JsonSyntax)) throw syntax;
    existing.parent?.replace(existing, new XElement('', '', existing.local));
    const uuid = run.hole(new Unknown('message id', 'it differs from message to message'));
    throw new MediationFailure(`Existing json payload is malformed. MessageID : urn:uuid:${uuid}`, false, true);
  }
}

function putXml(run: Run, text: string): void {
  const { message } = run;
  message.json = undefined;
  run.looking(() => message.envelope.put(undefined));
  const root = run.looking(() => readFirst(text));
  if (root === undefined)
    throw new MediationFailure(run.wordsOf('text of the exception about a payload without element'), false);
  const envelope = envelopeFrom(root);
  if (envelope !== undefined) message.envelope = envelope;
  else message.envelope.put(root);
}

/** The first element of a text. @throws XmlSyntax; Undetermined when an unknown part may be the reason */
function readFirst(text: string): XElement | undefined {
  try {
    return new XmlPayload(`<pfPadding>${text}</pfPadding>`).child();
  } catch (syntax) {
    if (syntax instanceof XmlSyntax && isPartial(text)) throw new Undetermined('unknown text stands in the markup');
    throw syntax;
  }
}

function putText(message: Message, text: string, run: Run): void {
  message.json = undefined;
  run.looking(() => message.envelope.put(textElement(text)));
}
