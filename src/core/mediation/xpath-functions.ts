/**
 * XPath's core functions, and those that synapse adds.
 * @see synapse-semantics 4.1
 */
import type { XPathNode } from '../synapse/expression.js';
import { base64, decode, encode, fromBase64, urlEncode } from './encode.js';
import { MediationFailure } from './failure.js';
import { readAxis2, readDefault, readOperation, readTransport } from './message.js';
import { isPartial, Unknown } from './values.js';
import { type Evaluation, failureText, Unresolvable } from './xpath.js';
import { isNodeSet, toBoolean, toNumber, toText, type XPathItem, type XPathValue } from './xpath-values.js';
import { asXPathValue } from './xpath-variables.js';

type Texts = readonly string[];

/** Functions of texts alone. */
const TEXT_FUNCTIONS: Readonly<
  Record<string, { arity: readonly [number, number]; of(...texts: string[]): XPathValue }>
> = {
  'starts-with': { arity: [2, 2], of: (a = '', b = '') => a.startsWith(b) },
  contains: { arity: [2, 2], of: (a = '', b = '') => a.includes(b) },
  'substring-before': {
    arity: [2, 2],
    of: (a = '', b = '') => (a.includes(b) ? a.slice(0, a.indexOf(b)) : ''),
  },
  'substring-after': {
    arity: [2, 2],
    of: (a = '', b = '') => (a.includes(b) ? a.slice(a.indexOf(b) + b.length) : ''),
  },
  'normalize-space': { arity: [1, 1], of: (a = '') => a.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '') },
  'string-length': { arity: [1, 1], of: (a = '') => [...a].length },
  translate: { arity: [3, 3], of: (a = '', from = '', to = '') => translate(a, from, to) },
  'url-encode': { arity: [1, 2], of: (a = '') => urlEncode(a).replaceAll('%26', '&') },
  base64Encode: {
    arity: [1, 2],
    of: (a = '') => base64(encode(a, 'utf-8', () => '?') ?? new Uint8Array()),
  },
  base64Decode: {
    arity: [1, 2],
    of: (a = '') => {
      const bytes = fromBase64(a);
      return bytes === undefined
        ? new Unknown('base64Decode', 'the text is no Base64', { key: `base64Decode(${a})` })
        : decode(bytes, 'utf-8');
    },
  },
};

function translate(text: string, from: string, to: string): string {
  const [sources, targets] = [[...from], [...to]];
  let out = '';
  for (const char of text) {
    const at = sources.indexOf(char);
    if (at < 0) out += char;
    else out += targets[at] ?? '';
  }
  return out;
}

/** substring() counts characters, not code units, and rounds as XPath does. */
function substring(text: string, start: number, length: number | undefined): string {
  const round = (value: number) => Math.floor(value + 0.5);
  const from = round(start);
  const end = length === undefined ? Infinity : from + round(length);
  if (Number.isNaN(from) || Number.isNaN(end)) return '';
  return [...text].slice(Math.max(0, from - 1), Math.max(0, Math.min(end - 1, Number.MAX_SAFE_INTEGER))).join('');
}

const SYNAPSE_FUNCTIONS = new Set(['get-property', 'base64Encode', 'base64Decode', 'url-encode']);
const OPAQUE_FUNCTIONS = new Set(['hmac-generate', 'encrypt', 'decrypt', 'vault-lookup', 'registry']);

