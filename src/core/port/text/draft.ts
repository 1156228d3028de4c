/**
 * The new file in the making: the new release's text and the splices that will turn it into the result. Every byte that
 * no splice covers stays as it is.
 */
import type { Shape } from '../../stock/shape.js';
import { escapeAttribute, escapeText } from '../../synapse/element-text.js';
import type { XmlComment, XmlElement } from '../../xml/index.js';
import { indentAt, type Layout, layoutOf, refit, reindent, removalOf } from './layout.js';
import { missingBelow, neededNamespaces } from './scope.js';
import { inOrder, type Splice, splice } from './splice.js';
import { contentSpan, startTagOf } from './tags.js';

export interface Doc {
  readonly source: string;
  readonly root: XmlElement;
}

/** Something to put into the file. */
export type Piece =
  | {
      readonly from: 'ours';
      readonly shape: Shape;
      /** Comments that stand before it in the user's file. */
      readonly comments?: readonly XmlComment[];
      /** Translations inside it, in the user's text. */
      readonly splices?: readonly Splice[];
      /** Elements inside it that are taken from the new release's file. */
      readonly holes?: ReadonlyMap<XmlElement, Shape>;
    }
  | { readonly from: 'theirs'; readonly shape: Shape }
  /** Lines separated by LF, without the indentation of the place. */
  | { readonly from: 'nowhere'; readonly text: string };

/** The indentation that what stands at an offset of the new file will have; undefined where it begins no line. */
type Indent = typeof indentAt;

const asItIs: Indent = indentAt;

type Where = 'before' | 'after' | 'first' | 'last';

