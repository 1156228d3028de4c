/** The words of one cell: status and format, of all faults that a row is about. */

import type { OutcomeKind } from '../../core/mediation/index.js';
import type { Cell } from '../../core/prediction/matrix.js';
import type { Brief, Told } from '../../core/prediction/told.js';

const KINDS: Readonly<Record<OutcomeKind, string>> = {
  json: 'JSON',
  'json-wrapped': 'wrapped JSON',
  xml: 'XML',
  soap: 'SOAP',
  html: 'HTML',
  text: 'text',
  form: 'form',
  empty: 'no body',
  'accepted-empty': '202 empty',
  'no-answer': 'no answer',
  closed: 'closed',
  unknown: 'unknown',
};

function statusWords(statuses: readonly number[]): string {
  const sorted = [...new Set(statuses)].sort((a, b) => a - b);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined) return '';
  if (sorted.length > 2) return `${first}–${last} `;
  return `${sorted.join('/')} `;
}

const nameOf = ({ kind, isRequest, contentType }: Brief): string => {
  if (isRequest) return 'own request';
  if (kind === 'soap' && contentType !== undefined) return `SOAP ${contentType.startsWith('text/xml') ? '1.1' : '1.2'}`;
  return KINDS[kind];
};

/** `401–500 XML, wrapped JSON`. */
export function cellWords(cells: readonly Cell[], side: (cell: Cell) => Told | undefined): string {
  const tolds = [...new Set(cells.map(side))];
  const briefs = tolds.flatMap((told) => told?.briefs ?? []);
  if (briefs.length === 0) return '–';
  const names = [...new Set(briefs.map(nameOf))];
  const soap = names.filter((name) => /^SOAP 1/.test(name));
  const words = soap.length === 2 ? [...names.filter((name) => !soap.includes(name)), 'SOAP'] : names;
  const isAnswer = ({ kind }: Brief): boolean =>
    kind !== 'accepted-empty' && kind !== 'no-answer' && kind !== 'closed' && kind !== 'unknown';
  const statuses = briefs.filter(isAnswer).flatMap(({ status }) => status ?? []);
  return `${statusWords(statuses)}${words.join(', ')}`;
}
