/**
 * The args of a payload, three ways. Their order is their number, and payloads name numbers, so nothing that the new
 * release has is moved: the user's args replace their equals or come behind.
 * @see synapse-semantics 2.3 "Substitution of $digits"
 */
import { matchChildren } from '../diff/match.js';
import { type Fingerprint, factDigest, type ShapedFingerprint } from '../stock/fingerprint.js';
import type { Shape } from '../stock/shape.js';
import { isRespelling, respelled } from './fixed-args.js';
import { childrenCalled } from './nodes.js';
import type { Op, Situation } from './sides.js';
import type { Piece } from './text/draft.js';

/** What happened to one arg of the user. */
type ArgFate = 'same' | 'replaced' | 'appended' | 'there' | 'clash';

const argsOf = <N extends Fingerprint>(payload: N): N[] =>
  childrenCalled(payload, 'args').flatMap((args) => args.children as readonly N[]);

/** `$ctx:X` and `get-property('X')` read the same property. @see synapse-semantics 4.1 */
function otherSpelling(expression: string): string | undefined {
  const [, variable] = /^\$ctx:([\w.-]+)$/.exec(expression) ?? [];
  if (variable !== undefined) return `get-property('${variable}')`;
  const [, property] = /^get-property\(\s*['"]([\w.-]+)['"]\s*\)$/.exec(expression) ?? [];
  return property === undefined ? undefined : `$ctx:${property}`;
}

function isSame(base: Fingerprint, theirs: ShapedFingerprint, { hash }: Situation): boolean {
  if (base.digest === theirs.digest) return true;
  const expression = theirs.shape.facts.get('@expression');
  const other = expression === undefined ? undefined : otherSpelling(expression);
  if (other === undefined || base.facts.size !== 1 || theirs.facts.size !== 1) return false;
  return base.facts.get('@expression') === factDigest(hash, '@expression', other);
}

/** Which arg of the new payload each arg of the base is; -1 for none. */
function followBase(
  base: readonly Fingerprint[],
  theirs: readonly ShapedFingerprint[],
  situation: Situation,
): number[] {
  return base.map((arg, i) => {
    const here = theirs[i];
    if (here !== undefined && isSame(arg, here, situation)) return i;
    return theirs.findIndex((other) => isSame(arg, other, situation));
  });
}

/** Which arg of the base each of the user's is, equal or edited in place; -1 for a new one. */
function followOurs(base: readonly Fingerprint[], ours: readonly ShapedFingerprint[]): { i: number; equal: boolean }[] {
  const equal = new Map(matchChildren(base, ours).pairs.map(({ from, to }) => [to, from] as const));
  const used = new Set([...equal.values()]);
  return ours.map((arg, k) => {
    const partner = equal.get(arg);
    if (partner !== undefined) return { i: base.indexOf(partner), equal: partner.digest === arg.digest };
    const inPlace = base[k];
    return inPlace !== undefined && !used.has(inPlace) ? { i: k, equal: false } : { i: -1, equal: false };
  });
}

export class ArgMerge {
  readonly #numbers: (number | undefined)[] = [];
  readonly #replaced: Op[] = [];
  readonly #appended: ShapedFingerprint[] = [];
  readonly #fates = new Map<ShapedFingerprint, ArgFate>();
  readonly #theirs: readonly ShapedFingerprint[];
  readonly #ours: readonly ShapedFingerprint[];

  constructor(
    base: Fingerprint,
    readonly ours: ShapedFingerprint,
    readonly theirs: ShapedFingerprint,
    situation: Situation,
    /** The user's text. */
    readonly source: string,
  ) {
    const baseArgs = argsOf(base);
    this.#ours = argsOf(ours);
    this.#theirs = argsOf(theirs);
    const toTheirs = followBase(baseArgs, this.#theirs, situation);
    followOurs(baseArgs, this.#ours).forEach(({ i, equal }, k) => {
      const arg = this.#ours[k] as ShapedFingerprint;
      this.#place(arg, k, equal, i < 0 ? -1 : (toTheirs[i] as number), this.#theirs[i]);
    });
  }

  #place(arg: ShapedFingerprint, k: number, equal: boolean, j: number, changedByTheirs: ShapedFingerprint | undefined) {
    const value = arg.shape.facts.get('@value');
    const there = this.#theirs.findIndex(
      ({ digest, shape }) => digest === arg.digest || isRespelling(value, shape.facts.get('@expression')),
    );
    const at = this.#theirs[j];
    if (equal) {
      this.#fates.set(arg, 'same');
      // Gone from the new payload: it comes back only if the user's words need it.
      this.#numbers[k] = at === undefined ? undefined : j + 1;
    } else if (there >= 0) {
      this.#fates.set(arg, 'there');
      this.#numbers[k] = there + 1;
    } else if (at !== undefined) {
      this.#replaced.push({ op: 'replace', element: at.shape.element, piece: this.#piece(arg.shape) });
      this.#fates.set(arg, 'replaced');
      this.#numbers[k] = j + 1;
    } else {
      this.#fates.set(arg, changedByTheirs === undefined ? 'appended' : 'clash');
      this.#append(arg, k);
    }
  }

  /** An arg, or the list of them, as JSON needs it. */
  #piece(shape: Shape): Piece {
    const isXml = (this.ours.shape.facts.get('@media-type') ?? 'xml') === 'xml';
    const args = shape.label === 'arg' ? [shape] : shape.children;
    const splices = isXml ? args.flatMap(({ element }) => respelled(element, this.source)) : [];
    return { from: 'ours', shape, splices };
  }

  /** Whether an arg of the user goes over in another spelling. */
  isRespelled(arg: ShapedFingerprint): boolean {
    const { splices = [] } = this.#piece(arg.shape) as { splices?: readonly unknown[] };
    return splices.length > 0;
  }

  #append(arg: ShapedFingerprint, k: number): number {
    this.#appended.push(arg);
    const number = this.#theirs.length === 0 ? k + 1 : this.#theirs.length + this.#appended.length;
    this.#numbers[k] = number;
    return number;
  }

  /** The text with the numbers of the new payload; undefined when it names an arg that does not exist. */
  renumber(text: string): string | undefined {
    let known = true;
    const result = text.replace(/\$(\d+)/g, (all, digits: string) => {
      const k = Number(digits) - 1;
      const arg = this.#ours[k];
      if (arg === undefined) known = false;
      return arg === undefined ? all : `$${this.#numbers[k] ?? this.#append(arg, k)}`;
    });
    return known ? result : undefined;
  }

  /** What happened to an arg of the user; undefined for a node that is none. */
  fateOf(arg: ShapedFingerprint): ArgFate | undefined {
    return this.#fates.get(arg);
  }

  /** Whether a number changes. */
  get renumbered(): boolean {
    return this.#numbers.some((number, k) => number !== undefined && number !== k + 1);
  }

  /** Asked last, since texts may bring args back. */
  get ops(): readonly Op[] {
    const [list] = childrenCalled(this.theirs, 'args');
    const [format] = childrenCalled(this.theirs, 'format');
    const [own] = childrenCalled(this.ours, 'args');
    const ops = [...this.#replaced];
    if (this.#appended.length === 0 || own === undefined || format === undefined) return ops;
    if (this.#theirs.length > 0 && list !== undefined) {
      for (const { shape } of this.#appended) {
        ops.push({ op: 'insert', where: 'last', element: list.shape.element, piece: this.#piece(shape) });
      }
    } else {
      const piece = this.#piece(own.shape);
      ops.push(
        list === undefined
          ? { op: 'insert', where: 'after', element: format.shape.element, piece }
          : { op: 'replace', element: list.shape.element, piece },
      );
    }
    return ops;
  }
}
