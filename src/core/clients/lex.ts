/**
 * Tells code from comment and string, by the row of the family. It understands no language: what it must never do is
 * take code for a comment, lose its way for the rest of a file, or need more than linear time. So an opener whose end
 * is missing opens nothing, and after a few of those nothing is searched to the end of the file any more.
 */
import { type Extra, FAMILIES, type Family, type FamilyId, type StringForm } from './families.js';
import { lexJson } from './lex-json.js';
import { lexMarkup } from './lex-markup.js';
import { Spans } from './spans.js';

/** Searches to the end of the file that may fail. */
const MOST_FAILURES = 6;
/** Strings with code with strings with code … deeper ones are read flat. */
const MOST_NESTED = 40;

type Opener =
  | { readonly is: 'line'; readonly text: string; readonly where: 'anywhere' | 'after-blank' | 'at-start' }
  | { readonly is: 'block'; readonly text: string; readonly close: string; readonly nested: boolean }
  | { readonly is: 'lines'; readonly text: string; readonly close: string }
  | { readonly is: 'string'; readonly text: string; readonly form: CompiledForm };

interface CompiledForm extends StringForm {
  /** Finds what ends, escapes or opens code. */
  readonly next: RegExp;
}

interface Compiled {
  readonly family: Family;
  /** Finds the next character that may open something. */
  readonly next: RegExp;
  readonly openers: ReadonlyMap<string, readonly Opener[]>;
  readonly extras: ReadonlySet<Extra>;
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

function compileForm(form: StringForm): CompiledForm {
  const { close, code, multiline, escape: mark } = form;
  const parts = [
    ...(mark === '\\' || mark === '`' ? [`${escaped(mark)}[\\s\\S]`] : []),
    ...(mark === 'double' ? [escaped(close + close)] : []),
    escaped(close),
    ...(code === undefined ? [] : [escaped(code)]),
    ...(multiline ? [] : ['\\n']),
  ];
  return { ...form, next: new RegExp(parts.join('|'), 'g') };
}

function compile(family: Family): Compiled {
  const openers: Opener[] = [
    ...(family.line ?? []).map((text) => ({ is: 'line', text, where: 'anywhere' }) as const),
    ...(family.lineAfterBlank ?? []).map((text) => ({ is: 'line', text, where: 'after-blank' }) as const),
    ...(family.lineAtStart ?? []).map((text) => ({ is: 'line', text, where: 'at-start' }) as const),
    ...(family.block ?? []).map(
      ([text, close, nested]) => ({ is: 'block', text, close, nested: nested === 'nested' }) as const,
    ),
    ...(family.lines ?? []).map(([text, close]) => ({ is: 'lines', text, close }) as const),
    ...(family.strings ?? []).map((form) => ({ is: 'string', text: form.open, form: compileForm(form) }) as const),
  ];
  const extras = new Set(family.extras ?? []);
  const byFirst = new Map<string, Opener[]>();
  for (const opener of openers.sort((a, b) => b.text.length - a.text.length)) {
    const first = opener.text.charAt(0);
    const list = byFirst.get(first);
    if (list === undefined) byFirst.set(first, [opener]);
    else list.push(opener);
  }
  const brackets = (family.strings ?? []).some(({ code }) => code !== undefined) ? ['{', '}', '(', ')'] : [];
  const more = [
    ...brackets,
    ...(family.codeEscape ? ['\\'] : []),
    ...(extras.has('slash-regex') ? ['/'] : []),
    ...(extras.has('lua-long') ? ['['] : []),
    ...(extras.has('quote-like') ? [...QUOTE_LIKE.keys()] : []),
    ...([...extras].some((extra) => extra.endsWith('heredoc')) ? ['<'] : []),
    ...(family.shape === 'php' ? ['?'] : []),
  ];
  const firsts = [...new Set([...byFirst.keys(), ...more])];
  const next = new RegExp(firsts.length === 0 ? '(?!)' : `[${firsts.map(escaped).join('')}]`, 'g');
  return { family, next, openers: byFirst, extras };
}

/** What `m{`, `%r(`, `~r|` and the like end with. */
const QUOTE_LIKE: ReadonlyMap<string, string> = new Map([
  ['{', '}'],
  ['(', ')'],
  ['[', ']'],
  ['|', '|'],
  ['!', '!'],
  ['#', '#'],
]);

const LONGEST_QUOTE_LIKE = 2000;

const compiled = new Map<FamilyId, Compiled>();

function compiledOf(id: FamilyId): Compiled {
  let ready = compiled.get(id);
  if (ready === undefined) {
    ready = compile(FAMILIES[id]);
    compiled.set(id, ready);
  }
  return ready;
}

/**
 * Comments, strings and regular expressions of `text`, read as family `id`.
 * @returns spans in order; what lies between them is code (in markup: text)
 * @throws never; time is linear in the length of the text, whatever it holds
 */
export function lex(text: string, id: FamilyId): Spans {
  const spans = new Spans();
  const { shape } = FAMILIES[id] as Family;
  if (shape === 'prose' || id === 'unknown') return spans;
  if (shape === 'json') lexJson(text, spans);
  else if (shape === 'markup') lexMarkup(text, spans);
  else if (shape === 'page')
    lexMarkup(text, spans, (start, end) => new Lexer(text, spans, 'javascript', start, end).run());
  else new Lexer(text, spans, id, 0, text.length).run();
  return spans;
}

/** Where we are: in code, or in a string that may hold code. */
type Frame =
  | { readonly is: 'code'; readonly close: string; depth: number }
  | { readonly is: 'string'; readonly form: CompiledForm; start: number };

const OPENING: Readonly<Record<string, string>> = { '}': '{', ')': '(' };

class Lexer {
  readonly #c: Compiled;
  readonly #stack: Frame[] = [{ is: 'code', close: '', depth: 0 }];
  #failures = 0;
  /** No regular expression begins before this offset: one on the same line had no end. */
  #noRegexBefore = 0;

