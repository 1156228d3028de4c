/** Step 4, apply: each edit becomes a change of the new file, or a reason why it does not. */
import type { Edit } from '../diff/edits.js';
import { keyOf } from '../diff/keys.js';
import { classIn } from '../stock/classes.js';
import type { Fingerprint, ShapedFingerprint } from '../stock/fingerprint.js';
import { SYNAPSE_NAMESPACE } from '../stock/shape.js';
import type { XmlComment, XmlElement } from '../xml/index.js';
import { Anchors } from './anchors.js';
import { builderOf, ownAnswer } from './builder.js';
import { type Context, isProperty, labelIs } from './context.js';
import { mergeFacts } from './facts.js';
import { translateOwn } from './fragment.js';
import { nodesOf } from './match.js';
import { isSwitched, type SwitchedPayload, translatePayload } from './payload.js';
import { pointless } from './pointless.js';
import {
  type Conflict,
  type ConflictCode,
  type Decision,
  type Fate,
  type Op,
  releaseArgs,
  type Told,
} from './sides.js';

/** An edit that the target would refuse to deploy, and why. */
export type Refused = ReadonlyMap<Edit, string>;

type Verdict = Omit<Decision, 'edit'>;

const verdict = (fate: Fate, told: readonly Told[] = [], ops: readonly Op[] = [], at?: XmlElement): Verdict => ({
  fate,
  told,
  ops,
  ...(at !== undefined && { at }),
});

class Application {
  readonly #anchors: Anchors;
  /** What was decided of additions, for what was moved into them. */
  readonly #added = new Map<ShapedFingerprint, Verdict>();
  /** The user's nodes that were put in whole, so that edits inside them are done. */
  readonly #whole = new Set<Fingerprint>();
  /** Nodes of the new file that an addition of the user's turned out to be. */
  readonly #claimed = new Set<ShapedFingerprint>();
  readonly #comments: ReadonlySet<string>;
  readonly #answer: ShapedFingerprint | undefined;

  constructor(
    readonly context: Context,
    readonly refused: Refused,
  ) {
    this.#anchors = new Anchors(context);
    this.#comments = commentsOf(context.sides.theirs.root);
    this.#answer = ownAnswer(context);
  }

