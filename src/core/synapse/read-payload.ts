/** payloadFactory and enrich: mediators that build or move payloads. */
import { attribute, childElements, type XmlElement } from '../xml/index.js';
import { elementText, keptText } from './element-text.js';
import { readJson, readTemplate } from './expression.js';
import { freeMarkerProblem } from './free-marker.js';
import type { EnrichEnd, Mediator, PayloadArg, PayloadFormat } from './model.js';
import { dynamicKey } from './read-control.js';
import type { Reader } from './reader.js';

function readArg(reader: Reader, element: XmlElement): PayloadArg {
  const value = attribute(element, 'value');
  const text = attribute(element, 'expression');
  const json = attribute(element, 'evaluator') === 'json';
  const literal = attribute(element, 'literal') === 'true';
  const at = reader.at(element);
  if (value !== undefined) return { at, value, literal, json: false };
  if (text === undefined) {
    reader.problem('missing-part', element, 'an arg needs a value or an expression');
    return { at, literal, json };
  }
  if (text.trim() === '') {
    reader.problem('bad-value', element, 'the expression of an arg is blank');
    return { at, literal, json };
  }
  if (json) {
    const expression = readJson(text);
    if (expression.path === undefined) {
      reader.problem('bad-expression', element, `the arg has a broken JSON path: ${text}`, {
        needs: 'jsonPathChecked',
      });
    }
    return { at, expression, literal, json };
  }
  const expression = reader.xpath(text, element, 'the expression of the arg');
  return { at, ...(expression && { expression }), literal, json };
}

function readFormat(reader: Reader, element: XmlElement, mediaType: string, freeMarker: boolean): PayloadFormat {
  const format = reader.child(element, 'format');
  if (format === undefined) {
    reader.problem('missing-part', element, 'a payloadFactory needs a format');
    return { text: '' };
  }
  const key = attribute(format, 'key');
  if (key !== undefined) return { text: '', key: dynamicKey(key, format) };
  let text: string;
  if (/json|text/.test(mediaType)) text = keptText(format);
  else {
    const [first] = childElements(format);
    if (first === undefined) {
      reader.problem('missing-part', format, 'the format holds no element', { lacks: 'textFormatInXml' });
    }
    text = first === undefined ? keptText(format) : elementText(first);
  }
  if (freeMarker) {
    const problem = freeMarkerProblem(text);
    if (problem !== undefined) reader.problem('bad-value', format, problem, { needs: 'freeMarker' });
    return { text };
  }
  const template = readTemplate(text);
  if (typeof template === 'string') {
    const words = `\${${template}} in the format is no Synapse expression`;
    reader.problem('bad-expression', format, words, { needs: 'synapseExpressions' });
    return { text };
  }
  return { text, ...(template && { template }) };
}

export function readPayload(reader: Reader, element: XmlElement): Mediator {
  const mediaType = attribute(element, 'media-type') ?? 'xml';
  const freeMarker = attribute(element, 'template-type')?.toUpperCase() === 'FREEMARKER';
  const format = readFormat(reader, element, mediaType, freeMarker);
  const args = reader.child(element, 'args');
  return {
    kind: 'payload',
    at: reader.at(element),
    mediaType,
    freeMarker,
    format,
    args: args === undefined ? [] : childElements(args).map((arg) => readArg(reader, arg)),
  };
}

const ENDS = new Set(['custom', 'envelope', 'body', 'property', 'inline', 'key', 'variable']);

function readEnd(reader: Reader, element: XmlElement | undefined, parent: XmlElement, what: string): EnrichEnd {
  if (element === undefined) {
    reader.problem('missing-part', parent, `enrich needs a ${what}`);
    return { type: 'custom' };
  }
  const type = attribute(element, 'type') ?? 'custom';
  if (!ENDS.has(type)) reader.problem('bad-value', element, `enrich knows no ${what} of type ${type}`);
  if (type === 'body' || type === 'envelope') return { type };
  if (type === 'property') {
    const name = attribute(element, 'property');
    if (!name) reader.problem('missing-part', element, `the ${what} of enrich needs a property`);
    return { type, name: name ?? '' };
  }
  if (type === 'inline') {
    const key = attribute(element, 'key');
    const [child] = childElements(element);
    const text = keptText(element);
    if (key === undefined && child === undefined && text.trim() === '') {
      reader.problem('missing-part', element, 'the inline source of enrich is empty');
    }
    if (child !== undefined) return { type, element: child };
    return { type, text: text.trim(), ...(key !== undefined && { key }) };
  }
  const xpath = attribute(element, 'xpath');
  if (type === 'custom' && !xpath) reader.problem('missing-part', element, `the ${what} of enrich needs an xpath`);
  const expression = xpath ? reader.expression(xpath, element, `the xpath of the ${what}`) : undefined;
  return { type: 'custom', ...(expression && { expression }) };
}

export const readEnrich = (reader: Reader, element: XmlElement): Mediator => ({
  kind: 'enrich',
  at: reader.at(element),
  source: readEnd(reader, reader.child(element, 'source'), element, 'source'),
  target: readEnd(reader, reader.child(element, 'target'), element, 'target'),
  action: attribute(reader.child(element, 'target') ?? element, 'action') ?? 'replace',
});
