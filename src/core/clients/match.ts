/** Finds signals in a text, with the borders that one expression cannot see, and says what only looks like one. */
import { VIEW_NAMES } from './context.js';
import { type FamilyId, familyOf } from './families.js';
import { SIGNAL_IDS, SIGNALS, type SignalId } from './signals.js';
import type { Spans } from './spans.js';

export interface Match {
  readonly signal: SignalId;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Of an XML name: `am`, `ams` or `amt`. */
  readonly prefix?: string;
  /** Of an XML name: `fault`, `code`, … */
  readonly name?: string;
}

export interface Rejected {
  readonly start: number;
  readonly why: string;
}

export interface Matches {
  /** In the order of the text. */
  readonly found: readonly Match[];
  readonly rejected: readonly Rejected[];
  /** There were more. */
  readonly cut: boolean;
}

/** More matches of one signal in one file say nothing new. */
const MOST_MATCHES = 500;

/** Families whose words need no quotation marks. */
const BARE_WORDS: ReadonlySet<FamilyId> = new Set<FamilyId>([
  'shell',
  'make',
  'batch',
  'powershell',
  'tcl',
  'awk',
  'xquery',
  'xslt',
  'synapse',
  'xml',
  'schema',
  'jmeter',
  'soapui',
  'feature',
  'robot',
  'request',
  'yaml',
  'insomniaYaml',
  'openapi',
  'properties',
  'prose',
  'data',
  'page',
  'unknown',
]);

const word = /\w/;

