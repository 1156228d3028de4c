/**
 * Step 3b, translate what the user did inside a payload that was XML in the old release and is JSON in the new one:
 * a member changed, added, taken out, another envelope, a payload of the user's own.
 */
import type { Edit } from '../diff/edits.js';
import type { Fingerprint, ShapedFingerprint } from '../stock/fingerprint.js';
import { factDigest } from '../stock/fingerprint.js';
import { keptText } from '../synapse/element-text.js';
import type { XmlElement } from '../xml/index.js';
import { ArgMerge } from './args.js';
import type { Context } from './context.js';
import { mergeFacts } from './facts.js';
import { jsonString, plainText, readJsonTemplate, textOf } from './json-template.js';
import type { Matched } from './match.js';
import { isSameJson, Members } from './members.js';
import { childrenCalled, makesXml, nodesOf } from './nodes.js';
import type { ReasonCode } from './reasons.js';
import {
  type Conflict,
  type ConflictCode,
  type Decision,
  type Fate,
  type Op,
  releaseArgs,
  type Situation,
} from './sides.js';
import { type Converted, jsonPayloadOf, jsonValuesOf } from './xml-to-json.js';

/** Whether the release turned this payload from XML into JSON. */
export const isSwitched = (base: Fingerprint, theirs: ShapedFingerprint, { hash }: Situation): boolean =>
  makesXml(base, hash) && theirs.shape.facts.get('@media-type') === 'json';

/** A payload in its three versions, with what the user did to it. */
export interface SwitchedPayload {
  readonly base: Fingerprint;
  readonly ours: ShapedFingerprint;
  readonly theirs: ShapedFingerprint;
  readonly edits: readonly Edit[];
}

/** What becomes of one edit. */
type Clash = {
  readonly clash: ConflictCode;
  readonly why: string;
  /** It is a part of the conflict before it. */
  readonly same?: boolean;
} & Pick<Conflict, 'ours' | 'theirs' | 'proposal'>;

type Outcome = { readonly fate: Exclude<Fate, 'conflict'>; readonly codes: readonly ReasonCode[] } | Clash;

const is = (fate: Exclude<Fate, 'conflict'>, ...codes: ReasonCode[]): Outcome => ({ fate, codes });
const TRANSLATED = is('translated', 'payload-to-json');
const NO_ARG: Clash = { clash: 'arg-missing', why: 'your payload names an arg that it does not have' };
/** The payload is one wish: the first edit in it bears the conflict. */
const SAME_CONFLICT: Outcome = { clash: 'unknown-payload', why: '', same: true };
const NOT_UNDERSTOOD: Outcome = { clash: 'unsupported', why: 'this edit of a payload is not understood' };

const argsOf = <N extends Fingerprint>(payload: N): N[] =>
  childrenCalled(payload, 'args').flatMap((args) => args.children as readonly N[]);

class PayloadTranslation {
  readonly #ops: Op[] = [];
  readonly #args: ArgMerge;

  constructor(
    readonly payload: SwitchedPayload,
    readonly matched: Matched,
    readonly situation: Situation,
    /** The text of a node of the user's file. */
    readonly text: (node: ShapedFingerprint) => string,
    source: string,
  ) {
    this.#args = new ArgMerge(payload.base, payload.ours, payload.theirs, situation, source);
  }

