/** filter, switch, conditionalRouter, in, out, sequence, validate: mediators that hold others. */
import { attribute, childElements, type XmlElement } from '../xml/index.js';
import { readExpression } from './expression.js';
import type { Branch, Dynamic, Mediator, Route, RouterCondition } from './model.js';
import type { Reader } from './reader.js';

/** then, else, case or default: `sequence=` hides the children, which are not even read. */
function branch(reader: Reader, element: XmlElement, by: 'then' | 'else' | undefined): Branch {
  const sequence = by === undefined ? undefined : attribute(element, 'sequence');
  if (sequence !== undefined && by !== undefined) {
    reader.call(sequence, by, element);
    return { at: reader.at(element), sequence, list: [] };
  }
  return { at: reader.at(element), list: reader.list(reader, element) };
}

export function readFilter(reader: Reader, element: XmlElement): Mediator {
  const xpath = attribute(element, 'xpath');
  const source = attribute(element, 'source');
  const regex = attribute(element, 'regex');
  let condition: {
    xpath?: ReturnType<Reader['expression']>;
    source?: ReturnType<Reader['expression']>;
    regex?: string;
  } = {};
  if (xpath !== undefined) {
    if (xpath.trim() === '') reader.problem('bad-value', element, 'the xpath of the filter is blank');
    else condition = { xpath: reader.expression(xpath, element, 'the xpath of the filter') };
  } else if (source !== undefined && regex !== undefined) {
    if (source.trim() === '' || regex.trim() === '') {
      reader.problem('bad-value', element, 'source or regex of the filter is blank');
    } else {
      condition = {
        source: reader.expression(source, element, 'the source of the filter'),
        regex: reader.regex(regex, element, 'the regex of the filter'),
      };
    }
  } else {
    reader.problem('missing-part', element, 'a filter needs xpath, or source and regex');
  }
  const then = reader.child(element, 'then');
  const otherwise = then && reader.child(element, 'else');
  return {
    kind: 'filter',
    at: reader.at(element),
    ...(condition.xpath && { xpath: condition.xpath }),
    ...(condition.source && { source: condition.source }),
    ...(condition.regex !== undefined && { regex: condition.regex }),
    whenTrue: then === undefined ? branch(reader, element, undefined) : branch(reader, then, 'then'),
    ...(otherwise && { whenFalse: branch(reader, otherwise, 'else') }),
  };
}

export function readSwitch(reader: Reader, element: XmlElement): Mediator {
  const source = attribute(element, 'source');
  let expression: ReturnType<Reader['expression']>;
  if (source === undefined) reader.problem('missing-part', element, 'a switch needs a source');
  else expression = reader.expression(source, element, 'the source of the switch');
  const cases = reader.children(element, 'case').map((one) => {
    const regex = attribute(one, 'regex');
    if (regex === undefined) reader.problem('missing-part', one, 'a case needs a regex');
    else reader.regex(regex, one, 'the regex of the case');
    return { at: reader.at(one), regex: regex ?? '', branch: branch(reader, one, undefined) };
  });
  const fallback = reader.child(element, 'default');
  return {
    kind: 'switch',
    at: reader.at(element),
    // a switch without a usable source never deploys, so nobody evaluates this one
    source: expression ?? NOTHING,
    cases,
    ...(fallback && { otherwise: branch(reader, fallback, undefined) }),
  };
}

const NOTHING = {
  kind: 'xpath',
  source: "''",
  tree: { op: 'string', value: '' },
  namespaces: new Map<string, string>(),
  contentAware: false,
} as const;

export const readIn = (reader: Reader, element: XmlElement): Mediator => ({
  kind: element.local === 'in' ? 'in' : 'out',
  at: reader.at(element),
  list: reader.list(reader, element),
});

export function readSequence(reader: Reader, element: XmlElement): Mediator {
  const at = reader.at(element);
  const onError = attribute(element, 'onError');
  const key = attribute(element, 'key');
  if (attribute(element, 'name') !== undefined) {
    if (onError !== undefined) reader.call(onError, 'onError', element);
    return {
      kind: 'inline-sequence',
      at,
      ...(onError !== undefined && { onError }),
      list: reader.list(reader, element),
    };
  }
  if (key === undefined) {
    reader.problem('missing-part', element, 'a sequence inside a list needs a name or a key');
    return { kind: 'inline-sequence', at, list: [] };
  }
  if (onError !== undefined) {
    reader.problem('bad-attribute', element, 'a sequence with a key can have no onError');
  }
  const dynamic = dynamicKey(key, element);
  if ('text' in dynamic) reader.call(dynamic.text, 'key', element);
  return { kind: 'call-sequence', at, key: dynamic };
}

/** `{expr}` is evaluated per message; `{{…}}` is static and keeps the inner braces. */
export function dynamicKey(key: string, element: XmlElement): Dynamic {
  const inner = /^\{(.*)\}$/s.exec(key)?.[1];
  if (inner === undefined) return { text: key };
  if (inner.startsWith('{') && inner.endsWith('}')) return { text: inner };
  const read = readExpression(inner, element);
  return read.ok ? { expression: read.expression } : { text: key };
}

/** Conditions stand in the synapse namespace or in none. */
function condition(element: XmlElement | undefined): RouterCondition {
  if (element === undefined) return { is: 'opaque' };
  const type = attribute(element, 'type') ?? 'url';
  const source = attribute(element, 'source') ?? '';
  const inner = childElements(element);
  if (element.local === 'and' || element.local === 'or') return { is: element.local, of: inner.map(condition) };
  if (element.local === 'not') return { is: 'not', of: condition(inner[0]) };
  if (element.local === 'match') return { is: 'match', type, source, test: attribute(element, 'regex') ?? '' };
  if (element.local === 'equal') return { is: 'equal', type, source, test: attribute(element, 'value') ?? '' };
  if (element.local === 'exist') return { is: 'exist', type, source };
  return { is: 'opaque' };
}

export function readRouter(reader: Reader, element: XmlElement): Mediator {
  const routes = reader.children(element, 'conditionalRoute').map((route): Route => {
    const test = reader.child(route, 'condition');
    if (test === undefined) reader.problem('missing-part', route, 'a route needs a condition');
    const target = reader.child(route, 'target');
    const sequence = target && attribute(target, 'sequence');
    if (sequence !== undefined) reader.call(sequence, 'target', route);
    return {
      at: reader.at(route),
      condition: condition(test && childElements(test)[0]),
      ...(sequence !== undefined && { target: sequence }),
      breaks: attribute(route, 'breakRoute') === 'true',
    };
  });
  return {
    kind: 'router',
    at: reader.at(element),
    routes,
    continues: attribute(element, 'continueAfter') === 'true',
  };
}

export function readValidate(reader: Reader, element: XmlElement): Mediator {
  const onFail = reader.child(element, 'on-fail');
  return { kind: 'validate', at: reader.at(element), onFail: onFail === undefined ? [] : reader.list(reader, onFail) };
}
