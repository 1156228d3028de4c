/**
 * What an addition of the user's is once it is translated: that is what a new file has that was ported into before, so
 * that the addition is found there and not put in again.
 */
import { type Digest, fingerprint, type ShapedFingerprint } from '../stock/fingerprint.js';
import { SYNAPSE_NAMESPACE, shapeOf } from '../stock/shape.js';
import { escapeAttribute } from '../synapse/element-text.js';
import { attribute, readXml, type XmlElement } from '../xml/index.js';
import { translateOwn } from './fragment.js';
import type { OwnFile } from './own-file.js';
import type { Situation } from './sides.js';
import { type Splice, splice } from './text/splice.js';

export interface TranslatedTree {
  readonly tree: ShapedFingerprint;
  /** Which stock mediator of the user's file stands in the place of a node. */
  readonly holeOf: (node: ShapedFingerprint) => ShapedFingerprint | undefined;
}

const PREFIX = 'faultshift';
const HOLE = 'hole';

/** A start tag that declares what is declared where an element stands. */
function around(element: XmlElement): string {
  const declared = new Map<string, string>([[PREFIX, SYNAPSE_NAMESPACE]]);
  for (let at = element.parent; at !== undefined; at = at.parent) {
    for (const [prefix, uri] of at.declarations) if (!declared.has(prefix)) declared.set(prefix, uri);
  }
  const names = [...declared].map(
    ([prefix, uri]) => `${prefix === '' ? 'xmlns' : `xmlns:${prefix}`}="${escapeAttribute(uri)}"`,
  );
  return `<${PREFIX}:sequence ${names.join(' ')}>`;
}

/**
 * @returns undefined when the translation changes nothing of `node`
 */
export function translatedTree(
  node: ShapedFingerprint,
  source: string,
  situation: Situation,
  own: OwnFile,
): TranslatedTree | undefined {
  const { element } = node.shape;
  const holes = own.relocated.size === 0 ? [] : topmost(node, own.relocated);
  const { splices } = translateOwn(node.shape, source, situation, own.around(holes));
  if (splices.length === 0) return undefined;
  const marks = holes.map(({ shape: { element: hole } }, i): Splice => {
    return { start: hole.start, end: hole.end, text: `<${PREFIX}:${HOLE} n="${i}"/>` };
  });
  const text = splice(source, [...splices, ...marks], element.start, element.end);
  const tree = read(`${around(element) + text}</${PREFIX}:sequence>`, situation.hash);
  return (
    tree && {
      tree,
      holeOf: ({ label, shape }) => (label === HOLE ? holes[Number(attribute(shape.element, 'n'))] : undefined),
    }
  );
}

function read(text: string, hash: Digest): ShapedFingerprint | undefined {
  const document = readXml(text);
  return document.ok ? fingerprint(shapeOf(document.document.root), hash).children[0] : undefined;
}

function topmost(node: ShapedFingerprint, among: ReadonlySet<ShapedFingerprint>): ShapedFingerprint[] {
  return node.children.flatMap((child) => (among.has(child) ? [child] : topmost(child, among)));
}
