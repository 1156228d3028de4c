/** Outcomes of runs as the shapes that readers of faults look for. */
import type { FaultForm, FaultShape } from '../clients/forecast.js';
import type { Outcome } from '../mediation/index.js';
import { listed } from '../text.js';

const PREFIXES: Readonly<Record<string, string>> = {
  'http://wso2.org/apimanager': 'am:',
  'http://wso2.org/apimanager/security': 'ams:',
  'http://wso2.org/apimanager/throttling': 'amt:',
};

export function shapeOf({ kind, shape, isRequest, why }: Outcome): FaultShape {
  if (isRequest) return { form: 'other', words: 'the body of the request' };
  const members = shape?.members ?? [];
  const names = members.length === 0 ? '' : ` with ${listed(members.map(({ name }) => name))}`;
  switch (kind) {
    case 'json':
    case 'json-wrapped': {
      const isNumber = members.some(({ name, type }) => name === 'code' && type === 'number');
      const types = isNumber
        ? ', code a number'
        : members.length > 0 && members.every(({ type }) => type === 'string')
          ? ', all texts'
          : '';
      return kind === 'json'
        ? { form: 'json', words: `JSON${names}${types}` }
        : { form: 'wrapped-json', words: `JSON with ${shape?.root ?? 'fault'} around ${names.slice(6)}${types}` };
    }
    case 'xml': {
      const root = shape?.root === undefined ? '' : `, ${PREFIXES[shape.namespace ?? ''] ?? ''}${shape.root}`;
      return { form: 'xml', words: `XML${root}${names}` };
    }
    case 'soap':
      return { form: 'soap', words: 'a SOAP fault' };
    case 'empty':
      return { form: 'no-body', words: 'a status without a body' };
    case 'accepted-empty':
      return { form: 'no-body', words: '202 Accepted with an empty body' };
    case 'no-answer':
    case 'closed':
      return { form: 'no-body', words: 'no answer' };
    case 'unknown':
      return { form: 'unknown', words: `not known: ${why ?? 'it cannot be told from the files'}` };
    default:
      return { form: 'other', words: kind === 'form' ? 'form fields' : kind };
  }
}

const MOST_SHAPES = 3;

/** Several answers as one: its form is the one that the reader looks for, where that is among them. */
export function together(shapes: readonly FaultShape[], looked: FaultForm): FaultShape | undefined {
  const distinct = [...new Map(shapes.map((shape) => [shape.words, shape])).values()];
  const main = distinct.find(({ form }) => form === looked) ?? distinct[0];
  if (main === undefined) return undefined;
  const words = [main, ...distinct.filter((shape) => shape !== main)].map((shape) => shape.words);
  const more = words.length > MOST_SHAPES ? ', or else' : '';
  return { form: main.form, words: `${words.slice(0, MOST_SHAPES).join(', or ')}${more}` };
}

/** Worst first, for those who read the new form. */
const WORST_FIRST: readonly FaultForm[] = [
  'no-body',
  'other',
  'soap',
  'unknown',
  'xml',
  'wrapped-json',
  'json',
  'not-sent',
];

/** Several answers as one: the worst of them. */
export function worstOf(shapes: readonly FaultShape[]): FaultShape | undefined {
  const worst = WORST_FIRST.find((form) => shapes.some((shape) => shape.form === form));
  return worst === undefined ? undefined : together(shapes, worst);
}
