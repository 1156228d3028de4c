/** Generated sequences for property tests: a tree, edits of it, and ways to write it down. */
import fc from 'fast-check';

export interface El {
  readonly name: string;
  readonly attributes: readonly (readonly [string, string])[];
  readonly children: readonly El[];
  readonly text?: string;
}

export interface Writing {
  readonly unit: string;
  readonly newline: string;
  readonly quote: '"' | "'";
  readonly prefix: string;
  readonly comment: boolean;
  readonly declaration: boolean;
  readonly oneLine: boolean;
}

const el = (name: string, attributes: Record<string, string> = {}, children: El[] = [], text?: string): El => ({
  name,
  attributes: Object.entries(attributes),
  children,
  ...(text !== undefined && { text }),
});

interface Words {
  readonly word: fc.Arbitrary<string>;
  readonly name: fc.Arbitrary<string>;
  readonly expression: fc.Arbitrary<string>;
  readonly key: fc.Arbitrary<string>;
}

/** Few words, so that mediators resemble each other. */
const FEW: Words = {
  word: fc.constantFrom('alpha', 'beta', 'gamma', 'delta', 'a b', 'é', "it's", 'x < y & z', '"q"', '900901'),
  name: fc.constantFrom('A', 'B', 'C', 'D', 'HTTP_SC', 'messageType', 'RESPONSE'),
  expression: fc.constantFrom('$ctx:A', "get-property('B')", '$trp:Accept', '$axis2:HTTP_METHOD', "'x'"),
  key: fc.constantFrom('one', 'two', 'three'),
};

const numbered = (prefix: string): fc.Arbitrary<string> => fc.nat(99_999).map((n) => `${prefix}${n}`);

/** So many that hardly two mediators are alike. */
const MANY: Words = {
  word: numbered('w'),
  name: numbered('P'),
  expression: numbered('$ctx:V'),
  key: numbered('s'),
};

const scope = fc.constantFrom({}, { scope: 'axis2' }, { scope: 'transport' });

function mediatorOf({ word, name, expression, key: keys }: Words): fc.Arbitrary<El> {
  const leaf: fc.Arbitrary<El> = fc.oneof(
    fc.tuple(name, word, scope).map(([n, value, s]) => el('property', { name: n, value, ...s })),
    fc.tuple(name, expression).map(([n, e]) => el('property', { name: n, expression: e })),
    fc.tuple(name, scope).map(([n, s]) => el('property', { name: n, action: 'remove', ...s })),
    keys.map((key) => el('sequence', { key })),
    fc.constantFrom(el('send'), el('drop'), el('respond'), el('header', { name: 'To', action: 'remove' })),
    word.map((value) => el('class', { name: `com.example.C${value.replace(/\W/g, '')}` })),
    fc.array(fc.tuple(name, word), { maxLength: 2 }).map((list) =>
      el(
        'log',
        { level: 'custom' },
        list.map(([n, value]) => el('property', { name: n, value })),
      ),
    ),
    fc.tuple(word, fc.array(expression, { maxLength: 3 })).map(([text, args]) =>
      el('payloadFactory', { 'media-type': 'json' }, [
        el('format', {}, [], `{"code":"$1","text":${JSON.stringify(text)}}`),
        ...(args.length === 0
          ? []
          : [
              el(
                'args',
                {},
                args.map((e) => el('arg', { expression: e })),
              ),
            ]),
      ]),
    ),
    fc
      .array(fc.tuple(fc.constantFrom('am:code', 'am:message', 'am:more'), word), { minLength: 1, maxLength: 3 })
      .map((members) =>
        el('payloadFactory', {}, [
          el('format', {}, [
            el(
              'am:fault',
              { 'xmlns:am': 'http://wso2.org/apimanager' },
              members.map(([n, t]) => el(n, {}, [], t)),
            ),
          ]),
        ]),
      ),
  );

  return fc.letrec<{ node: El }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      { weight: 5, arbitrary: leaf },
      {
        weight: 2,
        arbitrary: fc
          .tuple(
            expression,
            word,
            fc.array(tie('node'), { maxLength: 3 }),
            fc.option(fc.array(tie('node'), { maxLength: 2 })),
          )
          .map(([source, regex, then, otherwise]) =>
            el('filter', { source, regex: regex.replace(/\W/g, '') }, [
              el('then', {}, then),
              ...(otherwise === null ? [] : [el('else', {}, otherwise)]),
            ]),
          ),
      },
      {
        weight: 1,
        arbitrary: fc
          .tuple(expression, fc.array(fc.tuple(word, fc.array(tie('node'), { maxLength: 2 })), { maxLength: 2 }))
          .map(([source, cases]) =>
            el(
              'switch',
              { source },
              cases.map(([regex, list]) => el('case', { regex }, list)),
            ),
          ),
      },
    ),
  })).node;
}

