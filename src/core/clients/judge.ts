/** One match → what it means where it stands: a reading, or the reason why it is none. */
import {
  CODE_MEANING,
  GATEWAY_WORDS,
  LOOKS_UP,
  MAKES_ELEMENT,
  MASKS,
  OTHER_MEMBERS,
  OTHER_NUMBERS,
  READS,
  TELLS,
  TOKEN_WORDS,
  WORD_AS_CODE,
  WRITES,
} from './context.js';
import { judgeDefinition } from './judge-definition.js';
import { judgeMarkup } from './judge-markup.js';
import { lineAround, type Match } from './match.js';
import type { Confidence, Kind, Where } from './model.js';
import { type EvidenceId, SIGNALS } from './signals.js';
import type { Source } from './source.js';

export interface Judgement {
  readonly match: Match;
  readonly kind: Kind;
  readonly where: Where;
  readonly confidence: Confidence;
  /** What made it count, with its offset. */
  readonly seconds: readonly { readonly signal: EvidenceId; readonly at: number }[];
  readonly notes: readonly string[];
  /** Says only where something is, not that it is read: joins another reading of the file if there is one. */
  readonly passive?: boolean;
  /** A comparison of `code` with a number, which fails on a text. */
  readonly comparesNumber?: boolean;
}

export interface Out {
  readonly out: string;
}

export const isOut = (result: Judgement | Out): result is Out => 'out' in result;

/** What a match means. */
export function judge(match: Match, source: Source): Judgement | Out {
  const where = source.zoneAt(match.start);
  switch (SIGNALS[match.signal].reads) {
    case 'xml':
      return SIGNALS[match.signal].strength === 'strong'
        ? judgeStrong(match, where, source)
        : judgeSplit(match, where, source, 'reads-xml');
    case 'wrapped':
      return match.signal === 'wrapped-text'
        ? judgeWrappedText(match, where, source)
        : judgeSplit(match, where, source, 'reads-wrapped-json');
    case 'flat':
      return judgeNumber(match, where, source);
    case 'definition':
      return judgeDefinition(match, where, source);
  }
}

/** Classes whose text nobody runs: a fault in them is a quotation. */
const isQuoted = (where: Where): boolean =>
  where !== 'code' && where !== 'test' && where !== 'unknown' && where !== 'data';

type Verdict = Pick<Judgement, 'kind' | 'confidence'> & Partial<Judgement>;

const told = (match: Match, where: Where, verdict: Verdict): Judgement => ({
  match,
  where,
  seconds: [],
  notes: [],
  ...verdict,
});

const QUOTE: Verdict = { kind: 'quotes', confidence: 'certain' };

/** Namespaces and prefixed names: they count by themselves. */
function judgeStrong(match: Match, where: Where, source: Source): Judgement | Out {
  if (isQuoted(where)) return told(match, where, QUOTE);
  const { role, shape } = source.family;
  if (role === 'definition') return judgeDefinition(match, where, source);
  if (shape === 'markup' && where !== 'comment') return judgeMarkup(match, where, source);
  if (where === 'data') return told(match, where, dataVerdict(match, source));
  const verdict = match.signal === 'namespace-uri' ? uriVerdict(match, source) : nameVerdict(match, source);
  // In tests a fault that is written is a stand-in for the gateway.
  return told(match, where, where === 'test' && verdict.kind === 'produces' ? QUOTE : verdict);
}

/** A configuration value that is an XPath or a search is used by somebody. */
function dataVerdict({ start }: Match, source: Source): Verdict {
  const before = source.text.slice(Math.max(0, start - 2), start);
  const line = lineAround(source.text, start, 160);
  if (/[/:]$/.test(before) && !/<\/$/.test(before)) return { kind: 'reads-xml', confidence: 'possible' };
  if (MASKS.test(line)) return { ...QUOTE, notes: ['a mask for logs or screens'] };
  if (/\b(?:grep|xmllint|xmlstarlet|sed|awk|jq|xpath|regex|rex|search|pattern|contains|match)/i.test(line)) {
    return { kind: 'reads-xml', confidence: 'possible' };
  }
  return QUOTE;
}

