/**
 * A second opinion on a document: fast-xml-parser, which builds its tree in another way. It is asked of what is about to be
 * written; to ask it of all that is read would double the time and has never found anything.
 */
import { XMLParser } from 'fast-xml-parser';
import type { XmlElement } from './model.js';
import { readXml } from './read.js';

/** An element and its offsets in UTF-16 code units. */
export type ElementSpan = readonly [name: string, start: number, end: number];

type Node = { readonly [name: string]: unknown };

const META = XMLParser.getMetaDataSymbol() as unknown as string;
const MAX_DEPTH = 512;

const parser = new XMLParser({
  preserveOrder: true,
  captureMetaData: true,
  ignoreAttributes: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  trimValues: false,
  parseTagValue: false,
  processEntities: false,
  maxNestedTags: MAX_DEPTH + 1,
});

/** It trips over a quote in an instruction, so comments, instructions and CDATA sections become spaces before it reads. */
const elementsOnly = (source: string): string =>
  source.replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>/g, (all) => ' '.repeat(all.length));

/** The elements that it sees, in document order. */
export function elementsBySecondReader(source: string): ElementSpan[] {
  const found: ElementSpan[] = [];
  const visit = (nodes: readonly Node[]): void => {
    for (const node of nodes) {
      const name = Object.keys(node).find((key) => key !== ':@' && key !== '#text');
      if (name === undefined) continue;
      const { startIndex = -1, endIndex = -1 } = (node[META] ?? {}) as { startIndex?: number; endIndex?: number };
      found.push([name, startIndex, endIndex]);
      visit(node[name] as readonly Node[]);
    }
  };
  visit(parser.parse(elementsOnly(source)) as readonly Node[]);
  return found;
}

/** The elements that we see, in document order; undefined when the document is not well-formed. */
export function elementsByFirstReader(source: string): ElementSpan[] | undefined {
  const read = readXml(source, { maxDepth: MAX_DEPTH });
  if (!read.ok) return undefined;
  const found: ElementSpan[] = [];
  const visit = (element: XmlElement): void => {
    found.push([element.name, element.start, element.end]);
    for (const child of element.children) if (child.kind === 'element') visit(child);
  };
  visit(read.document.root);
  return found;
}

/** Whether both readers take a text for a well-formed document with the same elements at the same places. */
export function readersAgree(source: string): boolean {
  const first = elementsByFirstReader(source);
  if (first === undefined) return false;
  try {
    const second = elementsBySecondReader(source);
    const same = ([name, start, end]: ElementSpan, i: number): boolean =>
      second[i]?.[0] === name && second[i][1] === start && second[i][2] === end;
    return first.length === second.length && first.every(same);
  } catch {
    return false;
  }
}