const treeOf = (words: Words): fc.Arbitrary<El> =>
  fc.array(mediatorOf(words), { maxLength: 8 }).map((children) => el('sequence', { name: 'generated' }, children));

/** A sequence with a name and up to eight mediators, some nested. */
export const sequenceTree = treeOf(FEW);

/** One in which hardly two mediators are alike. */
export const distinctTree = treeOf(MANY);

export const writing: fc.Arbitrary<Writing> = fc.record({
  unit: fc.constantFrom('    ', '  ', '\t'),
  newline: fc.constantFrom('\n', '\r\n'),
  quote: fc.constantFrom('"' as const, "'" as const),
  prefix: fc.constantFrom('', 'syn'),
  comment: fc.boolean(),
  declaration: fc.boolean(),
  oneLine: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
});

export const plainly: Writing = {
  unit: '    ',
  newline: '\n',
  quote: '"',
  prefix: '',
  comment: false,
  declaration: false,
  oneLine: false,
};

const escapeXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** The text of a tree. */
export function write(root: El, style: Writing): string {
  const { unit, newline, quote, prefix } = style;
  const qualified = (n: string): string => (prefix === '' || n.includes(':') ? n : `${prefix}:${n}`);
  const value = (text: string): string =>
    quote + escapeXml(text).replaceAll(quote, quote === '"' ? '&quot;' : '&apos;') + quote;
  const lines: string[] = [];
  const open = ({ name: n, attributes }: El, extra: string): string =>
    `<${qualified(n)}${extra}${attributes.map(([a, v]) => ` ${a}=${value(v)}`).join('')}`;
  const visit = (node: El, depth: number, extra: string): void => {
    const indent = style.oneLine ? '' : unit.repeat(depth);
    if (node.text !== undefined) {
      lines.push(`${indent}${open(node, extra)}>${escapeXml(node.text)}</${qualified(node.name)}>`);
    } else if (node.children.length === 0) lines.push(`${indent}${open(node, extra)}/>`);
    else {
      lines.push(`${indent}${open(node, extra)}>`);
      if (style.comment && depth === 0) lines.push(`${unit}<!-- written down by a test -->`);
      for (const child of node.children) visit(child, depth + 1, '');
      lines.push(`${indent}</${qualified(node.name)}>`);
    }
  };
  const namespace = `xmlns${prefix === '' ? '' : `:${prefix}`}=${value('http://ws.apache.org/ns/synapse')}`;
  visit(root, 0, ` ${namespace}`);
  const head = style.declaration ? `<?xml version="1.0" encoding="UTF-8"?>${newline}` : '';
  return head + lines.join(style.oneLine ? '' : newline) + newline;
}

/** Lists of mediators in a tree, as paths of child indices. */
function lists(node: El, path: readonly number[] = []): number[][] {
  const isList =
    ['sequence', 'then', 'else', 'case'].includes(node.name) && !node.attributes.some(([n]) => n === 'key');
  return [...(isList ? [[...path]] : []), ...node.children.flatMap((child, i) => lists(child, [...path, i]))];
}

function update(node: El, path: readonly number[], change: (node: El) => El): El {
  const [first, ...rest] = path;
  if (first === undefined) return change(node);
  return { ...node, children: node.children.map((child, i) => (i === first ? update(child, rest, change) : child)) };
}

