/** makefault and throwError. */
import { attribute, childElements, type XmlElement } from '../xml/index.js';
import { keptText } from './element-text.js';
import { readExpression } from './expression.js';
import type { Dynamic, Mediator } from './model.js';
import type { Reader } from './reader.js';
import { SOAP11_NS, SOAP12_NS } from './soap.js';

const CODES_11 = new Set(['VersionMismatch', 'MustUnderstand', 'Client', 'Server']);
const CODES_12 = new Set(['VersionMismatch', 'MustUnderstand', 'DataEncodingUnknown', 'Sender', 'Receiver']);

type FaultVersion = 'soap11' | 'soap12' | 'pox';

function readVersion(reader: Reader, element: XmlElement): FaultVersion {
  const version = attribute(element, 'version') ?? 'soap11';
  if (version === 'soap11' || version === 'soap12' || version === 'pox') return version;
  reader.problem('bad-value', element, `makefault knows no version ${version}`);
  return 'soap11';
}

function readCode(reader: Reader, element: XmlElement, version: FaultVersion) {
  const code = reader.child(element, 'code');
  const value = code && attribute(code, 'value');
  const expression = code && attribute(code, 'expression');
  if (code === undefined) {
    if (version !== 'pox') reader.problem('missing-part', element, 'makefault needs a code');
    return {};
  }
  if (value !== undefined) {
    const name = reader.qualified(value, code, 'the code of the fault');
    if (name === undefined) return {};
    const { prefix, local, ns } = name;
    if (version === 'soap11') {
      if (ns !== SOAP11_NS || !CODES_11.has(local)) {
        const words = `${value} is no code of a SOAP 1.1 fault`;
        reader.problem('bad-value', code, words, { needs: 'soap11CodeChecked' });
      }
    } else if (ns !== SOAP12_NS || !CODES_12.has(local)) {
      reader.problem('bad-value', code, `${value} is no code of a SOAP 1.2 fault, which is what ${version} takes`);
    }
    return { code: { text: value, prefix, ns } };
  }
  if (expression === undefined) {
    reader.problem('missing-part', code, 'the code of a fault needs a value or an expression');
    return {};
  }
  const codeExpression = reader.xpath(expression, code, 'the code of the fault');
  return codeExpression === undefined ? {} : { codeExpression };
}

function readReason(reader: Reader, element: XmlElement, version: FaultVersion) {
  const reason = reader.child(element, 'reason');
  if (reason === undefined) {
    if (version !== 'pox') reader.problem('missing-part', element, 'makefault needs a reason');
    return {};
  }
  const value = attribute(reason, 'value');
  if (value !== undefined) return { reason: value };
  const expression = attribute(reason, 'expression');
  if (expression === undefined) {
    if (version !== 'pox')
      reader.problem('missing-part', reason, 'the reason of a fault needs a value or an expression');
    return {};
  }
  const reasonExpression = reader.xpath(expression, reason, 'the reason of the fault');
  return reasonExpression === undefined ? {} : { reasonExpression };
}

/** `expression`, else child elements, else text; a `value` attribute is ignored. */
function readDetail(reader: Reader, element: XmlElement) {
  const detail = reader.child(element, 'detail');
  if (detail === undefined) return { detailElements: [] };
  const expression = attribute(detail, 'expression');
  if (expression !== undefined) {
    const detailExpression = reader.xpath(expression, detail, 'the detail of the fault');
    return detailExpression === undefined ? { detailElements: [] } : { detailExpression, detailElements: [] };
  }
  const detailElements = childElements(detail);
  return detailElements.length > 0 ? { detailElements } : { detail: keptText(detail), detailElements };
}

export function readMakefault(reader: Reader, element: XmlElement): Mediator {
  const version = readVersion(reader, element);
  const response = attribute(element, 'response') ?? 'true';
  if (response !== 'true' && response !== 'false') {
    reader.problem('bad-value', element, `response of a makefault is true or false, not ${response}`);
  }
  const node = reader.child(element, 'node');
  const role = reader.child(element, 'role');
  if (node !== undefined && attribute(element, 'version') === undefined) {
    reader.problem('bad-attribute', element, 'a node needs a version attribute on makefault');
  }
  return {
    kind: 'makefault',
    at: reader.at(element),
    version,
    response: response === 'true',
    ...readCode(reader, element, version),
    ...readReason(reader, element, version),
    ...(node && { node: keptText(node) }),
    ...(role && { role: keptText(role) }),
    ...readDetail(reader, element),
  };
}

export function readThrowError(reader: Reader, element: XmlElement): Mediator {
  const message = attribute(element, 'errorMessage');
  let dynamic: Dynamic | undefined;
  if (message !== undefined) {
    const inner = /^\{(.*)\}$/s.exec(message)?.[1];
    const read = inner === undefined ? undefined : readExpression(inner, element);
    if (read !== undefined && !read.ok) {
      reader.problem('bad-expression', element, `the message of throwError is ${read.reason}: ${message}`);
    }
    dynamic = read?.ok ? { expression: read.expression } : { text: message };
  }
  return {
    kind: 'throw-error',
    at: reader.at(element),
    type: attribute(element, 'type') ?? 'ANY',
    ...(dynamic && { message: dynamic }),
  };
}
