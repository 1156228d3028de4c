/**
 * Whether code near a place reads the flat JSON beside the old form: it asks the Content-Type or the first character, or
 * takes from one object whichever of the two is there.
 */
import { JSON_WORDS } from './context.js';
import type { Source } from './source.js';

const TYPE_NAME = '(?:content[-_ ]?type|c_?type|mime[-_]?type|media[-_]?type)';
const ASKS =
  '(?:includ|contain|index_?of|starts?_?with|has_?prefix|match|test|equals|===?|=~|\\bis\\(|\\bin\\b|strpos)';

/** The Content-Type is asked whether it is JSON; setting it on a request is something else. */
export const ASKS_CONTENT_TYPE = new RegExp(
  [
    `${TYPE_NAME}[^\\n;{}]{0,60}${ASKS}[^\\n;{}]{0,24}json`,
    `json["']?\\s{0,2}(?:in|===?)\\s[^\\n;{}]{0,60}${TYPE_NAME}`,
    `${ASKS}\\w{0,12}\\([^\\n;{}]{0,60}${TYPE_NAME}[^\\n;{}]{0,24},\\s{0,2}["'/][^\\n]{0,24}json`,
    `case[^\\n]{0,20}${TYPE_NAME}[^\\n]{0,20}\\n[^\\n]{0,20}\\*json`,
    // text.startsWith('{'), text[0] === '{'
    `(?:(?:starts?_?with|has_?prefix|begins_?with)\\??\\s?\\((?:\\w{1,40},)?|(?:\\[0\\]|charAt\\(0\\)|\\[:1\\]|first(?:\\(\\))?)\\)?\\s{0,2}(?:===?|!==?|\\beq\\b|-eq))\\s{0,2}b?["'\`]\\{["'\`]`,
    // type = headers.get('content-type') ?? ''; … type.includes('json')
    `(?<![\\w$])([\\w$]{1,30})\\s{0,3}:?=[^\\n;{}]{0,80}["'\`.]${TYPE_NAME}\\b[\\s\\S]{1,600}?(?<![\\w$])(?:\\1[^\\n;{}]{0,30}${ASKS}[^\\n;{}]{0,24}json|json["'\`]?\\s{1,2}in\\s{1,2}\\1(?![\\w$]))`,
  ].join('|'),
  'i',
);

