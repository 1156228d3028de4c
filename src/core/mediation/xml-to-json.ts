/**
 * XML → JSON, as the JSON formatter and payloadFactory convert it.
 *
 * The writer streams: what it has written when it fails has gone out already, so a failure carries that text.
 * @see synapse-semantics 3.4 "XML → JSON"
 */
import { escapeJson } from './json-text.js';
import { bigDecimalText } from './numbers.js';
import { isBlank, type XElement, type XNode } from './tree.js';
import { isPartial, Undetermined } from './values.js';

/** The tree cannot be written as JSON; `written` has left already. */
export class Unwritable {
  constructor(
    readonly written: string,
    readonly reason: string,
  ) {}
}

const NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;
const TRANSPARENT = new Set(['jsonObject', 'jsonArray', 'jsonElement']);

/** Asked about a text with holes that could turn out a number or literal. */
export type MayBeLiteral = (text: string) => boolean;

class Writer {
  private out = '';
  constructor(private readonly mayBeLiteral: MayBeLiteral) {}

  run(root: XElement): string {
    this.rootElement(root);
    return this.out;
  }

  private fail(reason: string): never {
    throw new Unwritable(this.out, reason);
  }

  /** Whether an unknown text beside elements is blank, and so not there, decides what is written. */
  private unsure(nodes: readonly XNode[]): void {
    if (nodes.some((node) => node.kind === 'element')) throw new Undetermined('unknown text stands beside elements');
  }

  private rootElement(root: XElement): void {
    if (root.hole !== undefined) {
      this.out += root.hole;
      return;
    }
    this.checkAttributes(root);
    if (root.local === 'jsonValue') {
      this.out += root.text();
      return;
    }
    if (TRANSPARENT.has(root.local)) {
      if (root.local === 'jsonObject') {
        if (root.attributes.length === 0 && contents(root).length === 0) this.out += 'null';
        else this.element(root);
        return;
      }
      this.arrayRoot(root);
      return;
    }
    this.out += `{"${escapeJson(root.local)}":`;
    this.element(root);
    this.out += '}';
  }

  /** `jsonArray` and `jsonElement` roots: their element children are the items. */
  private arrayRoot(root: XElement): void {
    const items = contents(root).filter((node) => node.kind === 'element');
    if (items.length === 0) {
      const text = root.text();
      if (isBlank(text)) this.out += 'null';
      else this.scalar(text);
      return;
    }
    const [only] = items;
    if (items.length === 1 && only !== undefined) {
      // one item alone is no array
      this.element(only);
      return;
    }
    this.out += '[';
    items.forEach((item, i) => {
      if (i > 0) this.out += ',';
      this.element(item);
    });
    this.out += ']';
  }

  private scalar(text: string): void {
    if (isPartial(text) ? this.mayBeLiteral(text) : NUMBER.test(text)) {
      this.out += isPartial(text) ? text : bigDecimalText(text);
    } else if (text === 'true' || text === 'false' || text === 'null') this.out += text;
    else this.out += `"${escapeJson(text)}"`;
  }

  /** The value of an element: `null`, a scalar, or an object. */
  element(element: XElement): void {
    const nodes = contents(element);
    if (element.attributes.length === 0) {
      if (nodes.length === 0) {
        this.out += 'null';
        return;
      }
      const texts = nodes.filter((node) => node.kind === 'text');
      if (texts.length === nodes.length) {
        this.scalar(texts.map((node) => node.value).join(''));
        return;
      }
    }
    this.object(element, nodes);
  }

  private object(element: XElement, nodes: readonly XNode[]): void {
    const only = nodes.length === 1 ? nodes[0] : undefined;
    if (element.attributes.length === 0 && only?.kind === 'element' && TRANSPARENT.has(only.local)) {
      this.transparent(only);
      return;
    }
    if (nodes.some((node) => node.kind === 'text' && isPartial(node.value))) this.unsure(nodes);
    // text first: it is met before the writer can open an object
    if (nodes[0]?.kind === 'text' && element.attributes.length === 0) this.fail('text beside elements');
    this.out += '{';
    let first = true;
    const name = (text: string): void => {
      this.out += `${first ? '' : ','}"${escapeJson(text)}":`;
      first = false;
    };
    for (const { local, value } of element.attributes) {
      name(`@${local}`);
      this.out += `"${escapeJson(value)}"`;
    }
    const hasElements = nodes.some((node) => node.kind === 'element');
    if (!hasElements) {
      const text = nodes.map((node) => (node.kind === 'text' ? node.value : '')).join('');
      if (text !== '') {
        name('$');
        this.scalar(text);
      }
    } else this.members(nodes, name);
    this.out += '}';
  }

  private members(nodes: readonly XNode[], name: (text: string) => void): void {
    let forced: string | undefined;
    let close = ''; // an array is closed when the next name comes, so a failure leaves it open
    for (let i = 0; i < nodes.length; i++) {
      const node = nodes[i] as XNode;
      if (node.kind === 'text') this.fail('text beside elements');
      if (node.kind === 'other') {
        forced = node.value.trim().replace(/^\//, '').replace(/^.*:/, '');
        continue;
      }
      let last = i;
      while (sameName(nodes[last + 1], node.local)) last++;
      const group = nodes.slice(i, last + 1) as XElement[];
      this.out += close;
      close = '';
      name(node.local);
      if (group.length > 1 || forced === node.local) {
        this.out += '[';
        group.forEach((element, at) => {
          this.checkAttributes(element);
          if (at > 0) this.out += ',';
          this.element(element);
        });
        close = ']';
      } else {
        this.checkAttributes(node);
        this.element(node);
      }
      forced = undefined;
      i = last;
    }
    this.out += close;
  }

  /** Attributes lose their namespaces first, so two of one local name collide. */
  private checkAttributes(element: XElement): void {
    const names = element.attributes.map(({ local }) => local);
    if (new Set(names).size < names.length) this.fail('an attribute twice');
  }

  /** Below the root, jsonObject, jsonArray and jsonElement vanish. */
  private transparent(element: XElement): void {
    if (element.local === 'jsonObject') this.element(element);
    else this.arrayRoot(element);
  }
}

const sameName = (node: XNode | undefined, local: string): boolean => node?.kind === 'element' && node.local === local;

/** What the writer sees of an element: no comments, no blank texts, of instructions only `xml-multiple`. */
function contents(element: XElement): XNode[] {
  return element.children.filter(
    (node) => node.kind === 'element' || (node.kind === 'text' ? !isBlank(node.value) : node.target === 'xml-multiple'),
  );
}

/**
 * Writes an element as JSON.
 * @throws Unwritable, with the text that has been written by then
 */
export function xmlToJson(root: XElement, mayBeLiteral: MayBeLiteral = () => false): string {
  return new Writer(mayBeLiteral).run(root);
}
