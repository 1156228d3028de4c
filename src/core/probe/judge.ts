/**
 * Observation × expectation → judgement. A probe must prove that it provoked the fault it wanted: another fault, a page
 * of a proxy or an answer of the backend proves nothing about the sequence.
 */
import type { RequestKindId } from '../mediation/requests.js';
import type { Expectation } from './expect.js';
import type { Observation } from './observation.js';
import type { Validate } from './schema.js';
import { type ReadMarkup, type Seen, see } from './seen.js';

/** What can be wrong; each is a rule of that id. */
export type MarkId =
  | 'probe-no-answer'
  | 'probe-connection-closed'
  | 'probe-accepted-empty'
  | 'probe-empty-body'
  | 'probe-not-read'
  | 'probe-not-a-fault'
  | 'probe-invalid-json'
  | 'probe-legacy-xml'
  | 'probe-wrapped-json'
  | 'probe-soap-envelope'
  | 'probe-json-already'
  | 'probe-other-fault'
  | 'probe-code-is-number'
  | 'probe-members-differ'
  | 'probe-extra-members'
  | 'probe-status-differs'
  | 'probe-label-differs'
  | 'probe-ambiguous-json'
  | 'probe-credentials-echoed'
  /** Against a recording. */
  | 'probe-answer-changed'
  /** Against the files at hand. */
  | 'probe-prediction-differs'
  /** Against the other gateways. */
  | 'probe-odd-one-out';

export interface Mark {
  readonly is: MarkId;
  /** One clause that says what was seen: `404 legacy XML fault 404`. */
  readonly what: string;
}

export interface Judgement {
  /** Undefined without an answer. */
  readonly seen: Seen | undefined;
  /** Empty: as expected. The first one is the verdict. */
  readonly marks: readonly Mark[];
  /** Why the request could not raise the fault, which is nobody's fault. */
  readonly notProvoked?: string;
}

export interface JudgeOptions {
  readonly readMarkup: ReadMarkup;
  /** Id of the scenario that the request was meant to raise, and its kind. */
  readonly scenario?: string;
  readonly request?: RequestKindId;
  /** For the body of a JSON answer; absent: anything goes. */
  readonly validate?: Validate | undefined;
  /** The answer repeats credentials that we sent. */
  readonly echoesCredentials?: boolean;
}

const SILENCES = {
  'no-answer': 'probe-no-answer',
  closed: 'probe-connection-closed',
  stopped: 'probe-not-read',
  failed: 'probe-not-read',
} as const;

/** @returns what is wrong with it; an unreachable target is not the gateway's fault and has no mark */
export function judge(observed: Observation, expected: Expectation, options: JudgeOptions): Judgement {
  if (observed.is === 'none') {
    const { how, why } = observed;
    return { seen: undefined, marks: how === 'unreachable' ? [] : [{ is: SILENCES[how], what: why }] };
  }
  const seen = see(observed, options.readMarkup);
  const notProvoked = notProvokedBy(seen, options);
  if (notProvoked !== undefined) return { seen, marks: [], notProvoked };
  const first = mainMark(seen, expected);
  const marks = first === undefined ? detailMarks(seen, expected, options) : [first];
  if (options.echoesCredentials) marks.push({ is: 'probe-credentials-echoed', what: 'the answer repeats credentials' });
  return { seen, marks };
}

/** @see gateway-faults D.1, notes on 3 and 4 */
function notProvokedBy({ fault, status }: Seen, { scenario, request = 'get' }: JudgeOptions): string | undefined {
  if (scenario?.startsWith('auth-') && request !== 'get' && status === 405) {
    return 'the resource does not take that method, which is checked before authentication';
  }
  const isMismatch = scenario === 'mismatch-404' || scenario === 'mismatch-405';
  if (!isMismatch || !/^9009\d\d$/.test(fault?.code ?? '')) return undefined;
  return 'a resource of the API takes every path and method, so authentication comes first';
}

const said = ({ status, summary }: Seen): string => `${status}, ${summary}`;

/** What decides that this is not the answer at all. */
function mainMark(seen: Seen, expected: Expectation): Mark | undefined {
  const { kind, fault, problem } = seen;
  const mark = (is: MarkId, what = said(seen)): Mark => ({ is, what });
  if (seen.isRedirect) return mark('probe-not-a-fault');
  if (kind === 'accepted-empty') return mark('probe-accepted-empty');
  if (kind === 'empty') return mark('probe-empty-body');
  if (problem !== undefined) {
    const what = [problem === seen.summary ? said(seen) : `${said(seen)}: ${problem}`, ...seen.notes].join('; ');
    return mark(kind === 'json' ? 'probe-invalid-json' : 'probe-not-a-fault', what);
  }
  if (expected.format === 'html' && kind === 'html') return undefined;
  if (fault === undefined) return mark('probe-not-a-fault');
  return formMark(seen, expected, mark) ?? codeMark(seen, expected, mark);
}