/** Whether a name with prefix stands alone: `params:code`, `EAM:FAULT:CREATE` and `amt:fault.amt` do not. */
function nameProblem(text: string, start: number, end: number): string | undefined {
  const before = text.charAt(start - 1);
  const twoBefore = text.charAt(start - 2);
  const escapedLetter = twoBefore === '\\' && /[nrtbf]/.test(before);
  if (word.test(before) && !escapedLetter) return 'part of a longer word';
  if (before === '-' || before === '@' || before === '$') return 'part of another name';
  if (before === '.' && !/[\w"'`\])]/.test(twoBefore) && twoBefore !== '') return 'part of another name';
  if (before === ':' && twoBefore !== ':' && !/[\s"'`(,]/.test(twoBefore)) return 'part of another name';
  if (before === '/' && twoBefore === '/' && text.charAt(start - 3) === ':') return 'a user name in a URL';
  const after = text.charAt(end);
  if (after === ':' && word.test(text.charAt(end + 1))) return 'part of another name';
  if (after === '.' && /[A-Za-z]/.test(text.charAt(end + 1)) && !/^\.am[st]?\\{0,4}:/.test(text.slice(end, end + 9)))
    return 'a value, not a name';
  return undefined;
}

const NAME_PARTS = /^(am[st]?)(?:\\{0,4}:|%3a)(\w+)$/i;

/** `fault` must begin a word or a hump: not `default`, `segfault`. */
function faultProblem(text: string, match: string, start: number): string | undefined {
  const at = match.search(/fault/i);
  if (at < 0) return undefined;
  const before = text.charAt(start + at - 1);
  const first = text.charAt(start + at);
  if (!/[A-Za-z]/.test(before) || (first === 'F' && /[a-z]/.test(before))) return undefined;
  return 'part of a longer word';
}

function namedMatch(signal: SignalId, start: number, raw: string): Match {
  const [, prefix, name] = NAME_PARTS.exec(raw) ?? [];
  const more = prefix === undefined || name === undefined ? {} : { prefix: prefix.toLowerCase(), name };
  return { signal, start, end: start + raw.length, text: raw, ...more };
}

/**
 * What the file binds a prefix to: `xmlns:ams="…"`, `{'ams': 'http://…'}`, `addNamespace("ams", "…")`, `AMS_NS = "…"`, and
 * `{'ams': AMS_NS}`.
 */
const BINDINGS =
  /(?:xmlns:|prefix\s{0,2}=\s{0,2}["'])(am[st]?)["']?\s{0,2}(?:=|\s{1,3}uri\s{0,2}=)\s{0,2}\\{0,2}["']([^"'\n]{0,200})|["'`](am[st]?)["'`]\s{0,2}(?:=>|:|,|=)\s{0,3}\[?\s{0,2}(?:["'`]([^"'`\n]{0,200})["'`]|([A-Za-z_$][\w$.]{1,60})\s{0,2}[,)}\]])|\b(am[st]?)(?:_?(?:ns|namespace|uri))?\s{0,3}(?::\s{0,2}\w{1,20}\s{0,2})?=\s{0,3}["']((?:https?|urn):[^"'\n]{0,200})/gi;

const isOurs = (uri: string): boolean => /wso2\\{0,2}\.org/.test(uri);

/** The URI that a file gives a constant; undefined where it comes from elsewhere. */
function constantUri(text: string, name: string): string | undefined {
  const last = name.slice(name.lastIndexOf('.') + 1);
  if (!/^[\w$]{2,60}$/.test(last)) return undefined;
  const escaped = last.replace(/\$/g, '\\$');
  return new RegExp(
    `(?<![\\w$])${escaped}\\s{0,3}(?::\\s{0,2}[\\w.]{1,30}\\s{0,2})?(?::?=|=>|,)?\\s{0,3}\\(?["'\`]((?:https?|urn):[^"'\`\\n]{0,200})`,
  ).exec(text)?.[1];
}

/** More bindings than this are none, and each constant costs a look through the file. */
const MOST_BINDINGS = 200;
const MOST_CONSTANTS = 8;

/** Prefixes bound to a namespace of another world, and never to ours. */
export function foreignPrefixes(text: string): ReadonlyMap<string, string> {
  const foreign = new Map<string, string>();
  const ours = new Set<string>();
  const constants = new Map<string, string>();
  const uriOf = (constant: string): string => {
    if (!constants.has(constant) && constants.size < MOST_CONSTANTS) {
      constants.set(constant, constantUri(text, constant) ?? '');
    }
    return constants.get(constant) ?? '';
  };
  let left = MOST_BINDINGS;
  BINDINGS.lastIndex = 0;
  for (let found = BINDINGS.exec(text); found !== null && left > 0; found = BINDINGS.exec(text), left--) {
    const [, declared, inAttribute, quoted, inQuotes, constant, variable, assigned] = found;
    const prefix = (declared ?? quoted ?? variable ?? '').toLowerCase();
    const uri = inAttribute ?? inQuotes ?? assigned ?? (constant === undefined ? '' : uriOf(constant));
    if (isOurs(uri)) ours.add(prefix);
    else if (/[:/]/.test(uri)) foreign.set(prefix, uri);
  }
  for (const prefix of ours) foreign.delete(prefix);
  return foreign;
}

/**
 * All signals of a text.
 * @param spans of the same text; not asked for where nothing is found
 * @throws never; linear, whatever the text
 */
export function findSignals(text: string, family: FamilyId, spans: () => Spans): Matches {
  const found: Match[] = [];
  const rejected: Rejected[] = [];
  const reject = (start: number, why: string): void => {
    if (rejected.length < MOST_MATCHES) rejected.push({ start, why });
  };
  let foreign: ReadonlyMap<string, string> | undefined;
  const bare = BARE_WORDS.has(family);
  const isDefinition = familyOf(family).role === 'definition';
  // Most files that hold a literal hold it for another reason; these are cheap to ask.
  const may = { xml: true, wrapped: /(?<![eE])fault|Fault/.test(text), flat: /900[89]\d\d/.test(text) };
  let cut = false;
  for (const signal of SIGNAL_IDS) {
    const { pattern, reads } = SIGNALS[signal];
    if (reads === 'definition' ? !isDefinition : !may[reads]) continue;
    pattern.lastIndex = 0;
    let left = MOST_MATCHES;
    for (let hit = pattern.exec(text); hit !== null; hit = pattern.exec(text)) {
      if (left === 0) {
        cut = true;
        break;
      }
      const [raw] = hit;
      const start = hit.index;
      const why = problemOf(signal, text, start, raw);
      if (why !== undefined) {
        reject(start, why);
        continue;
      }
      const match = namedMatch(signal, start, raw);
      if (match.prefix !== undefined) foreign ??= foreignPrefixes(text);
      const foreignUri = match.prefix === undefined ? undefined : foreign?.get(match.prefix);
      if (foreignUri !== undefined) {
        reject(start, `the prefix ${match.prefix} is bound to ${foreignUri}`);
      } else if (isName(signal) && !bare && spans().kindAt(start) === undefined) {
        reject(start, 'two names with a colon between them, in no string');
      } else if (isName(signal) && match.name !== 'fault' && VIEW_NAMES.test(lineAround(text, start, 80))) {
        reject(start, 'the name of a view, a route, a topic or a permission');
      } else {
        left--;
        found.push(match);
      }
    }
  }
  return { found: withoutTwins(found.sort((a, b) => a.start - b.start || b.end - a.end)), rejected, cut };
}

/** Where one text is a signal of XML and of the wrapped form, the XML pattern asked for more. */
function withoutTwins(sorted: readonly Match[]): Match[] {
  let xmlEnd = -1;
  return sorted.filter(({ signal, start, end }) => {
    const { reads, strength } = SIGNALS[signal];
    if (reads === 'xml' && strength === 'split') xmlEnd = Math.max(xmlEnd, end);
    return reads !== 'wrapped' || start >= xmlEnd;
  });
}

const isName = (signal: SignalId): boolean => signal === 'prefixed-name' || signal === 'upper-name';

function problemOf(signal: SignalId, text: string, start: number, raw: string): string | undefined {
  if (isName(signal)) return nameProblem(text, start, start + raw.length);
  if (SIGNALS[signal].reads === 'wrapped') return faultProblem(text, raw, start);
  return undefined;
}

/** The line of `at`, at most `most` characters to each side; a line of a hundred mebibytes is not walked through. */
export function lineAround(text: string, at: number, most: number): string {
  const before = text.slice(Math.max(0, at - most), at);
  const after = text.slice(at, at + most);
  const newline = after.indexOf('\n');
  return before.slice(before.lastIndexOf('\n') + 1) + (newline < 0 ? after : after.slice(0, newline));
}
