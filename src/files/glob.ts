/**
 * Globs of .gitignore files, matched in linear or at worst quadratic time.
 *
 * Why no package: those that people trust for this turn a pattern into a regular expression that backtracks. For one path
 * of 60 folders, `**` + `/a/**` five times over took `ignore` 7.0.16 1.2 s and `picomatch` 4.0.7 0.7 s, each further
 * segment about six times that; four stars in one name took `picomatch` 1.6 s. One line in a stranger's repository would
 * hang the scan. Here a star remembers only the last place to go back to, on characters and on folders alike; a test
 * compares random repositories with git.
 * @see gitignore(5), "Pattern format"
 */

/** One folder or file name of a pattern. */
type Segment = { readonly is: 'any-folders' } | { readonly is: 'name'; readonly tokens: readonly Token[] };

type Token =
  | { readonly is: 'text'; readonly char: string }
  | { readonly is: 'one' }
  | { readonly is: 'some' }
  | { readonly is: 'class'; readonly negated: boolean; readonly has: (char: string) => boolean };

export interface IgnoreRule {
  /** `!pattern`: what an earlier line left out is back. */
  readonly negated: boolean;
  readonly foldersOnly: boolean;
  /** Whether the pattern has a slash before its end: then it starts at the ignore file's folder. */
  readonly anchored: boolean;
  /** Set where the pattern is a plain name: the cheap case. */
  readonly literal?: string;
  /** Set where it is `*` and a plain end: `*.log`. */
  readonly suffix?: string;
  /** Set where an anchored pattern begins with a plain name: what else begins so is not worth a closer look. */
  readonly first?: string;
  readonly segments: readonly Segment[];
}

