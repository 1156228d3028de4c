import { writePath } from '../../core/diff/edits.js';
import type { FilePort, HelperPort, HomePort, PortedEdit, PortReport, SetPort } from '../../core/port/home/report.js';
import type { Fate } from '../../core/port/sides.js';
import { clip, count, digits, visible } from '../../core/text.js';
import { factText, releaseSpan, SIGNS } from '../edit-text.js';
import { closing, findingsByRule } from '../findings-text.js';
import type { ReportContext, Reporter } from '../reporter.js';
import type { Style, Tone } from '../style.js';
import { proofLines } from './proof.js';
import { byStatus, isTold, type Row, tenantRows } from './rows.js';

const MARKS: Readonly<Record<FilePort['status'], readonly [string, Tone]>> = {
  unreadable: ['✖', 'error'],
  undecided: ['✖', 'error'],
  conflicts: ['✖', 'error'],
  left: ['▲', 'warning'],
  gone: ['▲', 'warning'],
  ported: ['✔', 'good'],
  stock: ['·', 'dim'],
};

const FATES: Readonly<Record<Fate, readonly [string, Tone]>> = {
  conflict: ['conflict', 'error'],
  left: ['for you', 'warning'],
  translated: ['translated', 'good'],
  ported: ['ported', 'good'],
  dropped: ['dropped', 'dim'],
  already: ['there', 'dim'],
};

const FATE_ORDER = Object.keys(FATES) as Fate[];

const SUMS: Readonly<Record<Fate, string>> = {
  conflict: 'in conflict',
  left: 'for you to decide',
  translated: 'translated',
  ported: 'ported',
  dropped: 'dropped',
  already: 'there already',
};

function sumOf(edits: readonly PortedEdit[]): string {
  const parts = FATE_ORDER.flatMap((fate) => {
    const n = edits.filter((edit) => edit.fate === fate).length;
    return n === 0 ? [] : [edits.length === n ? SUMS[fate] : `${digits(n)} ${SUMS[fate]}`];
  });
  return `${count(edits.length, 'edit')}: ${parts.join(', ')}`;
}

function statusText({ status, edits, why = '', place, result }: FilePort): string {
  switch (status) {
    case 'stock':
      return 'not edited';
    case 'unreadable':
      return `not read${place === undefined ? '' : `, line ${place.line}`}: ${visible(why)}`;
    case 'undecided':
    case 'gone':
      return `not ported: ${visible(why)}`;
    case 'ported':
    case 'left':
    case 'conflicts':
      return `${sumOf(edits)}${result?.unchanged === true ? '; the new file stands as it is' : ''}`;
  }
}

const MOST_LINES = 8;

/** Text from a file, a few of its lines. */
function* quoted(label: string, text: string, indent: string, style: Style): Generator<string> {
  const lines = text.split(/\r\n|\n|\r/);
  for (const [i, line] of lines.slice(0, MOST_LINES).entries()) {
    yield `${indent}${style('dim', (i === 0 ? label : '').padEnd(8))}${visible(clip(line, 110))}\n`;
  }
  if (lines.length > MOST_LINES)
    yield `${indent}${style('dim', `        … ${lines.length - MOST_LINES} more lines`)}\n`;
}

function* editLines(edits: readonly PortedEdit[], style: Style): Generator<string> {
  const indent = '              ';
  for (const { kind, path, into, line, fate, facts, reasons, conflict } of edits) {
    const [sign, tone] = SIGNS[kind];
    const [word, fateTone] = FATES[fate];
    const where = visible(writePath(path.slice(1))) || 'sequence';
    const to = into === undefined ? '' : ` into ${visible(writePath(into.slice(1)))}`;
    yield `    ${style('dim', String(line).padStart(5))} ${style(tone, `${sign} ${where}${to}`)}  ${style(fateTone, word)}\n`;
    for (const fact of facts) yield `${indent}${style(tone, factText(fact))}\n`;
    for (const { words } of reasons) yield `${indent}${visible(words)}\n`;
    if (conflict === undefined) continue;
    yield `${indent}${style('error', visible(conflict.why))}\n`;
    yield* quoted('yours', conflict.ours ?? '(nothing)', indent, style);
    if (conflict.base !== undefined) yield* quoted('base', conflict.base, indent, style);
    yield* quoted('theirs', conflict.theirs ?? '(nothing)', indent, style);
    const { proposal } = conflict;
    if (proposal !== undefined) yield `${indent}proposal: ${proposal.take}, because ${visible(proposal.why)}\n`;
  }
}

/** Where it stands, when it has no file of its own. */
const inlineText = ({ source, inline }: Pick<FilePort, 'source' | 'inline'>): string =>
  inline === undefined ? '' : `in ${visible(source.name)}, line ${inline.line}`;

