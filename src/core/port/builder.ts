/** Where the new release builds the answer that Java built in the old one. */
import type { ShapedFingerprint } from '../stock/fingerprint.js';
import type { Context } from './context.js';
import { labelIs, nodesOf } from './nodes.js';

/** The mediator that holds every JSON payload of the new sequence; undefined when there is no single one. */
export function builderOf({ sides, matched }: Context): ShapedFingerprint | undefined {
  const payloads = [...nodesOf(sides.theirs.tree)].filter(
    (node) => labelIs(node, 'payloadFactory') && node.shape.facts.get('@media-type') === 'json',
  );
  const ancestors = (node: ShapedFingerprint): ShapedFingerprint[] => {
    const above = matched.theirsParent.get(node);
    return above === undefined ? [node] : [...ancestors(above), node];
  };
  const [first, ...others] = payloads.map(ancestors);
  const shared = first?.filter((node) => others.every((path) => path.includes(node))).at(-1);
  if (shared === undefined || labelIs(shared, 'sequence', 'then', 'else', 'case', 'default', 'in')) return undefined;
  return shared;
}

/**
 * The payload of the user's that takes the place of what the new release builds: it stands in the sequence itself, so it
 * is made for every caller, and in the old release it did reach clients.
 */
export function ownAnswer(context: Context): ShapedFingerprint | undefined {
  const { situation, sides, matched } = context;
  const { crossing, javaAnswered } = matched.own;
  if (!crossing || !javaAnswered) return undefined;
  const here = sides.ours.tree.children;
  const sends = here.some((node) => labelIs(node, 'send', 'respond'));
  if (!sends && situation.role?.via !== 'graphql') return undefined;
  const payloads = here.filter((node) => labelIs(node, 'payloadFactory') && matched.mine.added.includes(node));
  return payloads.length === 1 ? payloads[0] : undefined;
}
