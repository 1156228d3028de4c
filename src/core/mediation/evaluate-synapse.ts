/**
 * Evaluates `${…}`. A reference that leads nowhere makes the whole expression the empty text.
 * @see synapse-semantics 4.4
 */
import { parseXPath, type SynapseExpression } from '../synapse/expression.js';
import type { SynapseNode } from '../synapse/synapse-expression.js';
import { base64, decode, encode, fromBase64, urlEncode } from './encode.js';
import { followPath, valueText } from './json-path-eval.js';
import { type Json, readJsonOrNothing } from './json-text.js';
import { readAxis2, readDefault, readTransport } from './message.js';
import { javaDoubleText } from './numbers.js';
import type { Run } from './run.js';
import { XElement } from './tree.js';
import { isPartial, JavaNumber, JavaObject, JsonText, Unknown, type Value } from './values.js';
import { writeXml } from './write-xml.js';
import { evaluateXPath, Unresolvable } from './xpath.js';
import { resultText } from './xpath-values.js';
import { queryParameter } from './xpath-variables.js';

/** A result: its text, and whether it came from JSON (which decides how payloadFactory inserts it). */
export interface SynapseResult {
  readonly text: string;
  readonly from: 'json' | 'text';
  /** The JSON value behind it. */
  readonly json?: Json;
}

/** The expression fails; its value is the empty text. */
class Nothing {}

type Operand = { readonly is: 'text'; readonly value: string } | { readonly is: 'json'; readonly value: Json };

const EMPTY: SynapseResult = { text: '', from: 'text' };

export function evaluateSynapse(run: Run, expression: SynapseExpression): SynapseResult | Unknown {
  try {
    const value = evaluate(run, expression.tree);
    if (value instanceof Unknown)
      return new Unknown(expression.source, value.reason, { key: `synapse(${value.key})`, at: value.at });
    if (value.is === 'text') return { text: value.value, from: 'text' };
    return { text: valueText(value.value), from: 'json', json: value.value };
  } catch (error) {
    if (error instanceof Nothing) return EMPTY;
    throw error;
  }
}

const text = (value: string): Operand => ({ is: 'text', value });
const json = (value: Json): Operand => ({ is: 'json', value });
const number = (value: number): Operand =>
  json({ is: 'number', text: Number.isInteger(value) ? String(value) : javaDoubleText(value) });
const flag = (value: boolean): Operand => json({ is: 'literal', value });

const asText = (operand: Operand): string => (operand.is === 'text' ? operand.value : valueText(operand.value));

/** Texts of properties that look like numbers or booleans become them. */
function typed(value: Value): Operand | Unknown {
  if (value === null || value instanceof JavaObject) throw new Nothing();
  if (value instanceof Unknown) return value;
  if (typeof value === 'boolean') return flag(value);
  if (value instanceof XElement) return text(writeXml(value));
  if (value instanceof JsonText) {
    const parsed = readJsonOrNothing(value.text);
    return parsed === undefined ? text(value.text) : json(parsed);
  }
  const plain = value instanceof JavaNumber ? value.text : value;
  if (isPartial(plain)) return text(plain);
  if (/^-?\d+$/.test(plain)) return text(String(BigInt(plain)));
  if (/^-?\d+\.\d+$/.test(plain)) return text(String(Number(plain)));
  return text(plain);
}

function evaluate(run: Run, node: SynapseNode): Operand | Unknown {
  switch (node.op) {
    case 'literal':
      if (node.value === null) return json({ is: 'literal', value: null });
      return typeof node.value === 'string'
        ? text(node.value)
        : typeof node.value === 'number'
          ? number(node.value)
          : flag(node.value);
    case 'array': {
      const items: Json[] = [];
      for (const item of node.items) {
        const value = evaluate(run, item);
        if (value instanceof Unknown) return value;
        items.push(value.is === 'json' ? value.value : { is: 'string', value: value.value });
      }
      return json({ is: 'array', items });
    }
    case 'payload':
      return payload(run, node);
    case 'variable': {
      const value = run.message.variables.get(node.name) ?? null;
      if (node.path.steps.length === 0) return typed(value);
      return follow(value instanceof JsonText ? value.text : typeof value === 'string' ? value : undefined, node);
    }
    case 'read':
      return read(run, node);
    case 'call':
      return call(run, node);
    case 'choose': {
      const test = evaluate(run, node.test);
      const holds = test instanceof Unknown ? run.decide(test) : asText(test) === 'true';
      return evaluate(run, holds ? node.whenTrue : node.whenFalse);
    }
    case 'binary':
      return binary(run, node);
  }
}