function* fileLines(port: FilePort, width: number, who: string, style: Style): Generator<string> {
  const [mark, tone] = MARKS[port.status];
  const where = [inlineText(port), who].filter((part) => part !== '').join('; ');
  const tail = where === '' ? '' : style('dim', `  ${where}`);
  yield `  ${style(tone, mark)} ${visible(port.file).padEnd(width)}  ${statusText(port)}${tail}\n`;
  yield* editLines(port.edits, style);
  for (const { line, text } of port.edits.length === 0 ? [] : (port.comments ?? [])) {
    const words = visible(clip(text.replace(/\s+/g, ' '), 80));
    yield `    ${style('dim', String(line).padStart(5))} ${style('dim', `a comment of yours stays behind: ${words}`)}\n`;
  }
}

function* helperLines(helpers: readonly HelperPort[], style: Style): Generator<string> {
  for (const helper of helpers) {
    const { file, calledBy, reasons, left, refused, translated, inline } = helper;
    const mark =
      refused.length > 0 ? style('error', '✖') : left.length > 0 ? style('warning', '▲') : style('good', '✔');
    const how = `carried along${translated ? ' and translated' : ''}${inline === undefined ? '' : ` as a file of its own (${inlineText(helper)})`}`;
    yield `  ${mark} ${visible(file)}  ${how}; ${visible(clip(calledBy.join(', '), 80))} ${calledBy.length === 1 ? 'calls' : 'call'} it\n`;
    for (const { words } of [...reasons, ...left]) yield `      ${visible(words)}\n`;
    for (const words of refused) yield `      ${style('error', visible(words))}\n`;
  }
}

const TITLES: Partial<Record<SetPort['set']['origin'], string>> = {
  'super-tenant': 'Super tenant',
  'template-copies': 'Copies that new tenants get (repository/resources/apim-synapse-config)',
  'custom-sequences': 'Built-in sequences of single APIs (customsequences)',
  given: 'Sequences',
};

const titleOf = ({ set }: SetPort): string => {
  if (set.origin !== 'carbon-app') return TITLES[set.origin] ?? set.origin;
  const whose = set.tenant === undefined ? '' : `, tenant ${visible(set.tenant)}`;
  return `Carbon application ${visible(set.archive ?? '')}${whose}`.trimEnd();
};

const widthOf = (ports: readonly FilePort[]): number => Math.min(34, Math.max(0, ...ports.map((p) => p.file.length)));

function* setLines(port: SetPort, { style }: ReportContext): Generator<string> {
  const told = port.files.filter(isTold).sort(byStatus);
  const rest = port.files.length - told.length;
  if (port.files.length + port.helpers.length === 0) return;
  yield `\n${style('strong', titleOf(port))}\n`;
  const width = widthOf(told);
  for (const file of told) yield* fileLines(file, width, '', style);
  yield* helperLines(port.helpers, style);
  if (rest > 0) {
    yield `  ${style('dim', `· ${count(rest, told.length === 0 ? 'file' : 'more file')} nobody edited: the new ${rest === 1 ? 'file stands as it is' : 'files stand as they are'}`)}\n`;
  }
}

function tenantNames(tenants: readonly string[], all: number): string {
  if (all > 1 && tenants.length === all) return 'every tenant';
  const shown = tenants.slice(0, 4).join(', ');
  return tenants.length === 1
    ? `tenant ${shown}`
    : `${digits(tenants.length)} tenants: ${shown}${tenants.length > 4 ? ', …' : ''}`;
}

const MOST_ROWS = 40;

/** Files that went in tenants as they did in the super tenant, in one line for each group of tenants. */
function* sameLines(rows: readonly Row[], all: number, style: Style): Generator<string> {
  const groups = new Map<string, string[]>();
  for (const { port, tenants } of rows) {
    const who = tenantNames(tenants, all);
    const [mark, tone] = MARKS[port.status];
    const name = `${style(tone, mark)} ${visible(port.file)}`;
    const files = groups.get(who);
    if (files === undefined) groups.set(who, [name]);
    else files.push(name);
  }
  for (const [who, files] of groups) yield `  ${who}, as the super tenant: ${files.join(', ')}\n`;
}

function* tenantLines(home: HomePort, { style, verbose }: ReportContext): Generator<string> {
  const sets = home.sets.filter(({ set }) => set.origin === 'tenant');
  if (sets.length === 0) return;
  yield `\n${style('strong', `Tenants (${digits(sets.length)})`)}\n`;
  const rows = tenantRows(home);
  const told = new Set(home.sets.flatMap(({ set, files }) => (set.origin === 'super-tenant' ? files : [])).map(keyOf));
  const [same, own] = [
    rows.filter(({ port }) => told.has(keyOf(port))),
    rows.filter(({ port }) => !told.has(keyOf(port))),
  ];
  const width = widthOf(own.map(({ port }) => port));
  for (const { port, tenants } of verbose ? own : own.slice(0, MOST_ROWS)) {
    yield* fileLines(port, width, tenantNames(tenants, sets.length), style);
  }
  if (!verbose && own.length > MOST_ROWS) {
    yield style('dim', `    and ${count(own.length - MOST_ROWS, 'more file')} (--verbose)\n`);
  }
  yield* sameLines(same, sets.length, style);
  const helpers = new Map(sets.flatMap(({ helpers: all }) => all.map((helper) => [helper.source, helper] as const)));
  yield* helperLines([...helpers.values()], style);
  const written = sets.filter(({ needed }) => needed).length;
  const others = sets.length - written;
  if (written > 0) {
    yield `  ${count(written, 'tenant')} written whole: a gateway copies its own files over a tenant that lacks some\n`;
  }
  if (others > 0) {
    yield `  ${style('dim', `${count(others, 'tenant')} ${others === 1 ? 'needs' : 'need'} nothing: the gateway gives them the same files by itself. Do not copy their old folders`)}\n`;
  }
}