  run(edits: readonly Edit[]): Decision[] {
    const payloads = this.#payloads(edits);
    const inPayload = new Map(payloads.flatMap((payload) => payload.edits.map((edit) => [edit, payload] as const)));
    const decided = new Map<Edit, Decision>();
    for (const edit of edits) {
      if (decided.has(edit)) continue;
      const payload = inPayload.get(edit);
      if (payload === undefined) decided.set(edit, { edit, ...this.#decide(edit) });
      else for (const decision of this.#payload(payload)) decided.set(decision.edit, decision);
    }
    return edits.map((edit) => decided.get(edit) as Decision);
  }

  /** Payloads that were XML and are JSON now, with the edits inside them. */
  #payloads(edits: readonly Edit[]): SwitchedPayload[] {
    const { matched, situation } = this.context;
    const found: SwitchedPayload[] = [];
    for (const [base, ours] of matched.mine.toOf) {
      const theirs = base.digest === ours.digest ? undefined : matched.stock.toOf.get(base);
      if (theirs === undefined || !labelIs(base, 'payloadFactory') || !isSwitched(base, theirs, situation)) continue;
      const inside = new Set<Fingerprint>([...nodesOf(base), ...nodesOf<Fingerprint>(ours)]);
      const own = edits.filter(
        ({ kind, from, to }) => inside.has((to ?? from) as Fingerprint) && !(kind === 'moved' && to === ours),
      );
      if (own.length > 0) found.push({ base, ours, theirs, edits: own });
    }
    return found;
  }

  #payload(payload: SwitchedPayload): Decision[] {
    const { matched, situation, text } = this.context;
    const why = payload.edits.map((edit) => this.refused.get(edit)).find((words) => words !== undefined);
    const at = payload.theirs.shape.element;
    if (why !== undefined) return payload.edits.map((edit) => ({ edit, ...this.#refuse(edit, why, at) }));
    return translatePayload(payload, matched, situation, (element) => text('ours', element));
  }

  #decide(edit: Edit): Verdict {
    const { kind, from, to } = edit;
    const why = this.refused.get(edit);
    if (why !== undefined) return this.#refuse(edit, why, this.#near(edit));
    if (this.#isDone(edit)) return verdict('ported');
    if (this.#isInTwin(edit)) return verdict('already', [this.#tell('already-there')]);
    const dropped = pointless(edit, this.context);
    if (dropped !== undefined) {
      const decided = verdict(dropped.fate, [dropped.told]);
      if (kind === 'added') this.#added.set(to as ShapedFingerprint, decided);
      return decided;
    }
    switch (kind) {
      case 'changed':
        return this.#changed(edit, from as Fingerprint, to as ShapedFingerprint);
      case 'removed':
        return this.#removed(edit, from as Fingerprint);
      case 'moved':
        return this.#moved(edit, from as Fingerprint, to as ShapedFingerprint);
      case 'added': {
        const decided = this.#addition(edit, to as ShapedFingerprint);
        this.#added.set(to as ShapedFingerprint, decided);
        return decided;
      }
    }
  }

  /** Inside something that was put in whole. */
  #isDone({ from, to }: Edit): boolean {
    return (to !== undefined && this.#whole.has(to)) || (from !== undefined && this.#whole.has(from));
  }

  /** Inside an addition that the new release has as a whole. */
  #isInTwin({ from, to }: Edit): boolean {
    const { oursParent, baseParent, mine } = this.context.matched;
    const above = to === undefined ? from && baseParent.get(from) : undefined;
    let at = to ?? (above && mine.toOf.get(above));
    for (; at !== undefined; at = oursParent.get(at)) {
      if (at !== to && this.#added.get(at)?.fate === 'already') return true;
    }
    return false;
  }

  // ------------------------------------------------------------ changed

  #changed(edit: Edit, from: Fingerprint, to: ShapedFingerprint): Verdict {
    const { matched, situation, sides } = this.context;
    const theirs = matched.stock.toOf.get(from);
    if (theirs === undefined) {
      return this.#clash(edit, 'changed-but-gone', 'you changed this, and the new release does not have it any more');
    }
    const at = theirs.shape.element;
    if (this.#isUnderNewCondition(theirs)) {
      const why = 'the new release does this only under a condition now, so your change would not always count';
      const proposal = { take: 'ours', why: 'yours counted always' } as const;
      return this.#clash(edit, 'under-condition', why, { at, theirs: this.#theirText(theirs), proposal });
    }
    const renames = to === sides.ours.tree && edit.facts.some(({ fact }) => fact === '@name');
    if (renames && situation.from !== situation.to) {
      const why = `gateways look for ${theirs.shape.facts.get('@name')}, and would not find your ${to.shape.facts.get('@name')}`;
      const proposal = { take: 'theirs', why: 'the name is how the gateway finds the sequence' } as const;
      const named = (node: ShapedFingerprint): string => `name="${node.shape.facts.get('@name') ?? ''}"`;
      return this.#clash(edit, 'renamed', why, { at, ours: named(to), theirs: named(theirs), proposal });
    }
    const merged = mergeFacts(edit.facts, from, to, theirs);
    switch (merged.is) {
      case 'same':
        return verdict('already', [this.#tell('already-there')], [], at);
      case 'ops':
        return verdict('ported', [], merged.ops, at);
      case 'clash':
        return this.#clash(edit, 'both-changed', `you and the new release both changed ${factNames(merged.facts)}`, {
          at,
          theirs: this.#theirText(theirs),
        });
      case 'whole':
        return this.#replaceWhole(edit, from, to, theirs);
    }
  }

  /** Where single attributes cannot tell it, the user's element stands in the place of an untouched one. */
  #replaceWhole(edit: Edit, from: Fingerprint, to: ShapedFingerprint, theirs: ShapedFingerprint): Verdict {
    const at = theirs.shape.element;
    if (theirs.digest !== from.digest) {
      const why = 'you and the new release both changed this payload';
      return this.#clash(edit, 'both-changed', why, { at, theirs: this.#theirText(theirs) });
    }
    for (const node of nodesOf(to)) this.#whole.add(node);
    for (const node of nodesOf(from)) this.#whole.add(node);
    return verdict('ported', [], [{ op: 'replace', element: at, piece: { from: 'ours', shape: to.shape } }], at);
  }

  /** The new release put it into a mediator that the base does not have. */
  #isUnderNewCondition(theirs: ShapedFingerprint): boolean {
    const { stock, theirsParent, wrappers } = this.context.matched;
    if (!stock.relocated.has(theirs)) return false;
    const own = new Set(wrappers.values());
    for (let at = theirsParent.get(theirs); at !== undefined; at = theirsParent.get(at)) {
      if (labelIs(at, 'filter', 'switch') && !stock.fromOf.has(at) && !own.has(at)) return true;
    }
    return false;
  }

  // ------------------------------------------------------------ removed

  #removed(edit: Edit, from: Fingerprint): Verdict {
    const theirs = this.context.matched.stock.toOf.get(from);
    if (theirs === undefined || this.#standsForAnother(from)) return verdict('already', [this.#tell('already-gone')]);
    const { element } = theirs.shape;
    if (this.#isTouched(from)) {
      const why = 'you took this out, and the new release changed it';
      return this.#clash(edit, 'removed-but-changed', why, { at: element, theirs: this.#theirText(theirs) });
    }
    return verdict('ported', [], [{ op: 'remove', element }], element);
  }

  /** Of several equal siblings the new release took one out too: what is left is the one that the user kept. */
  #standsForAnother(from: Fingerprint): boolean {
    const { baseParent, mine, stock } = this.context.matched;
    const siblings = baseParent.get(from)?.children ?? [];
    return siblings.some(
      (other) => other !== from && other.digest === from.digest && mine.toOf.has(other) && !stock.toOf.has(other),
    );
  }

  /** Whether the new release changed a node by more than its switch to JSON. */
  #isTouched(base: Fingerprint): boolean {
    const { matched, crossing, situation } = this.context;
    const theirs = matched.stock.toOf.get(base);
    if (theirs === undefined) return !(crossing && labelIs(base, 'class'));
    if (theirs.digest === base.digest) return false;
    if (crossing && labelIs(base, 'payloadFactory') && isSwitched(base, theirs, situation)) return false;
    const follows = crossing && (isProperty(base, 'messageType', 'axis2') || labelIs(base, 'makefault'));
    if (theirs.own !== base.own && !follows) return true;
    return (
      base.children.some((child) => !matched.mine.toOf.has(child) && this.#isTouched(child)) ||
      theirs.children.some((child) => !matched.stock.fromOf.has(child))
    );
  }

  // ------------------------------------------------------------ moved

  #moved(edit: Edit, from: Fingerprint, to: ShapedFingerprint): Verdict {
    const { matched } = this.context;
    const theirs = matched.stock.toOf.get(from);
    const take: Op[] = theirs === undefined ? [] : [{ op: 'remove', element: theirs.shape.element }];
    const container = this.#containerOf(to);
    if (container !== undefined) return this.#movedInto(container, take);
    if (theirs === undefined) {
      const why = 'you moved this, and the new release does not have it any more';
      return this.#clash(edit, 'moved-but-gone', why);
    }
    const { element } = theirs.shape;
    const own = matched.oursParent.get(to) as ShapedFingerprint;
    const parent = this.#theirsOf(own);
    if (parent === undefined) {
      const why = 'you moved this into something that the new release does not have any more';
      return this.#clash(edit, 'added-into-gone', why, { at: element });
    }
    if (matched.stock.moved.has(theirs) || matched.stock.relocated.has(theirs)) {
      if (this.#neighbours(to, own, theirs)) {
        this.#anchors.found(to, theirs);
        return verdict('already', [this.#tell('already-there')], [], element);
      }
      const why = 'you and the new release both moved this, to different places';
      return this.#clash(edit, 'both-moved', why, { at: element });
    }
    const anchor = this.#anchors.anchorOf(to, own, parent);
    this.#anchors.place(to, anchor);
    return verdict(
      'ported',
      [],
      [{ op: 'insert', ...anchor, piece: { from: 'theirs', shape: theirs.shape } }, ...take],
      element,
    );
  }

  /** What was moved into an addition shares its fate. */
  #movedInto(container: ShapedFingerprint, take: readonly Op[]): Verdict {
    const { fate, told, conflict } = this.#added.get(container) as Verdict;
    if (fate === 'ported' || fate === 'translated') return verdict('ported', [], take);
    return conflict === undefined ? verdict(fate, told) : { ...verdict('conflict'), conflict };
  }

  /** The addition of the user's that a node stands in. */
  #containerOf(node: ShapedFingerprint): ShapedFingerprint | undefined {
    const { oursParent, mine } = this.context.matched;
    for (let at = oursParent.get(node); at !== undefined; at = oursParent.get(at)) {
      if (mine.fromOf.has(at)) return undefined;
      if (this.#added.has(at)) return at;
    }
    return undefined;
  }

  /** Whether a node has the same neighbour before or after it in both files. */
  #neighbours(to: ShapedFingerprint, own: ShapedFingerprint, theirs: ShapedFingerprint): boolean {
    const { matched } = this.context;
    const parent = matched.theirsParent.get(theirs);
    if (parent === undefined || this.#theirsOf(own) !== parent) return false;
    const [i, j] = [own.children.indexOf(to), parent.children.indexOf(theirs)];
    return [-1, 1].some((step) => {
      const [ours, other] = [own.children[i + step], parent.children[j + step]];
      return ours === undefined || other === undefined ? ours === other : this.#theirsOf(ours) === other;
    });
  }

  #theirsOf(ours: ShapedFingerprint): ShapedFingerprint | undefined {
    const { mine, stock } = this.context.matched;
    const base = mine.fromOf.get(ours);
    return base && stock.toOf.get(base);
  }

