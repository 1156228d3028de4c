/**
 * The arguments of payloadFactory: what each one inserts.
 * @see synapse-semantics 2.3, the table "Case | Inserted text"
 */
import type { Expression, PayloadArg } from '../../synapse/index.js';
import { MediationFailure } from '../failure.js';
import { followPath, inHashOrder, valueText } from '../json-path-eval.js';
import { escapeJson, JsonSyntax, readJsonOrNothing } from '../json-text.js';
import { jsonElement } from '../json-to-xml.js';
import { readDefault } from '../message.js';
import { looksLikeXml, XmlPayload, XmlSyntax } from '../parse-xml.js';
import type { Run } from '../run.js';
import type { XElement } from '../tree.js';
import { isPartial, Undetermined, Unknown } from '../values.js';
import { writeXml } from '../write-xml.js';
import { Unwritable, xmlToJson } from '../xml-to-json.js';

export type MediaType = 'xml' | 'json' | 'text';

interface ArgValue {
  readonly text: string;
  readonly isStatic: boolean;
  readonly literal: boolean;
  /** It came from a JSON path, which decides differently what is JSON and what is XML. */
  readonly json: boolean;
  readonly xml: boolean;
}

const isJsonLike = (text: string): boolean => /^[\0- ]*[{[]/.test(text);

/**
 * Escapes for XML. The engine of 3.2.0 writes the whole envelope first, to learn its XML version, and stumbles over a
 * body that cannot be parsed.
 */
function escapeForXml(run: Run, text: string): string {
  const { engine, message } = run;
  if (!engine.xmlControlsDropped) {
    return text.replace(/[&<>"']|[^\0-\x7f]/g, (c) => XML_ESCAPES[c] ?? `&#${c.charCodeAt(0)};`);
  }
  if (engine.escapingReadsEnvelope) run.looking(() => writeXml(message.envelope.root.clone()));
  return text
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
    .replace(/[&<>"'\x7f-\x84\x86-\x9f]/g, (c) => XML_ESCAPES[c] ?? `&#${c.charCodeAt(0)};`);
}

const XML_ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

function evaluate(run: Run, arg: PayloadArg): string {
  if (arg.value !== undefined) return arg.value;
  const { expression } = arg;
  if (expression === undefined) return '';
  if (arg.json && expression.kind === 'json') return jsonArgument(run, expression);
  return run.textWithHoles(expression, '', arg.at);
}

function jsonArgument(run: Run, expression: Expression & { kind: 'json' }): string {
  const { path } = expression;
  const body = run.jsonBody();
  if (path === undefined || body === undefined) return '';
  if (isPartial(body)) {
    const key = `json(${body},${expression.source})`;
    return run.hole(new Unknown(expression.source, 'part of the JSON is unknown', { key }));
  }
  const parsed = readJsonOrNothing(body);
  const found = parsed && followPath(parsed, path);
  if (found === undefined) return '';
  if (found instanceof Unknown) return run.hole(found);
  return valueText(run.engine.jsonEvaluatorHashOrder ? inHashOrder(found) : found);
}

/** Evaluates all arguments, before any is inserted. */
export function argumentsOf(run: Run, args: readonly PayloadArg[], media: MediaType): ArgValue[] {
  return args.map((arg): ArgValue => {
    let text = evaluate(run, arg);
    const isStatic = arg.value !== undefined;
    const xml = looksLikeXml(text);
    if (!xml && !isPartial(text)) {
      const escapes = isStatic || (media === 'xml' && !(arg.json && isJsonLike(text)));
      const raw2 = !isStatic && media === 'xml' && run.engine.jsonLikeRawInXml && isJsonLike(text);
      if (escapes && !raw2) text = escapeForXml(run, text);
    } else if (!xml && (isStatic || media === 'xml')) text = escapePartial(run, text);
    return { text, isStatic, literal: arg.literal && !isStatic, json: arg.json, xml };
  });
}

/** The known parts of a text are escaped; its holes stand for escaped text then. */
const escapePartial = (run: Run, text: string): string =>
  run.holes
    .pieces(text)
    .map((piece) => (typeof piece === 'string' ? escapeForXml(run, piece) : run.hole(piece)))
    .join('');

/** What one argument becomes in the template. */
export function insertion(run: Run, arg: ArgValue, media: MediaType): string {
  if (media === 'text') return arg.text;
  if (isPartial(arg.text)) askWhatItIs(run, arg.text, media);
  return media === 'json' ? forJson(run, arg) : forXml(run, arg);
}

/**
 * An unknown value may be markup or JSON, which is inserted in other ways. As long as it goes in, a hole stands for
 * all of them; what throws is a path of its own.
 */
export function askWhatItIs(run: Run, text: string, media: MediaType): void {
  const unknowns = run.holes.in(text);
  if (/^[\0- ]*</.test(text)) throw new Undetermined('part of the markup in an argument is unknown');
  if (unknowns.every(({ isWords, isDigits }) => isWords || isDigits)) return;
  const subject = unknowns.map(({ name }) => name).join(' and ');
  if (media === 'json') {
    // markup starts with a sign of its own: only a text that begins with the unknown part can be markup
    if (!/^[\0- ]*[\uDC00-\uDFFF]/u.test(text)) return;
    const question = `${subject} is no markup that breaks the conversion to JSON`;
    if (!run.isTrue(`inserts(${text},json)`, question)) {
      run.fail(run.wordsOf('text of the exception about converting XML to JSON'));
    }
  } else if (!run.isTrue(`inserts(${text},xml)`, `${subject} is plain text, not markup`)) {
    throw new Undetermined(`the payload depends on the markup in ${subject}`);
  }
}

function forJson(run: Run, arg: ArgValue): string {
  const { text } = arg;
  const jsonLike = isJsonLike(text);
  if (arg.json) return jsonLike ? text : escapeJson(text);
  if (arg.xml && !arg.literal) {
    const converted = markupAsJson(run, text);
    if (converted !== undefined) return converted;
  } else if (jsonLike && (!arg.literal || run.engine.literalJsonLikeRaw)) return text;
  return quoted(run, escapeJson(text), text);
}

/** QUOTE_STRING_IN_PAYLOAD_FACTORY_JSON puts quotes around what is no literal and no number. */
function quoted(run: Run, escaped: string, text: string): string {
  const flag = readDefault(run.message, 'QUOTE_STRING_IN_PAYLOAD_FACTORY_JSON');
  if (flag instanceof Unknown) throw new Undetermined('whether payloadFactory quotes is not known');
  if (typeof flag !== 'string' || flag.toLowerCase() !== 'true') return escaped;
  const trimmed = text.replace(/^[\0- ]+|[\0- ]+$/g, '');
  if (isPartial(trimmed)) {
    const isBare = run.isTrue(
      `literal(${trimmed})`,
      `${run.holes.in(trimmed)[0]?.name ?? ''} is a literal or a number`,
    );
    return isBare ? escaped : `"${escaped}"`;
  }
  const bare = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/.test(trimmed);
  return bare ? escaped : `"${escaped}"`;
}

/** XML as JSON; undefined: it is no XML after all, and goes in as text. */
function markupAsJson(run: Run, text: string): string | undefined {
  let root: XElement;
  try {
    root = new XmlPayload(`<jsonObject>${text}</jsonObject>`).root();
  } catch (syntax) {
    if (!(syntax instanceof XmlSyntax)) throw syntax;
    if (/bare &|entity/.test(syntax.what)) {
      run.fail(run.wordsOf('text of the exception about a bad reference in XML'));
    }
    return undefined;
  }
  try {
    const json = xmlToJson(root);
    // the member "$" is a group reference to the code that inserts the text
    if (/"\$":/.test(json)) throw new MediationFailure('Illegal group reference', false);
    return json;
  } catch (error) {
    if (!(error instanceof Unwritable)) throw error;
    return run.fail('Error converting XML to JSON');
  }
}

function forXml(run: Run, arg: ArgValue): string {
  const { text } = arg;
  if (arg.xml) return text;
  const jsonLike = isJsonLike(text);
  if (jsonLike && (arg.json || run.engine.jsonLikeConvertedInXml)) return jsonAsMarkup(run, text);
  return text;
}

function jsonAsMarkup(run: Run, text: string): string {
  try {
    const element = jsonElement(text.replace(/^[\0- ]+/, ''), run.engine);
    return element.children.map((child) => (child.kind === 'element' ? writeXml(child).trim() : '')).join('');
  } catch (error) {
    if (!(error instanceof JsonSyntax)) throw error;
    return run.fail('Error converting JSON to XML, please check your JSON Path expressions return valid JSON: ');
  }
}
