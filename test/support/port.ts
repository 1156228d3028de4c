import { portSequence } from '../../src/core/port/port.js';
import type { Side, Situation } from '../../src/core/port/sides.js';
import { readTree, writeTree } from '../../src/core/stock/entry.js';
import { canonicalDigest, fingerprint } from '../../src/core/stock/fingerprint.js';
import { shapeOf } from '../../src/core/stock/shape.js';
import { readXml } from '../../src/core/xml/index.js';
import { sha256 } from '../../src/files/contents.js';

/** A text as a side of a port. @throws Error when it is not well-formed */
export function sideOf(text: string): Side {
  const read = readXml(text);
  if (!read.ok) throw new Error(`${read.problem.line}:${read.problem.column} ${read.problem.reason}\n${text}`);
  const { source, root } = read.document;
  return { source, root, tree: fingerprint(shapeOf(root), sha256) };
}

/** What runs: equal for texts that differ in spelling only. */
export const canonical = (text: string): string => {
  const read = readXml(text);
  if (!read.ok) throw new Error(`${read.problem.line}:${read.problem.column} ${read.problem.reason}\n${text}`);
  return canonicalDigest(shapeOf(read.document.root), sha256);
};

/** Ports texts; the base is known by its digests only, as from the catalogue. */
export function port(base: string, ours: string, theirs: string, situation: Partial<Situation> = {}) {
  const tree = readTree(writeTree(sideOf(base).tree));
  return portSequence({ base: { tree }, ours: sideOf(ours), theirs: sideOf(theirs) }, { hash: sha256, ...situation });
}