function follow(source: string | undefined, { path }: SynapseNode & { op: 'payload' | 'variable' }): Operand | Unknown {
  if (source === undefined) throw new Nothing();
  if (isPartial(source)) {
    return new Unknown('a JSON path', 'part of the JSON is unknown', {
      key: `path(${source},${JSON.stringify(path)})`,
    });
  }
  const parsed = readJsonOrNothing(source);
  const found = parsed && followPath(parsed, path);
  if (found === undefined) throw new Nothing();
  if (found instanceof Unknown) return found;
  if (found.is === 'literal' && found.value === null) throw new Nothing();
  return json(found);
}

function payload(run: Run, node: SynapseNode & { op: 'payload' }): Operand | Unknown {
  const body = run.jsonBody();
  if (body !== undefined) return follow(body, node);
  const first = run.looking(() => run.message.envelope.firstElement());
  if (first === undefined) throw new Nothing();
  if (node.path.steps.length === 0) return text(run.xml(first));
  throw new Nothing();
}

function read(run: Run, { from, name }: SynapseNode & { op: 'read' }): Operand | Unknown {
  const { message } = run;
  switch (from) {
    case 'axis2':
      return typed(readAxis2(message, name));
    case 'synapse':
      return typed(readDefault(message, name));
    case 'headers':
      return typed(readTransport(message, name));
    case 'queryParams': {
      const value = queryParameter({ message }, name);
      if (value === '') throw new Nothing();
      return value instanceof Unknown ? value : typed(value);
    }
    case 'pathParams':
      return typed(readDefault(message, `uri.var.${name}`));
    case 'functionParams':
      throw new Nothing();
    case 'configs':
      return new Unknown(`configs.${name}`, 'the configuration of the gateway is not seen');
  }
}

const numeric = (operand: Operand): number => {
  const plain = asText(operand);
  if (!/^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(plain)) throw new Nothing();
  return Number(plain);
};

const truth = (operand: Operand): boolean => {
  const plain = asText(operand);
  if (plain !== 'true' && plain !== 'false') throw new Nothing();
  return plain === 'true';
};

function binary(run: Run, node: SynapseNode & { op: 'binary' }): Operand | Unknown {
  const left = evaluate(run, node.left);
  const right = evaluate(run, node.right);
  if (left instanceof Unknown || right instanceof Unknown || isPartial(asText(left)) || isPartial(asText(right))) {
    const name = (operand: Operand | Unknown) => (operand instanceof Unknown ? operand.key : asText(operand));
    const unknown = left instanceof Unknown ? left : right instanceof Unknown ? right : undefined;
    return new Unknown(`${name(left)} ${node.operator} ${name(right)}`, unknown?.reason ?? 'part of it is unknown');
  }
  switch (node.operator) {
    case 'and':
      return flag(truth(left) && truth(right));
    case 'or':
      return flag(truth(left) || truth(right));
    case '==':
    case '!=':
      return flag(same(left, right) === (node.operator === '=='));
    case '<':
      return flag(numeric(left) < numeric(right));
    case '>':
      return flag(numeric(left) > numeric(right));
    case '<=':
      return flag(numeric(left) <= numeric(right));
    case '>=':
      return flag(numeric(left) >= numeric(right));
    case '+': {
      const both = [asText(left), asText(right)];
      if (both.every((plain) => /^-?\d+(?:\.\d+)?$/.test(plain))) return number(numeric(left) + numeric(right));
      return text(both.join(''));
    }
    case '-':
      return number(numeric(left) - numeric(right));
    case '*':
      return number(numeric(left) * numeric(right));
    case '/':
      if (numeric(right) === 0) throw new Nothing();
      return number(numeric(left) / numeric(right));
    case '%':
      if (numeric(right) === 0) throw new Nothing();
      return number(numeric(left) % numeric(right));
  }
}

function same(left: Operand, right: Operand): boolean {
  const [a, b] = [asText(left), asText(right)];
  const number = /^-?\d+(?:\.\d+)?$/;
  return number.test(a) && number.test(b) ? Number(a) === Number(b) : a === b;
}