export function callFunction(
  run: Evaluation,
  node: XPathNode & { op: 'call' },
  args: readonly XPathValue[],
  context: { readonly item: XPathItem; readonly position: number; readonly size: number },
): XPathValue {
  const { name, prefix } = node;
  // synapse's own functions ignore the prefix; XPath's are only found while it is not bound
  if (
    !SYNAPSE_FUNCTIONS.has(name) &&
    !OPAQUE_FUNCTIONS.has(name) &&
    prefix !== '' &&
    run.expression.namespaces.has(prefix)
  ) {
    throw new Unresolvable(`the function ${prefix}:${name}`);
  }
  if (name === 'get-property') return getProperty(run, args);
  if (OPAQUE_FUNCTIONS.has(name)) return run.unknown(`${name}(…)`, 'its result depends on keys of the gateway');
  const text = TEXT_FUNCTIONS[name];
  if (text !== undefined) {
    const [low, high] = text.arity;
    const given = args.length === 0 && low === 1 && high === 1 ? [[context.item]] : args;
    if (given.length < low || given.length > high) throw new MediationFailure(failureText(run), true);
    return ofTexts(name, given, (texts) => text.of(...texts));
  }
  return coreFunction(run, name, args, context);
}

/** Applies a function to texts; unknown parts make the result unknown where the function looks at them. */
function ofTexts(name: string, args: readonly XPathValue[], of: (texts: Texts) => XPathValue): XPathValue {
  const texts = args.map(toText);
  const unknown = texts.find((text) => text instanceof Unknown);
  const key = `${name}(${texts.map((text) => (text instanceof Unknown ? text.key : JSON.stringify(text))).join(',')})`;
  if (unknown instanceof Unknown) return new Unknown(`${name}(${unknown.name})`, unknown.reason, { key });
  const known = texts as string[];
  if (!known.some(isPartial)) return of(known);
  const early = partialResult(name, known);
  return early ?? new Unknown(`${name}(…)`, 'part of the text is unknown', { key });
}

/** Results that the known beginning of a text decides. */
function partialResult(name: string, [text = '', other = '']: readonly string[]): XPathValue | undefined {
  if (isPartial(other)) return undefined;
  const head = text.slice(0, Math.max(0, text.search(/[\uDC00-\uDFFF]/u)));
  if (name === 'starts-with' && head.length >= other.length) return head.startsWith(other);
  if (name === 'contains' && head.includes(other)) return true;
  if (name === 'substring-before' && head.includes(other)) return head.slice(0, head.indexOf(other));
  if (name === 'substring-after' && head.includes(other)) return text.slice(text.indexOf(other) + other.length);
  return undefined;
}

function coreFunction(
  run: Evaluation,
  name: string,
  args: readonly XPathValue[],
  { item, position, size }: { readonly item: XPathItem; readonly position: number; readonly size: number },
): XPathValue {
  const wrong = () => new MediationFailure(failureText(run), true);
  const [first, second, third] = args;
  switch (name) {
    case 'true':
      return true;
    case 'false':
      return false;
    case 'not': {
      if (first === undefined) throw wrong();
      const value = toBoolean(first);
      return value instanceof Unknown ? !run.decide(value, run.at) : !value;
    }
    case 'boolean': {
      if (first === undefined) throw wrong();
      const value = toBoolean(first);
      return value instanceof Unknown ? run.decide(value, run.at) : value;
    }
    // an argument that is unset is still one: only without any the node is taken
    case 'string':
      return toText(first === undefined ? [item] : first);
    case 'number':
      return toNumber(first === undefined ? [item] : first);
    case 'concat': {
      if (args.length < 2) throw wrong();
      let text = '';
      for (const arg of args) {
        const piece = toText(arg);
        text += piece instanceof Unknown ? run.hole(piece) : piece;
      }
      return text;
    }
    case 'substring': {
      if (first === undefined || second === undefined) throw wrong();
      const [start, length] = [toNumber(second), third === undefined ? undefined : toNumber(third)];
      if (start instanceof Unknown || length instanceof Unknown) {
        return run.unknown('substring(…)', 'its bounds are unknown');
      }
      return ofTexts(`substring,${start},${length}`, [first], ([text = '']) => substring(text, start, length));
    }
    case 'count':
      if (first === undefined || !isNodeSet(first)) {
        if (first instanceof Unknown)
          return new Unknown(`count(${first.name})`, first.reason, { key: `count(${first.key})` });
        throw wrong();
      }
      return first.length;
    case 'sum': {
      if (first === undefined || !isNodeSet(first)) throw wrong();
      let sum = 0;
      for (const node of first) {
        const value = toNumber([node]);
        if (value instanceof Unknown) return value;
        sum += value;
      }
      return sum;
    }
    case 'floor':
    case 'ceiling':
    case 'round': {
      if (first === undefined) throw wrong();
      const value = toNumber(first);
      if (value instanceof Unknown)
        return new Unknown(`${name}(${value.name})`, value.reason, { key: `${name}(${value.key})` });
      return name === 'floor' ? Math.floor(value) : name === 'ceiling' ? Math.ceil(value) : Math.floor(value + 0.5);
    }
    case 'position':
      return position;
    case 'last':
      return size;
    case 'local-name':
    case 'name':
    case 'namespace-uri':
      return nameOf(name, first === undefined ? item : isNodeSet(first) ? first[0] : undefined);
    case 'lang':
      return false;
    case 'id':
      return [];
    default:
      throw new Unresolvable(`the function ${name}`);
  }
}

