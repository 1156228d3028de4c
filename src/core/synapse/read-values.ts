/** property, propertyGroup, header, variable, log, class: mediators that set or name values. */
import { attribute, childElements, type XmlElement } from '../xml/index.js';
import { readTemplate } from './expression.js';
import { javaValueProblem } from './java-values.js';
import type { Mediator, PropertyScope, PropertySetting } from './model.js';
import type { Reader } from './reader.js';

const SCOPE_FEATURES = { trace: 'scopeTrace', system: 'scopeSystem', analytics: 'scopeAnalytics' } as const;
const SCOPES: ReadonlySet<string> = new Set([
  'default',
  'axis2',
  'axis2-client',
  'transport',
  'operation',
  'registry',
  ...Object.keys(SCOPE_FEATURES),
]);

function readScope(reader: Reader, element: XmlElement): PropertyScope {
  const scope = attribute(element, 'scope');
  if (scope === undefined) return 'default';
  if (!SCOPES.has(scope)) {
    reader.problem('bad-value', element, `no property can have the scope ${scope}`);
    return 'default';
  }
  if (scope in SCOPE_FEATURES) {
    const lacks = SCOPE_FEATURES[scope as keyof typeof SCOPE_FEATURES];
    reader.problem('bad-value', element, `this release knows no scope ${scope}`, { lacks });
  }
  return scope as PropertyScope;
}

/** `pattern` and `group`, with the problems they have. */
function readPattern(reader: Reader, element: XmlElement): { pattern?: string; group?: number } {
  const pattern = attribute(element, 'pattern');
  const group = attribute(element, 'group');
  if (pattern === undefined) {
    if (group !== undefined) reader.problem('bad-attribute', element, 'a group needs a pattern');
    return {};
  }
  reader.regex(pattern, element, 'the pattern of the property');
  if (group === undefined) return { pattern };
  if (!/^[+]?\d+$/.test(group)) {
    reader.problem('bad-value', element, `the group of a pattern is a number from 0: ${group}`);
    return { pattern };
  }
  return { pattern, group: Number(group) };
}

export function readPropertySetting(reader: Reader, element: XmlElement): PropertySetting {
  const name = attribute(element, 'name') ?? '';
  const value = attribute(element, 'value');
  const expressionText = attribute(element, 'expression');
  const remove = attribute(element, 'action') === 'remove';
  const type = attribute(element, 'type') ?? 'STRING';
  const [child] = childElements(element);
  if (name === '') reader.problem('missing-part', element, 'a property needs a name');
  if (!remove && value === undefined && child === undefined && expressionText === undefined) {
    reader.problem('missing-part', element, 'a property that is set needs a value, an expression or a child');
  }
  const dynamic = /^\{(.+)\}$/s.exec(name)?.[1];
  const dynamicName = dynamic === undefined ? undefined : readDynamicName(reader, dynamic, element);
  if (value !== undefined) {
    const problem = javaValueProblem(value, type);
    if (problem !== undefined) reader.problem('bad-value', element, problem);
    else if (type === 'JSON')
      reader.problem('bad-value', element, 'this release knows no type JSON', { lacks: 'typeJson' });
  }
  const expression =
    value === undefined && child === undefined && expressionText !== undefined
      ? reader.expression(expressionText, element, 'the expression of the property')
      : undefined;
  return {
    at: reader.at(element),
    name,
    ...(dynamicName && { dynamicName }),
    scope: readScope(reader, element),
    remove,
    type,
    ...(value !== undefined && { value }),
    ...(value === undefined && child && { element: child }),
    ...(expression && { expression }),
    ...readPattern(reader, element),
  };
}

function readDynamicName(reader: Reader, text: string, element: XmlElement) {
  const { problems } = reader;
  const before = problems.length;
  const expression = reader.expression(text, element, 'the name of the property');
  // engines without dynamic names take the braces literally, so nothing about them is wrong there
  for (const [i, problem] of problems.entries()) {
    if (i >= before && problem.needs === undefined && problem.lacks === undefined) {
      problems[i] = { ...problem, needs: 'dynamicPropertyNames' };
    }
  }
  return expression;
}

export const readProperty = (reader: Reader, element: XmlElement): Mediator => ({
  kind: 'property',
  at: reader.at(element),
  property: readPropertySetting(reader, element),
});

export const readPropertyGroup = (reader: Reader, element: XmlElement): Mediator => ({
  kind: 'property-group',
  at: reader.at(element),
  properties: reader.children(element, 'property').map((child) => readPropertySetting(reader, child)),
});

