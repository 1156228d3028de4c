/** From a mediator of the model back to its element, for what the gateway ignores and the model leaves out. */
import { SYNAPSE_NS } from '../../synapse/index.js';
import { childElements, type Place, placeOf, type XmlElement } from '../../xml/index.js';
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

/** Where an element stands, as a hit wants it. */
export function placed({ decoded }: SequenceSubject, element: XmlElement): Place & Range {
  const { start, end } = element;
  return { ...placeOf(decoded.text, start), start, end };
}
