/** How a file is laid out: line ends, indentation, and text moved from one layout into another. */
import { SYNAPSE_NAMESPACE } from '../../stock/shape.js';
import type { XmlElement } from '../../xml/index.js';
import { type Splice, splice } from './splice.js';
import { startTagOf } from './tags.js';

export interface Layout {
  readonly newline: '\n' | '\r\n' | '\r';
  /** One step of indentation. */
  readonly unit: string;
}

/** The line end that a text uses most; LF when it has none. */
export function newlineOf(source: string): Layout['newline'] {
  if (!source.includes('\r')) return '\n';
  let [crlf, lf, cr] = [0, 0, 0];
  for (const [end] of source.matchAll(/\r\n|\n|\r/g)) {
    if (end === '\r\n') crlf++;
    else if (end === '\n') lf++;
    else cr++;
  }
  if (crlf > lf && crlf >= cr) return '\r\n';
  return cr > lf ? '\r' : '\n';
}

/** The white space before `offset`, if nothing else stands before it on its line; undefined when something does. */
export function indentAt(source: string, offset: number): string | undefined {
  let at = offset;
  while (at > 0 && (source[at - 1] === ' ' || source[at - 1] === '\t')) at--;
  const first = at === 0 || source[at - 1] === '\n' || source[at - 1] === '\r';
  return first ? source.slice(at, offset) : undefined;
}

/** Takes something out, with its line where it has one for itself. */
export function removalOf(source: string, { start, end }: { readonly start: number; readonly end: number }): Splice {
  const indent = indentAt(source, start);
  const rest = /^[ \t]*(?=[\r\n]|$)/.exec(source.slice(end, end + 200));
  if (indent === undefined || rest === null) return { start, end, text: '' };
  let from = start - indent.length;
  if (source[from - 1] === '\n') from--;
  if (source[from - 1] === '\r') from--;
  return { start: from, end: end + rest[0].length, text: '' };
}

function unitOf(source: string, root: XmlElement): string {
  const outer = indentAt(source, root.start) ?? '';
  for (const child of root.children) {
    const inner = child.kind === 'element' ? indentAt(source, child.start) : undefined;
    if (inner !== undefined && inner.length > outer.length && inner.startsWith(outer)) return inner.slice(outer.length);
  }
  return '    ';
}

const known = new WeakMap<XmlElement, Layout>();

export function layoutOf(source: string, root: XmlElement): Layout {
  let layout = known.get(root);
  if (layout === undefined) {
    layout = { newline: newlineOf(source), unit: unitOf(source, root) };
    known.set(root, layout);
  }
  return layout;
}

const isBlank = (text: string): boolean => /^\s*$/.test(text);

/** Spans of white space that only lay the text out: between elements, between attributes, around a format. */
function* gaps(source: string, element: XmlElement): Generator<readonly [start: number, end: number]> {
  const tag = startTagOf(source, element);
  let at = tag.nameEnd;
  for (const { start, end } of tag.attributes) {
    yield [start, start + (/^\s*/.exec(source.slice(start, end))?.[0].length ?? 0)];
    at = end;
  }
  yield [at, tag.end];
  const mixed =
    element.ns !== SYNAPSE_NAMESPACE && element.children.some((c) => c.kind === 'text' && !isBlank(c.value));
  for (const child of element.children) {
    if (child.kind === 'element') yield* gaps(source, child);
    else if (child.kind === 'comment') yield [child.start, child.end];
    else if (child.kind === 'text' && !child.cdata && !mixed) {
      const raw = source.slice(child.start, child.end);
      if (isBlank(raw)) yield [child.start, child.end];
      else if (element.ns === SYNAPSE_NAMESPACE) {
        yield [child.start, child.start + raw.length - raw.trimStart().length];
        yield [child.end - raw.length + raw.trimEnd().length, child.end];
      }
    }
  }
}

/** The indentation that a line with `white` gets, when what was indented by `own` goes to `indent`. */
export const reindent = (white: string, own: string, indent: string, from: Layout, to: Layout): string =>
  indent + (white.startsWith(own) ? convert(white.slice(own.length), from.unit, to.unit) : '');

/** White space of `rest` in steps of `from` becomes as many steps of `to`. */
function convert(rest: string, from: string, to: string): string {
  if (from === to || from === '' || rest === '') return rest;
  const steps = rest.length / from.length;
  return Number.isInteger(steps) && rest === from.repeat(steps) ? to.repeat(steps) : rest;
}

/**
 * The splices that fit `element` of `source` into another file: its further lines are indented as the first one will
 * be, and line ends are the other file's. White space that clients receive stays.
 */
export function refit(source: string, element: XmlElement, from: Layout, to: Layout, indent: string): Splice[] {
  const own = indentAt(source, element.start) ?? '';
  const splices: Splice[] = [];
  const laid: (readonly [number, number])[] = [...gaps(source, element)];
  const breaks = /(?:\r\n|\n|\r)([ \t]*)/g;
  breaks.lastIndex = element.start;
  let gap = 0;
  for (let found = breaks.exec(source); found !== null && found.index < element.end; found = breaks.exec(source)) {
    const [all, white = ''] = found;
    const at = found.index;
    while (gap < laid.length && (laid[gap] as readonly [number, number])[1] <= at) gap++;
    const inGap = gap < laid.length && (laid[gap] as readonly [number, number])[0] <= at;
    if (!inGap) {
      const length = all.length - white.length;
      splices.push({ start: at, end: at + length, text: to.newline });
      continue;
    }
    const next = source[at + all.length];
    const empty = next === '\n' || next === '\r';
    const text = to.newline + (empty ? '' : reindent(white, own, indent, from, to));
    splices.push({ start: at, end: at + all.length, text });
  }
  return splices;
}

/** The text of an element as if it stood by itself: no indentation, LF, steps of `unit`. */
export function standing(source: string, element: XmlElement, layout: Layout, unit = layout.unit): string {
  const plain: Layout = { unit, newline: '\n' };
  return splice(source, refit(source, element, layout, plain, ''), element.start, element.end);
}
