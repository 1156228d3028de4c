/** A prediction as what can be compared: aspects of the answer, each with all the values it may have. */
import type { Condition, Outcome, Prediction, Template } from '../../mediation/index.js';

export const ASPECTS = ['kind', 'status', 'type', 'payload', 'headers', 'conditions'] as const;
export type Aspect = (typeof ASPECTS)[number];

export interface Answer extends Readonly<Record<Aspect, string>> {
  /** For people: `401 JSON, or 202 without a body`. */
  readonly words: string;
  readonly isJson: boolean;
  /** Payloads that say JSON and are not. */
  readonly hasBrokenJson: boolean;
  /** There may be more of it than was predicted. */
  readonly isCut: boolean;
  /** Why some of it cannot be predicted. */
  readonly why?: string;
}

/** Stands around the name of an unknown part. */
export const HOLE = '\u0001';

const spell = (template: Template): string =>
  template.map((piece) => (typeof piece === 'string' ? piece : HOLE + piece.unknown + HOLE)).join('');

const isJsonKind = ({ kind }: Outcome): boolean => kind === 'json' || kind === 'json-wrapped';

/** Wrapped or not is the payload's business; that it is JSON is the kind. */
const kindOf = (outcome: Outcome): string => (isJsonKind(outcome) ? 'json' : outcome.kind);

const statusOf = ({ status }: Outcome): string =>
  status === undefined ? '-' : typeof status === 'number' ? String(status) : `${status.unknown}`;

const condition = ({ question, answer }: Condition): string => `${question}: ${answer}`;
const whenOf = ({ when }: Pick<Outcome, 'when'>): string =>
  when
    .map((all) => all.map(condition).sort().join(' & '))
    .sort()
    .join(' | ');

const headerText = ({ headers }: Outcome): string =>
  headers
    .filter(({ name }) => name !== 'content-type')
    .map((header) => `${header.name}=${spell(header.value)} ${whenOf(header)}`)
    .sort()
    .join('\n');

/** Stands between the values that an aspect may have. */
const OR = '\u0000';

const set = (values: readonly string[]): string => [...new Set(values)].sort().join(OR);

/** The values that an aspect may have. */
export const valuesOf = (answer: Answer, aspect: Aspect): string[] => answer[aspect].split(OR);

/** Whether some of the answer cannot be predicted. */
export const isUnknown = (answer: Answer): boolean => answer.isCut || valuesOf(answer, 'kind').includes('unknown');

const KINDS: Partial<Record<Outcome['kind'], string>> = {
  json: 'JSON',
  'json-wrapped': 'wrapped JSON',
  xml: 'XML',
  soap: 'SOAP',
  html: 'HTML',
  text: 'text',
  form: 'form',
};

function wordsOf(outcome: Outcome): string {
  const { kind, shape } = outcome;
  const status = typeof outcome.status === 'number' ? String(outcome.status) : 'a status that is not known,';
  switch (kind) {
    case 'accepted-empty':
      return '202 without a body';
    case 'empty':
      return `${status} without a body`;
    case 'no-answer':
      return 'no answer';
    case 'closed':
      return 'connection closed';
    case 'unknown':
      return 'not known';
    default:
      return `${status} ${shape?.isValid === false ? 'broken ' : ''}${KINDS[kind]}`;
  }
}

export function answerOf({ outcomes, left }: Prediction): Answer {
  const many = outcomes.length > 1;
  const why = outcomes.find(({ kind }) => kind === 'unknown')?.why;
  return {
    ...(why !== undefined && { why }),
    kind: set(outcomes.map(kindOf)),
    status: set(outcomes.map(statusOf)),
    type: set(outcomes.map(({ contentType }) => contentType ?? '-')),
    payload: set(outcomes.map((outcome) => (outcome.kind === 'unknown' ? `?${outcome.why}` : spell(outcome.payload)))),
    headers: set(outcomes.map(headerText)),
    conditions: many ? set(outcomes.map((one) => `${kindOf(one)} ${statusOf(one)} ${whenOf(one)}`)) : '',
    words: `${[...new Set(outcomes.map(wordsOf))].join(', or ')}${left > 0 ? ', or more' : ''}`,
    isJson: outcomes.every(isJsonKind),
    isCut: left > 0,
    hasBrokenJson: outcomes.some((outcome) => isJsonKind(outcome) && outcome.shape?.isValid === false),
  };
}

/** The aspects in which two answers differ. */
export const differing = (a: Answer, b: Answer): Aspect[] => ASPECTS.filter((aspect) => a[aspect] !== b[aspect]);
