/**
 * What reveals that code reads a fault, as data: one row per signal, with its source. Every pattern is linear: no
 * repetition inside a repetition, every repetition of more than one character class bounded; a test feeds each of them
 * a mebibyte of its own beginnings. Borders that need a look at both sides are checked in match.ts.
 */
import { AUTH_OR_QUOTA } from './codes.js';

/** What a signal says when it counts. */
export type Reads = 'xml' | 'wrapped' | 'flat' | 'definition';

export interface Signal {
  readonly reads: Reads;
  /**
   * `strong` counts alone; `split` and `weak` count with a second signal in the same file: the namespace, a gateway
   * code, words of the gateway, or the three members side by side.
   */
  readonly strength: 'strong' | 'split' | 'weak';
  /** In words, for evidence. */
  readonly says: string;
  readonly source: string;
  readonly pattern: RegExp;
}

const PATTERNS = 'client-patterns';
const PREFIX = '(?:am|ams|amt)';
const NAME = '(?:fault|code|message|description|nextAccessTime)';
/** A quotation mark, bare, escaped inside another string, or as an entity. */
const Q = '(?:\\\\{0,3}["\'`]|&quot;|&apos;)';
/** Between prefix and name: a colon, escaped for a regular expression or a selector, percent-coded, as an entity. */
const COLON = '(?:\\\\{0,4}:|%3[aA]|&#(?:58|x3[aA]);)';
const MEMBER = '(?:code|message|description|Code|Message|Description)';

const rx = (source: string, flags = 'g'): RegExp => new RegExp(source, flags);

