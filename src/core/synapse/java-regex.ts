/**
 * Java regular expressions, run by JavaScript ones.
 *
 * Translated is what differs only in spelling; what JavaScript cannot do (possessive quantifiers, atomic groups, class
 * intersections, …) is reported as untranslatable, and a condition that needs it is unknown. Whether Java itself would
 * refuse the pattern is a question of its own, because then the file does not deploy.
 * @see synapse-semantics 2.2: full match, `.` excludes line breaks
 */
import { costOf, isAffordable, type RegexCost } from './regex-cost.js';

/** A pattern that JavaScript runs. Asked of a text that may take it forever, it does not say. */
export class Runnable {
  readonly is = 'regex';
  readonly #full: RegExp;
  readonly #cost: RegexCost;

  constructor(
    pattern: string,
    flags: string,
    /** The text that alone matches, where there is just one. */
    readonly literal?: string,
  ) {
    this.#full = new RegExp(`^(?:${pattern})$(?![^])`, flags);
    this.#cost = costOf(pattern);
  }

  /** Whether the whole text matches; undefined where that would take too long to find out. */
  test(text: string): boolean | undefined {
    return isAffordable(this.#cost, text.length) ? this.#full.test(text) : undefined;
  }

  /** The match of the whole text, with its groups; undefined as for `test`. */
  exec(text: string): RegExpExecArray | null | undefined {
    return isAffordable(this.#cost, text.length) ? this.#full.exec(text) : undefined;
  }
}

export type JavaRegex =
  | Runnable
  /** Java reads it, we cannot run it. */
  | { readonly is: 'untranslatable'; readonly reason: string }
  /** Java refuses it. */
  | { readonly is: 'broken'; readonly reason: string };

const LINE_BREAKS = '\\n\\r\\u0085\\u2028\\u2029';
const POSIX: Readonly<Record<string, string>> = {
  Lower: 'a-z',
  Upper: 'A-Z',
  ASCII: '\\x00-\\x7F',
  Alpha: 'a-zA-Z',
  Digit: '0-9',
  Alnum: 'a-zA-Z0-9',
  Punct: '!-\\/:-@\\[-`{-~',
  Graph: '!-~',
  Print: ' -~',
  Blank: ' \\t',
  Cntrl: '\\x00-\\x1F\\x7F',
  XDigit: '0-9a-fA-F',
  Space: ' \\t\\n\\x0B\\f\\r',
};
const CLASSES: Readonly<Record<string, string>> = {
  d: '0-9',
  w: 'a-zA-Z_0-9',
  s: ' \\t\\n\\x0B\\f\\r',
  h: ' \\t\\xA0\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000',
  v: '\\n\\x0B\\f\\r\\x85\\u2028\\u2029',
};

class Broken extends Error {}
class Untranslatable extends Error {}

class Translator {
  private at = 0;
  private groups = 0;
  private flags = { i: false, s: false, m: false, x: false };
  private names: string[] = [];
  constructor(private readonly source: string) {}

  run(): { pattern: string; flags: string } {
    const head = /^\(\?([a-zA-Z]+)\)/.exec(this.source);
    if (head !== null) {
      this.setFlags(head[1] as string);
      this.at = head[0].length;
    }
    const pattern = this.alternatives();
    if (this.at < this.source.length) throw new Broken('a closing parenthesis that opens nowhere');
    return { pattern, flags: `u${this.flags.i ? 'i' : ''}${this.flags.m ? 'm' : ''}` };
  }

  private setFlags(letters: string): void {
    for (const letter of letters) {
      if (letter === 'i' || letter === 's' || letter === 'm' || letter === 'x') this.flags[letter] = true;
      else if ('dUu'.includes(letter)) throw new Untranslatable(`the flag ${letter}`);
      else throw new Broken(`an unknown flag ${letter}`);
    }
    if (this.flags.x) throw new Untranslatable('the flag x');
  }

  private alternatives(): string {
    let out = '';
    while (this.at < this.source.length) {
      const c = this.source[this.at] as string;
      if (c === ')') return out;
      if (c === '|') {
        out += '|';
        this.at++;
        continue;
      }
      if (c === '*' || c === '+' || c === '?') {
        // Java reports a dangling quantifier at the start of a (sub)pattern
        throw new Broken(`a ${c} that repeats nothing`);
      }
      out += this.quantified(this.atom());
    }
    return out;
  }

  private quantified(atom: string): string {
    const found = /^(?:[*+?]|\{(\d+)(?:,(\d*))?\})/.exec(this.source.slice(this.at));
    if (found === null) {
      if (this.source[this.at] === '{') throw new Broken('a { that begins no repetition');
      return atom;
    }
    if (found[2] && Number(found[2]) < Number(found[1])) throw new Broken('a repetition that ends before it begins');
    this.at += found[0].length;
    const kind = this.source[this.at];
    if (kind === '+') throw new Untranslatable('a possessive quantifier');
    if (kind === '?') {
      this.at++;
      return `${atom}${found[0]}?`;
    }
    if (kind === '*' || kind === '{') throw new Broken('a quantifier behind a quantifier');
    return atom + found[0];
  }

  private atom(): string {
    const c = this.source[this.at] as string;
    if (c === '\\') return this.escape(false);
    if (c === '[') return this.set();
    if (c === '(') return this.group();
    const code = this.source.codePointAt(this.at) as number;
    this.at += code > 0xffff ? 2 : 1;
    if (c === '.') return this.flags.s ? '[^]' : `[^${LINE_BREAKS}]`;
    if (c === '$') return this.flags.m ? '$' : '(?=(?:\\r\\n|[\\n\\r\\u0085\\u2028\\u2029])?$(?![^]))';
    if (c === '}' || c === ']' || c === '{' || c === '/') return `\\${c}`;
    return String.fromCodePoint(code);
  }

  private group(): string {
    const rest = this.source.slice(this.at);
    let open = '(';
    const special = /^\(\?(?:([:=!])|(<[=!])|<([a-zA-Z][a-zA-Z0-9]*)>|(>)|([a-zA-Z-]+)([:)]))/.exec(rest);
    if (special === null) {
      if (rest.startsWith('(?')) throw new Broken('an unknown kind of group');
      this.groups++;
      this.at++;
    } else {
      this.at += special[0].length;
      if (special[4] !== undefined) throw new Untranslatable('an atomic group');
      if (special[5] !== undefined) throw new Untranslatable('flags inside the pattern');
      if (special[3] !== undefined) {
        if (this.names.includes(special[3])) throw new Broken('two groups of one name');
        this.names.push(special[3]);
        this.groups++;
      }
      open = special[0];
    }
    const inner = this.alternatives();
    if (this.source[this.at] !== ')') throw new Broken('a group that is not closed');
    this.at++;
    return `${open}${inner})`;
  }

  /** One escape; inside a set the result is a set member. */
  private escape(inSet: boolean): string {
    const c = this.source[this.at + 1];
    if (c === undefined) throw new Broken('a backslash at the end');
    this.at += 2;
    if (CLASSES[c] !== undefined) return inSet ? CLASSES[c] : `[${CLASSES[c]}]`;
    const lower = c.toLowerCase();
    if (c !== lower && CLASSES[lower] !== undefined) {
      if (inSet) throw new Untranslatable('a negated class inside a set');
      return `[^${CLASSES[lower]}]`;
    }
    if (c === 'p' || c === 'P') return this.property(c === 'P', inSet);
    if (c === 'x' || c === 'u') return this.code(c);
    if ('tnrf'.includes(c)) return `\\${c}`;
    if (c === 'a') return '\\x07';
    if (c === 'e') return '\\x1B';
    if (c === 'Q') return this.quotation(inSet);
    if (!inSet && (c === 'b' || c === 'B')) return `\\${c}`;
    if (!inSet && c === 'A') return '(?<![^])';
    if (!inSet && c === 'z') return '(?![^])';
    if (!inSet && c === 'Z') return `(?=(?:\\r\\n|[${LINE_BREAKS}])?(?![^]))`;
    if (!inSet && c === 'R') return `(?:\\r\\n|[\\n\\x0B\\f\\r\\u0085\\u2028\\u2029])`;
    if (/[1-9]/.test(c) && !inSet) {
      if (Number(c) > this.groups) throw new Untranslatable('a reference to a group that is not there yet');
      return `\\${c}(?:)`;
    }
    if (c === '0') {
      const octal = /^[0-3]?[0-7]{1,2}/.exec(this.source.slice(this.at));
      if (octal === null) throw new Broken('an octal escape without digits');
      this.at += octal[0].length;
      return `\\x${Number.parseInt(octal[0], 8).toString(16).padStart(2, '0')}`;
    }
    if (/[GXNck]/.test(c)) throw new Untranslatable(`the escape \\${c}`);
    if (/[a-zA-Z]/.test(c)) throw new Broken(`an unknown escape \\${c}`);
    return /[\^$\\.*+?()[\]{}|/-]/.test(c) ? `\\${c}` : c;
  }

  private code(c: string): string {
    const rest = this.source.slice(this.at);
    const digits = c === 'u' ? /^[0-9a-fA-F]{4}/.exec(rest) : /^(?:[0-9a-fA-F]{2}|\{[0-9a-fA-F]+\})/.exec(rest);
    if (digits === null) throw new Broken(`\\${c} without its digits`);
    this.at += digits[0].length;
    return `\\u{${digits[0].replace(/[{}]/g, '')}}`;
  }

  private property(negated: boolean, inSet: boolean): string {
    const found = /^(?:\{(\^?)(\w+)(?:=(\w+))?\}|(\w))/.exec(this.source.slice(this.at));
    if (found === null) throw new Broken('\\p without a name');
    this.at += found[0].length;
    const name = (found[2] ?? found[4]) as string;
    const posix = POSIX[name];
    if (posix !== undefined) {
      if (inSet && negated) throw new Untranslatable('a negated class inside a set');
      return inSet ? posix : `[${negated ? '^' : ''}${posix}]`;
    }
    const category = /^(?:Is)?(L[ultmo]?|N[dlo]?|P[cdseifo]?|S[mcko]?|Z[slp]?|M[nce]?|C[cf]?)$/.exec(name)?.[1];
    if (category === undefined || found[3] !== undefined) throw new Untranslatable(`the property ${name}`);
    return `\\${negated ? 'P' : 'p'}{${category}}`;
  }

  private quotation(inSet: boolean): string {
    const end = this.source.indexOf('\\E', this.at);
    const text = this.source.slice(this.at, end < 0 ? undefined : end);
    this.at = end < 0 ? this.source.length : end + 2;
    const quoted = text.replace(/[\^$\\.*+?()[\]{}|/-]/g, '\\$&');
    return inSet || text.length === 1 ? quoted : `(?:${quoted})`;
  }

  private set(): string {
    this.at++;
    let out = '[';
    if (this.source[this.at] === '^') {
      out += '^';
      this.at++;
    }
    let first = true;
    for (;;) {
      const c = this.source[this.at];
      if (c === undefined) throw new Broken('a set that is not closed');
      if (c === ']' && !first) break;
      if (c === '[') throw new Untranslatable('a set inside a set');
      if (c === '&' && this.source[this.at + 1] === '&') throw new Untranslatable('an intersection of sets');
      if (c === '\\') out += this.escape(true);
      else {
        const code = this.source.codePointAt(this.at) as number;
        this.at += code > 0xffff ? 2 : 1;
        // a hyphen is literal next to a border or behind a class
        const literalHyphen = c === '-' && (first || this.source[this.at] === ']' || /\\[wdsWDS]$/.test(out));
        out += /[\\\]^[{}()/|.$*+?]/.test(c) || literalHyphen ? `\\${c}` : String.fromCodePoint(code);
      }
      first = false;
    }
    this.at++;
    return `${out}]`;
  }
}

function translate(source: string): JavaRegex {
  try {
    const { pattern, flags } = new Translator(source).run();
    const literal = /^[\w\s/;=:,'"-]*$/.test(source) ? source : undefined;
    return new Runnable(pattern, flags.replace('m', ''), literal);
  } catch (error) {
    if (error instanceof Broken) return { is: 'broken', reason: error.message };
    if (error instanceof Untranslatable) return { is: 'untranslatable', reason: error.message };
    return { is: 'untranslatable', reason: 'JavaScript refuses the translated pattern' };
  }
}

const compiled = new Map<string, JavaRegex>();
const COMPILED_LIMIT = 4096;

/** Compiles a Java pattern for full matching. Equal patterns are compiled once. */
export function javaRegex(source: string): JavaRegex {
  let regex = compiled.get(source);
  if (regex === undefined) {
    regex = translate(source);
    if (compiled.size >= COMPILED_LIMIT) compiled.clear();
    compiled.set(source, regex);
  }
  return regex;
}
