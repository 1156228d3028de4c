/**
 * property, propertyGroup, header, variable.
 * @see synapse-semantics 2.1, 2.5, 2.6
 */

import type { Mediator, PropertySetting } from '../../synapse/index.js';
import { javaRegex } from '../../synapse/java-regex.js';
import { isPropertyType, parseJavaDouble, parseJavaInteger } from '../../synapse/java-values.js';
import { MediationFailure } from '../failure.js';
import { jsonText, readJsonOrNothing } from '../json-text.js';
import { CONTENT_TYPE, Headers, JSON_STREAM, MESSAGE_TYPE } from '../message.js';
import { javaDoubleText, javaFloatText } from '../numbers.js';
import { XmlPayload, XmlSyntax } from '../parse-xml.js';
import type { Run } from '../run.js';
import { fromFile } from '../tree.js';
import { isPartial, JavaNumber, JsonText, Undetermined, Unknown, type Value } from '../values.js';

function wrongType(type: string): MediationFailure {
  const words = `Unknown type : ${type} for the property mediator or the property value cannot be converted into the specified type.`;
  return new MediationFailure(words, true);
}

/** A text as an object of `type`, or the exception that conversion throws. */
export function convertText(run: Run, text: string | Unknown | null, type: string): Value {
  if (text === null) return null;
  if (!isPropertyType(type)) throw wrongType(type);
  if (type === 'STRING') return text;
  if (text instanceof Unknown || isPartial(text)) return convertUnknown(run, text, type);
  switch (type) {
    case 'BOOLEAN':
      return /^(?:true|yes|1)$/i.test(text);
    case 'INTEGER':
    case 'SHORT':
    case 'LONG': {
      const whole = parseJavaInteger(text, type) ?? truncated(run, text, type);
      if (whole === undefined) throw wrongType(type);
      return new JavaNumber(NUMBER_TYPES[type], Number(whole), String(whole));
    }
    case 'FLOAT':
    case 'DOUBLE': {
      const value = parseJavaDouble(text);
      if (value === undefined) throw wrongType(type);
      return new JavaNumber(NUMBER_TYPES[type], value, type === 'FLOAT' ? javaFloatText(value) : javaDoubleText(value));
    }
    case 'OM':
      try {
        return new XmlPayload(text).root();
      } catch (syntax) {
        if (!(syntax instanceof XmlSyntax)) throw syntax;
        throw wrongType(type);
      }
    case 'JSON': {
      const parsed = readJsonOrNothing(text);
      return new JsonText(parsed === undefined ? text : jsonText(parsed));
    }
  }
}

const NUMBER_TYPES = { INTEGER: 'Integer', SHORT: 'Short', LONG: 'Long', FLOAT: 'Float', DOUBLE: 'Double' } as const;

/** From 4.4.0 a decimal number becomes a whole one; LONG is not among the types that do. */
function truncated(run: Run, text: string, type: 'INTEGER' | 'SHORT' | 'LONG'): bigint | undefined {
  if (!run.engine.integerTruncates || type === 'LONG' || !/^[+-]?\d+\.\d+(?:[eE][+-]?\d+)?$/.test(text))
    return undefined;
  return parseJavaInteger(String(Math.trunc(Number(text))), type);
}

function convertUnknown(run: Run, text: string | Unknown, type: string): Value {
  if (text instanceof Unknown && text.mayBeNull && !run.isSet(text)) return null;
  const unknown = text instanceof Unknown ? text : new Unknown('a text', 'part of it is unknown', { key: text });
  if (type === 'BOOLEAN' || type === 'JSON' || type === 'OM') {
    if (type === 'BOOLEAN') return run.isTrue(`true(${unknown.key})`, `${unknown.name} says true`);
    return unknown;
  }
  if (!run.isTrue(`number(${unknown.key})`, `${unknown.name} is a number`)) throw wrongType(type);
  return new Unknown(unknown.name, unknown.reason, { key: `${type}(${unknown.key})` });
}

/** `pattern` and `group`: a full match, and a group of it; no match gives the empty text. */
function applyPattern(run: Run, text: string | Unknown, setting: PropertySetting): string | Unknown {
  const { pattern, group = 0 } = setting;
  if (pattern === undefined) return text;
  const regex = javaRegex(pattern);
  const found = text instanceof Unknown || isPartial(text) || regex.is !== 'regex' ? undefined : regex.exec(text);
  if (found === undefined) {
    const key = text instanceof Unknown ? text.key : text;
    return new Unknown(`${pattern} on a text`, 'the text or the pattern cannot be followed', {
      key: `pattern(${key},${pattern})`,
    });
  }
  if (found === null) return '';
  if (group >= found.length) return run.engine.missingGroupIsEmpty ? '' : text;
  return found[group] ?? '';
}

