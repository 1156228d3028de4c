/** What the readers of single mediators share: places, attributes, expressions, and the problems they find. */
import type { EngineFeature } from '../stock/engine.js';
import { childElements, lookupNamespace, type XmlElement } from '../xml/index.js';
import {
  type Expression,
  hasShortGetPropertyPiece,
  type ParsedExpression,
  readExpression,
  readXPath,
} from './expression.js';
import { javaRegex } from './java-regex.js';
import {
  type At,
  type Mediator,
  type NamedClass,
  type NamedElement,
  type Problem,
  type ProblemCode,
  type StaticCall,
  SYNAPSE_NS,
} from './model.js';

/** Offsets at which the lines of `source` begin. */
function lineStarts(source: string): number[] {
  const starts = [0];
  const breaks = /\r\n|\n|\r/g;
  while (breaks.exec(source) !== null) starts.push(breaks.lastIndex);
  return starts;
}

/** Collects what reading one file yields besides its mediators. */
export class Reader {
  readonly problems: Problem[] = [];
  readonly elements: NamedElement[] = [];
  readonly classes: NamedClass[] = [];
  readonly calls: StaticCall[] = [];
  private readonly lines: readonly number[];

  constructor(
    readonly file: string,
    readonly source: string,
    /** Reads a list of mediators; given from outside, because mediators contain lists. */
    readonly list: (reader: Reader, parent: XmlElement, skip?: ReadonlySet<XmlElement>) => Mediator[],
  ) {
    this.lines = lineStarts(source);
  }

  at(element: XmlElement): At {
    const { start, end, name } = element;
    let low = 0;
    let high = this.lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.lines[middle] as number) <= start) low = middle;
      else high = middle - 1;
    }
    return {
      file: this.file,
      element: name,
      line: low + 1,
      column: start - (this.lines[low] as number) + 1,
      start,
      end,
    };
  }

  problem(
    code: ProblemCode,
    element: XmlElement,
    words: string,
    limit: { needs?: EngineFeature; lacks?: EngineFeature } = {},
  ): void {
    this.problems.push({ code, words, at: this.at(element), ...limit });
  }

  call(to: string, by: StaticCall['by'], element: XmlElement): void {
    this.calls.push({ to, by, at: this.at(element) });
  }

  /** The first child `name` in the synapse namespace. */
  child(element: XmlElement, name: string): XmlElement | undefined {
    return childElements(element).find((child) => child.ns === SYNAPSE_NS && child.local === name);
  }

  children(element: XmlElement, name: string): XmlElement[] {
    return childElements(element).filter((child) => child.ns === SYNAPSE_NS && child.local === name);
  }

  /** An expression in `text`; a problem when it is none. `${…}` needs an engine that knows it. */
  expression(text: string, element: XmlElement, what: string): Expression | undefined {
    return this.accept(readExpression(text, element), text, element, what);
  }

  xpath(text: string, element: XmlElement, what: string): Expression | undefined {
    return this.accept(readXPath(text, element), text, element, what);
  }

  private accept(read: ParsedExpression, text: string, element: XmlElement, what: string): Expression | undefined {
    if (!read.ok) {
      this.problem('bad-expression', element, `${what} is ${read.reason}: ${text}`);
      return undefined;
    }
    const { expression } = read;
    if (expression.kind === 'synapse') {
      const words = `${what} is a Synapse expression, which this release does not know: ${text}`;
      this.problem('bad-expression', element, words, { lacks: 'synapseExpressions' });
    }
    if (expression.kind === 'json' && expression.path === undefined) {
      this.problem('bad-expression', element, `${what} has a broken JSON path: ${text}`, { needs: 'jsonPathChecked' });
    }
    if (expression.kind === 'xpath' && hasShortGetPropertyPiece(text)) {
      const words = `${what} makes the engine's get-property scanner fail: ${text}`;
      this.problem('bad-expression', element, words, { needs: 'shortGetPropertyPieceFails' });
    }
    return expression;
  }

  /** A Java pattern; a problem when Java refuses it. */
  regex(text: string, element: XmlElement, what: string): string {
    const regex = javaRegex(text);
    if (regex.is === 'broken')
      this.problem('bad-regex', element, `${what} is no Java pattern (${regex.reason}): ${text}`);
    return text;
  }

  /** `prefix:local` with a bound prefix; a problem otherwise. */
  qualified(
    text: string,
    element: XmlElement,
    what: string,
  ): { prefix: string; local: string; ns: string } | undefined {
    const colon = text.indexOf(':');
    const prefix = colon < 0 ? '' : text.slice(0, colon);
    const ns = colon <= 0 ? undefined : lookupNamespace(element, prefix);
    if (ns !== undefined) return { prefix, local: text.slice(colon + 1), ns };
    const words = colon < 0 ? `${what} needs a prefix: ${text}` : `${what} has a prefix that is not bound: ${text}`;
    this.problem('bad-value', element, words);
    return undefined;
  }
}
