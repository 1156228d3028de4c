/** Where the new release builds the answer that Java built in the old one, and what of the user's takes its place. */
import type { ShapedFingerprint } from '../stock/fingerprint.js';
import type { Anchor } from './anchors.js';
import type { Context } from './context.js';
import { below, isProperty, labelIs, nodesOf, writesBody } from './nodes.js';
import type { Op } from './sides.js';

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

/** Whether a mediator makes a body for every caller that comes by. */
function isTotal(node: ShapedFingerprint): boolean {
  const isTotalList = (list: ShapedFingerprint): boolean => list.children.some(isTotal);
  const branches = (...names: readonly string[]): ShapedFingerprint[] =>
    node.children.filter((child) => labelIs(child, ...names));
  if (labelIs(node, 'payloadFactory')) return true;
  if (labelIs(node, 'filter'))
    return branches('then', 'else').length === 2 && branches('then', 'else').every(isTotalList);
  return labelIs(node, 'switch') && branches('default').length > 0 && branches('case', 'default').every(isTotalList);
}

const setsStatus = (node: ShapedFingerprint): boolean =>
  [...nodesOf(node)].some((inner) => isProperty(inner, 'HTTP_SC', 'axis2'));

/** What of the user's file is an answer of its own, where Java answered in the old release. */
export class OwnAnswer {
  /** It reaches clients: the sequence sends it, or Java made its body before. */
  readonly #counts: boolean;
  /** The one mediator that makes the body for every caller. */
  readonly whole: ShapedFingerprint | undefined;

  constructor(readonly context: Context) {
    const { matched, situation, sides } = context;
    const { crossing, javaAnswered } = matched.own;
    const here = sides.ours.tree.children;
    const sends = here.some((node) => labelIs(node, 'send', 'respond'));
    this.#counts = crossing && javaAnswered && (sends || situation.role?.via === 'graphql');
    const answers = here.filter((node) => matched.mine.added.includes(node) && writesBody(node));
    const [only] = answers;
    this.whole = this.#counts && answers.length === 1 && only !== undefined && isTotal(only) ? only : undefined;
  }

  /**
   * The user's body and status come behind those of the new release, which would overwrite them: in the old one nobody did.
   * @param anchor where it would go by its neighbours
   */
  behind(to: ShapedFingerprint, anchor: Anchor): Anchor {
    const { sides, matched } = this.context;
    if (!this.#counts || matched.oursParent.get(to) !== sides.ours.tree) return anchor;
    const [body, status] = [
      writesBody(to) || below(to, 'sequence', 'class'),
      setsStatus(to) || below(to, 'sequence', 'class'),
    ];
    const last = [...sides.theirs.tree.children]
      .reverse()
      .find((node) => (body && writesBody(node)) || (status && setsStatus(node)));
    if (last === undefined) return anchor;
    const { element } = last.shape;
    const isBefore =
      anchor.where === 'first' ||
      anchor.element.start < element.start ||
      (anchor.element === element && anchor.where === 'before');
    return isBefore ? { where: 'after', element } : anchor;
  }

  /** Whether the new release answers SOAP callers by itself, beside the place of its payload. */
  hasSoapBeside(builder: ShapedFingerprint): boolean {
    const { tree } = this.context.sides.theirs;
    return below(tree, 'makefault') && !tree.children.includes(builder);
  }

  /** Statuses of the new release that come behind the place of its body go before it, where the user's answer sets its own. */
  statusFirst(builder: ShapedFingerprint): Op[] {
    const { sides, matched } = this.context;
    if (this.whole === undefined || !setsStatus(this.whole)) return [];
    const list = sides.theirs.tree.children;
    const top = list.find((node) => node === builder || [...nodesOf(node)].includes(builder));
    if (top === undefined) return [];
    const later = list
      .slice(list.indexOf(top) + 1)
      .filter((node) => setsStatus(node) && !matched.stock.fromOf.has(node));
    return later.flatMap(({ shape }): Op[] => [
      { op: 'insert', where: 'before', element: top.shape.element, piece: { from: 'theirs', shape } },
      { op: 'remove', element: shape.element },
    ]);
  }
}