function settingValue(run: Run, setting: PropertySetting): Value {
  const { value, element, expression, type, at } = setting;
  let text: string | Unknown | null;
  if (value !== undefined) text = value;
  else if (element !== undefined) return fromFile(element);
  else if (expression !== undefined) text = run.text(expression, at);
  else return null;
  if (text !== null && setting.pattern !== undefined) text = applyPattern(run, text, setting);
  return convertText(run, text, type);
}

function nameOf(run: Run, { dynamicName, name, at }: PropertySetting): string {
  if (dynamicName === undefined || !run.engine.dynamicPropertyNames) return name;
  const text = run.text(dynamicName, at);
  if (text instanceof Unknown || (text !== null && isPartial(text))) {
    throw new Undetermined(`the name of the property, ${name}, cannot be known`, at);
  }
  return text ?? '';
}

export function setProperty(run: Run, setting: PropertySetting): void {
  const name = nameOf(run, setting);
  if (setting.remove) removeProperty(run, setting, name);
  else storeProperty(run, setting, name, settingValue(run, setting));
}

function removeProperty(run: Run, { scope, at }: PropertySetting, name: string): void {
  const { message } = run;
  switch (scope) {
    case 'default':
      message.default.set(name, null);
      break;
    case 'axis2':
      if (name === 'TRANSPORT_HEADERS') message.headers = undefined;
      if (name === JSON_STREAM) message.json = undefined;
      message.axis2.set(name, null);
      if (name === CONTENT_TYPE || name === MESSAGE_TYPE) message.responsible.type = at;
      if (name === 'HTTP_SC') message.responsible.status = at;
      break;
    case 'axis2-client':
      message.client.set(name, null);
      break;
    case 'transport':
      message.headers?.remove(name);
      break;
    case 'operation':
      message.operation.set(name, null);
      break;
    case 'registry':
    case 'trace':
    case 'system':
    case 'analytics':
      break;
  }
}

function storeProperty(run: Run, { scope, at }: PropertySetting, name: string, value: Value): void {
  const { message } = run;
  switch (scope) {
    case 'default':
      if (value === null) return; // the old value stays
      message.default.set(name, value);
      if (name === 'RESPONSE') run.exchange.responseWritten = true;
      break;
    case 'axis2':
      storeAxis2(run, name, value);
      if (name === CONTENT_TYPE || name === MESSAGE_TYPE) message.responsible.type = at;
      if (name === 'HTTP_SC') message.responsible.status = at;
      break;
    case 'axis2-client':
      message.client.set(name, value);
      break;
    case 'transport':
      message.headers ??= new Headers();
      message.headers.set(name, value ?? '');
      break;
    case 'operation':
      message.operation.set(name, value);
      break;
    case 'registry':
    case 'trace':
    case 'system':
    case 'analytics':
      break;
  }
}

function storeAxis2(run: Run, name: string, value: Value): void {
  const { message } = run;
  if (name === 'TRANSPORT_HEADERS' || name === JSON_STREAM) {
    throw new Undetermined(`nobody knows what the gateway does with a text in ${name}`);
  }
  message.axis2.set(name, value);
  if (name !== MESSAGE_TYPE) return;
  message.axis2.set(CONTENT_TYPE, value);
  if (message.headers === undefined) return;
  message.headers.remove('Content-Type');
  message.headers.set('Content-Type', value);
}

export function setHeader(run: Run, mediator: Mediator & { kind: 'header' }): void {
  const { message } = run;
  const { name, at } = mediator;
  if (mediator.remove) {
    if (mediator.transport) message.headers?.remove(name);
    else if (name === 'To') message.to = null;
    return;
  }
  const text = mediator.value ?? (mediator.expression === undefined ? '' : run.text(mediator.expression, at));
  if (mediator.transport) {
    const isNull = text === null || (text instanceof Unknown && text.mayBeNull && !run.isSet(text, at));
    if (isNull && !run.engine.headerNullIsEmpty) return;
    message.headers ??= new Headers();
    message.headers.set(name, text ?? '');
  } else if (name === 'To') message.to = text ?? '';
}

export function setVariable(run: Run, mediator: Mediator & { kind: 'variable' }): void {
  const { variables } = run.message;
  if (mediator.remove) {
    variables.delete(mediator.name);
    return;
  }
  const text =
    mediator.value ?? (mediator.expression === undefined ? null : run.text(mediator.expression, mediator.at));
  variables.set(mediator.name, convertText(run, text, mediator.type));
}
