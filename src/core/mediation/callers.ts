/**
 * Who calls a sequence, and what happens before and after it: the Java handlers of the gateway and its engine.
 * @see synapse-semantics 6.1, 6.3; gateway-faults A.3
 */
import type { Engine } from '../stock/engine.js';
import { ensureBuilt } from './build.js';
import type { Caller } from './caller-names.js';
import { discardRequest } from './discard.js';
import { Envelope, emptyEnvelope, makeFault, soapNamespace } from './envelope.js';
import { MediationFailure } from './failure.js';
import { BUILT, CONTENT_TYPE, MESSAGE_TYPE, NO_ENTITY_BODY, readDefault, readTransport } from './message.js';
import { sendBack } from './reply.js';
import { javaText, type Run } from './run.js';
import { elementOf, type XElement } from './tree.js';
import { JavaNumber, Undetermined, Unknown } from './values.js';
import { GENERATED_PREFIX } from './write-xml.js';

/** What Java itself knows of the fault, whatever the sequence does to the properties. */
export interface Fault {
  readonly status: number | Unknown;
  /** Texts of the properties as they were set before the sequence; may have holes. */
  readonly code: string;
  readonly message: string;
  readonly detail: string;
}

/** Reads the fault off the properties, before the sequence runs. */
export function faultOf(run: Run, status: number | Unknown): Fault {
  return {
    status,
    code: propertyText(run, 'ERROR_CODE'),
    message: propertyText(run, 'ERROR_MESSAGE'),
    detail: propertyText(run, 'ERROR_DETAIL'),
  };
}

export interface CallerRules {
  /** Runs before the sequence. */
  readonly before?: (run: Run, fault: Fault) => void;
  /** Runs when the sequence went to its end; `always` also when it stopped. */
  readonly after?: (run: Run, fault: Fault) => void;
  readonly always?: boolean;
  /** Properties that the sequence does not get to see; `before` and `after` do. */
  readonly withholds?: readonly string[] | 'everything';
}

type HandlerCaller = Exclude<Caller, 'plain' | 'backend-down' | 'response' | 'main'>;

const NOTHING: CallerRules = {};

/** How each handler of a release goes about its sequence. */
export function rulesOf(caller: HandlerCaller, engine: Engine): CallerRules {
  if (engine.javaBuildsFaults) return OLD_RULES[caller](engine);
  return NEW_RULES[caller];
}

const AUTH_NS = 'http://wso2.org/apimanager/security';
const THROTTLE_NS = 'http://wso2.org/apimanager/throttling';

/** Up to 3.2: the sequence is a hook, Java builds the answer behind it. */
const OLD_RULES: Readonly<Record<HandlerCaller, (engine: Engine) => CallerRules>> = {
  auth: (engine) => ({
    ...(engine.authPreparesFirst
      ? { before: (run: Run) => prepareAuth(run) }
      : { withholds: ['ERROR_DETAIL', 'HTTP_RESPONSE_STATUS_CODE'] }),
    after: (run, fault) => {
      if (!engine.authPreparesFirst) prepareAuth(run);
      if (run.message.rest) setFaultPayload(run, faultElement(fault, 'ams', AUTH_NS));
      else setSoapFault(run, 'Client', 'Authentication Failure', fault.detail || fault.message);
      sendFault(run, fault);
    },
  }),
  throttle: (engine) => ({
    ...(!engine.authPreparesFirst && { withholds: ['ERROR_DETAIL', 'HTTP_RESPONSE_STATUS_CODE'] }),
    after: (run, fault) => {
      dropRequest(run);
      if (run.message.rest) {
        const payload = faultElement(fault, 'amt', THROTTLE_NS);
        const next = readDefault(run.message, 'NEXT_ACCESS_UTC_TIME');
        if (next !== null) payload.append(elementOf(THROTTLE_NS, 'amt:nextAccessTime', [textOf(run, next)]));
        setFaultPayload(run, payload);
      } else setSoapFault(run, 'Server', fault.message, fault.detail || fault.message);
      sendFault(run, fault);
    },
  }),
  graphql: () => ({
    withholds: 'everything',
    before: (run, fault) => {
      buildQuery(run);
      dropRequest(run);
      setFaultPayload(run, faultElement(fault, 'ams', AUTH_NS));
    },
    after: sendFault,
  }),
  backend: () => NOTHING,
  blocked: () => NOTHING,
  opa: () => NOTHING,
  threat: () => NOTHING,
  mismatch: () => NOTHING,
};

/** From 4.0: the sequence is the answer; Java sets the status and sends. */
const NEW_RULES: Readonly<Record<HandlerCaller, CallerRules>> = {
  auth: { before: prepareAuth, after: sendStatus },
  throttle: { before: discardRequest, after: sendStatus },
  graphql: { before: buildQuery, after: sendStatus },
  backend: { after: sendStatus },
  blocked: { after: (run) => sendBack(run), always: true },
  opa: { after: sendStatus },
  threat: NOTHING,
  mismatch: NOTHING,
};