export const SIGNALS = {
  'namespace-uri': {
    reads: 'xml',
    strength: 'strong',
    says: 'the namespace of the fault',
    source: `${PATTERNS}, X, namespace URI; gateway-faults B.1`,
    pattern: rx(
      '(?<![\\w.-])wso2\\\\{0,3}\\.org\\\\{0,3}/apimanager(?:\\\\{0,3}/(?:security|throttling))?(?![\\w-]|\\\\{0,3}/\\w)',
    ),
  },
  'prefixed-name': {
    reads: 'xml',
    strength: 'strong',
    says: 'a name of the fault with its prefix',
    source: `${PATTERNS}, X, prefixed name; escaped or split`,
    pattern: rx(`${PREFIX}${COLON}(?:${NAME}|type)(?![\\w-])`),
  },
  'prefix-pattern': {
    reads: 'xml',
    strength: 'strong',
    says: 'a pattern for a name of the fault with any of its prefixes',
    source: `${PATTERNS}, X, escaped or split`,
    pattern: rx(
      `(?<![\\w-])(?:am\\[(?:st|ts)\\]\\??|am\\((?:\\?:)?(?:s\\|t|t\\|s)\\)\\??|\\((?:\\?:)?(?:am[st]?\\|){1,2}am[st]?\\))${COLON}${NAME}(?![\\w-])`,
    ),
  },
  'upper-name': {
    reads: 'xml',
    strength: 'strong',
    says: 'the name in the upper case that expat-style parsers give',
    source: `${PATTERNS}, X, upper case`,
    pattern: rx(`AM[ST]?\\\\{0,4}:(?:FAULT|CODE|MESSAGE|DESCRIPTION|NEXTACCESSTIME)(?![\\w-])`),
  },
  'joined-name': {
    reads: 'xml',
    strength: 'split',
    says: 'prefix and name put together at run time',
    source: `${PATTERNS}, X, escaped or split`,
    pattern: rx(
      `${Q}${PREFIX}:?${Q}\\s{0,3}(?:\\+|\\.{1,2}|&|,|\\|\\||<>|~|\\^)\\s{0,3}${Q}:?${NAME}${Q}|[\\w)}]\\s{0,3}(?:\\+|\\.{1,2}|&|\\|\\||<>)\\s{0,3}${Q}:${NAME}${Q}`,
    ),
  },
  'tag-lookup': {
    reads: 'xml',
    strength: 'split',
    says: 'an element looked up by its local name',
    source: `${PATTERNS}, X, prefix and name apart`,
    pattern: rx(
      `(?<![A-Za-z])(?:[gG]et_?[eE]lements?_?[bB]y_?[tT]ag_?[nN]ame(?:_?[nN][sS])?|[eE]lementsByTagName(?:NS)?|[gG]et(?:First)?Child(?:ren)?(?:Element)?(?:s)?(?:With(?:Local)?Name|ByName|Named|_by_name)?|[fF]irst_?[cC]hild_?[eE]lement|[cC]hild_?[eE]lement|[iI]nnerTextByTag|descendants?|Descendants?|Elements?|elements_?[nN]amed|elementForName|at_css|findtext|findall|iterfind|iter|find_all|find|select_one|child|children)\\s{0,2}\\(\\s{0,8}[^()"'\`\\n]{0,60}(?:["'][^"'\\n]{0,80}["']\\s{0,2}[,+]\\s{0,2})?@?${Q}(?:[{]\\*[}]|\\*:|//?|\\./{1,2}|\\{[^}\\n]{0,60}\\})?(?:fault/)?${NAME}${Q}`,
    ),
  },
  'qualified-name': {
    reads: 'xml',
    strength: 'split',
    says: 'a qualified name built from namespace and local name',
    source: `${PATTERNS}, X, prefix and name apart`,
    pattern: rx(
      `(?:QName|XName\\.Get|QualifiedName|ExpandedName|xml_name|Name::new)\\s{0,2}\\(\\s{0,8}[^()\\n]{0,100}${Q}${NAME}${Q}|\\b\\w{1,30}\\s{1,2}\\+\\s{1,2}"${NAME}"\\s{0,2}\\)`,
    ),
  },
  'local-name-test': {
    reads: 'xml',
    strength: 'split',
    says: 'an XPath that asks for the local name',
    source: `${PATTERNS}, X, prefix and name apart; gateway-faults B.6`,
    pattern: rx(`local-name\\(\\s{0,2}\\.?\\s{0,2}\\)\\s{0,2}=\\s{0,2}(?:${Q}|'')${NAME}`),
  },
  'struct-tag': {
    reads: 'xml',
    strength: 'split',
    says: 'a field bound to the element',
    source: `${PATTERNS}, X, Go struct tags; gateway-faults B.6 binding annotations`,
    pattern: rx(
      `xml:"[^"\\n]{0,80}?\\b${NAME}[",]|(?:@Xml(?:Root)?Element|@JacksonXml(?:RootElement|Property)|@Root|@Element|\\[Xml(?:Root|Element)|XmlRoot(?:Attribute)?|XmlElement(?:Attribute)?|@XmlSerialName)\\s{0,2}\\([^)\\n]{0,80}?"${NAME}"`,
    ),
  },
  'name-compare': {
    reads: 'xml',
    strength: 'split',
    says: "a parser's element name compared with a member of the fault",
    source: `${PATTERNS}, X, delegate methods that compare fault or code`,
    pattern: rx(
      `(?:[eE]lementName|[lL]ocalName(?:\\(\\))?|[lL]ocalPart(?:\\(\\))?|[qQ]ualifiedName|qName|[tT]agName|[nN]odeName|parser\\.name|reader\\.[nN]ame|\\.tag|\\.getName\\(\\)|getNodeName\\(\\)|local_name\\(\\)(?:\\.as_ref\\(\\))?|local)\\s{0,3}(?:===?|=~|\\beq\\b|\\.equals(?:IgnoreCase)?\\s?\\(|\\.isEqualToString:|isEqualToString:|\\.ends_?[wW]ith\\??\\s?\\(|\\.has_?[sS]uffix\\()\\s{0,3}@?b?${Q}(?:[:}])?${NAME}${Q}|"${NAME}"\\s{0,1}\\.equals(?:IgnoreCase)?\\(\\s{0,2}\\w{0,30}\\.?(?:get)?(?:[lL]ocal(?:Name|Part)|[qQ]?[nN]ame|NodeName|TagName)`,
    ),
  },
  'plain-path': {
    reads: 'xml',
    strength: 'split',
    says: 'a path through the elements of the fault',
    source: `${PATTERNS}, X, prefix and name apart`,
    pattern: rx(
      `//(?:\\*:|\\w{1,12}:)?fault(?:/|//)(?:\\*:|\\w{1,12}:)?${NAME}|\\*:(?:fault|code|description)\\b|\\*\\[name\\(\\)\\s{0,2}=\\s{0,2}${Q}(?:fault|code)|\\\\{1,2}\\s{0,2}"(?:fault|code|message|description)"|(?<![\\w/.$-])/fault/(?:code|message|description)/text\\(\\)`,
    ),
  },
  'fault-member': {
    reads: 'wrapped',
    strength: 'split',
    says: 'a member of the wrapping fault object',
    source: `${PATTERNS}, L`,
    pattern: rx(
      `[fF]ault(?:\\(\\))?(?:\\?|!!?)?\\s{0,2}(?:\\.|->|::|\\?->)\\s{0,2}(?:get)?${MEMBER}\\b(?!\\([^)])|[fF]ault(?:\\?|!)?(?:\\.|->)?\\s{0,1}(?:\\[\\s{0,2}[:@]?${Q}?:?|\\{\\s{0,1}${Q}?(?=\\w{1,12}${Q}?\\s{0,1}\\}))${MEMBER}\\b|[fF]ault\\s{0,1}\\.\\s{0,1}(?:get\\w{0,14}|opt\\w{0,14}|path|at|fetch|dig|GetProperty|Value|value)\\s{0,1}\\(\\s{0,2}[:@]?${Q}?${MEMBER}\\b`,
    ),
  },
  'fault-key': {
    reads: 'wrapped',
    strength: 'split',
    says: 'the wrapping fault object taken by its name',
    source: `${PATTERNS}, L`,
    pattern: rx(
      `\\[\\s{0,2}[:@]?${Q}:?fault${Q}\\s{0,2}\\]|\\[:fault\\]|(?:->|\\})\\{\\s{0,2}${Q}?fault${Q}?\\s{0,2}\\}`,
    ),
  },
  'fault-getter': {
    reads: 'wrapped',
    strength: 'split',
    says: 'the wrapping fault object asked for by its name',
    source: `${PATTERNS}, L; gateway-faults B.6`,
    pattern: rx(
      `\\b(?:get|Get|opt|has|Has|contains|Contains|dig|fetch|path|at|value|Value|objectForKey|TryGet|tryGet|SelectToken|find|isset|exists|property|element|field|lookup|pluck|pointer|read|json|jsonPath|body|as|is|in|key|array_key_exists|cJSON_Get|json_|decode|try_)\\w{0,24}[?!]?\\s{0,2}[(:]\\s{0,8}(?:[^()"'\`\\n]{0,40},\\s{0,2})?[:@]?${Q}:?\\$?\\.{0,2}/?fault(?:${Q}|[./][a-zA-Z])|${Q}fault${Q}\\s{1,2}(?:in|of)\\b|\\bdig\\(\\s{0,2}:fault\\b|\\?\\s{0,1}:fault\\b|:fault\\s?=>|(?:dig|fetch|key\\?)[( ]:fault\\b`,
    ),
  },
  'fault-path': {
    reads: 'wrapped',
    strength: 'split',
    says: 'a path to a member of the wrapping fault object',
    source: `${PATTERNS}, L, JSON path and JSON Pointer`,
    pattern: rx(
      `(?:${Q}(?:\\$\\.{0,2}|\\.|/)?(?:\\w{1,20}[./]){0,3}|(?:\\$|[\\s|(=])\\$?\\.{1,2})fault\\??[./](?:code|message|description)\\b(?![.(])|${Q}fault${Q}\\s{0,2},\\s{0,2}[:@]?${Q}(?:code|message|description)${Q}`,
    ),
  },
  'fault-property': {
    reads: 'wrapped',
    strength: 'split',
    says: 'the member fault of an answer',
    source: `${PATTERNS}, L, payload.fault`,
    pattern: rx(
      '\\b(?:payload|data|body|response|resp|res|rsp|reply|answer|result|json|parsed|decoded|error|err|errors|content|obj|object|e|r|d|j|jqXHR|responseJSON|responseData|errorBody|errorResponse|apiError|message|msg)(?:\\(\\)|\\?|!|\\?\\?)?(?:\\.|->|\\?->)(?:\\w{1,20}(?:\\?|!)?(?:\\.|->)){0,1}[fF]ault\\b(?!\\s{0,2}\\()',
    ),
  },
  'fault-type': {
    reads: 'wrapped',
    strength: 'split',
    says: 'a type with the member fault',
    source: `${PATTERNS}, L, DTO classes`,
    pattern: rx(
      `(?:json:|SerializedName|JsonProperty|JsonPropertyName|JsonAlias|JsonKey|DataMember|SerialName|@Json|rename|JsonNode|MapFrom|key)[^\\n"]{0,30}"fault"|\\b(?:\\w{0,30}Fault|object|Object|dynamic|Map<[^>\\n]{0,40}>|Dictionary<[^>\\n]{0,40}>)\\s{0,1}[?*&]{0,2}\\s{1,2}[fF]ault\\s{0,2}(?:[;=),]|\\{\\s{0,2}get)|\\b(?:[fF]ault)\\s{0,1}[?!]?\\s{0,2}:\\s{0,2}(?:Option<|Optional\\[|Maybe\\s|\\[?String\\s{0,1}:|\\w{0,30}Fault\\b|\\{)|\\bcase\\s+(?:\\w{1,20},\\s{0,2}){0,3}fault\\b(?!\\s{0,2}[(:])`,
    ),
  },
  'fault-pattern': {
    reads: 'wrapped',
    strength: 'split',
    says: 'the wrapping fault object taken apart',
    source: `${PATTERNS}, L`,
    pattern: rx(
      `%\\{\\s{0,2}"fault"\\s{0,2}=>|\\{\\s{0,2}"fault"\\s{0,2}=>|\\{\\s{0,4}fault\\s{0,2}(?:\\}|:\\s{0,2}\\{|,)`,
    ),
  },
  'wrapped-text': {
    reads: 'wrapped',
    strength: 'split',
    says: 'the text of a wrapped fault',
    source: `${PATTERNS}, L; gateway-faults B.2`,
    pattern: rx(
      `\\{\\s{0,8}${Q}fault${Q}\\s{0,4}(?::|=>)\\s{0,4}%?\\{\\s{0,8}${Q}(?:code|message|type|description)${Q}`,
    ),
  },
  'number-compare': {
    reads: 'flat',
    strength: 'weak',
    says: 'code compared with a number',
    source: `${PATTERNS}, F; gateway-faults B.2`,
    pattern: rx(
      `(?:[cC]ode|CODE)\\b[^\\n=<>!;{}]{0,30}?(?:===?|!==?|<>|=~|\\b(?:eq|ne|is|equals|be|equal|toBe|toEqual)\\b|-eq|-ne|\\.equals\\()\\s{0,3}\\(?(?<!["'])${AUTH_OR_QUOTA}(?![\\w"'.-])|(?<![\\w.#"'-])${AUTH_OR_QUOTA}\\)?\\s{0,3}(?:===?|!==?|-eq|-ne|\\b(?:eq|in|is)\\b|\\.equals\\()\\s{0,3}[^\\n;{}=<>]{0,40}?[cC]ode\\b`,
    ),
  },
  'number-case': {
    reads: 'flat',
    strength: 'weak',
    says: 'a branch for a number',
    source: `${PATTERNS}, F`,
    pattern: rx(
      `\\b(?:case|when|of|Case)\\s{1,3}(?:9\\d{5}\\s{0,2}[,|]\\s{0,2}){0,8}${AUTH_OR_QUOTA}\\s{0,2}(?:[:,|]|->|=>|then\\b|$)|^[ \\t]{0,60}(?:9\\d{5}\\s{0,2}[|,]\\s{0,2}){0,8}${AUTH_OR_QUOTA}\\s{0,2}(?:=>|->)`,
      'gm',
    ),
  },
  'number-list': {
    reads: 'flat',
    strength: 'weak',
    says: 'a list of codes as numbers',
    source: `${PATTERNS}, F`,
    pattern: rx(
      `[[({]\\s{0,4}${AUTH_OR_QUOTA}\\s{0,4}(?:,\\s{0,4}9\\d{5}\\s{0,4}){0,20}[\\])}]\\s{0,4}(?:\\.\\s{0,1}(?:includes|contains|Contains|indexOf|include\\?|member\\?|some|has|any)\\s{0,1}\\(?)?|(?:\\bin|\\bof|Of|List|Set)\\s{0,1}\\(?\\s{0,1}[[({]\\s{0,4}${AUTH_OR_QUOTA}\\b`,
    ),
  },
  'promised-wrapper': {
    reads: 'definition',
    strength: 'weak',
    says: 'an error schema with the wrapping fault object',
    source: `${PATTERNS}, look-alikes, OpenAPI; gateway-faults B.2`,
    pattern: rx(`^[ \\t]{0,80}["']?fault["']?\\s?:[ \\t]{0,3}(?:\\{|\\r?$)`, 'gm'),
  },
  'promised-number': {
    reads: 'definition',
    strength: 'weak',
    says: 'an error schema whose code is a number',
    source: 'gateway-faults B.2, B.3',
    pattern: rx(
      `(?<![\\w-])["']?code["']?[ \\t]{0,2}:[ \\t]{0,2}(?:\\{\\s{0,200}|\\r?\\n[ \\t]{0,120})(?:["']?(?:description|example|title)["']?[ \\t]{0,2}:[^\\n{},]{0,120}[,\\n]\\s{0,80}){0,3}["']?type["']?[ \\t]{0,2}:[ \\t]{0,2}["']?(?:integer|number)`,
    ),
  },
  'promised-xml': {
    reads: 'definition',
    strength: 'weak',
    says: 'an error answer promised as XML',
    source: 'gateway-faults B.1',
    pattern: rx(`["']?(?:application|text)/xml["']?\\s{0,2}:`),
  },
} as const satisfies Readonly<Record<string, Signal>>;