  /** What becomes of each edit, in their order, and how the new payload changes. */
  run(): { outcomes: Outcome[]; ops: readonly Op[] } {
    const outcome = this.#kind();
    const outcomes = this.payload.edits.map((edit) =>
      this.#understood && this.#isArg(edit) ? this.#argEdit(edit) : outcome(edit),
    );
    this.#finish();
    if (this.#whole !== undefined) return { outcomes, ops: [this.#whole] };
    return { outcomes, ops: this.#understood ? [...this.#ops, ...this.#args.ops] : [] };
  }

  #finish: () => void = () => {};
  #understood = true;
  #whole: Op | undefined;

  /** What kind of payload the user's is decides how each edit is seen. */
  #kind(): (edit: Edit) => Outcome {
    const { base, ours, theirs } = this.payload;
    if (ours.digest === theirs.digest) {
      this.#understood = false;
      return () => is('already', 'already-there');
    }
    const [[format], [target]] = [childrenCalled(ours, 'format'), childrenCalled(theirs, 'format')];
    const stock = target?.shape.facts.get('#text') ?? '';
    const template = readJsonTemplate(stock);
    const unknown = (why: string) => {
      this.#understood = false;
      let told = false;
      return (): Outcome => {
        const outcome: Outcome = told ? SAME_CONFLICT : { clash: 'unknown-payload', why, ours: this.text(ours) };
        told = true;
        return outcome;
      };
    };
    const key = format?.shape.facts.get('@key');
    const media = ours.shape.facts.get('@media-type') ?? 'xml';
    if (key !== undefined && media !== 'xml') return this.#ownEntry();
    if (format === undefined || target === undefined || template === undefined) {
      return unknown('the payload of the new release is no JSON object that can be edited');
    }
    if (key !== undefined)
      return unknown(`your payload lies in the registry, under ${key}, and is XML as far as we know`);
    if (media !== 'xml') return this.#ownText(media, keptText(format.shape.element).trim(), stock, target);
    const [root, baseRoot] = [format.children[0], childrenCalled(base, 'format')[0]?.children[0]];
    if (root === undefined || baseRoot === undefined) return unknown('your payload has no element');
    const isStocks = root.digest === baseRoot.digest || this.matched.mine.fromOf.get(root) === baseRoot;
    if (!isStocks) return this.#ownEnvelope(root.shape.element, target);
    const members = new Members(template);
    this.#finish = () => {
      if (members.changed) this.#ops.push({ op: 'text', element: target.shape.element, text: members.write() });
    };
    return (edit) => this.#member(edit, root, baseRoot, members);
  }

