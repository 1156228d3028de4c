/** For people: what breaks, worst first, by repository and class; the line, what happens to it, what to read instead. */

import type { ClientsReport, PlacedClient } from '../../core/analysis/clients.js';
import { type Advice, adviceFor, type OldForm, snippetFor } from '../../core/clients/advice.js';
import { saysOf } from '../../core/clients/signals.js';
import { tenantsIn } from '../../core/clients/words.js';
import { SEVERITIES, severityRank } from '../../core/finding.js';
import type { IdleSuppression } from '../../core/report.js';
import { CLIENT_RULES } from '../../core/rules/index.js';
import { clip, count, digits, visible } from '../../core/text.js';
import { closing } from '../findings-text.js';
import type { ReportContext, Reporter } from '../reporter.js';
import type { Style, Tone } from '../style.js';

type Told = PlacedClient & { readonly told: NonNullable<PlacedClient['told']> };

const isTold = (place: PlacedClient): place is Told => place.told !== undefined;

/** Heads of the classes, in the order of what they cost. */
const CLASSES: Readonly<Record<string, string>> = {
  'client-reads-xml': 'Breaks: reads the XML fault',
  'client-reads-wrapped-json': 'Breaks: reads {"fault":{…}}',
  'client-compares-code-as-number': 'Breaks: compares code with a number',
  'client-may-read-old-fault': 'May break',
  'test-reads-old-fault': 'Tests that expect the old fault',
  'api-definition-promises-old-fault': 'API definitions that promise the old fault',
  'client-reads-both-forms': 'Ready: reads both forms',
  'fault-written-here': 'Writes the fault, so no client',
  'old-fault-quoted': 'Quoted only',
};

const RULE_ORDER = new Map(CLIENT_RULES.map(({ id }, index) => [id, index]));

const MARKS: Readonly<Record<string, readonly [string, Tone]>> = {
  error: ['✖', 'error'],
  warning: ['▲', 'warning'],
  info: ['·', 'dim'],
};

/** Places of one class that are shown without --verbose. */
const MOST_PLACES: Readonly<Record<string, number>> = { error: 50, warning: 10, info: 0 };

/** Groups in the order in which their first member comes. */
function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

const pathOf = (root: string, below: string): string => (below === '' ? root : `${root.replace(/\/+$/, '')}/${below}`);

/** What a comment accepts counts for nothing. */
const rankOf = ({ told }: Told): number =>
  told.suppressed === undefined ? severityRank(told.severity) : SEVERITIES.length;

const worst = (places: readonly Told[]): number =>
  places.reduce<number>((least, place) => Math.min(least, rankOf(place)), SEVERITIES.length);

const errors = (places: readonly Told[]): number => places.filter((place) => rankOf(place) === 0).length;

const WIDTH = 100;

/** Lines of at most 100 characters, broken at blanks. */
function wrap(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length >= WIDTH) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** Groups of tenants that are told of one fault. */
const MOST_WAYS = 5;

/** What becomes of each fault that the place can meet, and what gave it away. */
function* detailLines({ place, changes, suppression }: Told, style: Style): Generator<string> {
  for (const { sequence, codes, before, after, carried, tenants = [] } of changes) {
    const what = codes.length === 0 ? sequence : `${codes.join(', ')} (${sequence})`;
    yield `        ${style('dim', visible(`${what}: ${before.words} → ${after.words}`))}\n`;
    if (carried !== undefined) {
      yield `        ${style('dim', visible(`with your ${carried.file} carried over: ${carried.words}`))}\n`;
    }
    for (const { tenants: who, before: today, carried: kept } of tenants.slice(0, MOST_WAYS)) {
      const then = kept === undefined ? after.words : `${kept.words} (${kept.file} stays)`;
      yield `        ${style('dim', visible(`${tenantsIn(who)}: ${today.words} → ${then}`))}\n`;
    }
    const rest = tenants.slice(MOST_WAYS).flatMap(({ tenants: who }) => who);
    if (rest.length > 0) yield `        ${style('dim', visible(`${tenantsIn(rest)}: otherwise, see --format json`))}\n`;
  }
  const seen = place.evidence.map(({ signal, line, text }) => `line ${line} ${saysOf(signal)}, ${clip(text, 40)}`);
  yield `        ${style('dim', visible(`seen: ${seen.join('; ')}`))}\n`;
  if (suppression !== undefined) yield `        ${style('dim', visible(`comment form: ${suppression.comment}`))}\n`;
}

