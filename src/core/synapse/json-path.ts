/**
 * JSON paths as `json-eval(…)` and `evaluator="json"` write them.
 *
 * Written here rather than taken from a library: the ones on offer evaluate filters with `eval` or bring a dialect of
 * their own, while we must say "unknown" where the gateway's own library (Jayway) would do something we cannot follow.
 */

export type JsonStep =
  | { readonly is: 'member'; readonly name: string }
  | { readonly is: 'index'; readonly at: number }
  | { readonly is: 'all' }
  | { readonly is: 'anywhere'; readonly name: string }
  | { readonly is: 'slice'; readonly from: number | undefined; readonly to: number | undefined }
  /** Filters, unions, functions: parsed no further. */
  | { readonly is: 'opaque'; readonly text: string };

export interface JsonPath {
  readonly steps: readonly JsonStep[];
  /** Whether it can yield at most one value; others yield an array. */
  readonly definite: boolean;
}

/** @returns undefined for a path that the gateway's library refuses */
export function parseJsonPath(text: string): JsonPath | undefined {
  let rest = text;
  if (rest.startsWith('$') || rest.startsWith('@')) rest = rest.slice(1);
  else rest = `.${rest}`;
  const steps: JsonStep[] = [];
  while (rest !== '') {
    const deep = /^\.\.(?:\*|([^.[\]()'"\s]+))/.exec(rest);
    if (deep !== null) {
      steps.push(deep[1] === undefined ? { is: 'opaque', text: deep[0] } : { is: 'anywhere', name: deep[1] });
      rest = rest.slice(deep[0].length);
      continue;
    }
    const dotted = /^\.(?:(\*)|([^.[\]()'"]+))(\(\))?/.exec(rest);
    if (dotted !== null) {
      if (dotted[3] !== undefined) steps.push({ is: 'opaque', text: dotted[0] });
      else steps.push(dotted[1] === undefined ? { is: 'member', name: dotted[2] as string } : { is: 'all' });
      rest = rest.slice(dotted[0].length);
      continue;
    }
    const bracket = bracketed(rest);
    if (bracket === undefined) return undefined;
    steps.push(bracketStep(bracket));
    rest = rest.slice(bracket.length + 2);
  }
  return { steps, definite: steps.every(({ is }) => is === 'member' || is === 'index') };
}

/** The text between `[` and its `]`; undefined when it is not closed. */
function bracketed(text: string): string | undefined {
  if (!text.startsWith('[')) return undefined;
  let depth = 0;
  let quote = '';
  for (let i = 0; i < text.length; i++) {
    const c = text[i] as string;
    if (quote !== '') {
      if (c === quote) quote = '';
    } else if (c === "'" || c === '"') quote = c;
    else if (c === '[' || c === '(') depth++;
    else if (c === ')') depth--;
    else if (c === ']' && --depth === 0) return i === 1 ? undefined : text.slice(1, i);
  }
  return undefined;
}

function bracketStep(inner: string): JsonStep {
  const trimmed = inner.trim();
  const quoted = /^(?:'([^']*)'|"([^"]*)")$/.exec(trimmed);
  if (quoted !== null) return { is: 'member', name: (quoted[1] ?? quoted[2]) as string };
  if (trimmed === '*') return { is: 'all' };
  if (/^-?\d+$/.test(trimmed)) return { is: 'index', at: Number(trimmed) };
  const slice = /^(-?\d*):(-?\d*)$/.exec(trimmed);
  if (slice !== null) {
    const bound = (digits: string | undefined) => (digits ? Number(digits) : undefined);
    return { is: 'slice', from: bound(slice[1]), to: bound(slice[2]) };
  }
  return { is: 'opaque', text: trimmed };
}
