/**
 * The status line of a reply.
 * @see synapse-semantics 3.2
 */
import type { Engine } from '../stock/engine.js';
import { parseJavaInteger } from '../synapse/java-values.js';
import { readAxis2 } from './message.js';
import { javaText, type Run } from './run.js';
import { isPartial, JavaNumber, Undetermined, Unknown } from './values.js';

/** HttpCore's reason phrases; a status it has no name for gets none. */
const PHRASES: Readonly<Record<number, string>> = {
  100: 'Continue',
  101: 'Switching Protocols',
  102: 'Processing',
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  203: 'Non Authoritative Information',
  204: 'No Content',
  205: 'Reset Content',
  206: 'Partial Content',
  207: 'Multi-Status',
  300: 'Multiple Choices',
  301: 'Moved Permanently',
  302: 'Moved Temporarily',
  303: 'See Other',
  304: 'Not Modified',
  305: 'Use Proxy',
  307: 'Temporary Redirect',
  400: 'Bad Request',
  401: 'Unauthorized',
  402: 'Payment Required',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  407: 'Proxy Authentication Required',
  408: 'Request Timeout',
  409: 'Conflict',
  410: 'Gone',
  411: 'Length Required',
  412: 'Precondition Failed',
  413: 'Request Too Long',
  414: 'Request-URI Too Long',
  415: 'Unsupported Media Type',
  416: 'Requested Range Not Satisfiable',
  417: 'Expectation Failed',
  419: 'Insufficient Space On Resource',
  420: 'Method Failure',
  422: 'Unprocessable Entity',
  423: 'Locked',
  424: 'Failed Dependency',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
  505: 'Http Version Not Supported',
  507: 'Insufficient Storage',
};

export function phraseOf(status: number, engine: Engine): string | undefined {
  return status === 429 && !engine.phraseFor429 ? undefined : PHRASES[status];
}

export type Status =
  | { readonly is: 'status'; readonly value: number | Unknown; readonly hasBody: boolean }
  /** The send fails after the message counted as answered. */
  | { readonly is: 'unusable'; readonly why: string }
  | { readonly is: 'closed'; readonly why: string };

/** Answers to these never carry a body. */
export const isBodyless = (status: number): boolean =>
  status < 200 || status === 204 || status === 205 || status === 304;

function known(value: number): Status {
  if (value < 100 || value > 599) return { is: 'closed', why: `HTTP_SC ${value} is no status` };
  return { is: 'status', value, hasBody: !isBodyless(value) };
}

/** A status that depends on an unknown text: what can become of it are four things. */
function unknownStatus(run: Run, value: Unknown): Status {
  const choice = run.ask(`HTTP_SC(${value.key})`, `HTTP_SC, ${value.name}, is`, [
    'a whole number from 200 to 599',
    'a status without a body (1xx, 204, 205, 304)',
    'no whole number',
    'a whole number that is no status',
  ]);
  if (choice === 2) return { is: 'unusable', why: 'HTTP_SC is no whole number' };
  if (choice === 3) return { is: 'closed', why: 'HTTP_SC is no status' };
  return { is: 'status', value, hasBody: choice === 0 };
}

/** The status a reply gets from the axis2 property HTTP_SC; `isFault` decides the base. */
export function statusOf(run: Run, isFault: boolean): Status {
  const { message } = run;
  const accepted = readAxis2(message, 'SC_ACCEPTED');
  if (accepted instanceof Unknown) throw new Undetermined('SC_ACCEPTED is not known');
  if (accepted === true || (typeof accepted === 'string' && /^(?:true|yes|1)$/i.test(accepted))) return known(202);
  const asOk = javaText(readAxis2(message, 'FAULTS_AS_HTTP_200'));
  const base = isFault && !(typeof asOk === 'string' && asOk.toUpperCase() === 'TRUE') ? 500 : 200;
  const wanted = readAxis2(message, 'HTTP_SC');
  if (wanted === null || wanted === '') return known(base);
  if (wanted instanceof Unknown) {
    if (wanted.mayBeNull && !run.isSet(wanted)) return known(base);
    return unknownStatus(run, wanted);
  }
  if (typeof wanted === 'string' && isPartial(wanted)) {
    return unknownStatus(run, new Unknown('HTTP_SC', 'part of it is unknown', { key: wanted }));
  }
  const text =
    typeof wanted === 'string' || (wanted instanceof JavaNumber && wanted.type === 'Integer') ? javaText(wanted) : '';
  const number = typeof text === 'string' ? parseJavaInteger(text, 'INTEGER') : undefined;
  return number === undefined ? { is: 'unusable', why: 'HTTP_SC is no whole number' } : known(Number(number));
}