  constructor(
    private readonly text: string,
    private readonly spans: Spans,
    id: FamilyId,
    private at: number,
    private readonly end: number,
  ) {
    this.#c = compiledOf(id);
    if (this.#c.family.shape === 'php') this.at = this.#phpFrom(0);
  }

  run(): void {
    while (this.at < this.end) {
      const frame = this.#stack.at(-1) as Frame;
      if (frame.is === 'code') this.#inCode(frame);
      else this.#inString(frame);
    }
  }

  /** The first offset of code after `from`; a file without a tag is code from the start. */
  #phpFrom(from: number): number {
    const tag = this.text.indexOf('<?', from);
    return tag < 0 ? (from === 0 ? 0 : this.end) : tag + 2;
  }

  #inCode(frame: Extract<Frame, { is: 'code' }>): void {
    const { next, openers, extras, family } = this.#c;
    next.lastIndex = this.at;
    const found = next.exec(this.text);
    if (found === null || found.index >= this.end) {
      this.at = this.end;
      return;
    }
    this.at = found.index;
    const first = found[0];
    if (first === '\\' && family.codeEscape) {
      this.at += 2;
      return;
    }
    if (first === '?' && family.shape === 'php') {
      this.at = this.text.startsWith('?>', this.at) ? this.#phpFrom(this.at + 2) : this.at + 1;
      return;
    }
    if (this.#extra(first, extras)) return;
    for (const opener of openers.get(first) ?? []) {
      if (this.text.startsWith(opener.text, this.at) && this.#open(opener)) return;
    }
    if (first === '/' && extras.has('slash-regex') && this.#regex()) return;
    if (frame.close !== '') {
      if (first === frame.close && --frame.depth === 0) {
        this.#stack.pop();
        const outer = this.#stack.at(-1) as Frame;
        if (outer.is === 'string') outer.start = this.at;
      } else if (first === OPENING[frame.close]) frame.depth++;
    }
    this.at++;
  }

  /** @returns whether it opened something and moved on */
  #open(opener: Opener): boolean {
    switch (opener.is) {
      case 'line':
        return this.#lineComment(opener);
      case 'block':
        return this.#blockComment(opener.text, opener.close, opener.nested);
      case 'lines':
        return this.#linesComment(opener.text, opener.close);
      case 'string':
        return this.#openString(opener.form);
    }
  }

  #isDoc(): boolean {
    return (this.#c.family.doc ?? []).some((opener) => this.text.startsWith(opener, this.at));
  }

  #lineEnd(from: number): number {
    const newline = this.text.indexOf('\n', from);
    return newline < 0 || newline > this.end ? this.end : newline;
  }