const POSIX: Readonly<Record<string, RegExp>> = {
  alnum: /[0-9A-Za-z]/,
  alpha: /[A-Za-z]/,
  digit: /[0-9]/,
  lower: /[a-z]/,
  upper: /[A-Z]/,
  punct: /[!-/:-@[-`{-~]/,
  space: /\s/,
  xdigit: /[0-9A-Fa-f]/,
};

/** Reads `[…]` at `start`; undefined when nothing closes it. */
function readClass(pattern: string, start: number): { token: Token; end: number } | undefined {
  let i = start + 1;
  const negated = pattern[i] === '!' || pattern[i] === '^';
  if (negated) i++;
  const ranges: [string, string][] = [];
  const named: RegExp[] = [];
  for (let first = true; i < pattern.length && (first || pattern[i] !== ']'); first = false) {
    const name = /^\[:(\w+):\]/.exec(pattern.slice(i, i + 12))?.[1];
    if (name !== undefined) {
      const known = POSIX[name];
      if (known !== undefined) named.push(known);
      i += name.length + 4;
      continue;
    }
    if (pattern[i] === '\\') i++;
    const low = pattern[i] ?? '';
    i++;
    if (pattern[i] === '-' && pattern[i + 1] !== undefined && pattern[i + 1] !== ']') {
      i++;
      if (pattern[i] === '\\') i++;
      ranges.push([low, pattern[i] ?? '']);
      i++;
    } else ranges.push([low, low]);
  }
  if (pattern[i] !== ']') return undefined;
  const has = (char: string): boolean =>
    ranges.some(([low, high]) => char >= low && char <= high) || named.some((kind) => kind.test(char));
  return { token: { is: 'class', negated, has }, end: i + 1 };
}

function readName(text: string): Token[] | undefined {
  const tokens: Token[] = [];
  for (let i = 0; i < text.length; ) {
    const char = text.charAt(i);
    if (char === '*') {
      if (tokens.at(-1)?.is !== 'some') tokens.push({ is: 'some' });
      i++;
    } else if (char === '?') {
      tokens.push({ is: 'one' });
      i++;
    } else if (char === '[') {
      const read = readClass(text, i);
      // git lets a pattern with an open bracket match nothing.
      if (read === undefined) return undefined;
      tokens.push(read.token);
      i = read.end;
    } else {
      const escaped = char === '\\' && i + 1 < text.length;
      tokens.push({ is: 'text', char: escaped ? text.charAt(i + 1) : char });
      i += escaped ? 2 : 1;
    }
  }
  return tokens;
}

/** A pattern longer than this is nobody's. */
const LONGEST_PATTERN = 4096;

/** One line of an ignore file; undefined for blank lines, comments and what can match nothing. */
export function readIgnoreLine(line: string): IgnoreRule | undefined {
  let text = line.replace(/\r$/, '');
  if (text.length > LONGEST_PATTERN || text.startsWith('#')) return undefined;
  text = withoutTrailingBlanks(text);
  const negated = text.startsWith('!');
  if (negated) text = text.slice(1);
  const foldersOnly = text.endsWith('/');
  if (foldersOnly) text = text.slice(0, -1);
  const anchored = text.includes('/');
  if (text.startsWith('/')) text = text.slice(1);
  if (text === '') return undefined;
  const plain = { negated, foldersOnly, anchored };
  if (!anchored && !/[*?[\\]/.test(text)) return { ...plain, literal: text, segments: [] };
  if (!anchored && text.startsWith('*') && !/[*?[\\]/.test(text.slice(1)) && text.length > 1)
    return { ...plain, suffix: text.slice(1), segments: [] };
  const segments: Segment[] = [];
  for (const part of text.split('/')) {
    if (part === '**') {
      if (segments.at(-1)?.is !== 'any-folders') segments.push({ is: 'any-folders' });
      continue;
    }
    const tokens = readName(part);
    if (tokens === undefined) return undefined;
    segments.push({ is: 'name', tokens });
  }
  const [start] = segments;
  if (!anchored || start?.is !== 'name' || !start.tokens.every((token) => token.is === 'text'))
    return { ...plain, segments };
  return { ...plain, first: start.tokens.map((token) => ('char' in token ? token.char : '')).join(''), segments };
}

function withoutTrailingBlanks(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === ' ') end--;
  let backslashes = 0;
  while (text[end - 1 - backslashes] === '\\') backslashes++;
  return end < text.length && backslashes % 2 === 1 ? text.slice(0, end + 1) : text.slice(0, end);
}

function tokenMatches(token: Token, char: string): boolean {
  switch (token.is) {
    case 'text':
      return token.char === char;
    case 'one':
      return true;
    case 'some':
      return false;
    case 'class':
      return token.has(char) !== token.negated;
  }
}

/** Whether tokens match a whole name: on a mismatch only the last star takes one character more. */
function nameMatches(tokens: readonly Token[], name: string): boolean {
  let t = 0;
  let n = 0;
  let star = -1;
  let resume = 0;
  while (n < name.length) {
    const token = tokens[t];
    if (token?.is === 'some') {
      star = t++;
      resume = n;
    } else if (token !== undefined && tokenMatches(token, name.charAt(n))) {
      t++;
      n++;
    } else if (star >= 0) {
      t = star + 1;
      n = ++resume;
    } else return false;
  }
  while (tokens[t]?.is === 'some') t++;
  return t === tokens.length;
}

/** Whether segments match folders and a name: the same walk, one level up. A `**` at the end needs something below it. */
function pathMatches(segments: readonly Segment[], parts: readonly string[]): boolean {
  let s = 0;
  let p = 0;
  let star = -1;
  let resume = 0;
  while (p < parts.length) {
    const segment = segments[s];
    if (segment?.is === 'any-folders') {
      if (s === segments.length - 1) return p > 0 || segments.length === 1;
      star = s++;
      resume = p;
    } else if (segment !== undefined && nameMatches(segment.tokens, parts[p] as string)) {
      s++;
      p++;
    } else if (star >= 0) {
      s = star + 1;
      p = ++resume;
    } else return false;
  }
  return s === segments.length;
}

function ruleMatches(rule: IgnoreRule, relative: () => string, name: string, isFolder: boolean): boolean {
  if (rule.foldersOnly && !isFolder) return false;
  if (rule.literal !== undefined) return name === rule.literal;
  if (rule.suffix !== undefined) return name.endsWith(rule.suffix);
  if (rule.anchored) return pathMatches(rule.segments, relative().split('/'));
  const [only] = rule.segments;
  return only?.is === 'any-folders' ? true : only !== undefined && nameMatches(only.tokens, name);
}

/** More lines than this are nobody's; the rest is not read. */
const MOST_RULES = 10_000;

/** The rules of an ignore file. A later rule beats an earlier one. */
export class IgnoreFile {
  readonly #rules: readonly IgnoreRule[];
  /** Numbers of the rules that are plain names, and of those that are `*.extension`: most of them, and cheap to ask. */
  readonly #byName = new Map<string, number[]>();
  readonly #byExtension = new Map<string, number[]>();
  /** Numbers of all others, last first. */
  readonly #others: number[] = [];

  /** @param text of an ignore file; a byte-order mark is skipped */
  constructor(text: string) {
    const lines = text.replace(/^\ufeff/, '').split('\n');
    this.#rules = lines.flatMap((line) => readIgnoreLine(line) ?? []).slice(0, MOST_RULES);
    for (const [number, { literal, suffix }] of this.#rules.entries()) {
      if (literal !== undefined) push(this.#byName, literal, number);
      else if (suffix !== undefined && suffix.lastIndexOf('.') === 0) push(this.#byExtension, suffix, number);
      else this.#others.push(number);
    }
    this.#others.reverse();
  }

  /**
   * `true`: left out; `false`: kept by a `!` line; undefined: nothing said.
   * @param path of the entry, with slashes, of which `above` + what follows `cut` is the path below this file's folder
   */
  says(path: string, name: string, isFolder: boolean, cut = 0, above = ''): boolean | undefined {
    let last = -1;
    const consider = (numbers: readonly number[] | undefined): void => {
      for (const number of numbers ?? []) {
        if (number > last && (isFolder || !this.#rules[number]?.foldersOnly)) last = number;
      }
    };
    consider(this.#byName.get(name));
    if (this.#byExtension.size > 0) {
      const dot = name.lastIndexOf('.');
      if (dot >= 0) consider(this.#byExtension.get(name.slice(dot)));
    }
    for (const number of this.#others) {
      if (number < last) break;
      const { first } = this.#rules[number] as IgnoreRule;
      if (first !== undefined && above === '' && !path.startsWith(first, cut)) continue;
      if (ruleMatches(this.#rules[number] as IgnoreRule, () => above + path.slice(cut), name, isFolder)) {
        last = number;
        break;
      }
    }
    return last < 0 ? undefined : !this.#rules[last]?.negated;
  }
}

function push(map: Map<string, number[]>, key: string, number: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [number]);
  else list.push(number);
}