  /** The user wrote a payload that is no XML: it stands in the place of the new one. */
  #ownText(media: string, text: string, stock: string, target: ShapedFingerprint): () => Outcome {
    const { shape } = this.payload.theirs;
    const template = this.payload.ours.shape.facts.get('@template-type');
    const plain = template === undefined && media === 'json' ? plainText(text, this.situation) : text;
    const renumbered = this.#args.renumber(plain);
    if (renumbered === undefined) return () => NO_ARG;
    if (isSameJson(renumbered, stock)) return () => is('already', 'already-there');
    const set = (name: string, value: string): void => {
      this.#ops.push({ op: 'attribute', element: shape.element, name, value });
    };
    if (shape.facts.get('@media-type') !== media) set('media-type', media);
    if (template !== undefined) set('template-type', template);
    this.#ops.push({ op: 'text', element: target.shape.element, text: renumbered });
    return () => (plain === text ? is('ported', 'own-payload') : is('translated', 'own-payload', 'not-evaluated'));
  }

  /** A payload in the registry, which is no XML either: the user's mediator stands in the place of the new one. */
  #ownEntry(): () => Outcome {
    const { ours, theirs } = this.payload;
    this.#understood = false;
    this.#whole = { op: 'replace', element: theirs.shape.element, piece: { from: 'ours', shape: ours.shape } };
    return () => is('ported', 'own-entry');
  }

  #ownEnvelope(root: XmlElement, target: ShapedFingerprint): () => Outcome {
    const converted = this.#converting((renumber) => jsonPayloadOf(root, renumber));
    if ('clash' in converted) return () => converted;
    this.#ops.push({ op: 'text', element: target.shape.element, text: converted.value });
    return () => is('translated', 'own-envelope');
  }

  #converting(convert: (renumber: (text: string) => string) => Converted): { readonly value: string } | Clash {
    let missing = false;
    const converted = convert((text) => {
      const renumbered = this.#args.renumber(text);
      missing ||= renumbered === undefined;
      return renumbered ?? text;
    });
    if (!converted.ok) return { clash: 'not-convertible', why: converted.reason };
    return missing ? NO_ARG : { value: converted.value };
  }

  /** One edit inside an XML payload whose root is still the stock one. */
  #member(edit: Edit, root: ShapedFingerprint, baseRoot: Fingerprint, members: Members): Outcome {
    const { kind, from, to } = edit;
    const { ours, base } = this.payload;
    if (to === ours || from === base) return this.#facts(edit);
    if (to === root) return this.#root(edit, members);
    if (kind === 'removed' && from !== undefined) {
      const above = this.matched.baseParent.get(from);
      if (above !== baseRoot) return this.#nested(above && this.matched.mine.toOf.get(above), root, members);
      if (!members.has(from.label)) return is('already', 'already-gone');
      members.remove(from.label);
      return TRANSLATED;
    }
    if (to === undefined) return NOT_UNDERSTOOD;
    if (this.matched.oursParent.get(to) !== root) return this.#nested(to, root, members);
    if (kind !== 'moved') return this.#set(to, root, members);
    members.move(to.label, this.#before(to, root, members));
    return TRANSLATED;
  }

  /** The attributes of the payloadFactory itself. */
  #facts({ facts }: Edit): Outcome {
    const { base, ours, theirs } = this.payload;
    // XML is what a payload is when nobody says what it is.
    const said = facts.filter(({ fact, value }) => !(fact === '@media-type' && value === 'xml'));
    if (said.length === 0) return is('dropped', 'media-follows');
    const merged = mergeFacts(said, base, ours, theirs);
    if (merged.is === 'same') return is('already', 'already-there');
    if (merged.is !== 'ops') return { clash: 'both-changed', why: 'both sides changed how the payload is made' };
    this.#ops.push(...merged.ops);
    return is('ported');
  }

  /** The namespace of the root goes; its attributes become members. */
  #root({ facts }: Edit, members: Members): Outcome {
    const renamed = facts.some(({ fact }) => fact === '#ns');
    for (const { fact, value } of facts) {
      if (fact === '#text') {
        return { clash: 'not-convertible', why: 'text beside the members of a payload has no place in JSON' };
      }
      const [, local] = /^@(?:\{.*\})?(.*)$/.exec(fact) ?? [];
      if (local === undefined) continue;
      const text = value === undefined ? undefined : this.#args.renumber(value);
      if (value === undefined) members.remove(`@${local}`);
      else if (text === undefined) return NO_ARG;
      else members.set(`@${local}`, jsonString(text));
    }
    if (!renamed) return TRANSLATED;
    return facts.length === 1 ? is('dropped', 'no-namespaces') : is('translated', 'payload-to-json', 'no-namespaces');
  }

  /** Something below a member: the member as a whole is made anew. */
  #nested(node: ShapedFingerprint | undefined, root: ShapedFingerprint, members: Members): Outcome {
    let member = node;
    while (member !== undefined && this.matched.oursParent.get(member) !== root) {
      member = this.matched.oursParent.get(member);
    }
    return member === undefined ? NOT_UNDERSTOOD : this.#set(member, root, members);
  }

  /** The name of the nearest member before `node` that the new payload has. */
  #before(node: ShapedFingerprint, root: ShapedFingerprint, members: Members): string | undefined {
    const siblings = root.children.slice(0, root.children.indexOf(node)).reverse();
    return siblings.find(({ label }) => members.has(label))?.label;
  }

  #set(node: ShapedFingerprint, root: ShapedFingerprint, members: Members): Outcome {
    const name = node.label;
    const alike = root.children.filter(({ label }) => label === name).map(({ shape }) => shape.element);
    if (alike.length > 1 && members.touched(name)) return TRANSLATED;
    const converted = this.#converting((renumber) => jsonValuesOf(alike, renumber));
    if ('clash' in converted) return converted;
    const now = members.get(name);
    if (now === converted.value) return members.touched(name) ? TRANSLATED : is('already', 'already-there');
    const base = this.matched.mine.fromOf.get(node);
    if (now === undefined) {
      if (base !== undefined) {
        const why = `you changed ${name}, which the payload of the new release does not have any more`;
        return { clash: 'changed-but-gone', why };
      }
      members.set(name, converted.value, this.#before(node, root, members));
      return TRANSLATED;
    }
    if (base === undefined) {
      return { clash: 'both-added', why: `you and the new release both added ${name} to the payload`, theirs: now };
    }
    const written = textOf(now);
    const untouched =
      written !== undefined && base.facts.get('#text') === factDigest(this.situation.hash, '#text', written);
    if (!untouched && !members.touched(name)) {
      const proposal = { take: 'ours', why: 'it is a text of yours in the place of one of the vendor' } as const;
      return { clash: 'both-changed', why: `you and the new release both changed ${name}`, theirs: now, proposal };
    }
    members.set(name, converted.value);
    return TRANSLATED;
  }

  #isArg({ from, to }: Edit): boolean {
    const inside = (payload: Fingerprint, node: Fingerprint | undefined): boolean =>
      node !== undefined && childrenCalled(payload, 'args').some((args) => [...nodesOf(args)].includes(node));
    return inside(this.payload.base, from) || inside(this.payload.ours, to);
  }

  #argEdit(edit: Edit): Outcome {
    const fate = edit.to === undefined ? this.#fateInPlace(edit) : this.#args.fateOf(edit.to);
    if (fate === 'there') return is('already', 'already-there');
    if (fate === 'clash') return { clash: 'both-changed', why: 'you and the new release both changed this arg' };
    if (edit.kind === 'removed') return fate === 'replaced' ? is('ported') : is('dropped', 'arg-unused');
    if (edit.kind === 'moved' || this.#args.renumbered) return is('translated', 'arg-renumbered');
    if (edit.to !== undefined && this.#args.isRespelled(edit.to)) return is('translated', 'arg-spelled');
    return is('ported');
  }

  /** An arg that was removed is part of a replacement when another one of the user's stands at its number. */
  #fateInPlace({ from }: Edit) {
    if (from === undefined) return undefined;
    const inPlace = argsOf(this.payload.ours)[argsOf(this.payload.base).indexOf(from)];
    return inPlace && this.#args.fateOf(inPlace);
  }
}

