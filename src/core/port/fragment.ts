/** Step 3a, translate what is the user's alone: mediators that were added, and helper sequences. */
import { classIn } from '../stock/classes.js';
import { type Shape, SYNAPSE_NAMESPACE } from '../stock/shape.js';
import { escapeText } from '../synapse/element-text.js';
import { attribute, type XmlElement } from '../xml/index.js';
import { respelled } from './fixed-args.js';
import { plainText } from './json-template.js';
import {
  childrenOf,
  isAxis2,
  isForElsewhere,
  isOurs,
  isSuccess,
  negotiates,
  readsXmlFault,
  xmlFaultOf,
} from './own-payload.js';
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

const XML_TYPE = /^(?:application|text)\/(?:soap\+)?xml/i;

/** A property that says that the answer is XML. */
const setsXmlType = (element: XmlElement): boolean =>
  isAxis2(element, 'messageType', 'ContentType') && XML_TYPE.test(attribute(element, 'value') ?? '');

const payloadsIn = (element: XmlElement): XmlElement[] =>
  isOurs(element, 'payloadFactory') ? [element] : childrenOf(element).flatMap(payloadsIn);

class Translation {
  readonly splices: Splice[] = [];
  readonly translated = new Map<string, Told>();
  readonly dropped = new Map<string, Told>();
  readonly left = new Map<string, Told>();
  #kept = 0;
  #drops = 0;
  /** Payloads that are JSON now. */
  readonly #converted: Set<XmlElement>;

  constructor(
    readonly source: string,
    readonly situation: Situation,
    readonly keepXml: boolean,
    readonly surroundings: Surroundings,
  ) {
    this.#converted = new Set(surroundings.converted);
  }

  #drop(element: XmlElement, told: Told): void {
    this.#drops++;
    this.dropped.set(`${told.code} ${told.args?.['class'] ?? ''}`, told);
    this.splices.push(removalOf(this.source, element));
  }

  /** @returns how many mediators below and including `element` stay */
  visit(element: XmlElement): number {
    if (this.surroundings.skip?.has(element) === true) return 1;
    if (element.ns !== SYNAPSE_NAMESPACE) return 0;
    const { situation } = this;
    const { from, to } = situation;
    const args = releaseArgs(situation);
    if (crosses(situation) && isOurs(element, 'property') && attribute(element, 'name') === 'error_message_type') {
      this.#drop(element, { code: 'error-message-type', args });
      return 0;
    }
    if (this.surroundings.statusByCaller === true && isAxis2(element, 'HTTP_SC')) {
      this.#drop(element, { code: 'status-by-caller', args });
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
    this.#literal(payload);
    const found = crosses(situation) ? xmlFaultOf(payload) : undefined;
    if (found === undefined || isForElsewhere(payload) || isSuccess(payload, found.root, situation.role)) return;
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
    for (const args of childrenOf(payload).filter((child) => isOurs(child, 'args'))) {
      for (const arg of childrenOf(args)) this.splices.push(...respelled(arg, source));
    }
    this.#converted.add(payload);
    this.translated.set('payload', { code: 'own-to-json', args });
  }

  /** `${…}` in a JSON payload was text in the old release. */
  #literal(payload: XmlElement): void {
    if (attribute(payload, 'media-type') !== 'json' || attribute(payload, 'template-type') !== undefined) return;
    const format = childrenOf(payload).find((child) => isOurs(child, 'format'));
    const content = format && contentSpan(this.source, format);
    if (content === undefined) return;
    const text = this.source.slice(content.start, content.end);
    const plain = plainText(text, this.situation);
    if (plain === text) return;
    this.splices.push({ ...content, text: plain });
    this.translated.set('literal', { code: 'not-evaluated', args: releaseArgs(this.situation) });
  }

  /** Types follow the payloads that became JSON. */
  follow(element: XmlElement): void {
    if (this.#converted.size === 0 || this.surroundings.skip?.has(element) === true) return;
    if (!setsXmlType(element)) {
      for (const child of childrenOf(element)) this.follow(child);
      return;
    }
    if (!this.#isOfJson(element)) return;
    const value = startTagOf(this.source, element).attributes.find((span) => span.name === 'value');
    if (value === undefined) return;
    const text = (attribute(element, 'value') ?? '').replace(/^[^\s;]+/, 'application/json');
    this.splices.push({ start: value.valueStart, end: value.valueEnd, text });
    this.translated.set('type', { code: 'type-to-json' });
  }

  /** Whether the payloads nearest to a type, in the list that it stands in or in one around it, are JSON now. */
  #isOfJson(type: XmlElement): boolean {
    const isConverted = (payload: XmlElement): boolean => this.#converted.has(payload);
    const isJson = (payload: XmlElement): boolean =>
      isConverted(payload) || attribute(payload, 'media-type') === 'json';
    for (let list = type.parent; list !== undefined; list = list.parent) {
      const payloads = payloadsIn(list);
      if (payloads.length > 0) return payloads.some(isConverted) && payloads.every(isJson);
    }
    return false;
  }

  /** Mediators that look for the XML that is JSON now. */
  readers(shape: Shape): void {
    if (this.surroundings.skip?.has(shape.element) === true) return;
    if (readsXmlFault(shape)) {
      this.left.set('reads-xml', { code: 'reads-xml', args: releaseArgs(this.situation) });
    }
    if (!isOurs(shape.element, 'payloadFactory')) shape.children.forEach((child) => void this.readers(child));
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

/** What is known of the place that an element stands in. */
export interface Surroundings {
  /** Elements inside it that are taken from the new release's file. */
  readonly skip?: ReadonlySet<XmlElement>;
  /** Of these, the payloads that are JSON there. */
  readonly converted?: ReadonlySet<XmlElement>;
  /** Java sets the status afterwards, so no HTTP_SC counts. */
  readonly statusByCaller?: boolean;
}

/** Translates elements of the user's own file into what the new release needs. */
export function translateOwn(
  shape: Shape,
  source: string,
  situation: Situation,
  surroundings: Surroundings = {},
): Translated {
  const { element } = shape;
  const translation = new Translation(source, situation, negotiates(element), surroundings);
  if (isOurs(element, 'sequence') && element.parent === undefined) {
    for (const child of childrenOf(element)) translation.visit(child);
  } else translation.visit(element);
  translation.follow(element);
  if (crosses(situation)) translation.readers(shape);
  return translation.result();
}