function call(run: Run, node: SynapseNode & { op: 'call' }): Operand | Unknown {
  if (node.name === 'exists') {
    const [argument] = node.args;
    if (argument === undefined) throw new Nothing();
    try {
      const value = evaluate(run, argument);
      return value instanceof Unknown
        ? new Unknown(`exists(${value.name})`, value.reason, { key: `exists(${value.key})` })
        : flag(true);
    } catch (error) {
      if (error instanceof Nothing) return flag(false);
      throw error;
    }
  }
  const args: Operand[] = [];
  for (const argument of node.args) {
    const value = evaluate(run, argument);
    if (value instanceof Unknown)
      return new Unknown(`${node.name}(${value.name})`, value.reason, { key: `${node.name}(${value.key})` });
    args.push(value);
  }
  if (args.some((arg) => isPartial(asText(arg)))) {
    const key = `${node.name}(${args.map((arg) => JSON.stringify(asText(arg))).join(',')})`;
    return new Unknown(`${node.name}(…)`, 'part of the text is unknown', { key });
  }
  return apply(run, node.name, args);
}

function apply(run: Run, name: string, args: readonly Operand[]): Operand | Unknown {
  const [first, second, third] = args;
  if (first === undefined) return run.unknown(`${name}()`, 'it differs from call to call');
  const a = asText(first);
  const b = second === undefined ? undefined : asText(second);
  const need = (value: string | undefined): string => {
    if (value === undefined) throw new Nothing();
    return value;
  };
  switch (name) {
    case 'length':
      return number(first.is === 'json' && first.value.is === 'array' ? first.value.items.length : a.length);
    case 'toUpper':
      return text(a.toUpperCase());
    case 'toLower':
      return text(a.toLowerCase());
    case 'trim':
      return text(a.trim());
    case 'subString': {
      const from = numeric(second ?? text(''));
      const to = third === undefined ? a.length : numeric(third);
      if (from < 0 || to > a.length || from > to) throw new Nothing();
      return text(a.slice(from, to));
    }
    case 'startsWith':
      return flag(a.startsWith(need(b)));
    case 'endsWith':
      return flag(a.endsWith(need(b)));
    case 'contains':
      return flag(a.includes(need(b)));
    case 'indexOf':
      return number(a.indexOf(need(b)));
    case 'charAt':
      return text(a.charAt(numeric(second ?? text(''))));
    case 'replace':
      return text(a.replaceAll(need(b), third === undefined ? '' : asText(third)));
    case 'not':
      return flag(!truth(first));
    case 'string':
      return text(a);
    case 'integer':
      return number(Math.trunc(numeric(first)));
    case 'float':
      return number(numeric(first));
    case 'boolean':
      return flag(a.toLowerCase() === 'true');
    case 'abs':
      return number(Math.abs(numeric(first)));
    case 'floor':
      return number(Math.floor(numeric(first)));
    case 'ceil':
      return number(Math.ceil(numeric(first)));
    case 'round':
      return number(Math.floor(numeric(first) + 0.5));
    case 'isNumber':
      return flag(/^-?\d+(?:\.\d+)?$/.test(a));
    case 'isString':
      return flag(first.is === 'text' || first.value.is === 'string');
    case 'isArray':
      return flag(first.is === 'json' && first.value.is === 'array');
    case 'isObject':
      return flag(first.is === 'json' && first.value.is === 'object');
    case 'base64encode':
      return text(base64(encode(a, 'utf-8', () => '?') ?? new Uint8Array()));
    case 'base64decode': {
      const bytes = fromBase64(a);
      if (bytes === undefined) throw new Nothing();
      return text(decode(bytes, 'utf-8'));
    }
    case 'urlEncode':
      return text(urlEncode(a));
    case 'object':
    case 'array': {
      const parsed = readJsonOrNothing(a);
      if (parsed === undefined) throw new Nothing();
      return json(parsed);
    }
    case 'xpath':
      return xpath(run, a);
    default:
      return new Unknown(`${name}(${a})`, 'we do not follow this function');
  }
}

function xpath(run: Run, source: string): Operand | Unknown {
  const tree = parseXPath(source);
  if (tree === undefined) throw new Nothing();
  try {
    const expression = {
      kind: 'xpath' as const,
      source,
      tree,
      namespaces: new Map<string, string>(),
      contentAware: true,
    };
    const value = resultText(evaluateXPath(run, expression), source, run.engine.elementTextTrimmed, (e) => run.xml(e));
    if (value === null) throw new Nothing();
    return value instanceof Unknown ? value : text(value);
  } catch (error) {
    if (error instanceof Unresolvable) throw new Nothing();
    throw error;
  }
}