function uriVerdict({ start }: Match, source: Source): Verdict {
  const looksUp = source.says(LOOKS_UP, start, 3);
  if (source.gatewaySide && !looksUp) return { kind: 'produces', confidence: 'certain' };
  if (source.says(WRITES, start, 4) && !looksUp) return { kind: 'produces', confidence: 'likely' };
  if (looksUp) return { kind: 'reads-xml', confidence: 'certain' };
  if (
    source.parserNear(start) === 'xml' &&
    source.says(/parse|reader|unmarshal|xpath|select|children|find|lookup|evaluate|etree|slurper/i, start, 60)
  )
    return { kind: 'reads-xml', confidence: 'likely', passive: true };
  const notes = ['the namespace alone, which the side that writes faults has too'];
  return { kind: 'reads-xml', confidence: 'possible', passive: true, notes };
}

/** What stands around a name that is written as an element. */
const OPENS = /(?:<|&lt;|\\u003[cC]|%3[cC])\/?$/;
const CLOSES = /(?:<|&lt;|\\u003[cC]|%3[cC])\\{0,3}\/$/;
const TEMPLATED = /^(?:\s[^<>\n]{0,140})?>\s{0,4}(?:%[sdvq]|\$\{|\{\w{0,20}\}|["']\s{0,2}[+.&]|#\{|\$\w|<\?=|@\w)/;
const LITERAL =
  /^\s{1,8}xmlns|^>[^<>()[\]\\*"'`+]{1,120}(?:<\/|&lt;\/|<\\\/)|^>\s{0,40}(?:\\n|["'+\s.]){0,12}<am[st]?:/;
const COMPARES =
  /equal|===?|compare|contains|starts?_?with|assert|expect|match|index_?of|strpos|strcmp|\beq\b|includes|is\(/i;

/** `"<" + "am:fault"` */
const JOINED = /["']\s{0,2}(?:\+|\.{1,2}|&|\|\|)\s{0,2}["']<?$/;

function nameVerdict(match: Match, source: Source): Verdict {
  const { start } = match;
  const verdict = openVerdict(match, source);
  // A closing tag says what its opening one says.
  return CLOSES.test(source.text.slice(Math.max(0, start - 8), start)) ? { ...verdict, passive: true } : verdict;
}

function openVerdict(match: Match, source: Source): Verdict {
  const { start, end, prefix, name } = match;
  const after = source.text.slice(end, end + 160);
  const opens = OPENS.test(source.text.slice(Math.max(0, start - 7), start));
  if (source.says(MASKS, start, 1))
    return { kind: 'quotes', confidence: 'likely', notes: ['a mask for logs or screens'] };
  const looksUp = source.says(LOOKS_UP, start, 3);
  if (source.gatewaySide && !looksUp) return { kind: 'produces', confidence: 'certain' };
  if (opens && TEMPLATED.test(after)) return { kind: 'produces', confidence: 'likely' };
  if (opens && LITERAL.test(after)) return constantVerdict(match, source);
  if (source.says(MAKES_ELEMENT, start, 0) && !source.says(LOOKS_UP, start, 0)) {
    return { kind: 'produces', confidence: 'likely' };
  }
  if (isProse(match, source)) return { kind: 'quotes', confidence: 'likely', notes: ['a message for people'] };
  const reads = source.says(READS, start, 2);
  if (!reads && source.says(TELLS, start, 0))
    return { kind: 'quotes', confidence: 'likely', notes: ['a message for people'] };
  if (prefix === 'am' && name !== 'fault' && name !== 'FAULT' && !secondForShortPrefix(match, source)) {
    const notes = [`${match.text} alone is short enough to be something else`];
    return { kind: 'reads-xml', confidence: 'possible', notes };
  }
  const joined = JOINED.test(source.text.slice(Math.max(0, start - 12), start));
  if (joined) return { kind: 'reads-xml', confidence: 'likely', notes: ['put together from pieces'] };
  return { kind: 'reads-xml', confidence: reads ? 'certain' : 'likely' };
}

/** Words in a sentence: blanks around the name, and more words in the string. */
function isProse({ start, end }: Match, source: Source): boolean {
  const { spans, text } = source;
  const index = spans.indexAt(start);
  if (index < 0 || spans.kind(index) !== 'string') return false;
  if (!/\s/.test(text.charAt(start - 1)) || !/[\s.,;:!?)]/.test(text.charAt(end))) return false;
  const before = text.slice(Math.max(spans.start(index), start - 200), start);
  const after = text.slice(end, Math.min(spans.end(index), end + 200));
  return (`${before} ${after}`.match(/(?<![\w/<@$.:|-])[a-z]{2,}(?![\w/<>=(:|-])/gi) ?? []).length >= 4;
}

const OTHER_PREFIXED =
  /\bam[st]?\\{0,4}:fault|\bams\\{0,4}:(?:code|message|description)|amt\\{0,4}:nextAccessTime|wso2\\{0,3}\.org/;

const secondForShortPrefix = ({ start }: Match, source: Source): boolean =>
  OTHER_PREFIXED.test(source.live) || source.codeNear(start) >= 0 || source.says(GATEWAY_WORDS, start, 60);

/** A whole fault as a text: compared, sent, or only there. */
function constantVerdict({ start, name }: Match, source: Source): Verdict {
  const compared: Verdict = { kind: 'reads-xml', confidence: 'certain', notes: name === 'fault' ? [WHOLE] : [] };
  if (source.says(COMPARES, start, 3)) return compared;
  if (source.says(WRITES, start, 6)) return { kind: 'produces', confidence: 'likely' };
  const before = source.text.slice(source.around.span(start, 3, 0)[0], start);
  const constant = /\b([A-Za-z_]\w{2,60})\s{0,3}(?::\s{0,2}\w{1,20}\s{0,2})?:?=[^;{}=]{0,200}$/.exec(before)?.[1];
  if (constant !== undefined) {
    const used = new RegExp(
      `${constant}\\b[^\\n]{0,60}(?:equal|==|compare)|(?:equal|==|compare|contains|assert|match|indexOf|expect)[^\\n]{0,60}\\b${constant}\\b`,
      'i',
    );
    if (used.test(source.live.slice(0, 200_000))) return compared;
  }
  return {
    kind: 'reads-xml',
    confidence: 'possible',
    notes: ['a whole fault as a constant; where it is used is not seen'],
  };
}

const WHOLE = 'a whole fault as a constant: any change of wording breaks it too';

/** Names without their prefix, and the wrapping object: they need a second signal. */
function judgeSplit(match: Match, where: Where, source: Source, kind: Kind): Judgement | Out {
  const { start, signal } = match;
  if (isQuoted(where) && where !== 'vendored' && where !== 'generated') {
    if (
      kind === 'reads-wrapped-json' &&
      (signal === 'fault-path' || signal === 'fault-member') &&
      source.codeNear(start) >= 0
    )
      return told(match, where, QUOTE);
    return { out: 'words of a text, not of code' };
  }
  if (source.family.role === 'definition') return { out: 'an API definition, judged by its schemas' };
  if (where === 'data' && signal !== 'fault-path' && signal !== 'local-name-test' && signal !== 'plain-path') {
    return { out: 'data' };
  }
  if (kind === 'reads-wrapped-json' && OTHER_MEMBERS.test(source.text.slice(match.end, match.end + 60)))
    return { out: 'a fault with the members of another world' };
  const zone = source.family.shape === 'markup' ? source.spans.kindAt(start) : undefined;
  if (kind === 'reads-wrapped-json' && signal !== 'fault-path' && (zone === 'tag' || zone === 'string')) {
    return { out: 'a name in markup' };
  }
  const read = readKind(match, kind, source);
  if (read === undefined) return { out: 'a member of the flat form, or of other JSON' };
  const seconds = secondsOf(match, read, source);
  if (seconds.length === 0) return { out: whyNothing(match, read, source) };
  const elsewhere = elsewhereNearer(start, seconds, source);
  if (elsewhere !== undefined) return { out: elsewhere };
  const hasCode = seconds.some(({ signal: second }) => second === 'gateway-code');
  if (read === 'reads-wrapped-json' && !hasCode && source.says(WORD_AS_CODE, start, 3)) {
    return { out: 'a fault whose code is a word' };
  }
  if (isQuoted(where)) return told(match, where, { ...QUOTE, seconds });
  const only = (id: EvidenceId): boolean => seconds.every((second) => second.signal === id);
  const weak =
    only('three-members') ||
    isFarCode(start, seconds, source) ||
    (read === 'reads-wrapped-json' && only('gateway-words'));
  const other = read === 'reads-wrapped-json' ? source.otherGateway() : undefined;
  const notes =
    other === undefined
      ? []
      : [`it names ${other}, which still sends {"fault":{…}} and may not be the gateway you upgrade`];
  const confidence = weak || other !== undefined || where === 'data' ? 'possible' : 'likely';
  return told(match, where, { kind: read, confidence, seconds, notes });
}

/** How close a code must be to say something by itself. */
const CLOSE_LINES = 25;

/** A code far away may be anything, unless its own line says what it is. */
function isFarCode(start: number, seconds: Judgement['seconds'], source: Source): boolean {
  const [code] = seconds;
  if (seconds.length !== 1 || code?.signal !== 'gateway-code') return false;
  return source.linesBetween(code.at, start) > CLOSE_LINES && !source.says(CODE_MEANING, code.at, 0);
}

/** Words of another world that stand nearer than anything that speaks for the gateway. */
function elsewhereNearer(start: number, seconds: Judgement['seconds'], source: Source): string | undefined {
  const distances = seconds.flatMap(({ signal, at }) =>
    signal === 'three-members' ? [] : [source.linesBetween(at, start)],
  );
  const lines = Math.min(40, ...distances.map((distance) => distance - 1));
  return lines < 0 ? undefined : source.elsewhereNear(start, lines);
}

/** Signals that XML and JSON share: the parser next to them decides. Undefined: a flat member. */
function readKind({ signal, start, text }: Match, kind: Kind, source: Source): Kind | undefined {
  if (signal === 'fault-type' || signal === 'fault-pattern') return kind;
  if (kind === 'reads-wrapped-json') {
    if (/\$\.|json/i.test(text) || source.comparesNumber(start)) return kind;
    return source.parserNear(start) === 'xml' ? 'reads-xml' : kind;
  }
  const shared = signal === 'plain-path' || signal === 'tag-lookup' || signal === 'name-compare';
  if (!shared || source.parserNear(start) !== 'json') return kind;
  if (/fault/.test(text)) return 'reads-wrapped-json';
  return signal === 'plain-path' ? undefined : kind;
}

function secondsOf(match: Match, kind: Kind, source: Source): { signal: EvidenceId; at: number }[] {
  const { start } = match;
  const seconds: { signal: EvidenceId; at: number }[] = [];
  const code = source.codeNear(start);
  if (code >= 0) seconds.push({ signal: 'gateway-code', at: code });
  if (kind === 'reads-xml') {
    const { namespaceAt } = source;
    if (namespaceAt >= 0) seconds.push({ signal: 'namespace-uri', at: namespaceAt });
  }
  if (seconds.length > 0) return seconds;
  const near = source.around.span(start, 40, 40);
  const window = source.live.slice(...near);
  const words = window.search(GATEWAY_WORDS);
  if (words >= 0) seconds.push({ signal: 'gateway-words', at: near[0] + words });
  if (kind === 'reads-wrapped-json' && hasThreeMembers(match, source)) {
    seconds.push({ signal: 'three-members', at: start });
    const tokens = source.window(start, 15).search(TOKEN_WORDS);
    if (tokens >= 0) seconds.push({ signal: 'token-words', at: source.around.span(start, 15, 15)[0] + tokens });
  }
  return seconds;
}

const MEMBERS = [/\b(?:get|_)?code\b/i, /\b(?:get|_)?message\b/i, /\b(?:get|_)?description\b/i];

/** The three members next to the fault, or in a type called after it. */
function hasThreeMembers({ start }: Match, source: Source): boolean {
  const window = source.live.slice(...source.around.span(start, 12, 25));
  return MEMBERS.every((member) => member.test(window));
}

function whyNothing(match: Match, kind: Kind, source: Source): string {
  const elsewhere = source.elsewhereNear(match.start, 40);
  if (elsewhere !== undefined) return elsewhere;
  return kind === 'reads-xml'
    ? 'an element name that other XML has too, and nothing else of a gateway'
    : 'a member called fault, without a gateway code or the three members';
}

function judgeWrappedText(match: Match, where: Where, source: Source): Judgement | Out {
  const { start } = match;
  const code = source.codeNear(start);
  if (code < 0) return { out: 'a member called fault, without a gateway code or the three members' };
  const seconds = [{ signal: 'gateway-code', at: code } as const];
  if (isQuoted(where) || where === 'data') return told(match, where, { ...QUOTE, seconds });
  if (source.family.role === 'definition') return told(match, where, { ...QUOTE, seconds });
  const index = source.spans.indexAt(start);
  const before = index < 0 ? '' : source.text.slice(Math.max(source.spans.start(index), start - 200), start);
  if ((before.match(/(?<!\w)[a-z]{2,}(?!\w)/gi) ?? []).length >= 3) {
    return told(match, where, { ...QUOTE, seconds, notes: ['a message for people'] });
  }
  const taken = /=>/.test(match.text) || source.says(/\bcase\b|\bmatch\b|\bwhen\b/, start, 0);
  if (taken || source.says(COMPARES, start, 3))
    return told(match, where, { kind: 'reads-wrapped-json', confidence: 'likely', seconds });
  if (where === 'test' || source.says(WRITES, start, 6)) {
    return told(
      match,
      where,
      where === 'test' ? { ...QUOTE, seconds } : { kind: 'produces', confidence: 'likely', seconds },
    );
  }
  return told(match, where, {
    kind: 'reads-wrapped-json',
    confidence: 'possible',
    seconds,
    notes: ['a whole fault as a constant; where it is used is not seen'],
  });
}

/** How a comparison is written, for families where some of them turn a text into a number. */
function operatorOf({ signal, text }: Match): string {
  if (signal === 'number-case') return 'case';
  return /===|!==|==|!=|<>|-eq|-ne|=~|\beq\b|\bne\b|~/.exec(text)?.[0] ?? '';
}

/** What else the number may be: whoever stands nearer, words of tokens and gateways or words of another trade, is right. */
function otherNumber(start: number, source: Source): string | undefined {
  for (const lines of [0, 2, 5, 12]) {
    const window = source.window(start, lines);
    const other = OTHER_NUMBERS.find(({ words }) => words.test(window));
    const ours = TOKEN_WORDS.test(window) || GATEWAY_WORDS.test(window);
    if (other !== undefined && (lines === 0 || !ours)) return other.what;
    if (ours) return undefined;
  }
  return undefined;
}

function judgeNumber(match: Match, where: Where, source: Source): Judgement | Out {
  const { start, signal } = match;
  if (where !== 'code' && where !== 'test' && where !== 'unknown') return { out: 'a number in a text' };
  if (signal !== 'number-compare' && !source.says(/code/i, start, 10, 3))
    return { out: 'a number, and no code near it' };
  if (source.family.loose?.includes(operatorOf(match))) {
    return { out: `${source.family.title} compares the text with the number as you mean it` };
  }
  if (source.converts(start)) return { out: 'the code is turned into a number first' };
  const other = otherNumber(start, source);
  if (other !== undefined) return { out: other };
  const second = worldOf(start, source);
  if (second === undefined) return { out: 'a number, and nothing of a gateway near it' };
  const { binds } = source.family;
  return told(match, where, {
    kind: 'compares-number',
    comparesNumber: true,
    confidence: binds ? 'possible' : 'likely',
    seconds: [second],
    notes: binds ? ['Jackson, Gson, Moshi and Newtonsoft make a number of the text, others refuse it'] : [],
  });
}

/** What stands around a number and speaks for a gateway; a comment beside it does too. */
function worldOf(start: number, source: Source): Judgement['seconds'][number] | undefined {
  const asked = [
    { signal: 'gateway-words', words: GATEWAY_WORDS, text: source.live, lines: 40 },
    { signal: 'token-words', words: TOKEN_WORDS, text: source.live, lines: 15 },
    { signal: 'token-words', words: TOKEN_WORDS, text: source.text, lines: 3 },
  ] as const;
  for (const { signal, words, text, lines } of asked) {
    const [from, to] = source.around.span(start, lines, lines);
    const at = text.slice(from, to).search(words);
    if (at >= 0) return { signal, at: from + at };
  }
  return undefined;
}
