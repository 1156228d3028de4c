/** A subject in the words that the messages of client rules are made of. */
import { clip, count, listed } from '../text.js';
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

const MOST_TENANTS = 3;

const byNumber = (a: string, b: string): number => Number(a) - Number(b) || (a < b ? -1 : 1);

/** `tenant 3`, `tenants 1, 2 and 3`, `200 tenants (1, 2, 3, …)`. */
export function tenantsIn(tenants: readonly string[]): string {
  const all = [...new Set(tenants)].sort(byNumber);
  if (all.length === 1) return `tenant ${all[0]}`;
  if (all.length <= MOST_TENANTS) return `tenants ${listed(all)}`;
  return `${count(all.length, 'tenant')} (${all.slice(0, MOST_TENANTS).join(', ')}, …)`;
}

/** What one file does, and what more than one do. */
const KEEPS: Readonly<Record<FaultForm, readonly [string, string]>> = {
  xml: ['keeps answering XML', 'keep answering XML'],
  'no-body': ['leaves clients without a body', 'leave clients without a body'],
  json: ['answers JSON', 'answer JSON'],
  'wrapped-json': ['answers {"fault":{…}}', 'answer {"fault":{…}}'],
  soap: ['answers a SOAP fault', 'answer a SOAP fault'],
  other: ['may answer anything', 'may answer anything'],
  'not-sent': ['may answer anything', 'may answer anything'],
  unknown: ['may answer anything', 'may answer anything'],
};

/** Tenants that fare alike: the files that stay with them and answer in this form, or the new stock. */
interface Way {
  readonly form: FaultForm | 'new stock';
  readonly files: Set<string>;
  readonly tenants: readonly string[];
}

function waysOf(changes: readonly FaultChange[]): Way[] {
  /** By form and file: its tenants. */
  const found = new Map<string, { form: Way['form']; file: string | undefined; tenants: Set<string> }>();
  for (const { tenants = [], carried: own } of changes) {
    for (const { tenants: who, carried } of tenants) {
      if (carried === undefined && (own === undefined || own.form === 'json')) continue;
      const form = carried?.form ?? 'new stock';
      const key = `${form} ${carried?.file ?? ''}`;
      const one = found.get(key) ?? { form, file: carried?.file, tenants: new Set() };
      found.set(key, one);
      for (const tenant of who) one.tenants.add(tenant);
    }
  }
  const ways = new Map<string, Way>();
  for (const { form, file, tenants } of found.values()) {
    const sorted = [...tenants].sort(byNumber);
    const key = `${form} ${sorted.join()}`;
    const way = ways.get(key) ?? { form, files: new Set(), tenants: sorted };
    ways.set(key, way);
    if (file !== undefined) way.files.add(file);
  }
  return [...ways.values()].sort((a, b) => b.tenants.length - a.tenants.length);
}

function wayWords({ form, files, tenants }: Way): string {
  const who = tenantsIn(tenants);
  const isOne = tenants.length === 1;
  if (form === 'new stock') return `${who} ${isOne ? 'gets' : 'get'} the new stock`;
  const [one, more] = KEEPS[form];
  return `${who} ${isOne ? 'keeps' : 'keep'} ${listed([...files])}, which ${files.size === 1 ? one : more}`;
}

const MOST_WAYS = 2;

/** Many places share their changes. */
const noted = new WeakMap<readonly FaultChange[], readonly string[]>();

/** How those tenants fare of whom there is something to tell. */
function tenantNotes(changes: readonly FaultChange[]): readonly string[] {
  let notes = noted.get(changes);
  if (notes === undefined) {
    const ways = waysOf(changes);
    notes = ways.slice(0, MOST_WAYS).map(wayWords);
    if (ways.length > MOST_WAYS) notes = [...notes, 'other tenants fare otherwise'];
    noted.set(changes, notes);
  }
  return notes;
}

export type ClientArgs = Readonly<
  Record<'opening' | 'faults' | 'names' | 'be' | 'lost' | 'when' | 'number' | 'notes', string>
>;

/** The words of one subject. `opening`: `This branch handles`; `when`: `after the upgrade to 4.1.0 that answer is JSON`. */
export function wordsOf({ place, changes, to, fate, only }: ClientSubject): ClientArgs {
  const already = changes.length > 0 && changes.every(({ before }) => before.form === 'json');
  const flat = changes.every(({ after }) => after.form === 'json');
  const edited = changes.flatMap(({ carried }) => (carried === undefined || carried.form === 'json' ? [] : [carried]));
  const answers = place.codes.length === 1 ? 'that answer is' : 'those answers are';
  const form = flat
    ? 'JSON'
    : (changes.find(({ after }) => after.form !== 'xml' && after.form !== 'not-sent')?.after.words ?? 'JSON');
  const [hurt] = only;
  const when =
    hurt !== undefined
      ? `after the upgrade to ${to} clients of ${tenantsIn(only.flatMap(({ tenants }) => tenants))} get ${FORM_WORDS[hurt.carried?.form ?? 'unknown']}`
      : fate === 'unknown'
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
      ...tenantNotes(changes),
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
