/** SOAP answers are compared by what they say, not by how it is spelled. */
import { XmlPayload, XmlSyntax } from '../../src/core/mediation/parse-xml.js';
import type { XElement } from '../../src/core/mediation/tree.js';

/** One line per node: names with their namespaces, attributes sorted, text joined; undefined when it is no XML. */
export function infoset(text: string): string | undefined {
  try {
    return lines(new XmlPayload(text).root()).join('\n    ');
  } catch (error) {
    if (error instanceof XmlSyntax) return undefined;
    throw error;
  }
}

function lines(element: XElement): string[] {
  const attributes = element.attributes
    .map(({ ns, local, value }) => ` {${ns}}${local}=${JSON.stringify(value)}`)
    .sort()
    .join('');
  const inner = element.children.flatMap((child): string[] => {
    if (child.kind === 'element') return lines(child);
    return [child.kind === 'text' ? JSON.stringify(child.value) : `<?${child.target ?? '--'} ${child.value}?>`];
  });
  return [`{${element.ns}}${element.local}${attributes}`, ...inner.map((line) => `  ${line}`)];
}