const at = (node: El, path: readonly number[]): El => path.reduce((found, i) => found.children[i] as El, node);

export type Change = (root: El) => El;

const attribute = (node: El, n: string, v: string): El => ({
  ...node,
  attributes: node.attributes.map(([a, old]) => (a === n ? [a, v] : [a, old])),
});

/** One random edit, which picks its place by numbers so that it fits any tree. */
const KINDS = ['add', 'remove', 'change', 'move', 'wrap', 'swap', 'text'] as const;

const changeOf = (words: Words, kinds: readonly (typeof KINDS)[number][] = KINDS): fc.Arbitrary<Change> =>
  fc
    .record({
      kind: fc.constantFrom(...kinds),
      list: fc.nat(),
      index: fc.nat(),
      other: fc.nat(),
      fresh: mediatorOf(words),
      value: words.word,
    })
    .map(
      ({ kind, list, index, other, fresh, value }): Change =>
        (root) => {
          const places = lists(root);
          const path = places[list % places.length] as number[];
          const { children } = at(root, path);
          const put = (next: readonly El[]): El => update(root, path, (node) => ({ ...node, children: next }));
          const i = children.length === 0 ? 0 : index % children.length;
          const chosen = children[i];
          if (kind === 'add' || chosen === undefined)
            return put([...children.slice(0, i), fresh, ...children.slice(i)]);
          const without = children.filter((_, k) => k !== i);
          switch (kind) {
            case 'remove':
              return put(without);
            case 'move': {
              const j = other % (without.length + 1);
              return put([...without.slice(0, j), chosen, ...without.slice(j)]);
            }
            case 'swap': {
              const j = other % children.length;
              return put(children.map((child, k) => (k === i ? (children[j] as El) : k === j ? chosen : child)));
            }
            case 'wrap':
              return put(
                children.map((child, k) =>
                  k === i
                    ? el('filter', { xpath: `$ctx:${value.replace(/\W/g, '')}` }, [el('then', {}, [chosen])])
                    : child,
                ),
              );
            case 'text':
            case 'change': {
              const [first] = chosen.attributes.filter(([n]) => ['value', 'regex', 'key', 'scope'].includes(n));
              const clean =
                first?.[0] === 'regex' ? value.replace(/\W/g, '') : first?.[0] === 'scope' ? 'operation' : value;
              if (first !== undefined)
                return put(children.map((c, k) => (k === i ? attribute(c, first[0], clean) : c)));
              const edited = update(chosen, [0], (node) =>
                node.text === undefined ? node : { ...node, text: `{"n":"${value.length}"}` },
              );
              return put(children.map((c, k) => (k === i && chosen.children.length > 0 ? edited : c)));
            }
          }
          return root;
        },
    );

export const change = changeOf(FEW);

/** An edit whose additions are like nothing else, and which keeps the order of what stays. */
export const steadyChange = changeOf(MANY, ['add', 'remove', 'change', 'wrap', 'text']);

/** Whether no two mediators of a tree are the same but for their place. */
export function isDistinct(root: El): boolean {
  const seen = new Set<string>();
  const visit = (node: El): boolean => {
    const isMediator = !PARTS.has(node.name) && !node.name.includes(':');
    const key = `${node.name} ${JSON.stringify(node.attributes)} ${node.name === 'payloadFactory' ? JSON.stringify(node.children) : ''}`;
    if (isMediator && seen.has(key)) return false;
    seen.add(key);
    return node.children.every(visit);
  };
  return visit(root);
}

const PARTS: ReadonlySet<string> = new Set(['then', 'else', 'format', 'args', 'arg']);

/** A sequence whose mediators are those of two others, in two branches of their own. */
export const inTwoPlaces = (left: El, right: El): El => {
  const branch = (name: string, { children }: El): El =>
    el('filter', { source: '$ctx:PLACE', regex: name }, [el('then', {}, [...children])]);
  return el('sequence', { name: 'generated' }, [branch('left', left), el('send'), branch('right', right)]);
};