function* placeLines(told: Told, context: ReportContext): Generator<string> {
  yield* headLines(told, context.style);
  if (context.verbose && told.told.severity !== 'info') yield* detailLines(told, context.style);
}

function* headLines({ place, told, repository, file }: Told, style: Style): Generator<string> {
  const [mark, tone] = MARKS[told.severity] ?? ['·', 'dim'];
  const shown = repository === '' ? file : file.slice(repository.length + 1);
  const where = shown === '' ? `line ${place.line}` : `${visible(shown)}:${place.line}:${place.column}`;
  const sure = place.confidence === 'certain' ? '' : style('dim', `  ${place.confidence}`);
  yield `    ${style(tone, mark)} ${style('strong', where)}${sure}\n`;
  yield `        ${style('dim', '│')} ${visible(place.quote)}\n`;
  for (const line of wrap(visible(told.message))) yield `        ${line}\n`;
}

function* classLines(rule: string, places: readonly Told[], context: ReportContext): Generator<string> {
  const { style, verbose } = context;
  const severity = places[0]?.told.severity ?? 'info';
  const [, tone] = MARKS[severity] ?? ['·', 'dim'];
  const head = CLASSES[rule] ?? rule;
  const most = verbose ? places.length : (MOST_PLACES[severity] ?? 0);
  const rest = places.length - Math.min(most, places.length);
  if (most === 0) {
    const wheres = groupBy(places, ({ place }) => place.where);
    const kinds =
      rule === 'old-fault-quoted'
        ? ` (${[...wheres].map(([where, all]) => `${where} ${digits(all.length)}`).join(', ')})`
        : '';
    yield `  ${style(tone, `${head}: ${count(places.length, 'place')}`)}${style('dim', `${kinds}  --verbose lists them`)}\n`;
    return;
  }
  yield `  ${style(tone, head)}${style('dim', ` · ${count(places.length, 'place')}`)}\n`;
  for (const place of places.slice(0, most)) yield* placeLines(place, context);
  if (rest > 0) yield `    ${style('dim', `and ${count(rest, 'more place')} (--verbose)`)}\n`;
}

/** What comments accept: a count, and with --verbose each with its reason. */
function* acceptedLines(places: readonly Told[], { style, verbose }: ReportContext): Generator<string> {
  if (places.length === 0) return;
  const head = style('dim', `Accepted by a comment: ${count(places.length, 'place')}`);
  yield `  ${head}${verbose ? '' : style('dim', '  --verbose lists them')}\n`;
  if (!verbose) return;
  for (const { told, place, repository, file } of places) {
    const { reason = '', until } = told.suppressed ?? {};
    const shown = repository === '' ? file : file.slice(repository.length + 1);
    const end = until === undefined ? '' : `, until ${until}`;
    yield `    ${style('dim', `· ${visible(`${shown}:${place.line}`)}  ${told.rule}: ${visible(reason)}${end}`)}\n`;
  }
}

const MOST_IDLE = 5;

/** Suppressions that do nothing: those that do not hold always, those that nothing needs with --verbose. */
function* idleLines({ idleSuppressions }: ClientsReport, { style, verbose }: ReportContext): Generator<string> {
  const lineOf = ({ root, file, line, why }: IdleSuppression): string =>
    visible(`${pathOf(root, file)}:${line}: ${why}`);
  const refused = idleSuppressions.filter(({ state }) => state === 'refused');
  const unused = idleSuppressions.filter(({ state }) => state === 'unused');
  for (const one of verbose ? refused : refused.slice(0, MOST_IDLE)) {
    yield `${style('warning', 'Does not hold')}  ${lineOf(one)}\n`;
  }
  if (!verbose && refused.length > MOST_IDLE) {
    yield `${style('dim', `and ${count(refused.length - MOST_IDLE, 'more suppression')} that do not hold (--verbose)`)}\n`;
  }
  if (verbose) for (const one of unused) yield `${style('dim', `Not needed  ${lineOf(one)}`)}\n`;
  else if (unused.length > 0)
    yield `${style('dim', `${count(unused.length, 'suppression')} not needed (--verbose)`)}\n`;
  if (idleSuppressions.length > 0) yield '\n';
}

