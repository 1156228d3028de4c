/**
 * FreeMarker templates, as far as we follow them: `${name.member}` and nothing else. A template with directives or
 * built-ins is opaque, and says so.
 * @see synapse-semantics 2.3 "FreeMarker"
 */

export interface Interpolation {
  /** `ctx`, `axis2`, `trp`, `args` or `payload`. */
  readonly root: string;
  readonly members: readonly string[];
}

export type FreeMarkerTemplate = readonly (string | Interpolation)[];

const PATH = /^\s*([A-Za-z_][\w$]*)((?:\s*(?:\.\s*[A-Za-z_][\w$]*|\[\s*(?:"[^"]*"|'[^']*')\s*\]))*)\s*$/;

/** Why FreeMarker refuses `text`; undefined when it does not, as far as we can tell. */
export function freeMarkerProblem(text: string): string | undefined {
  for (const found of text.matchAll(/\$\{([^}]*)(\}?)/g)) {
    const [, inner = '', close] = found;
    if (close === '') return 'the template has a ${ that is not closed';
    const bare = inner.replace(/"[^"]*"|'[^']*'/g, 'text');
    if (bare.trim() === '' || /["']|\.\s*(?:$|[^\w\s.*$@\d])/.test(bare)) return `FreeMarker cannot parse \${${inner}}`;
  }
  return undefined;
}

/** The pieces of a template without directives; undefined when it uses more than we follow. */
export function readFreeMarker(text: string): FreeMarkerTemplate | undefined {
  if (/<\/?[#@]|\[#|<#--|#\{/.test(text)) return undefined;
  const pieces: (string | Interpolation)[] = [];
  let from = 0;
  for (const found of text.matchAll(/\$\{([^}]*)\}/g)) {
    const path = PATH.exec(found[1] as string);
    if (path === null) return undefined;
    const members = [...(path[2] as string).matchAll(/\.\s*([\w$]+)|\[\s*["']([^"']*)["']\s*\]/g)];
    pieces.push(text.slice(from, found.index), {
      root: path[1] as string,
      members: members.map(([, dotted, quoted]) => dotted ?? quoted ?? ''),
    });
    from = found.index + found[0].length;
  }
  pieces.push(text.slice(from));
  return pieces;
}