/** The body of the request is read to its end, and nobody will build it. */
function dropRequest(run: Run): void {
  run.message.axis2.set(BUILT, true);
  discardRequest(run);
}

/** The handler has read the body to find the query; one that cannot be read is just no query. */
function buildQuery(run: Run): void {
  try {
    ensureBuilt(run);
  } catch (error) {
    if (!(error instanceof MediationFailure)) throw error;
  }
}

function prepareAuth(run: Run): void {
  const { axis2 } = run.message;
  dropRequest(run);
  axis2.set(MESSAGE_TYPE, 'application/soap+xml');
}

const statusValue = (status: number | Unknown) =>
  typeof status === 'number' ? new JavaNumber('Integer', status, String(status)) : status;

function sendStatus(run: Run, { status }: Fault): void {
  run.message.axis2.set('HTTP_SC', statusValue(status));
  sendBack(run);
}

/** What Java of old cleans up before it sends. */
function sendFault(run: Run, { status }: Fault): void {
  const { message } = run;
  message.axis2.set('HTTP_SC', statusValue(status));
  message.response = true;
  message.default.set('RESPONSE', 'true');
  run.exchange.responseWritten = true;
  message.to = null;
  message.axis2.set(NO_ENTITY_BODY, null);
  message.axis2.set(CONTENT_TYPE, null);
  message.headers?.remove('Authorization');
  message.headers?.remove('Host');
  sendBack(run);
}

const propertyText = (run: Run, name: string): string => textOf(run, readDefault(run.message, name));

function textOf(run: Run, value: ReturnType<typeof readDefault>): string {
  const text = value === null ? '' : javaText(value);
  return text instanceof Unknown ? run.hole(text) : text;
}

function faultElement({ code, message, detail }: Fault, prefix: string, ns: string): XElement {
  const member = (name: string, text: string) => elementOf(ns, `${prefix}:${name}`, [text]);
  return elementOf(ns, `${prefix}:fault`, [
    member('code', code),
    member('message', message),
    member('description', detail),
  ]);
}

/** The types that Java of old compares Accept with, as a whole and by case. */
const NEGOTIABLE = new Set([
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'text/html',
  'application/xml',
  'text/xml',
  'application/soap+xml',
  'text/plain',
  'application/json',
  'application/json/badgerfish',
  'text/javascript',
]);

/** Any body of the sequence is discarded. */
function setFaultPayload(run: Run, payload: XElement): void {
  const { message } = run;
  message.json = undefined;
  const first = message.envelope.firstElement();
  if (first === undefined) message.envelope.body.append(payload);
  else message.envelope.body.replace(first, payload);
  delete message.responsible.payload;
  const accept = readTransport(message, 'Accept');
  if (accept instanceof Unknown) throw new Undetermined('the Accept header is not known');
  if (typeof accept === 'string' && NEGOTIABLE.has(accept)) {
    message.axis2.set(MESSAGE_TYPE, accept);
    return;
  }
  const type = readDefault(message, 'error_message_type');
  if (type !== null) message.axis2.set(MESSAGE_TYPE, type);
}

function setSoapFault(run: Run, code: string, reason: string, detail: string): void {
  const { message } = run;
  const { version } = message.envelope;
  const ns = soapNamespace(version);
  const prefix = version === '1.1' ? GENERATED_PREFIX : 'soapenv';
  const fault = makeFault(version, {
    code: { text: `${prefix}:${code}`, declare: [prefix, ns] },
    reason,
    detail: detail === '' ? [] : [detail],
  });
  const blocks = message.envelope.header?.elements() ?? [];
  const envelope = emptyEnvelope(version, fault);
  message.json = undefined;
  message.envelope =
    blocks.length === 0
      ? envelope
      : new Envelope(
          version,
          elementOf(ns, 'soapenv:Envelope', [elementOf(ns, 'soapenv:Header', blocks), envelope.body]),
          envelope.body,
        );
  delete message.responsible.payload;
}

/** Nobody has the path: an empty 404, when there is no sequence for it. */
export function answerNotFound(run: Run): void {
  const { message } = run;
  message.to = null;
  message.response = true;
  message.axis2.set(NO_ENTITY_BODY, true);
  message.axis2.set('HTTP_SC', statusValue(404));
  sendBack(run);
}

/** What the engine says when it could not reach the backend. */
export interface Refusal {
  readonly code: number;
  readonly message: string | Unknown;
  readonly detail: string | Unknown;
}

const REFUSED = 'Error connecting to the back end';

/** A refused connection, the usual backend that is down. */
export const CONNECTION_REFUSED: Refusal = { code: 101503, message: REFUSED, detail: REFUSED };

/** What the engine does to the request before the fault sequence, once the backend failed. */
export function afterRefusal(run: Run, { code, message, detail }: Refusal): void {
  if (run.engine.refusedRequestIsFormatted) ensureBuilt(run);
  run.message.default.set('ERROR_CODE', new JavaNumber('Integer', code, String(code)));
  run.message.default.set('ERROR_MESSAGE', message);
  run.message.default.set('ERROR_DETAIL', detail);
}
