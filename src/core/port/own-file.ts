/** What the user's file does as a whole, which decides how its parts are to be read. */
import type { Correspondence } from '../diff/correspond.js';
import { inSpan } from '../stock/facts.js';
import type { Fingerprint, ShapedFingerprint } from '../stock/fingerprint.js';
import type { XmlElement } from '../xml/index.js';
import type { Surroundings } from './fragment.js';
import { BODY_WRITERS, below, makesXml } from './nodes.js';
import { negotiates } from './own-payload.js';
import { crosses, type Situation } from './sides.js';

export interface OwnFile {
  /** From a release that answers XML to one that answers JSON. */
  readonly crossing: boolean;
  /** Java built the answer in the old release, after the sequence or before it. */
  readonly javaAnswered: boolean;
  /** Something in the file may answer the client by itself. */
  readonly answersItself: boolean;
  /** Something in the file makes a body in a way that we do not follow. */
  readonly ownBody: boolean;
  /** Stock mediators that stand in an addition of the user's, or elsewhere than before, and that come from the new file. */
  readonly relocated: ReadonlySet<ShapedFingerprint>;
  /** Those that stay as the user has them: XML payloads, where an addition chooses the format by the Accept header. */
  readonly kept: ReadonlySet<ShapedFingerprint>;
  /** For a part of the file, of which some elements come from the new one. */
  readonly around: (holes: readonly ShapedFingerprint[]) => Surroundings;
}

/** Bodies that predictions and ports follow. */
const FOLLOWED = ['payloadFactory', 'makefault'];

export function readOwnFile(
  tree: ShapedFingerprint,
  mine: Correspondence<Fingerprint, ShapedFingerprint>,
  situation: Situation,
): OwnFile {
  const { from, role, hash } = situation;
  const crossing = crosses(situation);
  const javaAnswered =
    from !== undefined && role?.body.some((span) => span.by === 'java' && inSpan(from, span)) === true;
  const answersItself =
    below(tree, 'send', 'respond', 'loopback') || mine.added.some((node) => below(node, 'sequence', 'class'));
  const wasXml = (node: ShapedFingerprint): boolean => {
    const base = mine.fromOf.get(node);
    return base !== undefined && makesXml(base, hash);
  };
  const kept = new Set<ShapedFingerprint>();
  if (crossing && mine.relocated.size > 0) {
    for (const added of mine.added) {
      if (!negotiates(added.shape.element)) continue;
      for (const node of mine.relocated) if (isIn(added, node) && wasXml(node)) kept.add(node);
    }
  }
  const statusByCaller = crossing && javaAnswered && !answersItself;
  return {
    crossing,
    javaAnswered,
    answersItself,
    ownBody: mine.added.some((node) => below(node, ...BODY_WRITERS.filter((name) => !FOLLOWED.includes(name)))),
    relocated: kept.size === 0 ? mine.relocated : new Set([...mine.relocated].filter((node) => !kept.has(node))),
    kept,
    around: (holes) => ({
      skip: elementsOf(holes),
      converted: elementsOf(crossing ? holes.filter(wasXml) : []),
      statusByCaller,
    }),
  };
}

const elementsOf = (nodes: readonly ShapedFingerprint[]): Set<XmlElement> =>
  new Set(nodes.map(({ shape }) => shape.element));

const isIn = ({ shape: { element: outer } }: ShapedFingerprint, { shape: { element } }: ShapedFingerprint): boolean =>
  element.start >= outer.start && element.end <= outer.end;