const ADDRESSING = new Set(['To', 'From', 'Action', 'FaultTo', 'ReplyTo', 'RelatesTo']);

export function readHeader(reader: Reader, element: XmlElement): Mediator {
  const name = attribute(element, 'name');
  const scope = attribute(element, 'scope') ?? 'default';
  const value = attribute(element, 'value');
  const expressionText = attribute(element, 'expression');
  const remove = attribute(element, 'action') === 'remove';
  const embedded = childElements(element).length > 0;
  if (!name && !embedded) reader.problem('missing-part', element, 'a header needs a name');
  if (scope !== 'default' && scope !== 'transport') {
    reader.problem('bad-value', element, `no header can have the scope ${scope}`);
  } else if (scope === 'default' && name && !ADDRESSING.has(name)) {
    reader.qualified(name, element, 'the name of a header in default scope');
  }
  if (!remove && value === undefined && expressionText === undefined && !embedded) {
    reader.problem('missing-part', element, 'a header that is set needs a value or an expression');
  }
  const expression =
    value === undefined && expressionText !== undefined
      ? reader.expression(expressionText, element, 'the expression of the header')
      : undefined;
  return {
    kind: 'header',
    at: reader.at(element),
    name: name ?? '',
    transport: scope === 'transport',
    remove,
    ...(value !== undefined && { value }),
    ...(expression && { expression }),
  };
}

export function readVariable(reader: Reader, element: XmlElement): Mediator {
  const name = attribute(element, 'name') ?? '';
  const value = attribute(element, 'value');
  const text = attribute(element, 'expression');
  const remove = attribute(element, 'action') === 'remove';
  if (name === '') reader.problem('missing-part', element, 'a variable needs a name');
  if (!remove && value === undefined && text === undefined && childElements(element).length === 0) {
    reader.problem('missing-part', element, 'a variable that is set needs a value or an expression');
  }
  const expression =
    text === undefined ? undefined : reader.expression(text, element, 'the expression of the variable');
  if (expression !== undefined && expression.kind !== 'synapse') {
    reader.problem('bad-expression', element, `a variable takes a Synapse expression only: ${text}`);
  }
  return {
    kind: 'variable',
    at: reader.at(element),
    name,
    remove,
    type: attribute(element, 'type') ?? 'STRING',
    ...(value !== undefined && { value }),
    ...(expression && { expression }),
  };
}

const LOG_LEVELS = ['simple', 'headers', 'full', 'custom'] as const;
const LOG_CATEGORIES = new Set(['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL']);

export function readLog(reader: Reader, element: XmlElement): Mediator {
  const asked = attribute(element, 'level') ?? 'simple';
  const level = LOG_LEVELS.find((known) => known === asked);
  const category = attribute(element, 'category');
  if (level === undefined) reader.problem('bad-value', element, `a log has no level ${asked}`);
  if (category !== undefined && !LOG_CATEGORIES.has(category.toUpperCase())) {
    reader.problem('bad-value', element, `a log has no category ${category}`);
  }
  const properties = reader.children(element, 'property').map((child) => {
    const name = attribute(child, 'name') ?? '';
    const value = attribute(child, 'value');
    const text = attribute(child, 'expression');
    if (name.trim() === '') reader.problem('missing-part', child, 'a property of a log needs a name');
    if (value === undefined && text === undefined) {
      reader.problem('missing-part', child, 'a property of a log needs a value or an expression');
    } else if ((value ?? text ?? '').trim() === '') {
      reader.problem('bad-value', child, 'the value or expression of a property of a log is blank');
    }
    const expression =
      value === undefined && text !== undefined && text.trim() !== ''
        ? reader.expression(text, child, 'the expression of the log')
        : undefined;
    return { name, ...(expression && { expression }) };
  });
  const message = reader.child(element, 'message');
  if (message !== undefined) {
    const text = message.children.map((node) => (node.kind === 'text' ? node.value : '')).join('');
    const template = readTemplate(text);
    if (typeof template === 'string') {
      const words = `\${${template}} in the message of a log is no Synapse expression`;
      reader.problem('bad-expression', message, words, { needs: 'synapseExpressions' });
    }
  }
  return { kind: 'log', at: reader.at(element), level: level ?? 'simple', properties };
}

export function readClass(reader: Reader, element: XmlElement): Mediator {
  const name = attribute(element, 'name') ?? '';
  const at = reader.at(element);
  const properties = reader.children(element, 'property').map((child) => attribute(child, 'name') ?? '');
  if (name === '') reader.problem('missing-part', element, 'a class mediator needs the name of its class');
  else reader.classes.push({ name, properties, at });
  return { kind: 'class', at, name, properties };
}
