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

const MAX_NAME = 200;
const MAX_KEY = 2000;

/** A key that grew with each turn of a loop, cut down to its beginning and a checksum (FNV-1a, twice 32 bits). */
function short(key: string): string {
  if (key.length <= MAX_KEY) return key;
  let [a, b] = [0x811c9dc5, 0x01000193];
  for (let i = 0; i < key.length; i++) {
    const code = key.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code ^ (i & 0xff), 0x01000193);
  }
  return `${key.slice(0, 100)}…${key.length}:${(a >>> 0).toString(16)}${(b >>> 0).toString(16)}`;
}

/** A value that cannot be known; equal keys mean equal values within one run. */
export class Unknown {
  readonly key: string;
  /** What it is, for people: an expression, a property, a header. */
  readonly name: string;

  constructor(
    name: string,
    /** Why it is not known. */
    readonly reason: string,
    private readonly details: UnknownDetails = {},
  ) {
    this.key = short(details.key ?? name);
    this.name = name.length > MAX_NAME ? `${name.slice(0, MAX_NAME)}…` : name;
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

/** Holes come in two ranges, so that a text alone tells whether its unknown parts could break what is around them. */
const FIRST_TAME = 0xdc00;
const FIRST_WILD = 0xde00;
const MAX_HOLES = 0x200;
const WILD = /[\uDE00-\uDFFF]/u;
const SURROGATE = /[\uDC00-\uDFFF]/;
const HOLE = /[\uDC00-\uDFFF]/u; // with the flag u this matches unpaired ones only

/** The holes of one run: placeholder characters and what they stand for. */
export class Holes {
  private readonly tame: Unknown[] = [];
  private readonly wild: Unknown[] = [];
  private readonly byKey = new Map<string, string>();

  /** The placeholder for `unknown`; equal keys share one. @throws Undetermined when a run has more than fit */
  charFor(unknown: Unknown): string {
    const known = this.byKey.get(unknown.key);
    if (known !== undefined) return known;
    const isTame = unknown.isWords || unknown.isDigits;
    const list = isTame ? this.tame : this.wild;
    if (list.length >= MAX_HOLES) throw new Undetermined('more values are unknown than we keep apart');
    const char = String.fromCharCode((isTame ? FIRST_TAME : FIRST_WILD) + list.length);
    list.push(unknown);
    this.byKey.set(unknown.key, char);
    return char;
  }

  /** The unknowns in `text`, in order. */
  in(text: string): Unknown[] {
    return [...text.matchAll(/[\uDC00-\uDFFF]/gu)].flatMap(([char]) => this.get(char) ?? []);
  }

  get(char: string): Unknown | undefined {
    const code = char.charCodeAt(0);
    return code < FIRST_WILD ? this.tame[code - FIRST_TAME] : this.wild[code - FIRST_WILD];
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

/** Whether a text has holes that may hold anything: markup, JSON, quotes, nothing. */
export const isWild = (text: string): boolean => SURROGATE.test(text) && WILD.test(text);

/** Whether `value` is an object that Java's NaN rule for comparisons hits (synapse-semantics 4.3). */
export const isIntegral = (value: JavaNumber): boolean => value.type !== 'Double' && value.type !== 'Float';
