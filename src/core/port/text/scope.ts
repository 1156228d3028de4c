/** Namespaces that a fragment needs where it is put. */
import type { Shape } from '../../stock/shape.js';
import { lookupNamespace, type XmlElement } from '../../xml/index.js';

const EXPRESSION_PREFIX = /\+xmlns:(.*)$/;

/** Prefixes that `shape` uses and does not declare itself, with the namespaces they have where it stands. */
export function neededNamespaces(shape: Shape): Map<string, string> {
  const needed = new Map<string, string>();
  const visit = ({ element, facts, children }: Shape, declared: ReadonlySet<string>): void => {
    const own = element.declarations.size === 0 ? declared : new Set([...declared, ...element.declarations.keys()]);
    const use = (prefix: string): void => {
      if (own.has(prefix) || needed.has(prefix) || prefix === 'xml') return;
      const uri = lookupNamespace(element, prefix);
      if (uri !== undefined) needed.set(prefix, uri);
    };
    use(element.prefix);
    for (const { name, local, ns } of element.attributes) {
      if (ns !== '') use(name.slice(0, name.length - local.length - 1));
    }
    for (const fact of facts.keys()) {
      const [, prefix] = EXPRESSION_PREFIX.exec(fact) ?? [];
      if (prefix !== undefined) use(prefix);
    }
    for (const child of children) visit(child, own);
  };
  visit(shape, new Set());
  return needed;
}

/** What of `needed` has to be declared when it is put below `parent`. */
export function missingBelow(needed: ReadonlyMap<string, string>, parent: XmlElement): [prefix: string, uri: string][] {
  return [...needed].filter(([prefix, uri]) => (lookupNamespace(parent, prefix) ?? '') !== uri);
}
