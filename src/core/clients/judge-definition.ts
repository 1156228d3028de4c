/** API definitions and schemas: what they promise of faults, told from what they only give as an example. */
import type { Judgement, Out } from './judge.js';
import type { Match } from './match.js';
import type { Where } from './model.js';
import type { Source } from './source.js';

const NAMES_IT = /namespace|prefix|targetNamespace|xmlns|["']?xml["']?\s{0,2}:/i;
const EXAMPLE = /["']?(?:examples?|value|x-example)["']?\s{0,2}:/i;
/** The last status before a media type says whose answer it is. */
const STATUS = /["']?\b(?:([1-5])(?:\d\d|XX)|default)\b["']?\s{0,2}:/g;

/** @returns a promise, a quotation, or why it is neither */
export function judgeDefinition(match: Match, where: Where, source: Source): Judgement | Out {
  const { signal, start } = match;
  const plain = { match, where, notes: [] } as const;
  const quote: Judgement = { ...plain, kind: 'quotes', confidence: 'certain', seconds: [] };
  if (signal === 'namespace-uri') {
    const promises = NAMES_IT.test(source.window(start, 0)) && !/^\s{0,40}</.test(source.window(start, 0));
    const schema = source.id === 'schema' && /targetNamespace|namespace/.test(source.window(start, 0));
    return promises || schema ? { ...plain, kind: 'promises-old-form', confidence: 'certain', seconds: [] } : quote;
  }
  if (signal === 'prefixed-name' || signal === 'upper-name') {
    return source.id === 'schema' && source.spans.kindAt(start) === 'string'
      ? { ...plain, kind: 'promises-old-form', confidence: 'certain', seconds: [] }
      : quote;
  }
  if (source.spans.kindAt(start) === 'comment') return { out: 'a comment' };
  const code = source.codeNear(start);
  if (code < 0 || Math.abs(source.around.lineOf(code) - source.around.lineOf(start)) > 60) {
    return { out: 'an error schema without a gateway code' };
  }
  if (signal === 'promised-xml' && !isErrorAnswer(start, source)) return { out: 'an answer that is no error' };
  if (signal === 'promised-wrapper' && EXAMPLE.test(source.window(start, 2, 0))) {
    return { ...quote, seconds: [{ signal: 'gateway-code', at: code }] };
  }
  return {
    ...plain,
    kind: 'promises-old-form',
    confidence: 'likely',
    seconds: [{ signal: 'gateway-code', at: code }],
  };
}

function isErrorAnswer(start: number, source: Source): boolean {
  const before = source.window(start, 30, 0);
  const last = [...before.matchAll(STATUS)].at(-1);
  return last !== undefined && last[1] !== '1' && last[1] !== '2' && last[1] !== '3';
}