/** Equal for ports that read alike. */
const keyOf = ({ file, edits, status }: FilePort): string =>
  `${file}\0${status}\0${edits.map(({ kind, path, fate, facts }) => `${kind}${writePath(path)}${fate}${JSON.stringify(facts)}`).join('\n')}`;

function* notCarriedLines({ home, sets, notCarried }: HomePort, { style, verbose }: ReportContext): Generator<string> {
  const byReason = new Map<string, string[]>();
  for (const { path, reason } of [...sets.flatMap((set) => set.notCarried), ...notCarried]) {
    const paths = byReason.get(reason);
    if (paths === undefined) byReason.set(reason, [path]);
    else paths.push(path);
  }
  if (byReason.size === 0) return;
  yield `\n${style('strong', 'Not carried')}\n`;
  for (const [reason, paths] of byReason) {
    yield `  ${style('warning', '▲')} ${visible(reason)}\n`;
    for (const path of verbose ? paths : paths.slice(0, 5))
      yield `      ${visible(`${home.input.replace(/\/+$/, '')}/${path}`)}\n`;
    if (!verbose && paths.length > 5) yield style('dim', `      and ${count(paths.length - 5, 'more')}\n`);
  }
}

/** Sets with the same answers share one table. */
function* homeProofs({ sets }: HomePort, context: ReportContext): Generator<string> {
  const proofs = new Map<string, { set: SetPort; tenants: string[] }>();
  for (const set of sets) {
    if (set.proof === undefined) continue;
    const key = JSON.stringify(set.proof.rows);
    const { tenant } = set.set;
    const same = proofs.get(key);
    if (same === undefined) proofs.set(key, { set, tenants: tenant === undefined ? [] : [tenant] });
    else if (tenant !== undefined) same.tenants.push(tenant);
  }
  const all = sets.filter(({ set }) => set.origin === 'tenant').length;
  for (const { set, tenants } of proofs.values()) {
    const isTenant = set.set.origin === 'tenant';
    const title = isTenant ? '' : (WHO[set.set.origin] ?? '');
    const who = [title, tenants.length === 0 ? '' : tenantNames(tenants, all)]
      .filter((part) => part !== '')
      .join(' and ');
    if (set.proof !== undefined) yield* proofLines(set.proof, who, context);
  }
}

const WHO: Partial<Record<SetPort['set']['origin'], string>> = {
  'super-tenant': 'super tenant',
  'template-copies': 'new tenants',
};

const LAST: ReadonlySet<string> = new Set(['template-copies', 'custom-sequences', 'carbon-app']);

function* homeLines(home: HomePort, report: PortReport, context: ReportContext): Generator<string> {
  const { style } = context;
  const { releases, because } = home.from;
  const from = releases.length === 0 ? 'release not known' : `API-M ${releaseSpan(releases)}`;
  const to = report.to === undefined ? 'release not known' : report.to;
  yield `${style('strong', visible(home.home.input))}  ${from} ${style('dim', `(${visible(because)})`)}\n`;
  yield `→ ${style('strong', visible(report.into))}  ${to}\n`;
  for (const set of home.sets) {
    if (set.set.origin === 'super-tenant' || set.set.origin === 'given') yield* setLines(set, context);
  }
  yield* tenantLines(home, context);
  for (const set of home.sets) {
    if (LAST.has(set.set.origin)) yield* setLines(set, context);
  }
  yield* notCarriedLines(home, context);
  yield* homeProofs(home, context);
}

/** For people: file by file, edit by edit, then what else is needed and what waits. */
export const portText: Reporter<PortReport> = function* (report, context) {
  const { style } = context;
  for (const home of report.homes) {
    yield* homeLines(home, report, context);
    yield '\n';
  }
  if (report.snippet !== undefined) {
    yield `${style('strong', 'deployment.toml')} of the new home needs this, or the gateway deletes ${count(report.skipList.length, 'ported file')} when it starts:\n\n`;
    for (const line of report.snippet.split('\n'))
      if (line !== '' && !line.startsWith('#')) yield `    ${visible(line)}\n`;
    yield '\n';
  }
  yield* findingsByRule(report, context);
  yield* closing(report, context);
};
