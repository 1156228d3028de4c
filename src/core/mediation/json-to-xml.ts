/**
 * JSON → XML, the view that XPath and the XML, SOAP and form formatters have of a JSON payload.
 * @see synapse-semantics 3.4 "JSON → XML"
 */
import { type Json, type JsonEvents, JsonSyntax, scanJson } from './json-text.js';
import { type LazySource, XElement, XText } from './tree.js';

/** How an engine reads JSON that is odd or broken. */
export interface JsonReading {
  /** `"@x"` behind element members is an attribute (from 3.2.0); else reading fails. */
  readonly jsonAttributesAnywhere: boolean;
}

const elementName = (name: string): string => (/^\d/.test(name) ? `_JsonReader_PD_${name}` : name);

/** Builds the view from what the JSON reader tells. */
class ViewBuilder implements JsonEvents {
  /** Where values go: an element that collects members, or an array with the name of its items. */
  private readonly stack: ({ element: XElement } | { items: string; into: XElement })[];
  private pending: string | undefined;

  constructor(
    readonly root: XElement,
    private readonly reading: JsonReading,
    private started = false,
  ) {
    this.stack = [];
  }

  private top(): { element: XElement } | { items: string; into: XElement } | undefined {
    return this.stack[this.stack.length - 1];
  }

  /** The element that the next value fills. */
  private place(): XElement {
    const top = this.top();
    if (top === undefined) return this.root;
    const name = 'items' in top ? top.items : elementName(this.pending ?? '');
    const element = new XElement('', '', name);
    ('items' in top ? top.into : top.element).append(element);
    return element;
  }

  name(name: string): void {
    this.pending = name;
  }

  startObject(): void {
    this.stack.push({ element: this.started ? this.place() : this.root });
    this.started = true;
  }

  endObject(): void {
    this.stack.pop();
  }

  startArray(): void {
    const top = this.top();
    if (!this.started) {
      this.started = true;
      this.stack.push({ items: 'jsonElement', into: this.root });
    } else if (top !== undefined && 'items' in top) {
      // an array in an array gets elements of its own
      const wrapper = new XElement('', '', 'jsonArray');
      this.place().append(wrapper);
      this.stack.push({ items: 'jsonElement', into: wrapper });
    } else if (top !== undefined) this.stack.push({ items: elementName(this.pending ?? ''), into: top.element });
  }

  endArray(): void {
    this.stack.pop();
  }

  value(value: Json): void {
    const top = this.top();
    const text = scalarText(value);
    if (top !== undefined && 'element' in top && this.pending !== undefined) {
      if (this.pending.startsWith('@') && this.pending.length > 1) {
        this.attribute(top.element, this.pending.slice(1), text);
        return;
      }
      if (this.pending === '$') {
        if (text !== undefined) top.element.append(new XText(text));
        return;
      }
    }
    const element = this.place();
    if (text !== undefined) element.append(new XText(text));
  }

  private attribute(element: XElement, name: string, text: string | undefined): void {
    if (!this.reading.jsonAttributesAnywhere && element.children.length > 0) {
      throw new JsonSyntax('an attribute behind other members');
    }
    const colon = name.indexOf(':');
    if (text !== undefined) {
      element.attributes.push({ prefix: '', ns: '', local: colon < 0 ? name : name.slice(colon + 1), value: text });
    }
  }
}

/** `null` has no text. */
const scalarText = (value: Json): string | undefined => {
  if (value.is === 'string') return value.value;
  if (value.is === 'number') return value.text;
  return value.is === 'literal' && value.value !== null ? String(value.value) : undefined;
};

/** Holds what a JSON text stands for. @throws JsonSyntax */
function readView(text: string, reading: JsonReading): XElement {
  const holder = new XElement('', '', 'jsonObject');
  scanJson(text, new ViewBuilder(holder, reading));
  return holder;
}

/**
 * What a writer that streams has written when it meets the mistake, with its tags closed (2.6.0).
 * @returns undefined when nothing came before the mistake
 */
export function jsonInPart(text: string, reading: JsonReading): XElement | undefined {
  const holder = new XElement('', '', viewName(text));
  try {
    scanJson(text.slice(text.search(/[{[]/)), new ViewBuilder(holder, reading));
  } catch (syntax) {
    if (!(syntax instanceof JsonSyntax)) throw syntax;
  }
  return holder.children.length > 0 ? holder : undefined;
}

/** Name of the element that stands for a JSON text: decided by its first character of weight. */
function viewName(text: string): 'jsonObject' | 'jsonArray' | 'jsonValue' {
  const first = /[{["tnf\-0-9]/.exec(text)?.[0];
  return first === '{' ? 'jsonObject' : first === '[' ? 'jsonArray' : 'jsonValue';
}

/** An element that stands for a JSON text, expanded when somebody looks. */
export function jsonElement(text: string, reading: JsonReading): XElement {
  const name = viewName(text);
  const source: LazySource = {
    json: text,
    expand: (element) => {
      if (name === 'jsonValue') return [new XText(text)];
      const read = readView(text.slice(text.search(/[{[]/)), reading);
      element.attributes = read.attributes;
      return [...read.children];
    },
  };
  return new XElement('', '', name, source);
}
