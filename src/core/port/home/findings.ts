/** What a port has to tell a gate: conflicts, and what waits for a person. */
import { writePath } from '../../diff/edits.js';
import { pathOf } from '../../estate.js';
import type { Finding, Severity } from '../../finding.js';
import { APPS_IGNORED_SINCE } from '../../stock/facts.js';
import type { Digest } from '../../stock/fingerprint.js';
import { isAtLeast, type Release } from '../../stock/releases.js';
import { count } from '../../text.js';
import { type FilePort, type HomePort, keyIn, type SetPort } from './report.js';
import { PORT_RULES, type PortRuleKey } from './rules.js';

interface FindingOptions {
  readonly hash: Digest;
  readonly to: Release | undefined;
  readonly levels: ReadonlyMap<string, Severity | 'off'>;
}

interface Hit {
  readonly rule: PortRuleKey;
  readonly message: string;
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly name?: string;
}

function* ofFile(set: SetPort, port: FilePort): Generator<Hit> {
  const { source, status, why = '', name, edits, inline } = port;
  if (status === 'stock' || status === 'ported') return;
  const file = pathOf(set.set, source);
  const known = inline?.name ?? name;
  const begins = inline === undefined ? {} : { line: inline.line, column: inline.column };
  const place = { file, ...begins, ...(known !== undefined && { name: known }) };
  const key = keyIn(port);
  if (status === 'undecided') yield { ...place, rule: 'undecided', message: `${key} was not ported: ${why}.` };
  if (status === 'gone' && !why.startsWith('nobody')) {
    yield { ...place, rule: 'gone', message: `${key} was not ported: ${why}.` };
  }
  for (const { fate, kind, path, line, column, conflict, reasons } of edits) {
    if (conflict === undefined && fate !== 'left') continue;
    const what = `${kind} ${writePath(path.slice(1)) || 'sequence'}`;
    const at = { ...place, line, column };
    if (conflict !== undefined) yield { ...at, rule: 'conflict', message: `${what}: ${conflict.why}.` };
    else yield { ...at, rule: 'left', message: `${what}: ${reasons.map(({ words }) => words).join('; ')}.` };
  }
}

/** Files of the new home that took edits and are not the vendor's. */
function* ofTarget({ sets }: HomePort): Generator<Hit> {
  const edited = sets.flatMap(({ files }) => files).filter(({ edits }) => edits.length > 0);
  const paths = edited.flatMap(({ result }) => (result === undefined || result.isVendors ? [] : [result.stockPath]));
  const own = [...new Set(paths)].sort();
  if (own.length === 0) return;
  const [first] = own;
  const more = own.length === 1 ? 'is no stock file' : `and ${count(own.length - 1, 'more file')} are no stock files`;
  yield { rule: 'targetEdited', file: '', message: `${first} of the new home ${more} we know.` };
}

function* ofSet(port: SetPort, to: Release | undefined): Generator<Hit> {
  const { set, files, helpers, unresolved, clashes, proof } = port;
  for (const file of files) yield* ofFile(port, file);
  for (const { source, file, left, refused } of helpers) {
    const path = pathOf(set, source);
    for (const words of refused) {
      yield { rule: 'helperRefused', file: path, message: `${file} does not deploy: ${words}.` };
    }
    for (const { words } of left) yield { rule: 'left', file: path, message: `${file}: ${words}.` };
    if (set.origin === 'template-copies') {
      const message = `New tenants get no ${file}, which what they do get calls.`;
      yield { rule: 'tenantHelper', file: path, message };
    }
  }
  for (const { path, what } of port.outputs) {
    if (what !== 'app-part') continue;
    const [folder, name] = path.split('/').slice(-2);
    const ignored = to !== undefined && isAtLeast(to, APPS_IGNORED_SINCE) ? `; ${to} ignores it there` : '';
    const message = `Replace ${name} in ${folder} of the application by ${path}, and build it anew${ignored}.`;
    yield { rule: 'appPart', file: set.archive ?? '', message };
  }
  for (const { file, name } of clashes) {
    const message = `${file} calls ${name}, and the new home has another sequence of that name than you.`;
    yield { rule: 'clash', file: set.archive ?? set.base, message };
  }
  for (const { file, name } of unresolved) {
    yield { rule: 'unresolved', file: set.base, message: `${file} calls ${name}, which no file here registers.` };
  }
  const below = (file: string): string => {
    const own = set.files.find(({ name, part }) => name === file && part === 'sequence');
    return own === undefined ? [set.base, file].filter((step) => step !== '').join('/') : pathOf(set, own);
  };
  const told = new Set(helpers.flatMap(({ file, refused }) => (refused.length > 0 ? [file] : [])));
  for (const { file, why } of proof?.refused ?? []) {
    if (!told.has(file)) yield { rule: 'refused', file: below(file), message: `${file} does not deploy: ${why}.` };
  }
  for (const file of proof?.idle ?? []) {
    const message = `${file} has your edits, and answers as the new release does without them.`;
    yield { rule: 'noEffect', file: below(file), message };
  }
  for (const { file, message } of proof?.conflicts ?? []) yield { rule: 'semantic', file: below(file), message };
}

/** In the order of homes, sets, files and places; two equal ones in a file are told apart by a number. */
export function findingsOf(homes: readonly HomePort[], { hash, levels, to }: FindingOptions): Finding[] {
  const found: Finding[] = [];
  const seen = new Map<string, number>();
  for (const port of homes) {
    const { home, sets } = port;
    const hits = [
      ...sets.map((set) => ({ tenant: set.set.tenant, all: ofSet(set, to) })),
      { tenant: undefined, all: ofTarget(port) },
    ];
    for (const { tenant, all } of hits) {
      for (const { rule: key, message, file, line = 1, column = 1, name } of all) {
        const rule = PORT_RULES[key];
        const severity = levels.get(rule.id) ?? rule.severity;
        if (severity === 'off') continue;
        const identity = `${rule.id}\0${file}\0${message}`;
        const ordinal = seen.get(identity) ?? 0;
        seen.set(identity, ordinal + 1);
        found.push({
          rule: rule.id,
          severity,
          message,
          home: home.input,
          file,
          line,
          column,
          fingerprint: hash(`${identity}\0${ordinal}`).slice(0, 32),
          ...(name !== undefined && { sequence: name }),
          ...(tenant !== undefined && { tenant }),
        });
      }
    }
  }
  return found;
}