function* repositoryLines(name: string, places: readonly Told[], context: ReportContext): Generator<string> {
  yield `${context.style('strong', visible(name))}\n`;
  const open = places.filter(({ told }) => told.suppressed === undefined);
  const classes = [...groupBy(open, ({ told }) => told.rule)].sort(
    ([a, as], [b, bs]) => worst(as) - worst(bs) || (RULE_ORDER.get(a) ?? 0) - (RULE_ORDER.get(b) ?? 0),
  );
  for (const [rule, members] of classes) yield* classLines(rule, members, context);
  const accepted = places.filter(({ told }) => told.suppressed !== undefined);
  yield* acceptedLines(accepted, context);
  yield '\n';
}

const MOST_ADVISED = 4;

interface Advised {
  readonly advice: Advice;
  readonly form: OldForm;
}

/** What to write instead, once for each language in which something breaks; of what may break where nothing surely does. */
function adviceOf(places: readonly Told[]): Advised[] {
  const found = new Map<string, Advised>();
  const least = worst(places);
  for (const { place, told } of places.filter(({ told: { suppressed } }) => suppressed === undefined)) {
    if (told.severity === 'info' || severityRank(told.severity) !== least) continue;
    const form =
      place.kind === 'reads-wrapped-json' ? 'wrapped-json' : place.kind === 'compares-number' ? 'flat-json' : 'xml';
    const advice = adviceFor(place.family);
    if (advice !== undefined && !found.has(`${advice.title} ${form}`))
      found.set(`${advice.title} ${form}`, { advice, form });
  }
  return [...found.values()];
}

const NOW_READ: Readonly<Record<OldForm, string>> = {
  xml: 'instead of the XML',
  'wrapped-json': 'instead of the wrapper',
  'flat-json': 'with a text instead of a number',
};

function* adviceLines(places: readonly Told[], { style, verbose }: ReportContext): Generator<string> {
  const all = adviceOf(places);
  const shown = verbose ? all : all.slice(0, MOST_ADVISED);
  if (shown.length === 0) return;
  yield `${style('strong', 'What to read instead')}\n`;
  yield `  The new answer is ${style('good', '{"code":"900901","message":"…","description":"…"}')} with Content-Type: application/json.\n`;
  yield '  Compare code, a text; message and type are not in every fault. These lines read old and new gateways:\n\n';
  for (const { advice, form } of shown) {
    yield `  ${style('strong', advice.title)}${style('dim', `, ${NOW_READ[form]}`)}\n`;
    for (const line of snippetFor(advice, form, true)) yield `    ${style('added', line.replace(/\t/g, '    '))}\n`;
    if (advice.note !== undefined) yield `    ${style('dim', advice.note)}\n`;
    yield '\n';
  }
  if (all.length > shown.length) {
    yield `  ${style('dim', `and for ${count(all.length - shown.length, 'more language')}: faultshift explain client-reads-xml`)}\n\n`;
  }
}

/** Repositories worst first, then what to read instead, then what was not seen. */
export const clientsText: Reporter<ClientsReport> = function* (report, context) {
  const { style } = context;
  yield `${style('strong', 'Clients of the gateway')}  ${report.from} → ${report.to}  ${style('dim', `(${visible(report.basis)})`)}\n\n`;
  const places = report.places.filter(isTold);
  const repositories = [...groupBy(places, ({ root, repository }) => pathOf(root, repository))].sort(
    ([a, as], [b, bs]) => worst(as) - worst(bs) || errors(bs) - errors(as) || (a < b ? -1 : 1),
  );
  for (const [name, members] of repositories) yield* repositoryLines(name, members, context);
  if (places.length === 0)
    yield `${style('good', 'Nothing here reads the old faults, as far as a text search can tell.')}\n\n`;
  yield* adviceLines(places, context);
  yield* idleLines(report, context);
  yield* closing(report, context);
};
