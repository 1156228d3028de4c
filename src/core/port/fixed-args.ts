/**
 * Fixed values of args. A payloadFactory escapes them as XML whatever it makes, so in JSON `Don't` would reach clients as
 * `Don&apos;t`; a text as an expression is escaped as JSON.
 * @see synapse-semantics 2.3, trap 18
 */
import { escapeAttribute } from '../synapse/element-text.js';
import { attribute, type XmlElement } from '../xml/index.js';
import type { Splice } from './text/splice.js';
import { startTagOf } from './text/tags.js';

const ESCAPED = /[&<>"']/;

/** A text as an XPath 1.0 expression. */
function literal(text: string): string {
  if (!text.includes("'")) return `'${text}'`;
  if (!text.includes('"')) return `"${text}"`;
  const parts = text.split("'").map((part) => `'${part}'`);
  return `concat(${parts.join(`, "'", `)})`;
}

/** Whether `other` is what becomes of an arg with this fixed value. */
export const isRespelling = (value: string | undefined, other: string | undefined): boolean =>
  value !== undefined && ESCAPED.test(value) && other === literal(value);

/** What has to change in an arg of an XML payload when that becomes JSON; nothing for most. */
export function respelled(arg: XmlElement, source: string): Splice[] {
  const value = attribute(arg, 'value');
  if (arg.local !== 'arg' || value === undefined || !ESCAPED.test(value)) return [];
  const span = startTagOf(source, arg).attributes.find(({ name }) => name === 'value');
  if (span === undefined) return [];
  const start = source.indexOf('value', span.start);
  return [{ start, end: span.end, text: `expression="${escapeAttribute(literal(value))}"` }];
}
