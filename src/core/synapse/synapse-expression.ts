/**
 * `${…}`, the expression language of 4.5 and later: its parser.
 *
 * The grammar is small and odd, and the oddities matter, because a text that does not parse refuses the whole file:
 * `and`/`or` bind tighter than comparisons and lean to the right, member names are plain identifiers, a few JSON path
 * words cannot be members.
 * @see synapse-semantics 4.4
 */
import { type JsonPath, type JsonStep, parseJsonPath } from './json-path.js';

export type SynapseOperator = '+' | '-' | '*' | '/' | '%' | '==' | '!=' | '<' | '>' | '<=' | '>=' | 'and' | 'or';

export type SynapseNode =
  | { readonly op: 'literal'; readonly value: string | number | boolean | null }
  | { readonly op: 'array'; readonly items: readonly SynapseNode[] }
  | { readonly op: 'payload'; readonly path: JsonPath }
  | { readonly op: 'variable'; readonly name: string; readonly path: JsonPath }
  | {
      readonly op: 'read';
      readonly from: 'headers' | 'configs' | 'axis2' | 'synapse' | 'queryParams' | 'pathParams' | 'functionParams';
      readonly name: string;
    }
  | { readonly op: 'call'; readonly name: string; readonly args: readonly SynapseNode[]; readonly path?: JsonPath }
  | {
      readonly op: 'binary';
      readonly operator: SynapseOperator;
      readonly left: SynapseNode;
      readonly right: SynapseNode;
    }
  | {
      readonly op: 'choose';
      readonly test: SynapseNode;
      readonly whenTrue: SynapseNode;
      readonly whenFalse: SynapseNode;
    };

const FUNCTIONS = new Set(
  (
    'length toUpper toLower subString startsWith endsWith contains trim replace split indexOf now formatDateTime ' +
    'charAt abs floor ceil sqrt log pow round base64encode base64decode urlEncode urlDecode exists not isNumber ' +
    'isString isArray isObject string integer float boolean array object xpath registry secret'
  ).split(' '),
);
const PARAMS = new Set(['queryParams', 'pathParams', 'functionParams']);
const PROPERTIES = new Set(['axis2', 'synapse']);
const NO_MEMBER = new Set(['in', 'nin', 'size', 'empty', 'subsetof', 'anyof', 'noneof', 'true', 'false', 'null']);
const COMPARISONS = new Set(['==', '!=', '<', '>', '<=', '>=']);

const TOKEN =
  /\s*(?:(-?\d+(?:\.\d+)?)|("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|([A-Za-z_][A-Za-z_0-9]*)|(\.\.|==|!=|<=|>=|&&|\|\||[-+*/%<>()[\].,:?$!@]))/y;

interface Token {
  readonly is: 'number' | 'string' | 'word' | 'sign';
  readonly text: string;
}

function tokensOf(source: string): Token[] | undefined {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const from = TOKEN.lastIndex;
    const found = TOKEN.exec(source);
    if (found === null) return source.slice(from).trim() === '' ? tokens : undefined;
    const [, number, string, word, sign] = found;
    if (number !== undefined) tokens.push({ is: 'number', text: number });
    else if (string !== undefined) tokens.push({ is: 'string', text: withoutEscapes(string.slice(1, -1)) });
    else if (word !== undefined) tokens.push({ is: 'word', text: word });
    else tokens.push({ is: 'sign', text: sign as string });
  }
  return tokens;
}

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r' };

const withoutEscapes = (text: string): string =>
  text.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/gs, (_, hex, c) =>
    hex === undefined ? (ESCAPES[c] ?? c) : String.fromCharCode(Number.parseInt(hex, 16)),
  );

class SyntaxProblem extends Error {}

class Parser {
  private at = 0;
  constructor(private readonly tokens: readonly Token[]) {}

  whole(): SynapseNode {
    const tree = this.expression();
    if (this.at < this.tokens.length) throw new SyntaxProblem();
    return tree;
  }

  private peek(text: string): boolean {
    const token = this.tokens[this.at];
    return token !== undefined && token.is !== 'string' && token.text === text;
  }

  private take(text: string): boolean {
    const found = this.peek(text);
    if (found) this.at++;
    return found;
  }

  private expect(text: string): void {
    if (!this.take(text)) throw new SyntaxProblem();
  }

  private next(): Token {
    const token = this.tokens[this.at++];
    if (token === undefined) throw new SyntaxProblem();
    return token;
  }

  private expression(): SynapseNode {
    const test = this.comparison();
    if (!this.take('?')) return test;
    const whenTrue = this.expression();
    this.expect(':');
    return { op: 'choose', test, whenTrue, whenFalse: this.expression() };
  }

  private comparison(): SynapseNode {
    let left = this.logical();
    for (;;) {
      const sign = this.tokens[this.at];
      if (sign?.is !== 'sign' || !COMPARISONS.has(sign.text)) return left;
      this.at++;
      left = { op: 'binary', operator: sign.text as SynapseOperator, left, right: this.logical() };
    }
  }

  private logical(): SynapseNode {
    const left = this.sum();
    if (this.take('and') || this.take('&&')) return { op: 'binary', operator: 'and', left, right: this.logical() };
    if (this.take('or') || this.take('||')) return { op: 'binary', operator: 'or', left, right: this.logical() };
    return left;
  }

