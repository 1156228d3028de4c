/** A subject in the words that the messages of client rules are made of. */
import { clip, listed } from '../text.js';
import { knownCode } from './codes.js';
import { familyOf } from './families.js';
import type { Carried, FaultChange, FaultForm } from './forecast.js';
import type { ClientPlace } from './model.js';
import type { ClientSubject } from './subject.js';

const BRANCH = /\b(?:if|elif|elsif|elseif|unless|case|when|switch)\b/i;

const MOST_CODES = 3;

/** `900901 (Invalid Credentials)`, `the XML of failed authentications`. */
function faultsOf({ codes, prefixes, kind }: ClientPlace): string {
  if (codes.length > 0) {
    const shown = codes.slice(0, MOST_CODES).map((code) => {
      const known = knownCode(code);
      return codes.length > 1 || known === undefined ? code : `${code} (${known.message})`;
    });
    return codes.length > MOST_CODES
      ? `${shown.join(', ')} and ${codes.length - MOST_CODES} more codes`
      : listed(shown);
  }
  const of = prefixes.map(
    (prefix) => ({ ams: 'failed authentications', amt: 'throttling', am: 'the fault and main sequences' })[prefix],
  );
  const named = of.filter((words) => words !== undefined);
  const what = kind === 'reads-wrapped-json' ? 'the wrapped JSON' : 'the XML';
  return named.length > 0 ? `${what} of ${listed(named)}` : `${what} of the gateway's faults`;
}

/** What the code looks for, as it is written: `ams:code`, `fault.code`. */
function namesOf({ evidence, kind, codes }: ClientPlace): string {
  const first = (signals: readonly string[]): string[] => [
    ...new Set(
      evidence
        .filter(({ signal }) => signals.includes(signal))
        .map(({ text }) => clip(text.replace(/^[\s"'`([{|=$]+|["'`\s,;(]+$/g, ''), 50)),
    ),
  ];
  if (kind === 'reads-wrapped-json') {
    return codes.length > 0 || evidence.some(({ signal, text }) => signal.startsWith('fault') && /code/i.test(text))
      ? 'fault.code'
      : 'fault';
  }
  const names = first(['prefixed-name', 'upper-name']);
  const codeFirst = [...names].sort((a, b) => Number(/code/i.test(b)) - Number(/code/i.test(a)));
  if (codeFirst.length > 0) return listed(codeFirst.slice(0, 2));
  if (evidence.some(({ signal }) => signal === 'namespace-uri')) return 'the namespace of the fault';
  return 'the element';
}

const FORM_WORDS: Readonly<Record<FaultForm, string>> = {
  xml: 'XML',
  'wrapped-json': '{"fault":{…}}',
  json: 'JSON',
  soap: 'a SOAP fault',
  'no-body': 'nothing',
  'not-sent': 'nothing',
  other: 'something else',
  unknown: 'nobody knows what',
};

/** Faults that an edited sequence does not answer in the form that the code reads, today already. */
function todayOf({ kind }: ClientPlace, changes: readonly FaultChange[]): string[] {
  const read: FaultForm = kind === 'reads-wrapped-json' ? 'wrapped-json' : 'xml';
  if (kind === 'compares-number') return [];
  return changes
    .filter(({ carried }) => carried !== undefined)
    .filter(({ before: { form } }) => form !== read && form !== 'unknown' && form !== 'not-sent')
    .map(
      ({ sequence, before }) => `today ${sequence} answers ${FORM_WORDS[before.form]}, which this does not find either`,
    );
}

/** What edited files do that are carried over as they are, by form. */
function keptOf(edited: readonly Carried[]): string[] {
  const of = (...forms: readonly FaultForm[]): string[] => [
    ...new Set(edited.filter(({ form }) => forms.includes(form)).map(({ file }) => file)),
  ];
  const told = (files: readonly string[], one: string, more: string): string[] =>
    files.length === 0
      ? []
      : [
          `carried over as ${files.length === 1 ? 'it is' : 'they are'}, your ${listed(files)} ${files.length === 1 ? one : more}`,
        ];
  return [
    ...told(of('xml'), 'keeps answering XML', 'keep answering XML'),
    ...told(of('no-body'), 'leaves clients without a body', 'leave clients without a body'),
    ...told(of('unknown', 'other', 'soap', 'wrapped-json'), 'may answer anything', 'may answer anything'),
  ];
}

export type ClientArgs = Readonly<
  Record<'opening' | 'faults' | 'names' | 'be' | 'lost' | 'when' | 'number' | 'notes', string>
>;

/** The words of one subject. `opening`: `This branch handles`; `when`: `after the upgrade to 4.1.0 that answer is JSON`. */
export function wordsOf({ place, changes, to, fate }: ClientSubject): ClientArgs {
  const already = changes.length > 0 && changes.every(({ before }) => before.form === 'json');
  const flat = changes.every(({ after }) => after.form === 'json');
  const edited = changes.flatMap(({ carried }) => (carried === undefined || carried.form === 'json' ? [] : [carried]));
  const answers = place.codes.length === 1 ? 'that answer is' : 'those answers are';
  const form = flat
    ? 'JSON'
    : (changes.find(({ after }) => after.form !== 'xml' && after.form !== 'not-sent')?.after.words ?? 'JSON');
  const when =
    fate === 'unknown'
      ? `what ${to} answers could not be worked out; if it is JSON`
      : already
        ? `${answers} JSON already`
        : `after the upgrade to ${to}${edited.length > 0 ? ', with a new or ported sequence,' : ''} ${answers} ${form}`;
  const notes = [
    ...new Set([
      ...place.notes,
      ...changes.flatMap((change) => change.notes),
      ...(already ? [] : todayOf(place, changes)),
      ...keptOf(edited),
    ]),
  ];
  return {
    opening: BRANCH.test(place.quote)
      ? 'This branch handles'
      : place.codes.length > 0
        ? 'This code looks for'
        : 'This code reads',
    faults: faultsOf(place),
    names: namesOf(place),
    be: / and /.test(namesOf(place)) ? 'are' : 'is',
    lost: place.lost.length === 0 ? '' : ` and ${place.lost[0]}`,
    when,
    number: !place.comparesNumber
      ? ''
      : familyOf(place.family).binds
        ? '; code is a text then, which not every library binds to a number'
        : '; code is a text then, so comparing it with a number fails as well',
    notes: notes.length === 0 ? '' : ` (${notes.join('; ')})`,
  };
}