  #lineComment({ where }: Extract<Opener, { is: 'line' }>): boolean {
    const before = this.text.charAt(this.at - 1);
    if (where === 'after-blank' && !(before === '' || /[\s;(]/.test(before))) return false;
    if (where === 'at-start' && !this.#atLineStart()) return false;
    let end = this.#lineEnd(this.at);
    if (this.#c.family.shape === 'php') {
      const tag = this.text.slice(this.at, end).indexOf('?>');
      if (tag >= 0) end = this.at + tag;
    }
    this.spans.push(this.#isDoc() ? 'doc' : 'comment', this.at, end);
    this.at = end;
    return true;
  }

  #atLineStart(): boolean {
    let i = this.at - 1;
    while (i >= 0 && this.at - i < 200 && (this.text[i] === ' ' || this.text[i] === '\t')) i--;
    return i < 0 || this.text[i] === '\n';
  }

  #mayFail(): boolean {
    return this.#failures < MOST_FAILURES;
  }

  #blockComment(open: string, close: string, nested: boolean): boolean {
    const doc = this.#isDoc() && !this.text.startsWith(close, this.at + open.length);
    let end = -1;
    if (!nested) end = this.#mayFail() ? this.text.indexOf(close, this.at + open.length) : -1;
    else if (this.#mayFail()) end = this.#nestedEnd(open, close);
    if (end < 0 || end + close.length > this.end) {
      this.#failures++;
      return false;
    }
    this.spans.push(doc ? 'doc' : 'comment', this.at, end + close.length);
    this.at = end + close.length;
    return true;
  }

  #nestedEnd(open: string, close: string): number {
    const either = new RegExp(`${escaped(open)}|${escaped(close)}`, 'g');
    either.lastIndex = this.at;
    let depth = 0;
    for (let found = either.exec(this.text); found !== null; found = either.exec(this.text)) {
      depth += found[0] === open ? 1 : -1;
      if (depth === 0) return found.index;
    }
    // Inner openers that nothing closes: take the first end there is.
    return this.text.indexOf(close, this.at);
  }

  #linesComment(open: string, close: string): boolean {
    const before = this.text.charAt(this.at - 1);
    const after = this.text.charAt(this.at + open.length);
    if ((before !== '' && before !== '\n') || /\w/.test(after) || !this.#mayFail()) return false;
    const last = this.text.indexOf(`\n${close}`, this.at);
    if (last < 0) {
      this.#failures++;
      return false;
    }
    const end = this.#lineEnd(last + 1);
    this.spans.push('doc', this.at, end);
    this.at = end;
    return true;
  }