  private sum(): SynapseNode {
    let left = this.term();
    for (;;) {
      const sign = this.tokens[this.at];
      // `a -1` reaches us as a number with its sign
      if (sign?.is === 'number' && sign.text.startsWith('-')) throw new SyntaxProblem();
      if (!this.peek('+') && !this.peek('-')) return left;
      this.at++;
      left = { op: 'binary', operator: sign?.text as SynapseOperator, left, right: this.term() };
    }
  }

  private term(): SynapseNode {
    let left = this.factor();
    while (this.peek('*') || this.peek('/') || this.peek('%')) {
      const operator = this.next().text as SynapseOperator;
      left = { op: 'binary', operator, left, right: this.factor() };
    }
    return left;
  }

  private factor(): SynapseNode {
    const token = this.next();
    if (token.is === 'number') return { op: 'literal', value: Number(token.text) };
    if (token.is === 'string') return { op: 'literal', value: token.text };
    if (token.text === '(') {
      const inner = this.expression();
      this.expect(')');
      return inner;
    }
    if (token.text === '[') return { op: 'array', items: this.listUntil(']') };
    if (token.text === '$' || token.text === 'payload') return { op: 'payload', path: this.path() };
    if (token.text === 'true' || token.text === 'false') return { op: 'literal', value: token.text === 'true' };
    if (token.text === 'null') return { op: 'literal', value: null };
    if (token.text === 'vars') return { op: 'variable', name: this.memberName(true), path: this.path() };
    if (token.text === 'headers' || token.text === 'configs') {
      return { op: 'read', from: token.text, name: this.memberName(false) };
    }
    if (token.text === 'params') return this.scoped(PARAMS);
    if (token.text === 'properties' || token.text === 'props') return this.scoped(PROPERTIES);
    if (FUNCTIONS.has(token.text)) {
      this.expect('(');
      const args = this.listUntil(')');
      const path = this.path();
      return { op: 'call', name: token.text, args, ...(path.steps.length > 0 && { path }) };
    }
    throw new SyntaxProblem();
  }

  private listUntil(close: string): SynapseNode[] {
    const items: SynapseNode[] = [];
    if (this.take(close)) return items;
    do items.push(this.expression());
    while (this.take(','));
    this.expect(close);
    return items;
  }

  private scoped(allowed: ReadonlySet<string>): SynapseNode {
    this.expect('.');
    const { is, text } = this.next();
    if (is !== 'word' || !allowed.has(text)) throw new SyntaxProblem();
    return { op: 'read', from: text as 'axis2', name: this.memberName(false) };
  }

  /** `.name`, `["name"]` or `.["name"]`; for variables also `."name"`. */
  private memberName(quoted: boolean): string {
    const dot = this.take('.');
    if (this.take('[')) {
      const { is, text } = this.next();
      if (is !== 'string') throw new SyntaxProblem();
      this.expect(']');
      return text;
    }
    const { is, text } = this.next();
    if (!dot || !((is === 'word' && !NO_MEMBER.has(text)) || (quoted && is === 'string'))) throw new SyntaxProblem();
    return text;
  }

  private path(): JsonPath {
    const steps: JsonStep[] = [];
    for (;;) {
      if (this.take('..')) {
        if (this.take('*')) steps.push({ is: 'opaque', text: '..*' });
        else {
          const { is, text } = this.next();
          if (is !== 'word') throw new SyntaxProblem();
          steps.push({ is: 'anywhere', name: text });
        }
      } else if (this.peek('[')) steps.push(this.bracket());
      else if (this.take('.')) {
        if (this.peek('[')) steps.push(this.bracket());
        else if (this.take('*')) steps.push({ is: 'all' });
        else {
          const { is, text } = this.next();
          if (is !== 'word' || NO_MEMBER.has(text)) throw new SyntaxProblem();
          if (this.peek('(')) {
            // a path function such as length(): known to the grammar, not to us
            this.at++;
            this.expect(')');
            steps.push({ is: 'opaque', text: `${text}()` });
          } else steps.push({ is: 'member', name: text });
        }
      } else return { steps, definite: steps.every(({ is }) => is === 'member' || is === 'index') };
    }
  }

  private bracket(): JsonStep {
    const from = ++this.at;
    let depth = 1;
    while (depth > 0) {
      const { is, text } = this.next();
      if (is === 'sign' && text === '[') depth++;
      if (is === 'sign' && text === ']') depth--;
    }
    const inner = this.tokens.slice(from, this.at - 1);
    const [only] = inner;
    if (only === undefined) throw new SyntaxProblem();
    if (inner.length === 1 && only.is === 'string') return { is: 'member', name: only.text };
    const text = inner.map((token) => token.text).join('');
    const simple = parseJsonPath(`$[${text}]`)?.steps[0];
    return simple !== undefined && simple.is !== 'member' ? simple : { is: 'opaque', text };
  }
}

const parsed = new Map<string, SynapseNode | undefined>();
const PARSED_LIMIT = 4096;

/** Parses the text between `${` and `}`; undefined when the gateway refuses it. */
export function parseSynapseExpression(source: string): SynapseNode | undefined {
  if (parsed.has(source)) return parsed.get(source);
  let tree: SynapseNode | undefined;
  const tokens = tokensOf(source);
  if (tokens !== undefined && tokens.length > 0) {
    try {
      tree = new Parser(tokens).whole();
    } catch (problem) {
      if (!(problem instanceof SyntaxProblem)) throw problem;
    }
  }
  if (parsed.size >= PARSED_LIMIT) parsed.clear();
  parsed.set(source, tree);
  return tree;
}