export type SignalId = keyof typeof SIGNALS;

/** What makes a split or weak signal count. */
export const SECOND_SIGNALS = {
  'gateway-code': { says: 'a code of the gateway', source: `${PATTERNS}, L; sequences/facts/error-codes.json` },
  'gateway-words': {
    says: 'words of the gateway',
    source: `${PATTERNS}, X, prefix and name apart; gateway-faults B.6`,
  },
  'token-words': { says: 'tokens, quotas or statuses of a gateway', source: `${PATTERNS}, F` },
  'three-members': { says: 'code, message and description side by side', source: `${PATTERNS}, L` },
} as const;

export type EvidenceId = SignalId | keyof typeof SECOND_SIGNALS;

/** What an evidence means, in words. */
export const saysOf = (id: EvidenceId): string => ({ ...SIGNALS, ...SECOND_SIGNALS })[id].says;

export const SIGNAL_IDS = Object.keys(SIGNALS) as SignalId[];

/**
 * Each file that holds a signal holds one of these, in some case; `fault` only where it is not the end of `default`.
 * The prefilter looks for them in bytes, and a text search that finds the same files asks for their union.
 */
export const LITERALS = [
  '/apimanager',
  'fault',
  ...['am', 'ams', 'amt'].flatMap((prefix) => [`${prefix}:code`, `${prefix}:mess`, `${prefix}:desc`]),
  'am:type',
  'amt:next',
  ...['code', 'mess', 'desc', 'next'].flatMap((name) => [`?:${name}`, `]:${name}`, `):${name}`]),
  ...['code', 'mess', 'desc', 'next', 'type'].flatMap((name) => [`\\:${name}`, `%3a${name}`]),
  '":code',
  "':code",
  '90080',
  '90082',
  '90090',
  '90091',
] as const;