  #openString(form: CompiledForm): boolean {
    const { extras } = this.#c;
    if (form.single) return this.#char();
    if (form.open.startsWith('"')) {
      if (extras.has('rust-raw') && this.#rawString(/(?<![A-Za-z0-9_])(?:b|c)?r(#{0,10})$/)) return true;
      if (extras.has('hash-raw') && this.#rawString(/(?<!#)(#{1,10})$/)) return true;
      if (extras.has('cpp-raw') && this.#cppRaw()) return true;
    }
    if (extras.has('docstring') && form.open.length === 3 && this.#isDocstring()) {
      const end = this.#mayFail() ? this.text.indexOf(form.close, this.at + 3) : -1;
      if (end >= 0) {
        this.spans.push('doc', this.at, end + 3);
        this.at = end + 3;
        return true;
      }
    }
    this.#stack.push({ is: 'string', form, start: this.at });
    this.at += form.open.length;
    return true;
  }

  /** A string that is a statement of its own (Python) or the value of `@doc` (Elixir). */
  #isDocstring(): boolean {
    const before = this.text.slice(Math.max(0, this.at - 200), this.at);
    if (/@(?:module|type)?doc\s+(?:~[sS])?$/.test(before)) return true;
    if (!/(?:^|\n)[ \t]*[rRuU]?$/.test(before)) return false;
    return !/[,(=[{+%\\]\s*[rRuU]?$/.test(before);
  }

  #char(): boolean {
    const literal = /'(?:\\[^\n]{1,9}?|[^'\\\n]{1,2})'/y;
    literal.lastIndex = this.at;
    const found = literal.exec(this.text);
    if (found === null) return false;
    this.spans.push('string', this.at, literal.lastIndex);
    this.at = literal.lastIndex;
    return true;
  }

  /** `r#"…"#`, `#"…"#`: the hashes before the mark must follow the closing one. */
  #rawString(before: RegExp): boolean {
    const [, hashes] = before.exec(this.text.slice(Math.max(0, this.at - 13), this.at)) ?? [];
    if (hashes === undefined) return false;
    const quotes = this.text.startsWith('"""', this.at) && hashes !== '' ? '"""' : '"';
    return this.#until(quotes.length, `${quotes}${hashes}`);
  }