  // ------------------------------------------------------------ added

  #addition(edit: Edit, to: ShapedFingerprint): Verdict {
    const { matched, sides, situation } = this.context;
    const own = matched.oursParent.get(to) as ShapedFingerprint;
    const parent = this.#theirsOf(own);
    if (parent === undefined) {
      const why = 'you added this to something that the new release does not have any more';
      return this.#clash(edit, 'added-into-gone', why);
    }
    const twin = this.#twinOf(to, parent);
    if (twin !== undefined) {
      this.#claimed.add(twin);
      this.#anchors.found(to, twin);
      return verdict('already', [this.#tell('already-there')], [], twin.shape.element);
    }
    const holes = this.#holesOf(to);
    if ([...holes.values()].some((shape) => this.#isElsewhere(shape))) {
      const why = 'you put a mediator into this that the new release moved too';
      return this.#clash(edit, 'both-moved', why);
    }
    const own1 = translateOwn(to.shape, sides.ours.source, situation, new Set(holes.keys()));
    if (own1.empty) return verdict('dropped', own1.dropped);
    const told = [...own1.translated, ...own1.dropped, ...own1.left, ...this.#ownClasses(to)];
    const fate: Fate = own1.translated.length > 0 || own1.dropped.length > 0 ? 'translated' : 'ported';
    const comments = this.#commentsBefore(to, own);
    const piece = { from: 'ours', shape: to.shape, splices: own1.splices, holes, comments } as const;
    const builder = to === this.#answer ? builderOf(this.context) : undefined;
    if (builder !== undefined) {
      const { element } = builder.shape;
      return verdict('translated', [this.#tell('own-answer'), ...told], [{ op: 'replace', element, piece }], element);
    }
    const rival = this.#rivalOf(to, parent);
    if (rival !== undefined) {
      const why = 'you and the new release both added this, and want different things of it';
      return this.#clash(edit, 'both-added', why, { at: rival.shape.element, theirs: this.#theirText(rival) });
    }
    const anchor = this.#anchors.anchorOf(to, own, parent);
    this.#anchors.place(to, anchor);
    return verdict(fate, told, [{ op: 'insert', ...anchor, piece }], anchor.element);
  }

  /** Java classes of the user's that an addition needs. */
  #ownClasses(to: ShapedFingerprint): Told[] {
    const { situation } = this.context;
    if (situation.to === undefined || situation.to === situation.from) return [];
    const release = situation.to;
    const names = [...nodesOf(to)]
      .filter((node) => labelIs(node, 'class'))
      .map(({ shape }) => shape.facts.get('@name'));
    const own = names.filter((name) => name !== undefined && classIn(name, release).is === 'unknown');
    return own.map((name) => ({ code: 'class-own', args: { ...releaseArgs(situation), class: name ?? '' } }));
  }

  /** The new release added the very same. */
  #twinOf(to: ShapedFingerprint, parent: ShapedFingerprint): ShapedFingerprint | undefined {
    const { stock, wrappers } = this.context.matched;
    const wrapper = wrappers.get(to);
    if (wrapper !== undefined) return wrapper;
    return parent.children.find(
      (child) =>
        child.digest === to.digest &&
        (!stock.fromOf.has(child) || stock.relocated.has(child)) &&
        !this.#claimed.has(child),
    );
  }

  /** The new release added a property or header of this name too. */
  #rivalOf(to: ShapedFingerprint, parent: ShapedFingerprint): ShapedFingerprint | undefined {
    if (!labelIs(to, 'property', 'header')) return undefined;
    const { stock } = this.context.matched;
    const key = keyOf(to);
    return parent.children.find(
      (child) => !stock.fromOf.has(child) && !this.#claimed.has(child) && keyOf(child) === key,
    );
  }

  /** The new release put it into another element than the base. */
  #isElsewhere(shape: ShapedFingerprint['shape']): boolean {
    return [...this.context.matched.stock.relocated].some((node) => node.shape === shape);
  }

  /** Stock mediators that the user put into an addition: the new release's text takes their place. */
  #holesOf(to: ShapedFingerprint): Map<XmlElement, ShapedFingerprint['shape']> {
    const { mine, stock } = this.context.matched;
    const holes = new Map<XmlElement, ShapedFingerprint['shape']>();
    const look = (node: ShapedFingerprint): void => {
      const base = mine.relocated.has(node) ? mine.fromOf.get(node) : undefined;
      const theirs = base && stock.toOf.get(base);
      if (theirs !== undefined) holes.set(node.shape.element, theirs.shape);
      else for (const child of node.children) look(child);
    };
    for (const child of to.children) look(child);
    return holes;
  }

