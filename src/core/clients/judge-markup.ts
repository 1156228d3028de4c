/** XML files that read faults: sequences of a gateway, stylesheets, test plans, configuration. */
import { MASKS } from './context.js';
import type { Judgement } from './judge.js';
import type { Match } from './match.js';
import type { Where } from './model.js';
import type { Source } from './source.js';

const EXPRESSION =
  /\b(?:expression|xpath|match|select|test|source|regex|key|target|use|path|value|name|type|pattern)\s{0,2}=\s{0,2}$/i;
const XPATH_BEFORE = /(?:\/|::|\[|\(|\||\band\s|\bor\s|["'])$/;
const SCRIPT =
  /(?:^|\W)(?:getPayload|payload|mc\.|vars\.|prev\.|assert|contains|indexOf|XmlSlurper|parse|log\.|match|if\s?\()/;

/** @param where code, test, data or unknown; comments and the like are judged before */
export function judgeMarkup(match: Match, where: Where, source: Source): Judgement {
  const { start, end, signal } = match;
  const kind = source.spans.kindAt(start);
  const plain = { match, where, seconds: [], notes: [] } as const;
  const reads = (confidence: Judgement['confidence']): Judgement => ({
    ...plain,
    kind: 'reads-xml',
    confidence: where === 'data' ? 'possible' : confidence,
  });
  if (source.says(MASKS, start, 0)) {
    return { ...plain, kind: 'quotes', confidence: 'likely', notes: ['a mask for logs or screens'] };
  }
  const before = source.text.slice(Math.max(0, start - 120), start);
  const inExpression = kind === 'string' && EXPRESSION.test(beforeValue(start, source));
  if (signal === 'namespace-uri') {
    const declared = /xmlns(?::\w{1,30})?\s{0,2}=\s{0,2}["'][^"'<>]{0,40}$/.test(before);
    const writes = source.id === 'synapse' || source.id === 'xslt' ? 'produces' : 'quotes';
    return declared
      ? { ...plain, kind: where === 'code' ? writes : 'quotes', confidence: 'likely', passive: true }
      : reads(where === 'test' || inExpression ? 'certain' : 'likely');
  }
  if (kind === 'tag') {
    // A sequence that holds <am:fault> writes one.
    return {
      ...plain,
      kind: where === 'code' ? 'produces' : 'quotes',
      confidence: 'certain',
      passive: where !== 'code',
    };
  }
  if (kind === 'string') {
    return inExpression || XPATH_BEFORE.test(before.slice(-6)) ? reads('certain') : reads('likely');
  }
  const after = source.text.slice(end, end + 60);
  const element =
    /(?:&lt;|<)\/?$/.test(before.slice(-6)) && /^\s{1,8}xmlns|^(?:>|&gt;)[^<(\\[*]{0,60}(?:&lt;|<)/.test(after);
  if (element && !source.says(SCRIPT, start, 2)) return { ...plain, kind: 'quotes', confidence: 'likely' };
  return reads(XPATH_BEFORE.test(before.slice(-6)) || source.says(SCRIPT, start, 4) ? 'certain' : 'likely');
}

/** The text before the quotation mark of the attribute value that holds `offset`. */
function beforeValue(offset: number, source: Source): string {
  const start = source.spans.start(source.spans.indexAt(offset));
  return source.text.slice(Math.max(0, start - 40), start);
}
