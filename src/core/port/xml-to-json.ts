/**
 * An XML payload as the JSON that stands for it. Names and nesting are those of the gateway's own conversion; values
 * stay texts, as in the payloads of 4.x, where even `code` is one.
 * @see synapse-semantics 3.4 "XML → JSON"; gateway-faults B.2, B.3
 */
import type { XmlElement } from '../xml/index.js';
import { jsonString, type Member } from './json-template.js';

export type Converted = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly reason: string };

const childrenOf = (element: XmlElement): XmlElement[] => element.children.filter((c) => c.kind === 'element');

/** White space with a line break around a text is how it was laid out; other white space was meant. */
const laidOut = (text: string): string => text.replace(/^\s*\n\s*|\s*\n\s*$/g, '');

/** The text of an element that holds no elements. */
export const payloadText = (element: XmlElement): string =>
  laidOut(element.children.map((child) => (child.kind === 'text' ? child.value : '')).join(''));

/**
 * The members that the attributes and children of `element` become.
 * @param renumber what `$1` in a text becomes
 */
export function membersOf(
  element: XmlElement,
  renumber: (text: string) => string,
): { readonly ok: true; readonly members: Member[] } | { readonly ok: false; readonly reason: string } {
  const members: Member[] = element.attributes.map(({ local, value }) => ({
    name: `@${local}`,
    value: jsonString(renumber(value)),
  }));
  const groups = new Map<string, string[]>();
  for (const child of childrenOf(element)) {
    const converted = jsonValueOf(child, renumber);
    if (!converted.ok) return converted;
    const group = groups.get(child.local);
    if (group === undefined) groups.set(child.local, [converted.value]);
    else group.push(converted.value);
  }
  for (const [name, values] of groups) {
    members.push({ name, value: values.length === 1 ? (values[0] as string) : `[${values.join(',')}]` });
  }
  return { ok: true, members };
}

const objectOf = (members: readonly Member[]): string =>
  `{${members.map(({ name, value }) => `${jsonString(name)}:${value}`).join(',')}}`;

/** The JSON value of an element: a text, or an object of its attributes and children. */
export function jsonValueOf(element: XmlElement, renumber: (text: string) => string): Converted {
  const text = payloadText(element);
  const hasChildren = childrenOf(element).length > 0;
  if (hasChildren && text.trim() !== '') {
    return { ok: false, reason: `<${element.name}> mixes text and elements, which JSON cannot` };
  }
  if (!hasChildren && element.attributes.length === 0) return { ok: true, value: jsonString(renumber(text)) };
  const converted = membersOf(element, renumber);
  if (!converted.ok) return converted;
  const own = hasChildren || text === '' ? [] : [{ name: '$', value: jsonString(renumber(text)) }];
  return { ok: true, value: objectOf([...converted.members, ...own]) };
}

/** The JSON value of elements of one name: that of the only one, or an array. */
export function jsonValuesOf(elements: readonly XmlElement[], renumber: (text: string) => string): Converted {
  const values: string[] = [];
  for (const element of elements) {
    const converted = jsonValueOf(element, renumber);
    if (!converted.ok) return converted;
    values.push(converted.value);
  }
  return { ok: true, value: values.length === 1 ? (values[0] as string) : `[${values.join(',')}]` };
}

/**
 * A whole payload as JSON. The root `fault` is left out, as in the payloads of 4.x; any other root is the user's own
 * envelope and becomes the single member.
 */
export function jsonPayloadOf(root: XmlElement, renumber: (text: string) => string): Converted {
  if (root.local !== 'fault') {
    const value = jsonValueOf(root, renumber);
    return value.ok ? { ok: true, value: objectOf([{ name: root.local, value: value.value }]) } : value;
  }
  const text = payloadText(root).trim();
  if (text !== '') return { ok: false, reason: `<${root.name}> mixes text and elements, which JSON cannot` };
  const converted = membersOf(root, renumber);
  return converted.ok ? { ok: true, value: objectOf(converted.members) } : converted;
}