function nameOf(what: string, item: XPathItem | undefined): string {
  const named = item?.kind === 'attribute' ? item.attribute : item?.kind === 'element' ? item : undefined;
  if (named === undefined) return item?.kind === 'other' && what !== 'namespace-uri' ? (item.target ?? '') : '';
  if (what === 'local-name') return named.local;
  if (what === 'namespace-uri') return named.ns;
  return named.prefix === '' ? named.local : `${named.prefix}:${named.local}`;
}

const SCOPES = new Set(['default', 'axis2', 'axis2-client', 'transport', 'operation', 'func', 'registry', 'system']);

function getProperty(run: Evaluation, args: readonly XPathValue[]): XPathValue {
  if (args.length < 1 || args.length > 3) throw new MediationFailure(failureText(run), true);
  const [first, second] = args.map((arg) => {
    const text = toText(arg);
    return text instanceof Unknown ? undefined : text;
  });
  if (first === undefined) return run.unknown('get-property(…)', 'the name is unknown');
  const { engine } = run.message;
  const isScope = SCOPES.has(first) || (first === 'env' && engine.envScope) || (first === 'file' && engine.fileScope);
  if (args.length === 1 || !isScope) return reserved(run, first);
  if (second === undefined) return run.unknown('get-property(…)', 'the name is unknown');
  const { message } = run;
  switch (first) {
    case 'default':
      return reserved(run, second);
    case 'axis2':
      return asXPathValue(readAxis2(message, second));
    case 'axis2-client':
      return asXPathValue(message.client.get(second) ?? null);
    case 'transport':
      return asXPathValue(readTransport(message, second));
    case 'operation':
      return asXPathValue(readOperation(message, second));
    case 'func':
      return null;
    case 'registry':
      return new Unknown(`registry resource ${second}`, 'the registry cannot be seen from files');
    default:
      return message.surmise(first as 'system' | 'env' | 'file', second) ?? '';
  }
}

const ADDRESSING = new Set(['From', 'Action', 'FaultTo', 'ReplyTo', 'RelatesTo']);
const OF_THE_CLOCK = new Set(['SYSTEM_DATE', 'SYSTEM_TIME', 'MessageID', 'OperationName']);

/** Names that get-property answers itself (default scope), then the property. */
function reserved(run: Evaluation, name: string): XPathValue {
  const { message } = run;
  if (name === 'MESSAGE_FORMAT') {
    if (message.rest) return 'pox';
    return message.envelope.version === '1.1' ? 'soap11' : 'soap12';
  }
  if (name === 'To') return message.to === null ? '' : asXPathValue(message.to);
  if (name === 'FAULT') return message.envelope.hasFault() ? 'TRUE' : '';
  if (ADDRESSING.has(name)) return '';
  if (OF_THE_CLOCK.has(name)) return run.unknown(name, 'it differs from message to message');
  return asXPathValue(readDefault(message, name));
}
