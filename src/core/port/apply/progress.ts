/** What the decisions of one port know of each other: edits are decided in order, and later ones follow earlier ones. */
import type { Fingerprint, ShapedFingerprint } from '../../stock/fingerprint.js';
import { Anchors } from '../anchors.js';
import { OwnAnswer } from '../builder.js';
import type { Context } from '../context.js';
import { releaseArgs, type Told } from '../sides.js';
import type { Verdict } from './verdict.js';

export class Progress {
  readonly anchors: Anchors;
  /** What was decided of additions, for what was moved into them. */
  readonly added = new Map<ShapedFingerprint, Verdict>();
  /** The user's nodes that were put in whole, so that edits inside them are done. */
  readonly whole = new Set<Fingerprint>();
  /** Nodes of the new file that an addition of the user's turned out to be. */
  readonly claimed = new Set<ShapedFingerprint>();
  readonly answer: OwnAnswer;

  constructor(readonly context: Context) {
    this.anchors = new Anchors(context);
    this.answer = new OwnAnswer(context);
  }

  /** The new file's node for one of the user's that is a stock mediator. */
  theirsOf(ours: ShapedFingerprint): ShapedFingerprint | undefined {
    const { mine, stock } = this.context.matched;
    const base = mine.fromOf.get(ours);
    return base && stock.toOf.get(base);
  }

  /** The addition of the user's that a node stands in. */
  containerOf(node: ShapedFingerprint): ShapedFingerprint | undefined {
    const { oursParent, mine } = this.context.matched;
    for (let at = oursParent.get(node); at !== undefined; at = oursParent.get(at)) {
      if (mine.fromOf.has(at)) return undefined;
      if (this.added.has(at)) return at;
    }
    return undefined;
  }

  tell(code: Told['code']): Told {
    return { code, args: releaseArgs(this.context.situation) };
  }
}
