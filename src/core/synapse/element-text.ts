/**
 * An element of the file as the text the gateway keeps of it: blank texts between elements are gone, the namespaces it
 * needs are declared on it, CDATA is text.
 * @see synapse-semantics 2.3 "Format source"
 */
import { lookupNamespace, type XmlElement } from '../xml/index.js';

export const escapeText = (text: string): string =>
  text.replace(/[&<\r]|\]\]>/g, (c) => (c === '&' ? '&amp;' : c === '<' ? '&lt;' : c === '\r' ? '&#xd;' : ']]&gt;'));

const ATTRIBUTE_ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '"': '&quot;',
  '\n': '&#xa;',
  '\t': '&#x9;',
  '\r': '&#xd;',
};

export const escapeAttribute = (text: string): string =>
  text.replace(/[&<"\n\t\r]/g, (c) => ATTRIBUTE_ESCAPES[c] as string);

/** Blank in Java's eyes: what `String.trim` removes. */
export const isJavaBlank = (text: string): boolean => /^[\0- ]*$/.test(text);

/** The direct text of `element` without its blank pieces: what the gateway keeps of a format. */
export function keptText(element: XmlElement): string {
  let text = '';
  for (const child of element.children) if (child.kind === 'text' && !isJavaBlank(child.value)) text += child.value;
  return text;
}

function write(element: XmlElement, bound: ReadonlyMap<string, string>): string {
  const scope = new Map(bound);
  let declarations = '';
  const declare = (prefix: string, uri: string): void => {
    if ((scope.get(prefix) ?? '') === uri && (scope.has(prefix) || uri === '')) return;
    scope.set(prefix, uri);
    declarations += prefix === '' ? ` xmlns="${escapeAttribute(uri)}"` : ` xmlns:${prefix}="${escapeAttribute(uri)}"`;
  };
  for (const [prefix, uri] of element.declarations) declare(prefix, uri);
  declare(element.prefix, element.ns);
  let attributes = '';
  for (const { name, local, ns, value } of element.attributes) {
    if (ns !== '' && name !== local) {
      const prefix = name.slice(0, name.indexOf(':'));
      if (prefix !== 'xml') declare(prefix, lookupNamespace(element, prefix) ?? ns);
    }
    attributes += ` ${name}="${escapeAttribute(value)}"`;
  }
  let inner = '';
  for (const child of element.children) {
    if (child.kind === 'element') inner += write(child, scope);
    else if (child.kind === 'comment') inner += `<!--${child.value}-->`;
    else if (child.kind === 'instruction') inner += `<?${child.target} ${child.value}?>`;
    else if (!isJavaBlank(child.value)) inner += escapeText(child.value);
  }
  const head = `<${element.name}${declarations}${attributes}`;
  return inner === '' ? `${head}/>` : `${head}>${inner}</${element.name}>`;
}

const NOTHING_BOUND: ReadonlyMap<string, string> = new Map();

/** Serialises `element` on its own. */
export const elementText = (element: XmlElement): string => write(element, NOTHING_BOUND);
