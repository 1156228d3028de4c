/** Elements that carry what is not XML. */
import { elementOf, type XElement } from './tree.js';
import { GENERATED_PREFIX } from './write-xml.js';

const PAYLOAD_NS = 'http://ws.apache.org/commons/ns/payload';

export const textElement = (text: string): XElement => elementOf(PAYLOAD_NS, `${GENERATED_PREFIX}:text`, [text]);

/** The text payload's text, if `element` is one. */
export const textOf = (element: XElement | undefined): string | undefined =>
  element?.local === 'text' && element.ns === PAYLOAD_NS ? element.text() : undefined;

export const binaryElement = (base64: string): XElement =>
  elementOf(PAYLOAD_NS, `${GENERATED_PREFIX}:binary`, [base64]);

export const isBinary = ({ local, ns }: XElement): boolean => local === 'binary' && ns === PAYLOAD_NS;