/** `code` read from an object that is not the old fault. */
export const FLAT_CODE =
  /(?:(?<![fF]ault(?:\?|!|\(\)|"\]|'\]|"\)|'\))?)(?:\.|\?\.|->)(?:code|getCode\(\))(?![\w(:])|(?<![fF]ault"?'?\]?\)?\??\s?)(?:\[|\{|\.(?:get\w{0,12}|path|at|opt\w{0,12}|dig|fetch|value|SelectToken|GetProperty|TryGetProperty)\s?\(|\bget\w{0,12}\()\s{0,2}[:@]?["']\/?code["']|\[:code\]|(?:dig|fetch)[( ]:code|json:"code|"code"\s?=>\s?\w|jq\s[^\n]{0,30}["'] ?\.code\b|\$\.code\b|'\.code|"\.code|\\\s?"code")/;

/** Between an object and the name of its member: `.`, `?->`, `["`, `.get("`. */
const MEMBER_OF = '(?:[?!]?(?:\\.|->|\\?->)(?:\\w{1,16}\\()?["\'`:]?|[?!]?\\.?[[{]\\s?[:@]?["\'`]?)';

/** `body.fault ?? body`: whichever is there. The same name must stand on both sides, else it is something else's error. */
export const EITHER = new RegExp(
  [
    '(?<![\\w$@])([\\w$@]{1,40})[?!]?(?:\\.|->|\\[|\\{)[^\\n;=]{0,30}?fault["\'`]?[\\])}]{0,3}\\s{0,2}(?:\\?\\?|\\|\\||\\?:|\\bor\\b|//|\\.(?:unwrap_or|or|orElse|getOrElse)\\(&?)\\s{0,2}\\1(?![\\w$.[(]|->|\\?\\.)',
    '(?<![\\w$@])([\\w$@]{1,40})\\.(?:get|fetch)\\(\\s{0,2}:?["\']?fault["\']?\\s{0,2},\\s{0,2}\\2\\s{0,2}\\)',
    '(?:get|fetch)\\(\\s{0,2}([\\w$@]{1,40}),\\s{0,2}["\']fault["\'],\\s{0,2}\\3\\s{0,2}\\)',
    '(?<![\\w$@])([\\w$@]{1,40})\\.(?:has|contains|Try|is)\\w{0,16}\\(\\s{0,2}["\']fault["\'][^\\n;]{0,80}:\\s{0,2}\\4(?![\\w$.[(])',
    '(?<![\\w$@])([\\w$@]{1,40})\\[["\']fault["\']\\]\\s{1,2}if\\s[^\\n]{1,60}\\selse\\s{1,2}\\5(?![\\w$.[(])',
    '\\.fault\\s{0,2}//\\s{0,2}\\.(?!\\w)',
    // body.fault?.code ?? body.code, d["fault"]["code"] if … else d["code"], if (b.fault) … else … b.code
    `(?<![\\w$@])([\\w$@]{1,40})${MEMBER_OF}fault\\b[\\s\\S]{0,160}?(?:(?:\\?\\?|\\|\\||\\?:|\\bor\\b|//|\\bor_?else\\w{0,6}\\(|unwrap_or\\w{0,6}\\(|\\?[^\\n;:?]{1,120}:)[^\\n;]{0,40}?|\\belse\\b[\\s\\S]{0,60}?)(?<![\\w$@])\\6${MEMBER_OF}code\\b`,
  ].join('|'),
);

/** Lines around a place in which the other form is looked for. */
const LINES = 25;
const MOST_CHARACTERS = 20_000;

const JSON_PARSED =
  /json\.loads?\(|JSON\.parse|json_decode|readTree|new JSONObject|\.json\(\)|JsonDocument\.Parse|JObject\.Parse|jsonDecode|JsonSlurper|from_json|Jason\.decode|serde_json::from|decode_json|ConvertFrom-Json|JSON\.parse/;
const CAUGHT = /\b(?:except|catch|rescue)\b/;

/** The text from some lines above `first` to some lines below `last`, without comments, and where `first` is in it. */
function windowOf(first: number, last: number, source: Source): { readonly text: string; readonly at: number } {
  const [start] = source.around.span(first, LINES, 0);
  const [, end] = source.around.span(last, 0, LINES);
  return { text: source.live.slice(start, Math.min(end, start + MOST_CHARACTERS)), at: first - start };
}

/**
 * `yes`: asked for, and both are read. `perhaps`: JSON is parsed first and the old form is read where that fails, or the
 * other way round; whether the same is done with both is not seen.
 */
export function readsBoth(first: number, last: number, source: Source): 'yes' | 'perhaps' | 'no' {
  if (source.says(EITHER, first, 4) || source.says(EITHER, last, 4)) return 'yes';
  const { text, at } = windowOf(first, last, source);
  if (!FLAT_CODE.test(text)) return 'no';
  if (ASKS_CONTENT_TYPE.test(text) && JSON_WORDS.test(text)) return 'yes';
  const [before, after] = [text.slice(0, at), text.slice(at)];
  const parsed = before.search(JSON_PARSED);
  const caught = parsed < 0 ? -1 : before.slice(parsed).search(CAUGHT);
  if (caught >= 0 && FLAT_CODE.test(before.slice(parsed, parsed + caught))) return 'perhaps';
  const fails = after.search(CAUGHT);
  if (fails < 0) return 'no';
  const rest = after.slice(fails);
  return JSON_PARSED.test(rest) && FLAT_CODE.test(rest) ? 'perhaps' : 'no';
}
