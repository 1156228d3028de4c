/** What a node of a tree is, and what is in it. */
import { type Digest, type Fingerprint, factDigest } from '../stock/fingerprint.js';

/** Whether an element is called one of these names. */
export const labelIs = (node: Fingerprint | undefined, ...names: readonly string[]): boolean =>
  node !== undefined && names.some((name) => node.label === name || node.label.startsWith(`${name}[`));

/** Whether the label is of a property of this name, in this scope where one is asked for. */
export const isProperty = (node: Fingerprint | undefined, name: string, scope?: string): boolean =>
  node !== undefined &&
  (node.label === `property[${name}${scope === undefined ? '' : `,${scope}`}]` ||
    (scope === undefined && node.label.startsWith(`property[${name},`)));

/** Mediators that make a body. */
export const BODY_WRITERS = ['payloadFactory', 'makefault', 'enrich', 'script', 'xslt', 'fastXSLT', 'jsontransform'];

/** Whether one of these is in a node, or is it. */
export const below = (node: Fingerprint, ...names: readonly string[]): boolean =>
  labelIs(node, ...names) || node.children.some((child) => below(child, ...names));

export const writesBody = (node: Fingerprint): boolean => below(node, ...BODY_WRITERS);

/** Whether a payloadFactory makes XML, by its digests alone. */
export function makesXml(node: Fingerprint, hash: Digest): boolean {
  const media = node.facts.get('@media-type');
  return labelIs(node, 'payloadFactory') && (media === undefined || media === factDigest(hash, '@media-type', 'xml'));
}

/** The children of a node that are elements called `name`. */
export const childrenCalled = <N extends Fingerprint>(node: N, name: string): N[] =>
  (node.children as readonly N[]).filter(({ label }) => label === name || label.startsWith(`${name}[`));

/** A node and all below it. */
export function* nodesOf<N extends Fingerprint>(node: N): Generator<N> {
  yield node;
  for (const child of node.children) yield* nodesOf(child as N);
}
