/** Suppressions in the comments of an XML file. */
import { readSuppressions, type Suppression } from '../suppression.js';
import type { XmlComment, XmlElement } from '../xml/index.js';
import type { Reading } from './reading.js';

function commentsIn(element: XmlElement, found: XmlComment[]): void {
  const open: XmlElement[] = [element];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const child of at.children) {
      if (child.kind === 'comment') found.push(child);
      else if (child.kind === 'element') open.push(child);
    }
  }
}

/** The same text with its comments blanked, line ends kept. */
function withoutComments(source: string, comments: readonly XmlComment[]): string {
  let text = source;
  for (const { start, end } of comments) {
    text = text.slice(0, start) + source.slice(start, end).replace(/[^\n]/g, ' ') + text.slice(end);
  }
  return text;
}

/** In document order; none in a file that is stock byte for byte, or that cannot be read. */
export function suppressionsIn(reading: Reading): readonly Suppression[] {
  if (reading.identical.length > 0 || !reading.parsed.ok) return [];
  const { document } = reading.parsed;
  const { source, root, outerComments } = document;
  if (!source.includes('faultshift-ignore')) return [];
  const comments = [...outerComments];
  commentsIn(root, comments);
  const speaking = comments.filter(({ value }) => value.includes('faultshift-ignore'));
  const isComment = (offset: number): boolean => speaking.some(({ start, end }) => start <= offset && offset < end);
  return readSuppressions(source, isComment, () => withoutComments(source, comments));
}
