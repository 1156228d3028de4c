/**
 * makefault and throwError.
 * @see synapse-semantics 2.4, 2.5
 */

import type { At, Expression, Mediator } from '../../synapse/index.js';
import { SOAP11_NS, SOAP12_NS } from '../../synapse/soap.js';
import {
  Envelope,
  emptyEnvelope,
  makeFault,
  type NewFault,
  nillable,
  type SoapVersion,
  soapNamespace,
} from '../envelope.js';
import { MediationFailure } from '../failure.js';
import type { Run } from '../run.js';
import { elementOf, fromFile, type XElement, type XNode } from '../tree.js';
import { Unknown } from '../values.js';
import { GENERATED_PREFIX } from '../write-xml.js';
import { isNodeSet, itemText } from '../xpath-values.js';

type Makefault = Mediator & { readonly kind: 'makefault' };

export function makeFaultMediator(run: Run, mediator: Makefault): void {
  const { message } = run;
  if (mediator.version === 'pox') makePox(run, mediator);
  else makeSoap(run, mediator, mediator.version === 'soap11' ? '1.1' : '1.2');
  // the answer is made now: whatever is left of the request is thrown away
  if (message.pipe !== undefined) message.pipe = { bytes: new Uint8Array() };
  message.responsible.payload = mediator.at;
  if (mediator.response) {
    message.response = true;
    message.to = null;
  }
}

function makeSoap(run: Run, mediator: Makefault, version: SoapVersion): void {
  const { message } = run;
  const reason = reasonOf(run, mediator);
  const fault: NewFault = {
    code: codeOf(run, mediator, version),
    reason,
    ...(mediator.node !== undefined && { node: mediator.node }),
    ...(mediator.role !== undefined && { role: mediator.role }),
    ...detailOf(run, mediator),
  };
  const old = message.envelope;
  const envelope = emptyEnvelope(version, makeFault(version, fault));
  const headers = run.looking(() => old.header?.elements() ?? []);
  message.envelope = headers.length === 0 ? envelope : withHeaders(envelope, headers);
  message.envelope.markFault();
  message.to = null;
}

function withHeaders({ version, body }: Envelope, blocks: readonly XElement[]): Envelope {
  const ns = soapNamespace(version);
  const header = elementOf(ns, 'soapenv:Header', blocks);
  return new Envelope(version, elementOf(ns, 'soapenv:Envelope', [header, body]), body);
}

/** A code from an expression is not checked; it gets a prefix of its own. */
function codeOf(run: Run, { code, codeExpression, at }: Makefault, version: SoapVersion): NewFault['code'] {
  if (code !== undefined) return { text: code.text, declare: [code.prefix, code.ns] };
  const text = codeExpression === undefined ? null : run.text(codeExpression, at);
  if (text === null || (text instanceof Unknown && text.mayBeNull && !run.isSet(text, at))) {
    throw new MediationFailure(run.wordsOf('text of the exception about a fault without code'), true, false, at);
  }
  const known = text instanceof Unknown ? run.hole(text) : text;
  if (version === '1.2') return { text: `soapenv:${known}`, declare: ['soapenv', SOAP12_NS] };
  return { text: `${GENERATED_PREFIX}:${known}`, declare: [GENERATED_PREFIX, SOAP11_NS] };
}

function reasonOf(run: Run, { reason, reasonExpression, at }: Makefault): string | undefined {
  if (reason !== undefined) return reason;
  return reasonExpression === undefined ? undefined : textOrNull(run, reasonExpression, at);
}

function textOrNull(run: Run, expression: Expression, at: At): string | undefined {
  const text = run.text(expression, at);
  if (text instanceof Unknown) return text.mayBeNull && !run.isSet(text, at) ? undefined : run.hole(text);
  return text ?? undefined;
}

function detailOf(run: Run, mediator: Makefault): { detail?: readonly (XNode | string)[] } {
  const { detail, detailElements, detailExpression, at } = mediator;
  if (detailExpression !== undefined) return { detail: detailNodes(run, detailExpression, at) };
  if (detailElements.length > 0) return { detail: detailElements.map(fromFile) };
  return detail === undefined ? {} : { detail: detail === '' ? [] : [detail] };
}

/** Nodes stay nodes; anything else becomes text. */
function detailNodes(
  run: Run,
  expression: NonNullable<Makefault['detailExpression']>,
  at: Makefault['at'],
): (XNode | string)[] {
  if (expression.kind === 'xpath') {
    const value = run.xpathValue(expression, at);
    if (isNodeSet(value)) {
      return value.map((item) => (item.kind === 'element' ? run.copy(item, at) : itemText(item)));
    }
  }
  const text = run.text(expression, at);
  if (text instanceof Unknown) return [run.hole(text)];
  return text === null || text === '' ? [] : [text];
}

/** `<Exception>` with the detail's text, else the reason's. */
function makePox(run: Run, mediator: Makefault): void {
  const { message } = run;
  const { detail, detailExpression, at } = mediator;
  const text =
    detail ?? (detailExpression === undefined ? reasonOf(run, mediator) : textOrNull(run, detailExpression, at));
  const { envelope } = message;
  run.looking(() => {
    const first = envelope.firstElement();
    const exception = nillable('Exception', '', text);
    if (first === undefined) envelope.body.append(exception);
    else envelope.body.replace(first, exception);
  });
  message.processingFault = true;
}

export function throwError(run: Run, { type, message, at }: Mediator & { readonly kind: 'throw-error' }): never {
  const properties = run.message.default;
  const text =
    message === undefined
      ? 'Error occurred in the mediation flow'
      : 'text' in message
        ? message.text
        : run.textWithHoles(message.expression, '', at);
  properties.set('ERROR_CODE', type);
  properties.set('ERROR_MESSAGE', text);
  throw new MediationFailure(text, true, false, at);
}
