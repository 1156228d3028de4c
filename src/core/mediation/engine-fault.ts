/**
 * What the engine answers by itself when the last fault handler throws.
 * @see synapse-semantics 6.3 "`fault` throws, request thread"
 */
import { SOAP12_NS } from '../synapse/soap.js';
import { encode } from './encode.js';
import { emptyEnvelope, makeFault } from './envelope.js';
import { type Formatter, formatterOf, formValue } from './formatters.js';
import { escapeJson } from './json-text.js';
import type { Reply } from './reply.js';
import type { Run } from './run.js';
import { phraseOf } from './status.js';
import { elementOf, type XElement } from './tree.js';
import { isPartial } from './values.js';
import { writeXml } from './write-xml.js';

/** The fault of a message whose exception nobody caught; `text` is the exception's own. */
export function engineFault(run: Run, text: string): Reply {
  const { message, engine } = run;
  const { version } = message.envelope;
  const formatter = formatterOf(run) ?? 'xml';
  const fault = makeFault(version, {
    code: { text: version === '1.1' ? 'soapenv:Server' : 'soapenv:Receiver', declare: undefined },
    reason: text,
    detail: [],
    lang: 'en-US',
  });
  const body = writeFault(run, formatter, fault, text, version === '1.2');
  return {
    is: 'answer',
    status: 500,
    reason: phraseOf(500, engine),
    headers: [{ name: 'Content-Type', value: `${labelOf(formatter, version)}; charset=UTF-8` }],
    text: body,
    bytes: isPartial(body) ? undefined : encode(body, 'utf-8', () => '?'),
    formatter,
    isRequest: false,
    responsible: {},
  };
}

function labelOf(formatter: Formatter, version: '1.1' | '1.2'): string {
  if (formatter === 'json') return 'application/json';
  if (formatter === 'soap') return version === '1.1' ? 'text/xml' : 'application/soap+xml';
  if (formatter === 'text') return 'text/plain';
  return formatter === 'form' ? 'application/x-www-form-urlencoded' : 'application/xml';
}

function writeFault(run: Run, formatter: Formatter, fault: XElement, text: string, is12: boolean): string {
  switch (formatter) {
    case 'json':
      if (is12) return '{"Fault":null}';
      return `{"Fault":{"faultcode":"soapenv:Server","faultstring":"${escapeJson(text)}","detail":null}}`;
    case 'soap':
      return `<?xml version='1.0' encoding='UTF-8'?>${writeXml(emptyEnvelope(is12 ? '1.2' : '1.1', fault).root)}`;
    case 'form':
      return fault
        .elements()
        .map((child) => `${child.local}=${formValue(run, child.text())}`)
        .join('&');
    case 'text':
      return '';
    case 'xml':
    case 'binary':
    case 'multipart':
    case 'script':
      return writeXml(reasonOf(fault, is12));
  }
}

/** An XML answer holds nothing but the reason. */
function reasonOf(fault: XElement, is12: boolean): XElement {
  const local = is12 ? 'Reason' : 'faultstring';
  return fault.elements().find((child) => child.local === local) ?? elementOf(is12 ? SOAP12_NS : '', local);
}