  #cppRaw(): boolean {
    if (this.text.charAt(this.at - 1) !== 'R') return false;
    const open = /"([^()\\\s]{0,16})\(/y;
    open.lastIndex = this.at;
    const [, delimiter] = open.exec(this.text) ?? [];
    return delimiter !== undefined && this.#until(delimiter.length + 2, `)${delimiter}"`);
  }

  /** A string up to `close`, in which nothing means anything. */
  #until(skip: number, close: string, kind: 'string' | 'comment' = 'string'): boolean {
    const end = this.#mayFail() ? this.text.indexOf(close, this.at + skip) : -1;
    if (end < 0 || end > this.end) {
      this.#failures++;
      return false;
    }
    this.spans.push(kind, this.at, end + close.length);
    this.at = end + close.length;
    return true;
  }

  #inString(frame: Extract<Frame, { is: 'string' }>): void {
    const { next, close, code, multiline } = frame.form;
    next.lastIndex = this.at;
    for (let found = next.exec(this.text); found !== null; found = next.exec(this.text)) {
      const [what] = found;
      if (found.index >= this.end) break;
      if (what === close || what === '\n') {
        const end = found.index + (what === '\n' && close !== what ? 0 : what.length);
        this.#closeString(frame, end);
        return;
      }
      if (what === code && this.#stack.length < MOST_NESTED) {
        this.spans.push('string', frame.start, found.index);
        this.#stack.push({ is: 'code', close: code.endsWith('(') ? ')' : '}', depth: 1 });
        this.at = found.index + what.length;
        return;
      }
    }
    // It never ends. Where that is no mistake of ours the rest is a string; but we rather believe that it is one.
    const here = multiline && this.#mayFail() && this.#stack.length === 2 ? this.#lineEnd(frame.start) : this.end;
    this.#failures++;
    this.#closeString(frame, here);
  }

  #closeString(frame: Extract<Frame, { is: 'string' }>, end: number): void {
    this.spans.push('string', frame.start, end);
    this.#stack.pop();
    this.at = Math.max(end, frame.start + 1);
  }

  #extra(first: string, extras: ReadonlySet<Extra>): boolean {
    if (first === '<' && this.text.startsWith('<<', this.at)) {
      for (const [extra, opener] of HEREDOCS) if (extras.has(extra) && this.#heredoc(opener)) return true;
    }
    if (extras.has('quote-like') && this.#quoteLike(first)) return true;
    if (!extras.has('lua-long')) return false;
    if (first === '[') return this.#luaLong(/\[(={0,8})\[/y, 'string');
    return first === '-' && this.#luaLong(/--\[(={0,8})\[/y, 'comment');
  }

  /** Perl's `m{…}` and `qr(…)`, Ruby's `%r{…}`, Elixir's `~r|…|`. */
  #quoteLike(first: string): boolean {
    const close = QUOTE_LIKE.get(first);
    if (close === undefined) return false;
    if (
      !/(?:(?:=~|[=(,!~])\s{0,2}m|\bqr|\bqq|%[rqQ]|~[rRsS])$/.test(this.text.slice(Math.max(0, this.at - 6), this.at))
    )
      return false;
    const most = Math.min(this.end, this.at + LONGEST_QUOTE_LIKE);
    for (let i = this.at + 1, depth = 1; i < most; i++) {
      const char = this.text[i];
      if (char === '\\') i++;
      else if (char === close && --depth === 0) {
        this.spans.push('regex', this.at, i + 1);
        this.at = i + 1;
        return true;
      } else if (char === first) depth++;
    }
    return false;
  }

  #luaLong(open: RegExp, kind: 'string' | 'comment'): boolean {
    open.lastIndex = this.at;
    const [all, level] = open.exec(this.text) ?? [];
    return all !== undefined && this.#until(all.length, `]${level}]`, kind);
  }

  /** The text of a here-document; the rest of the line that opens it is left to be read as code, without strings. */
  #heredoc(opener: RegExp): boolean {
    opener.lastIndex = this.at;
    const tag = opener.exec(this.text)?.[1];
    if (tag === undefined || !this.#mayFail()) return false;
    const start = this.#lineEnd(this.at);
    const last = new RegExp(`\\n[ \\t]{0,40}${escaped(tag)}\\b`, 'g');
    last.lastIndex = start;
    const found = last.exec(this.text);
    if (found === null || found.index >= this.end) {
      this.#failures++;
      return false;
    }
    this.spans.push('string', start, found.index);
    this.at = last.lastIndex;
    return true;
  }

  #regex(): boolean {
    if (this.at < this.#noRegexBefore || !this.#regexMayStart()) return false;
    let inClass = false;
    for (let i = this.at + 1; i < this.end; i++) {
      const char = this.text[i];
      if (char === '\n') {
        this.#noRegexBefore = i;
        return false;
      }
      if (char === '\\') i++;
      else if (char === '[') inClass = true;
      else if (char === ']') inClass = false;
      else if (char === '/' && !inClass) {
        this.spans.push('regex', this.at, i + 1);
        this.at = i + 1;
        return true;
      }
    }
    this.#noRegexBefore = this.end;
    return false;
  }

  /** After a value a slash divides; after an operator, an opening bracket or a keyword it opens an expression. */
  #regexMayStart(): boolean {
    const before = this.text.slice(Math.max(0, this.at - 40), this.at).trimEnd();
    if (before === '') return true;
    if (/[([{,;:=!&|?+*%~^<>-]$/.test(before)) return true;
    return /(?:^|[^\w$.])(?:return|typeof|case|in|of|delete|void|throw|new|else|do|if|unless|and|or|not|when|split|match|grep|x|m|qr|puts)$/.test(
      before,
    );
  }
}

const HEREDOCS: readonly (readonly [Extra, RegExp])[] = [
  ['shell-heredoc', /<<-?[ \t]{0,4}\\?["']?([A-Za-z_]\w{0,60})["']?/y],
  ['ruby-heredoc', /<<[~-]?["'`]?([A-Z_][A-Z_0-9]{0,60})\b["'`]?/y],
  ['perl-heredoc', /<<~?["']?([A-Z_][A-Z_0-9]{0,60})\b["']?/y],
  ['php-heredoc', /<<<[ \t]{0,4}["']?([A-Za-z_]\w{0,60})["']?/y],
];
