/** One source file, cut up once: its family, its comments, the text without them, the codes in it. */
import { Around } from './around.js';
import { AUTH_OR_QUOTA, GATEWAY_CODE } from './codes.js';
import { CONVERTS, ELSEWHERE, GATEWAY_SIDE, JSON_WORDS, KEEPS_WRAPPED, XML_WORDS } from './context.js';
import { type Family, type FamilyId, familyOf, familyOfFile } from './families.js';
import { lex } from './lex.js';
import type { SourceFile, Where } from './model.js';
import { SIGNALS } from './signals.js';
import { type Spans, withoutComments } from './spans.js';
import { whereOfFile } from './where.js';

/** Names whose strings are scripts, in the JSON of request collections and notebooks. */
const SCRIPT_KEYS =
  /^(?:exec|script|code|source|tests|test|prerequest|afterResponseScript|preRequestScript|body_script)$/;

/** Codes further from a signal than this have nothing to do with it. */
const FAR_LINES = 150;

/** Nothing is read before it is asked for: most files that hold a literal hold no signal. */
export class Source {
  readonly text: string;
  readonly id: FamilyId;
  readonly family: Family;
  #spans: Spans | undefined;
  #live: string | undefined;
  #around: Around | undefined;
  #where: Where | undefined;
  #gatewaySide: boolean | undefined;
  #namespaceAt: number | undefined;
  #codes: readonly number[] | undefined;

  constructor(readonly file: SourceFile) {
    this.text = file.text;
    this.id = familyOfFile(file.path, file.text);
    this.family = familyOf(this.id);
  }

  get spans(): Spans {
    this.#spans ??= lex(this.text, this.id);
    return this.#spans;
  }

  /** `text` with comments blanked out. */
  get live(): string {
    this.#live ??= withoutComments(this.text, this.spans);
    return this.#live;
  }

  get around(): Around {
    this.#around ??= new Around(this.text);
    return this.#around;
  }

  get where(): Where {
    this.#where ??= whereOfFile(this.file.path, this.id, this.text);
    return this.#where;
  }

  /** Runs inside a gateway. */
  get gatewaySide(): boolean {
    this.#gatewaySide ??= GATEWAY_SIDE.test(this.live);
    return this.#gatewaySide;
  }

  /** Offset of the first namespace of a fault outside comments, or -1. */
  get namespaceAt(): number {
    this.#namespaceAt ??= this.live.search(SIGNALS['namespace-uri'].pattern);
    return this.#namespaceAt;
  }

  /** Offsets of gateway codes outside comments. */
  get #codeOffsets(): readonly number[] {
    this.#codes ??= [...this.live.matchAll(GATEWAY_CODE)].map(({ index }) => index);
    return this.#codes;
  }

  /** Class of the text at `offset`. */
  zoneAt(offset: number): Where {
    const index = this.spans.indexAt(offset);
    const kind = index < 0 ? undefined : this.spans.kind(index);
    const apart = this.where === 'vendored' || this.where === 'generated' || this.where === 'fixture';
    if (kind === 'comment') return apart ? this.where : 'comment';
    if (kind === 'doc') return apart ? this.where : 'doc';
    if (this.family.shape !== 'json' || kind !== 'string') return this.where;
    const key = this.spans.key(index) ?? '';
    if (this.id === 'notebook') return /^(?:text|data)\b/.test(key) ? 'doc' : this.#inScript(index, offset, '#');
    if (this.where === 'test') return SCRIPT_KEYS.test(key) ? this.#inScript(index, offset, '//') : 'fixture';
    return this.where;
  }

  /** In a string that is a script, a line after a comment mark is a comment. */
  #inScript(index: number, offset: number, mark: string): Where {
    const text = this.text.slice(Math.max(this.spans.start(index) + 1, offset - 2000), offset);
    const line = text.slice(text.lastIndexOf('\\n') + 1).replace(/^n(?=\s|\/\/|#)/, '');
    return line.trimStart().startsWith(mark) ? 'comment' : this.where;
  }

  /** The text in which the neighbours of `offset` count: with comments only when it stands in one. */
  #textAround(offset: number): string {
    const kind = this.spans.kindAt(offset);
    return kind === 'comment' || kind === 'doc' ? this.text : this.live;
  }

  /** Whether a window of lines says something. */
  says(words: RegExp, offset: number, before: number, after = before): boolean {
    return words.test(this.window(offset, before, after));
  }

  window(offset: number, before: number, after = before): string {
    return this.around.window(offset, before, after, this.#textAround(offset));
  }

  /** The nearest gateway code that counts for a signal at `offset`; -1 when there is none. */
  codeNear(offset: number): number {
    if (this.#textAround(offset) === this.text && this.live !== this.text) {
      const [start, end] = this.around.span(offset, 15, 15);
      const found = this.text.slice(start, end).search(GATEWAY_CODE);
      return found < 0 ? -1 : start + found;
    }
    const nearest = nearestOf(this.#codeOffsets, offset);
    if (nearest < 0) return -1;
    const lines = Math.abs(this.around.lineOf(nearest) - this.around.lineOf(offset));
    return lines <= FAR_LINES ? nearest : -1;
  }

  /** What kind of parser is at work here; undefined when both or neither. */
  parserNear(offset: number): 'xml' | 'json' | undefined {
    for (const lines of [2, 8, 40]) {
      const window = this.window(offset, lines);
      const xml = XML_WORDS.test(window);
      const json = JSON_WORDS.test(window);
      if (xml !== json) return xml ? 'xml' : 'json';
      if (xml) return undefined;
    }
    return undefined;
  }

  /** Another world with faults of its own, within so many lines. */
  elsewhereNear(offset: number, lines: number): string | undefined {
    const window = this.window(offset, lines);
    return ELSEWHERE.find(({ words }) => words.test(window))?.what;
  }

  linesBetween(a: number, b: number): number {
    return Math.abs(this.around.lineOf(a) - this.around.lineOf(b));
  }

  /** Code compared with a bare number, which the text of an element never equals. */
  comparesNumber(offset: number): boolean {
    return this.says(BARE_NUMBER, offset, 4) && !this.converts(offset);
  }

  /** A gateway of the vendor that keeps the wrapped form. */
  otherGateway(): string | undefined {
    return KEEPS_WRAPPED.find(({ word }) => word.test(this.text) || word.test(this.file.path))?.name;
  }

  converts(offset: number): boolean {
    return this.says(CONVERTS, offset, 3, 0);
  }
}

const BARE_NUMBER = new RegExp(
  `(?:[=!]=|<>|\\b(?:eq|is|in|case|when)\\b|\\()\\s{0,2}\\(?(?<!["'])${AUTH_OR_QUOTA}(?!["'\\w])`,
);

/** The number nearest to `wanted` in a sorted list; -1 in an empty one. */
function nearestOf(sorted: readonly number[], wanted: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  const [after, before] = [sorted[low], sorted[low - 1]];
  if (after === undefined || before === undefined) return after ?? before ?? -1;
  return after - wanted < wanted - before ? after : before;
}
