/** Comments of the user's that go along with what they stand before. */
import type { ShapedFingerprint } from '../../stock/fingerprint.js';
import { SYNAPSE_NAMESPACE } from '../../stock/shape.js';
import type { XmlComment, XmlElement } from '../../xml/index.js';
import type { Context } from '../context.js';

/** The user's comments right before an addition belong to it; those that the new file has are the vendor's. */
export function commentsBefore(to: ShapedFingerprint, own: ShapedFingerprint, { sides }: Context): XmlComment[] {
  const { children } = own.shape.element;
  const found: XmlComment[] = [];
  if (own.shape.element.ns !== SYNAPSE_NAMESPACE) return found;
  const vendors = commentsOf(sides.theirs.root);
  for (let i = children.indexOf(to.shape.element) - 1; i >= 0; i--) {
    const child = children[i];
    if (child === undefined || child.kind === 'element') break;
    if (child.kind === 'comment' && !vendors.has(child.value.trim())) found.unshift(child);
  }
  return found;
}

const known = new WeakMap<XmlElement, ReadonlySet<string>>();

/** Texts of the comments in an element. */
function commentsOf(root: XmlElement): ReadonlySet<string> {
  const before = known.get(root);
  if (before !== undefined) return before;
  const found = new Set<string>();
  const visit = (element: XmlElement): void => {
    for (const child of element.children) {
      if (child.kind === 'comment') found.add(child.value.trim());
      else if (child.kind === 'element') visit(child);
    }
  };
  visit(root);
  known.set(root, found);
  return found;
}
