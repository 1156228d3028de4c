/**
 * Tree → text, as the gateway's XML writer spells it.
 * @see synapse-semantics 3.4 "XML writer"
 */
import { escapeAttribute, escapeText } from '../synapse/element-text.js';
import type { XElement } from './tree.js';

/** The number in a generated prefix counts up per process; compare by infoset. */
export const GENERATED_PREFIX = 'axis2ns1';

type Bound = ReadonlyMap<string, string>;

function write(element: XElement, outer: Bound, out: string[]): void {
  if (element.hole !== undefined) {
    out.push(element.hole);
    return;
  }
  let bound = outer;
  let declarations = '';
  const declare = (prefix: string, uri: string): void => {
    if (bound.get(prefix) === uri || (uri === '' && prefix === '' && !bound.has(''))) return;
    if (bound === outer) bound = new Map(outer);
    (bound as Map<string, string>).set(prefix, uri);
    declarations += prefix === '' ? ` xmlns="${escapeAttribute(uri)}"` : ` xmlns:${prefix}="${escapeAttribute(uri)}"`;
  };
  for (const [prefix, uri] of element.declarations) declare(prefix, uri);
  declare(element.prefix, element.ns);
  let attributes = '';
  for (const { prefix, ns, local, value } of element.attributes) {
    if (prefix !== '' && prefix !== 'xml') declare(prefix, ns);
    attributes += ` ${prefix === '' ? local : `${prefix}:${local}`}="${escapeAttribute(value)}"`;
  }
  const name = element.prefix === '' ? element.local : `${element.prefix}:${element.local}`;
  out.push('<', name, declarations, attributes);
  const { children } = element;
  if (children.length === 0) {
    out.push('/>');
    return;
  }
  out.push('>');
  for (const child of children) {
    if (child.kind === 'element') write(child, bound, out);
    else if (child.kind === 'text') out.push(escapeText(child.value));
    else if (child.target === undefined) out.push(`<!--${child.value}-->`);
    else out.push(`<?${child.target}  ${child.value}?>`);
  }
  out.push('</', name, '>');
}

const NOTHING: Bound = new Map();

/** Serialises an element on its own; no XML declaration. */
export function writeXml(element: XElement): string {
  const out: string[] = [];
  write(element, NOTHING, out);
  return out.join('');
}
