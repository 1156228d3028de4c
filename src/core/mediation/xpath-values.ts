/**
 * The values of XPath expressions and their conversions, as the gateway's XPath library (Jaxen) does them over Java
 * objects. Unknown in, unknown out: conversions of an unknown value give an unknown one that says where it came from.
 * @see synapse-semantics 4.2, 4.3
 */
import { parseJavaDouble } from '../synapse/java-values.js';
import { javaDoubleText } from './numbers.js';
import { stringValue, type XAttribute, type XElement, type XNode } from './tree.js';
import { isIntegral, isPartial, isWild, JavaNumber, JavaObject, JsonText, Unknown } from './values.js';

export interface AttributeNode {
  readonly kind: 'attribute';
  readonly owner: XElement;
  readonly attribute: XAttribute;
}

export type XPathItem = XNode | AttributeNode;

/** `null` is an unset variable or property; an array is a node-set. */
export type XPathValue =
  | string
  | number
  | boolean
  | JavaNumber
  | JsonText
  | JavaObject
  | Unknown
  | null
  | readonly XPathItem[];

export const isNodeSet = (value: XPathValue): value is readonly XPathItem[] => Array.isArray(value);

/** XPath's string-value of a node. */
export const itemText = (item: XPathItem): string =>
  item.kind === 'attribute' ? item.attribute.value : stringValue(item);

/** How XPath prints a number inside an expression. */
export function xpathNumberText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value < 0 ? '-Infinity' : 'Infinity';
  if (Number.isInteger(value)) return value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 0 });
  return value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 16 });
}

const derive = (unknown: Unknown, how: string): Unknown =>
  new Unknown(`${how}(${unknown.name})`, unknown.reason, { key: `${how}(${unknown.key})`, at: unknown.at });

/** `string()`; an unknown value stays unknown, a partial text stays one. */
export function toText(value: XPathValue): string | Unknown {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return xpathNumberText(value);
  if (typeof value === 'boolean') return String(value);
  if (value instanceof JavaNumber) return xpathNumberText(value.value);
  if (value instanceof JsonText) return value.text;
  if (value instanceof JavaObject) return new Unknown(`text of a ${value.type}`, 'a Java object has a text of its own');
  if (value instanceof Unknown) return value;
  const [first] = value;
  return first === undefined ? '' : itemText(first);
}

/** `number()`: whole Java numbers are NaN, which is why comparisons with ERROR_CODE never hold. */
export function toNumber(value: XPathValue): number | Unknown {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof JavaNumber) return isIntegral(value) ? Number.NaN : value.value;
  if (value instanceof Unknown) return derive(value, 'number');
  if (isNodeSet(value) && value.length === 0) return Number.NaN;
  const text = toText(value);
  if (text instanceof Unknown) return derive(text, 'number');
  if (isPartial(text))
    return new Unknown('number of a text', 'part of the text is unknown', { key: `number(${text})` });
  return parseJavaDouble(text) ?? Number.NaN;
}

/** `boolean()`: any text that is not empty is true. */
export function toBoolean(value: XPathValue): boolean | Unknown {
  if (value === null) return false;
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string')
    return isPartial(value) && value.length === 1 ? partly(value, 'boolean') : value !== '';
  if (typeof value === 'number') return !Number.isNaN(value) && value !== 0;
  if (value instanceof JavaNumber) return !Number.isNaN(value.value) && value.value !== 0;
  if (value instanceof Unknown) {
    if (value.isDigits) return true;
    if (value.isWords) {
      if (!value.mayBeNull) return true;
      return new Unknown(`${value.name} is set`, value.reason, { about: { is: 'set', subject: value.key } });
    }
    const about = { is: 'boolean', subject: value.key, isString: value.isString } as const;
    return new Unknown(`${value.name} is set and not empty`, value.reason, {
      key: `boolean(${value.key})`,
      at: value.at,
      about,
    });
  }
  if (isNodeSet(value)) return value.length > 0;
  return true;
}

const partly = (text: string, how: string): Unknown =>
  new Unknown(`${how} of a text`, 'part of the text is unknown', { key: `${how}(${text})` });

/**
 * What `stringValueOf` makes of the result of a whole expression: the text a mediator works with, or null.
 * @param trimmed whether the text of one element loses its blanks (from 4.2.0)
 */
export function resultText(
  value: XPathValue,
  source: string,
  trimmed: boolean,
  serialise: (element: XElement) => string,
): string | Unknown | null {
  if (value === null) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return javaDoubleText(value);
  if (value instanceof JavaNumber) return value.text;
  if (value instanceof JsonText) return value.text;
  if (value instanceof JavaObject) return '';
  if (value instanceof Unknown) return value;
  const whole = source.includes('node()');
  let text = '';
  for (const item of value) {
    const node = item.kind === 'text' && whole && value.length === 1 ? (item.parent ?? item) : item;
    if (node.kind === 'text') text += node.value;
    else if (node.kind === 'attribute') text += node.attribute.value;
    else if (node.kind === 'element' && mayBeBlank(node.text())) {
      return new Unknown(`text of ${node.local}`, 'an element without text gives its markup', {
        key: `text(${source},${node.text()})`,
      });
    } else if (node.kind === 'element') text += elementText(node, value.length === 1 && !whole, trimmed, serialise);
  }
  return text;
}

/** Whether nothing but unknown parts stands in it, which may be empty. */
const mayBeBlank = (text: string): boolean => isWild(text) && text.replace(/[\uDE00-\uDFFF]/gu, '').trim() === '';

function elementText(
  element: XElement,
  alone: boolean,
  trimmed: boolean,
  serialise: (element: XElement) => string,
): string {
  const own = element.text();
  const bare = own.replace(/\u00a0/g, ' ').replace(/^[\0- ]+|[\0- ]+$/g, '');
  if (bare === '') return serialise(element);
  if (!trimmed) return own;
  return alone ? bare : serialise(element).replaceAll(own, bare);
}