const quoted = (value: string, quote: '"' | "'"): string =>
  quote === '"'
    ? escapeAttribute(value)
    : escapeAttribute(value)
        .replace(/'/g, '&apos;')
        .replace(/&quot;/g, '"');

/** A comment on the same line behind an element belongs to it. */
const TRAILING_COMMENT = /[ \t]*<!--(?:(?!-->)[^\n\r])*-->(?=[ \t]*(?:[\r\n]|$))/y;

export class Draft {
  readonly #splices: Splice[] = [];
  readonly #inserted = new Map<XmlElement, Map<Where, Piece[]>>();
  readonly #replaced = new Map<XmlElement, Piece>();
  readonly #layout: Layout;
  readonly #oursLayout: Layout;

  constructor(
    readonly theirs: Doc,
    readonly ours: Doc,
  ) {
    this.#layout = layoutOf(theirs.source, theirs.root);
    this.#oursLayout = layoutOf(ours.source, ours.root);
  }

  /** Sets, adds or (undefined) removes an un-namespaced attribute; `xmlns:p` declares a prefix. */
  setAttribute(element: XmlElement, name: string, value: string | undefined): void {
    const tag = startTagOf(this.theirs.source, element);
    const span = tag.attributes.find((attribute) => attribute.name === name);
    if (span === undefined) {
      const at = tag.attributes.at(-1)?.end ?? tag.nameEnd;
      if (value !== undefined) this.#splices.push({ start: at, end: at, text: ` ${name}="${escapeAttribute(value)}"` });
    } else if (value === undefined) this.#splices.push({ start: span.start, end: span.end, text: '' });
    else this.#splices.push({ start: span.valueStart, end: span.valueEnd, text: quoted(value, span.quote) });
  }

  /** Replaces the text of an element that holds no elements; white space around the old text stays. */
  setText(element: XmlElement, text: string | undefined): void {
    const { source } = this.theirs;
    const content = contentSpan(source, element);
    const escaped = text === undefined ? '' : escapeText(text);
    if (content === undefined) {
      if (text !== undefined) this.#open(element, escaped);
      return;
    }
    const old = source.slice(content.start, content.end);
    const start = old.trim() === '' ? content.start : content.start + old.length - old.trimStart().length;
    const end = old.trim() === '' ? content.end : content.end - old.length + old.trimEnd().length;
    this.#splices.push({ start, end, text: escaped });
  }

  /** `<x/>` becomes `<x>content</x>`. */
  #open(element: XmlElement, content: string): void {
    const { end } = startTagOf(this.theirs.source, element);
    this.#splices.push({ start: end - 2, end, text: `>${content}</${element.name}>` });
  }

  /** Takes an element out, with its line where it has one for itself. */
  remove(element: XmlElement): void {
    this.#splices.push(removalOf(this.theirs.source, element));
  }

  replace(element: XmlElement, piece: Piece): void {
    this.#replaced.set(element, piece);
  }

  /** Puts `piece` beside or into an element; several at one place keep their order. */
  insert(where: Where, element: XmlElement, piece: Piece): void {
    let at = this.#inserted.get(element);
    if (at === undefined) {
      at = new Map();
      this.#inserted.set(element, at);
    }
    const list = at.get(where);
    if (list === undefined) at.set(where, [piece]);
    else list.push(piece);
  }

  /** What changes in the new file, in order. */
  changes(): Splice[] {
    return inOrder(this.#within(this.theirs.root, asItIs));
  }

  print(): string {
    return splice(this.theirs.source, this.changes());
  }

  /** What happens inside an element of the new file, wherever it is put. */
  #within(outer: XmlElement, indentOf: Indent): Splice[] {
    const inside = ({ start, end }: { start: number; end: number }): boolean =>
      start >= outer.start && end <= outer.end;
    const removal = removalOf(this.theirs.source, outer);
    const found = this.#splices.filter(
      (one) => inside(one) && !(one.start === removal.start && one.end === removal.end),
    );
    for (const [element, piece] of this.#replaced) {
      if (element === outer || !inside(element)) continue;
      const indent = indentOf(this.theirs.source, element.start) ?? '';
      const text = this.#render(piece, indent, element.parent ?? element);
      found.push({ start: element.start, end: element.end, text });
    }
    for (const [element, places] of this.#inserted) {
      if (!inside(element)) continue;
      for (const [where, pieces] of places) {
        const beside = where === 'before' || where === 'after';
        if (!(beside && element === outer)) found.push(this.#insertion(where, element, pieces, indentOf));
      }
    }
    return found;
  }

  #insertion(where: Where, element: XmlElement, pieces: readonly Piece[], indentOf: Indent): Splice {
    const { source } = this.theirs;
    if (where === 'before' || where === 'after') {
      const indent = indentOf(source, element.start);
      const parent = element.parent ?? element;
      const texts = pieces.map((piece) => this.#render(piece, indent ?? '', parent));
      const gap = indent === undefined ? '' : this.#layout.newline + indent;
      if (where === 'before') {
        return { start: element.start, end: element.start, text: texts.map((text) => text + gap).join('') };
      }
      TRAILING_COMMENT.lastIndex = element.end;
      const at = indent !== undefined && TRAILING_COMMENT.test(source) ? TRAILING_COMMENT.lastIndex : element.end;
      return { start: at, end: at, text: texts.map((text) => gap + text).join('') };
    }
    const children = element.children.filter((child): child is XmlElement => child.kind === 'element');
    const neighbour = where === 'first' ? children[0] : children.at(-1);
    const own = indentOf(source, element.start);
    const indent = neighbour === undefined ? own && own + this.#layout.unit : indentOf(source, neighbour.start);
    const texts = pieces.map((piece) => this.#render(piece, indent ?? '', element));
    const gap = indent === undefined ? '' : this.#layout.newline + indent;
    const text = texts.map((one) => gap + one).join('');
    const tag = startTagOf(source, element);
    if (tag.selfClosed) {
      const end = own === undefined ? '' : this.#layout.newline + own;
      return { start: tag.end - 2, end: tag.end, text: `>${text}${end}</${element.name}>` };
    }
    if (where === 'last' && neighbour !== undefined) return { start: neighbour.end, end: neighbour.end, text };
    const closesAtOnce = source.startsWith('</', tag.end);
    const end = closesAtOnce && own !== undefined ? this.#layout.newline + own : '';
    return { start: tag.end, end: tag.end, text: text + end };
  }

  /** The text of a piece for a place with this indentation below `parent`. */
  #render(piece: Piece, indent: string, parent: XmlElement): string {
    if (piece.from === 'nowhere') return piece.text.replace(/\n(?!\n|$)/g, `${this.#layout.newline}${indent}`);
    const { source } = piece.from === 'ours' ? this.ours : this.theirs;
    const layout = piece.from === 'ours' ? this.#oursLayout : this.#layout;
    const { element } = piece.shape;
    const splices: Splice[] = [...refit(source, element, layout, this.#layout, indent)];
    if (piece.from === 'ours') {
      splices.push(...(piece.splices ?? []));
      for (const [hole, shape] of piece.holes ?? []) {
        const own = indentAt(source, hole.start) ?? '';
        const base = indentAt(source, element.start) ?? '';
        const inner = reindent(own, base, indent, layout, this.#layout);
        splices.push({
          start: hole.start,
          end: hole.end,
          text: this.#render({ from: 'theirs', shape }, inner, parent),
        });
      }
    } else {
      const own = indentAt(source, element.start) ?? '';
      splices.push(
        ...this.#within(element, (text, offset) => {
          const white = indentAt(text, offset);
          return white === undefined ? undefined : reindent(white, own, indent, layout, this.#layout);
        }),
      );
    }
    const tag = startTagOf(source, element);
    for (const [prefix, uri] of missingBelow(neededNamespaces(piece.shape), parent)) {
      const name = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
      splices.push({ start: tag.nameEnd, end: tag.nameEnd, text: ` ${name}="${escapeAttribute(uri)}"` });
    }
    const comments = piece.from === 'ours' ? (piece.comments ?? []) : [];
    const before = comments.map(({ start, end }) => {
      const own = indentAt(source, start) ?? '';
      const text = source.slice(start, end).replace(/(?:\r\n|\n|\r)([ \t]*)/g, (_, white: string) => {
        return this.#layout.newline + reindent(white, own, indent, layout, this.#layout);
      });
      return text + this.#layout.newline + indent;
    });
    return before.join('') + splice(source, splices, element.start, element.end);
  }
}