function formMark({ fault }: Seen, { format, code }: Expectation, mark: (is: MarkId) => Mark): Mark | undefined {
  const form = fault?.form;
  if (format === undefined || form === undefined || form === format) return undefined;
  // up to 3.2 the Accept header decides between XML and its wrapped JSON form
  if (format === 'xml' && form === 'json-wrapped') return undefined;
  switch (form) {
    case 'xml':
      return mark('probe-legacy-xml');
    case 'json-wrapped':
      return mark('probe-wrapped-json');
    case 'soap':
      return mark('probe-soap-envelope');
    case 'json':
      // a JSON body of something else is no sign of a gateway that has switched
      return code !== undefined && fault?.code === undefined ? mark('probe-not-a-fault') : mark('probe-json-already');
  }
}

/** Codes of the mediation engine are computed from a base, so neighbours are legal. @see gateway-faults C */
function isSameFault(code: string, expected: string): boolean {
  if (code === expected) return true;
  return /^[1-6]\d{5}$/.test(expected) && /^[1-6]\d{5}$/.test(code) && code.slice(0, 4) === expected.slice(0, 4);
}

function codeMark({ fault }: Seen, { code }: Expectation, mark: (is: MarkId, what: string) => Mark): Mark | undefined {
  if (code === undefined || fault === undefined || fault.form === 'soap') return undefined;
  const got = fault.code;
  if (got === undefined || isSameFault(got, code)) return undefined;
  return mark('probe-other-fault', `code ${JSON.stringify(got)} instead of ${JSON.stringify(code)}`);
}

const isExtra = (clause: string): boolean => clause.startsWith('a member ');

/** What is wrong with an answer that is the right one on the whole. */
function detailMarks(seen: Seen, expected: Expectation, { validate }: JudgeOptions): Mark[] {
  const marks: Mark[] = [];
  const add = (is: MarkId, what: string): number => marks.push({ is, what });
  const { fault, status, ambiguous } = seen;
  if (fault?.form === 'json' && validate !== undefined) {
    const complaints = [...validate(JSON.parse(seen.text?.trim() ?? 'null'))];
    const number = complaints.indexOf('code is no string');
    if (number >= 0 && fault.members.some(({ name, type }) => name === 'code' && type === 'number')) {
      complaints.splice(number, 1);
      add('probe-code-is-number', `code is the number ${fault.code}`);
    }
    const extra = complaints.filter(isExtra);
    const wrong = complaints.filter((clause) => !isExtra(clause));
    if (wrong.length > 0) add('probe-members-differ', wrong.join(', '));
    if (extra.length > 0) add('probe-extra-members', extra.join(', '));
  }
  if (expected.namespace !== undefined && fault?.form === 'xml' && fault.namespace !== expected.namespace) {
    add('probe-members-differ', `the namespace is ${JSON.stringify(fault.namespace)}`);
  }
  if (expected.status !== undefined && status !== expected.status) {
    add('probe-status-differs', `status ${status} instead of ${expected.status}`);
  }
  const label = labelMark(seen);
  if (label !== undefined) add('probe-label-differs', label);
  if (ambiguous.length > 0) add('probe-ambiguous-json', ambiguous.join('; '));
  return marks;
}

const LABELS: Readonly<Partial<Record<Seen['kind'], RegExp>>> = {
  json: /^application\/(?:json|[\w.-]+\+json)\b/i,
  'json-wrapped': /^application\/(?:json|[\w.-]+\+json)\b/i,
  xml: /^(?:application|text)\/(?:xml|[\w.-]+\+xml)\b/i,
  soap: /^(?:text\/xml|application\/soap\+xml)\b/i,
  html: /^(?:text\/html|application\/xhtml\+xml)\b/i,
};

/** The body is one thing, its label says another. */
function labelMark({ kind, contentType }: Seen): string | undefined {
  const wanted = LABELS[kind];
  if (contentType === undefined || wanted === undefined || wanted.test(contentType.trim())) return undefined;
  return `the body is ${kind === 'json-wrapped' ? 'json' : kind}, the label says ${JSON.stringify(contentType)}`;
}