  /** The user's comments right before an addition belong to it; those that the new file has are the vendor's. */
  #commentsBefore(to: ShapedFingerprint, own: ShapedFingerprint): XmlComment[] {
    const { children } = own.shape.element;
    const found: XmlComment[] = [];
    for (let i = children.indexOf(to.shape.element) - 1; i >= 0; i--) {
      const child = children[i];
      if (child === undefined || child.kind === 'element') break;
      if (child.kind === 'comment' && !this.#comments.has(child.value.trim())) found.unshift(child);
    }
    return own.shape.element.ns === SYNAPSE_NAMESPACE ? found : [];
  }

  // ------------------------------------------------------------ conflicts

  #tell(code: Told['code']): Told {
    return { code, args: releaseArgs(this.context.situation) };
  }

  #theirText(node: ShapedFingerprint): string {
    return this.context.text('theirs', node.shape.element);
  }

  #refuse(edit: Edit, why: string, at: XmlElement): Verdict {
    return this.#clash(edit, 'does-not-deploy', why, { at });
  }

  #clash(edit: Edit, code: ConflictCode, why: string, more: Partial<Conflict> = {}): Verdict {
    const { to } = edit;
    const ours =
      to === undefined || edit.kind === 'removed' ? {} : { ours: this.context.text('ours', to.shape.element) };
    const at = more.at ?? this.#near(edit);
    const where = more.at === undefined ? 'inside' : 'on';
    const conflict: Conflict = { code, why, where, ...this.#baseText(edit), ...ours, ...more, at };
    return { fate: 'conflict', told: [], ops: [], conflict, at };
  }

  /** The base's text: from the vanilla file, or where another side has the very same. */
  #baseText({ from, stock }: Edit): Pick<Conflict, 'base' | 'baseByDigest'> {
    const { sides, matched, text } = this.context;
    if (from === undefined) return {};
    if (stock !== undefined && sides.base.source !== undefined) {
      return { base: sides.base.source.slice(stock.start, stock.end) };
    }
    const same = matched.stock.toOf.get(from);
    if (same !== undefined && same.digest === from.digest) return { base: text('theirs', same.shape.element) };
    return { baseByDigest: true };
  }

  /** The nearest place around an edit that the new file has. */
  #near({ from, to }: Edit): XmlElement {
    const { matched, sides } = this.context;
    for (let at = to && matched.oursParent.get(to); at !== undefined; at = matched.oursParent.get(at)) {
      const theirs = this.#theirsOf(at);
      if (theirs !== undefined) return theirs.shape.element;
    }
    for (let at = from && matched.baseParent.get(from); at !== undefined; at = matched.baseParent.get(at)) {
      const theirs = matched.stock.toOf.get(at);
      if (theirs !== undefined) return theirs.shape.element;
    }
    return sides.theirs.root;
  }
}

const factNames = (facts: readonly string[]): string =>
  facts.map((fact) => (fact === '#text' ? 'the text' : fact.replace(/^@/, ''))).join(' and ');

/** Texts of the comments in an element. */
function commentsOf(root: XmlElement): Set<string> {
  const found = new Set<string>();
  const visit = (element: XmlElement): void => {
    for (const child of element.children) {
      if (child.kind === 'comment') found.add(child.value.trim());
      else if (child.kind === 'element') visit(child);
    }
  };
  visit(root);
  return found;
}

/** Decides every edit, in the order of the user's file. */
export const applyEdits = (edits: readonly Edit[], context: Context, refused: Refused = new Map()): Decision[] =>
  new Application(context, refused).run(edits);
