/**
 * What properties hold while a sequence runs: Java objects as far as they matter, and values nobody can know.
 *
 * A text of which some parts are unknown is an ordinary string with placeholders in it: single characters that stand
 * for a hole. No text from outside holds them (they are unpaired low surrogates), so everything that only moves text
 * (substitution, XML, JSON) needs no case of its own; whoever *looks* at characters asks `isPartial` first.
 * @see synapse-semantics 0.2, 4.2
 */
import type { At } from '../synapse/index.js';
import type { XElement } from './tree.js';

/** What a condition on an unknown value says about it, as far as other conditions follow from it. */
export type About =
  | { readonly is: 'equals'; readonly subject: string; readonly text: string; readonly negated: boolean }
  | { readonly is: 'set'; readonly subject: string }
  | { readonly is: 'boolean'; readonly subject: string; readonly isString: boolean };

interface UnknownDetails {
  /** Identity of the value; by default its name, which must then name one value for good. */
  readonly key?: string;
  readonly at?: At | undefined;
  /** It may be Java's null: unset. */
  readonly mayBeNull?: boolean;
  /** It is a String if it is anything: other types compare in other ways. */
  readonly isString?: boolean;
  /** It is a sentence that the gateway words: no markup, no JSON, no number, never empty. */
  readonly isWords?: boolean;
  /** It is a positive Integer. */
  readonly isDigits?: boolean;
  readonly about?: About;
}

/** A value that cannot be known; equal keys mean equal values within one run. */
export class Unknown {
  readonly key: string;

  constructor(
    /** What it is, for people: an expression, a property, a header. */
    readonly name: string,
    /** Why it is not known. */
    readonly reason: string,
    private readonly details: UnknownDetails = {},
  ) {
    this.key = details.key ?? name;
  }

  get at(): At | undefined {
    return this.details.at;
  }
  get mayBeNull(): boolean {
    return this.details.mayBeNull === true;
  }
  get isWords(): boolean {
    return this.details.isWords === true;
  }
  get isDigits(): boolean {
    return this.details.isDigits === true;
  }
  get isString(): boolean {
    return this.details.isString === true || this.isWords;
  }
  get about(): About | undefined {
    return this.details.about;
  }
}

export type JavaNumberType = 'Integer' | 'Long' | 'Short' | 'Float' | 'Double';

/** A boxed number; `text` is what Java prints. */
export class JavaNumber {
  constructor(
    readonly type: JavaNumberType,
    readonly value: number,
    readonly text: string,
  ) {}
}

/** A JSON document in a property (type JSON). */
export class JsonText {
  constructor(readonly text: string) {}
}

/** Another Java object: its text is empty, it exists. */
export class JavaObject {
  constructor(readonly type: string) {}
}

/** Something on this path cannot be known; the outcome is unknown, and says why. */
export class Undetermined {
  constructor(
    readonly reason: string,
    readonly at?: At,
  ) {}
}

/** `null` is Java's null: unset. */
export type Value = string | boolean | JavaNumber | JsonText | JavaObject | XElement | Unknown | null;

const FIRST_HOLE = 0xdc00;
const MAX_HOLES = 0x400;
const SURROGATE = /[\uDC00-\uDFFF]/;
const HOLE = /[\uDC00-\uDFFF]/u; // with the flag u this matches unpaired ones only

/** The holes of one run: placeholder characters and what they stand for. */
export class Holes {
  private readonly list: Unknown[] = [];
  private readonly byKey = new Map<string, string>();

  /** The placeholder for `unknown`; equal keys share one. */
  charFor(unknown: Unknown): string {
    const known = this.byKey.get(unknown.key);
    if (known !== undefined) return known;
    const index = Math.min(this.list.length, MAX_HOLES - 1);
    const char = String.fromCharCode(FIRST_HOLE + index);
    this.list[index] = unknown;
    this.byKey.set(unknown.key, char);
    return char;
  }

  /** The unknowns in `text`, in order. */
  in(text: string): Unknown[] {
    return [...text.matchAll(/[\uDC00-\uDFFF]/gu)].flatMap(
      ([char]) => this.list[char.charCodeAt(0) - FIRST_HOLE] ?? [],
    );
  }

  get(char: string): Unknown | undefined {
    return this.list[char.charCodeAt(0) - FIRST_HOLE];
  }

  /** A text in which holes are spelled by the keys of what they stand for, so that runs can be compared. */
  spell(text: string, of: 'key' | 'name'): string {
    if (!isPartial(text)) return text;
    return this.pieces(text)
      .map((piece) => (typeof piece === 'string' ? piece : `‹${piece[of]}›`))
      .join('');
  }

  /** Cuts a text at its holes. */
  pieces(text: string): (string | Unknown)[] {
    if (!isPartial(text)) return text === '' ? [] : [text];
    const pieces: (string | Unknown)[] = [];
    let from = 0;
    for (const found of text.matchAll(/[\uDC00-\uDFFF]/gu)) {
      if (found.index > from) pieces.push(text.slice(from, found.index));
      const hole = this.get(found[0]);
      if (hole !== undefined) pieces.push(hole);
      from = found.index + 1;
    }
    if (from < text.length) pieces.push(text.slice(from));
    return pieces;
  }
}

/** Whether a text has holes. */
export const isPartial = (text: string): boolean => SURROGATE.test(text) && HOLE.test(text);

/** Whether `value` is an object that Java's NaN rule for comparisons hits (synapse-semantics 4.3). */
export const isIntegral = (value: JavaNumber): boolean => value.type !== 'Double' && value.type !== 'Float';
