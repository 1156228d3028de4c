/** Step 3a, translate what is the user's alone: mediators that were added, and helper sequences. */
import { classIn } from '../stock/classes.js';
import { type Shape, SYNAPSE_NAMESPACE } from '../stock/shape.js';
import { escapeText } from '../synapse/element-text.js';
import { attribute, type XmlElement } from '../xml/index.js';
import { crosses, releaseArgs, type Situation, type Told } from './sides.js';
import { removalOf } from './text/layout.js';
import type { Splice } from './text/splice.js';
import { contentSpan, startTagOf } from './text/tags.js';
import { jsonPayloadOf } from './xml-to-json.js';

export interface Translated {
  /** In the user's text. */
  readonly splices: readonly Splice[];
  /** What was translated, and what was taken out, each once. */
  readonly translated: readonly Told[];
  readonly dropped: readonly Told[];
  readonly left: readonly Told[];
  /** Nothing that does something is left. */
  readonly empty: boolean;
}

/** Mediators that do nothing by themselves, and their branches. */
const CONTAINERS: ReadonlySet<string> = new Set(['filter', 'switch', 'then', 'else', 'case', 'default', 'in', 'out']);
const BRANCHES: ReadonlySet<string> = new Set(['then', 'else', 'case', 'default']);

/** What stands in these is no list of mediators. */
const OPAQUE: ReadonlySet<string> = new Set([
  'log',
  'payloadFactory',
  'makefault',
  'class',
  'enrich',
  'script',
  'xslt',
]);

const childrenOf = (element: XmlElement): XmlElement[] => element.children.filter((c) => c.kind === 'element');

const isOurs = (element: XmlElement, local: string): boolean =>
  element.local === local && element.ns === SYNAPSE_NAMESPACE;