/** Carries the user's edits of a payload over. */
export function translatePayload(
  payload: SwitchedPayload,
  { matched, situation, text, baseText, sides: { ours: side } }: Context,
): Decision[] {
  const at = payload.theirs.shape.element;
  const ofOurs = (node: ShapedFingerprint): string => text('ours', node.shape.element);
  const { outcomes, ops } = new PayloadTranslation(payload, matched, situation, ofOurs, side.source).run();
  // The ops belong to the payload as a whole: a conflict in one member does not undo the others.
  const bearer = Math.max(
    0,
    outcomes.findIndex((outcome) => 'fate' in outcome),
  );
  return outcomes.map((outcome, i): Decision => {
    const edit = payload.edits[i] as Edit;
    const own = i === bearer ? ops : [];
    const tell = (...codes: readonly ReasonCode[]) => codes.map((code) => ({ code, args: releaseArgs(situation) }));
    if ('fate' in outcome) return { edit, fate: outcome.fate, told: tell(...outcome.codes), ops: own, at };
    const { clash: code, same, ...more } = outcome;
    if (same === true) return { edit, fate: 'conflict', told: tell('same-conflict'), ops: own, at };
    const ours = edit.to === undefined ? {} : { ours: ofOurs(edit.to) };
    const theirs = text('theirs', at);
    const whole = more.ours === undefined ? undefined : payload.base;
    const known = baseText(whole === undefined ? edit.stock : shapeOfBase(whole));
    const base = known === undefined ? { baseByDigest: edit.from !== undefined } : { base: known };
    const conflict: Conflict = { code, at, where: 'on', ...base, ...ours, theirs, ...more };
    return { edit, fate: 'conflict', told: [], ops: own, conflict, at };
  });
}

/** The element of a base that is at hand. */
const shapeOfBase = (base: Fingerprint): XmlElement | undefined =>
  'shape' in base ? (base as ShapedFingerprint).shape.element : undefined;
