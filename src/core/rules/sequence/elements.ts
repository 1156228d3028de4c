/** From a mediator of the model back to its element, for what the gateway ignores and the model leaves out. */
import { type At, SYNAPSE_NS } from '../../synapse/index.js';
import { childElements, type Place, placeOf, type XmlElement } from '../../xml/index.js';
import type { MediatorOf } from '../mediators-of.js';
import type { Range, SequenceSubject } from '../rule.js';

/** The element that begins at `start`; undefined when none does. */
export function elementAt(root: XmlElement, start: number): XmlElement | undefined {
  let at: XmlElement | undefined = root;
  while (at !== undefined && at.start !== start) {
    at = childElements(at).find((child) => child.start <= start && start < child.end);
  }
  return at;
}

/** The first child `local` in the synapse namespace. */
export const childNamed = (element: XmlElement | undefined, local: string): XmlElement | undefined =>
  element && childElements(element).find((child) => child.ns === SYNAPSE_NS && child.local === local);

/** Where an element inside a mediator stands, as a hit wants it; counted from the mediator, not from the top. */
export function placed({ decoded }: SequenceSubject, { start, end }: XmlElement, inside: At): Place & Range {
  const before = decoded.text.slice(inside.start, start);
  const { line, column } = placeOf(before, before.length);
  return {
    line: inside.line + line - 1,
    column: line === 1 ? inside.column + column - 1 : column,
    start,
    end,
  };
}

export const formatOf = ({ root }: SequenceSubject, { at }: MediatorOf<'payload'>): XmlElement | undefined =>
  childNamed(elementAt(root, at.start), 'format');

/** Where the format of a payload stands. */
export function placeOfFormat(subject: SequenceSubject, payload: MediatorOf<'payload'>): Place & Range {
  const format = formatOf(subject, payload);
  return format === undefined ? payload.at : placed(subject, format, payload.at);
}