/** `$trp:Accept`, `get-property('transport', 'Accept')` */
const READS_ACCEPT = /\$trp:Accept\b|['"]transport['"]\s*,\s*['"]Accept['"]/i;

/** Whether something below `element` chooses by the Accept header. */
export function negotiates(element: XmlElement): boolean {
  if (element.attributes.some(({ value }) => READS_ACCEPT.test(value))) return true;
  return childrenOf(element).some(negotiates);
}

const XML_TYPE = /^(?:application|text)\/(?:soap\+)?xml/i;

/** A property that says what type the answer has. */
const setsXmlType = (element: XmlElement): boolean =>
  isOurs(element, 'property') &&
  ['messageType', 'ContentType'].includes(attribute(element, 'name') ?? '') &&
  attribute(element, 'scope') === 'axis2' &&
  XML_TYPE.test(attribute(element, 'value') ?? '');

const SOAP_ENVELOPES: ReadonlySet<string> = new Set([
  'http://schemas.xmlsoap.org/soap/envelope/',
  'http://www.w3.org/2003/05/soap-envelope',
]);

/** The root of an XML payload that stands for a fault: no web page, no SOAP envelope. */
export function xmlFaultOf(payload: XmlElement): { format: XmlElement; root: XmlElement } | undefined {
  if (!isOurs(payload, 'payloadFactory') || (attribute(payload, 'media-type') ?? 'xml') !== 'xml') return undefined;
  const format = childrenOf(payload).find((child) => isOurs(child, 'format'));
  if (format === undefined || attribute(format, 'key') !== undefined) return undefined;
  const [root] = childrenOf(format);
  if (root === undefined || SOAP_ENVELOPES.has(root.ns) || root.local.toLowerCase() === 'html') return undefined;
  return { format, root };
}

class Translation {
  readonly splices: Splice[] = [];
  readonly translated = new Map<string, Told>();
  readonly dropped = new Map<string, Told>();
  readonly left = new Map<string, Told>();
  #kept = 0;
  #drops = 0;
  #converted = false;

  constructor(
    readonly source: string,
    readonly situation: Situation,
    readonly keepXml: boolean,
    readonly skip: ReadonlySet<XmlElement>,
  ) {}

  #drop(element: XmlElement, told: Told): void {
    this.#drops++;
    this.dropped.set(`${told.code} ${told.args?.['class'] ?? ''}`, told);
    this.splices.push(removalOf(this.source, element));
  }

  /** @returns how many mediators below and including `element` stay */
  visit(element: XmlElement): number {
    if (this.skip.has(element)) return 1;
    if (element.ns !== SYNAPSE_NAMESPACE) return 0;
    const { situation } = this;
    const { from, to } = situation;
    const args = releaseArgs(situation);
    if (crosses(situation) && isOurs(element, 'property') && attribute(element, 'name') === 'error_message_type') {
      this.#drop(element, { code: 'error-message-type', args });
      return 0;
    }
    const name = isOurs(element, 'class') ? attribute(element, 'name') : undefined;
    if (name !== undefined && to !== undefined && to !== from && classIn(name, to).is === 'gone') {
      this.#drop(element, { code: 'class-gone', args: { ...args, class: name } });
      return 0;
    }
    if (isOurs(element, 'payloadFactory')) this.#payload(element);
    const before = this.#drops;
    const kept = OPAQUE.has(element.local) ? 0 : childrenOf(element).reduce((sum, child) => sum + this.visit(child), 0);
    if (!CONTAINERS.has(element.local)) {
      this.#kept++;
      return 1;
    }
    // A container whose only purpose is gone goes too; one that the user left empty stays.
    const lost = kept === 0 && this.#drops > before;
    if (lost && !BRANCHES.has(element.local)) this.splices.push(removalOf(this.source, element));
    return kept;
  }

  #payload(payload: XmlElement): void {
    const { situation, source } = this;
    const found = crosses(situation) ? xmlFaultOf(payload) : undefined;
    if (found === undefined) return;
    const args = releaseArgs(situation);
    if (this.keepXml) {
      this.left.set('own-negotiation', { code: 'own-negotiation', args });
      return;
    }
    const converted = jsonPayloadOf(found.root, (text) => text);
    if (!converted.ok) {
      this.left.set('stays-xml', { code: 'stays-xml', args: { ...args, why: converted.reason } });
      return;
    }
    const tag = startTagOf(source, payload);
    const media = tag.attributes.find((span) => span.name === 'media-type');
    this.splices.push(
      media === undefined
        ? { start: tag.nameEnd, end: tag.nameEnd, text: ' media-type="json"' }
        : { start: media.valueStart, end: media.valueEnd, text: 'json' },
    );
    const content = contentSpan(source, found.format);
    if (content !== undefined) this.splices.push({ ...content, text: escapeText(converted.value) });
    this.#converted = true;
    this.translated.set('payload', { code: 'payload-to-json', args });
  }

  /** Types follow the payloads that became JSON. */
  follow(element: XmlElement): void {
    if (!this.#converted || this.skip.has(element)) return;
    if (setsXmlType(element)) {
      const value = startTagOf(this.source, element).attributes.find((span) => span.name === 'value');
      if (value !== undefined) {
        const text = attribute(element, 'value') ?? '';
        this.splices.push({
          start: value.valueStart,
          end: value.valueEnd,
          text: text.replace(/^[^\s;]+/, 'application/json'),
        });
        this.translated.set('type', { code: 'type-to-json' });
      }
      return;
    }
    for (const child of childrenOf(element)) this.follow(child);
  }

  result(): Translated {
    return {
      splices: this.splices,
      translated: [...this.translated.values()],
      dropped: [...this.dropped.values()],
      left: [...this.left.values()],
      empty: this.#kept === 0 && this.dropped.size > 0,
    };
  }
}

/**
 * Translates elements of the user's own file into what the new release needs.
 * @param skip elements inside them that are taken from the new release's file
 */
export function translateOwn(
  shape: Shape,
  source: string,
  situation: Situation,
  skip: ReadonlySet<XmlElement> = new Set(),
): Translated {
  const { element } = shape;
  const translation = new Translation(source, situation, negotiates(element), skip);
  if (isOurs(element, 'sequence') && element.parent === undefined) {
    for (const child of childrenOf(element)) translation.visit(child);
  } else translation.visit(element);
  translation.follow(element);
  return translation.result();
}
