/**
 * A corpus of client code with known truth, from a seed: languages × ways of reading × noise. A file is a few functions;
 * some read a fault in one way, others do what only looks like it. The templates share no text with the table of cases.
 */

export type TruthKind = 'reads-xml' | 'reads-wrapped-json' | 'compares-number';

export interface Truth {
  readonly kind: TruthKind;
  readonly way: string;
  /** 1-based, both included. */
  readonly from: number;
  readonly to: number;
}

export interface CorpusFile {
  readonly path: string;
  readonly language: string;
  readonly text: string;
  readonly truths: readonly Truth[];
  /** What else is in it: names of look-alikes. */
  readonly noise: readonly string[];
}

export class Random {
  #state: number;
  constructor(seed: number) {
    this.#state = (seed * 2654435761) >>> 0 || 1;
  }
  /** Below `n`. */
  below(n: number): number {
    this.#state ^= this.#state << 13;
    this.#state >>>= 0;
    this.#state ^= this.#state >>> 17;
    this.#state ^= this.#state << 5;
    this.#state >>>= 0;
    return this.#state % n;
  }
  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }
  chance(percent: number): boolean {
    return this.below(100) < percent;
  }
}

/** How a language writes what the ways are made of. */
interface Language {
  readonly id: string;
  readonly extension: string;
  readonly comment: (text: string) => string;
  readonly text: (value: string) => string;
  readonly call: (name: string, ...args: string[]) => string;
  readonly contains: readonly ((body: string, needle: string) => string)[];
  readonly keys: readonly ((object: string, ...names: string[]) => string)[];
  /** Member access with dots or arrows; absent where a language has none for data. */
  readonly dots?: (object: string, ...names: string[]) => string;
  readonly same: (a: string, b: string) => string;
  readonly branch: (condition: string, lines: readonly string[]) => readonly string[];
  readonly set: (name: string, value: string) => string;
  readonly body: (name: string, lines: readonly string[]) => readonly string[];
  /** Whether `same` with a number fails on a text. */
  readonly strict: boolean;
  readonly xpath: (document: string, path: string) => string;
  readonly match: (body: string, expression: string) => string;
}

const indent = (lines: readonly string[], by = '  '): string[] => lines.map((line) => (line === '' ? '' : by + line));
const dq = (value: string): string => `"${value.replace(/\\/g, '\\\\').replace(/"/g, '\\"')}"`;
const sq = (value: string): string => `'${value.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;
const plainCall = (name: string, ...args: string[]): string => `${name}(${args.join(', ')})`;
const braces =
  (head: (condition: string) => string) =>
  (condition: string, lines: readonly string[]): string[] => [`${head(condition)} {`, ...indent(lines), '}'];
const paren = (condition: string): string => `if (${condition})`;
const bracket =
  (quote: (value: string) => string) =>
  (object: string, ...names: string[]): string =>
    object + names.map((name) => `[${quote(name)}]`).join('');

const JS: Language = {
  id: 'javascript',
  extension: 'js',
  comment: (t) => `// ${t}`,
  text: sq,
  call: plainCall,
  contains: [
    (b, n) => `${b}.includes(${n})`,
    (b, n) => `${b}.indexOf(${n}) !== -1`,
    (b, n) => `${b}.search(${n}) > -1`,
  ],
  keys: [bracket(sq), bracket(dq)],
  dots: (o, ...names) => [o, ...names].join('.'),
  same: (a, b) => `${a} === ${b}`,
  branch: braces(paren),
  set: (n, v) => `const ${n} = ${v};`,
  body: (n, lines) => [`async function ${n}(body, doc) {`, ...indent(lines), '}'],
  strict: true,
  xpath: (d, p) => `xpath.select1(${sq(p)}, ${d})`,
  match: (b, e) => `${b}.match(/${e.replace(/\//g, '\\/')}/)`,
};
const JAVA: Language = {
  id: 'java',
  extension: 'java',
  comment: (t) => `// ${t}`,
  text: dq,
  call: (n, ...a) => plainCall(n, ...a),
  contains: [
    (b, n) => `${b}.contains(${n})`,
    (b, n) => `${b}.indexOf(${n}) >= 0`,
    (b, n) => `StringUtils.contains(${b}, ${n})`,
  ],
  keys: [
    (o, ...names) =>
      names.reduce(
        (at, name, i) => (i < names.length - 1 ? `${at}.getJSONObject(${dq(name)})` : `${at}.get(${dq(name)})`),
        o,
      ),
  ],
  dots: (o, ...names) => o + names.map((n) => `.get${n.charAt(0).toUpperCase()}${n.slice(1)}()`).join(''),
  same: (a, b) => (/^\d+$/.test(b) ? `${a} == ${b}` : `${b}.equals(${a})`),
  branch: braces(paren),
  set: (n, v) => `var ${n} = ${v};`,
  body: (n, lines) => [`  void ${n}(String body, Document doc) throws Exception {`, ...indent(lines, '    '), '  }'],
  strict: true,
  xpath: (d, p) => `xp.evaluate(${dq(p)}, ${d})`,
  match: (b, e) => `Pattern.compile(${dq(e)}).matcher(${b}).find()`,
};
const PYTHON: Language = {
  id: 'python',
  extension: 'py',
  comment: (t) => `# ${t}`,
  text: dq,
  call: plainCall,
  contains: [(b, n) => `${n} in ${b}`, (b, n) => `${b}.find(${n}) >= 0`, (b, n) => `${b}.count(${n}) > 0`],
  keys: [bracket(dq), bracket(sq), (o, ...names) => o + names.map((n) => `.get(${dq(n)})`).join('')],
  same: (a, b) => `${a} == ${b}`,
  branch: (c, lines) => [`if ${c}:`, ...indent(lines, '    ')],
  set: (n, v) => `${n} = ${v}`,
  body: (n, lines) => [`def ${n}(body, doc):`, ...indent(lines, '    ')],
  strict: true,
  xpath: (d, p) => `${d}.xpath(${dq(p)}, namespaces=NS)`,
  match: (b, e) => `re.search(r"${e}", ${b})`,
};
const PHP: Language = {
  id: 'php',
  extension: 'php',
  comment: (t) => `// ${t}`,
  text: sq,
  call: plainCall,
  contains: [
    (b, n) => `strpos($${b}, ${n}) !== false`,
    (b, n) => `str_contains($${b}, ${n})`,
    (b, n) => `stristr($${b}, ${n})`,
  ],
  keys: [(o, ...names) => `$${o}${names.map((n) => `[${sq(n)}]`).join('')}`],
  dots: (o, ...names) => `$${[o, ...names].join('->')}`,
  same: (a, b) => `${a} === ${b}`,
  branch: braces(paren),
  set: (n, v) => `$${n} = ${v};`,
  body: (n, lines) => [`function ${n}($body, $doc) {`, ...indent(lines, '    '), '}'],
  strict: true,
  xpath: (d, p) => `$${d}->query(${sq(p)})`,
  match: (b, e) => `preg_match('#${e}#', $${b}, $m)`,
};
const RUBY: Language = {
  id: 'ruby',
  extension: 'rb',
  comment: (t) => `# ${t}`,
  text: sq,
  call: plainCall,
  contains: [(b, n) => `${b}.include?(${n})`, (b, n) => `${b}.index(${n})`],
  keys: [bracket(sq), (o, ...names) => `${o}.dig(${names.map(sq).join(', ')})`],
  same: (a, b) => `${a} == ${b}`,
  branch: (c, lines) => [`if ${c}`, ...indent(lines), 'end'],
  set: (n, v) => `${n} = ${v}`,
  body: (n, lines) => [`def ${n}(body, doc)`, ...indent(lines), 'end'],
  strict: true,
  xpath: (d, p) => `${d}.at_xpath(${sq(p)})&.text`,
  match: (b, e) => `${b} =~ %r{${e}}`,
};
const GO: Language = {
  id: 'go',
  extension: 'go',
  comment: (t) => `// ${t}`,
  text: dq,
  call: plainCall,
  contains: [(b, n) => `strings.Contains(${b}, ${n})`, (b, n) => `strings.Index(${b}, ${n}) >= 0`],
  keys: [bracket(dq)],
  dots: (o, ...names) => [o, ...names.map((n) => n.charAt(0).toUpperCase() + n.slice(1))].join('.'),
  same: (a, b) => `${a} == ${b}`,
  branch: braces((c) => `if ${c}`),
  set: (n, v) => `${n} := ${v}`,
  body: (n, lines) => [`func ${n}(body string, doc *xmlquery.Node) {`, ...indent(lines, '\t'), '}'],
  strict: true,
  xpath: (d, p) => `xmlquery.FindOne(${d}, ${dq(p)})`,
  match: (b, e) => `regexp.MustCompile(\`${e}\`).MatchString(${b})`,
};
const CSHARP: Language = {
  id: 'csharp',
  extension: 'cs',
  comment: (t) => `// ${t}`,
  text: dq,
  call: plainCall,
  contains: [(b, n) => `${b}.Contains(${n})`, (b, n) => `${b}.IndexOf(${n}) >= 0`],
  keys: [bracket(dq), (o, ...names) => o + names.map((n) => `.GetProperty(${dq(n)})`).join('')],
  dots: (o, ...names) => [o, ...names.map((n) => n.charAt(0).toUpperCase() + n.slice(1))].join('.'),
  same: (a, b) => `${a} == ${b}`,
  branch: braces(paren),
  set: (n, v) => `var ${n} = ${v};`,
  body: (n, lines) => [`    public void ${n}(string body, XmlDocument doc) {`, ...indent(lines, '        '), '    }'],
  strict: true,
  xpath: (d, p) => `${d}.SelectSingleNode(${dq(p)}, ns)?.InnerText`,
  match: (b, e) => `Regex.IsMatch(${b}, @"${e}")`,
};
const KOTLIN: Language = {
  ...JAVA,
  id: 'kotlin',
  extension: 'kt',
  contains: [(b, n) => `${b}.contains(${n})`, (b, n) => `${n} in ${b}`],
  keys: [
    (o, ...names) =>
      names.reduce(
        (at, name, i) => (i < names.length - 1 ? `${at}.getJSONObject(${dq(name)})` : `${at}.get(${dq(name)})`),
        o,
      ),
  ],
  dots: (o, ...names) => [o, ...names].join('?.'),
  same: (a, b) => `${a} == ${b}`,
  set: (n, v) => `val ${n} = ${v}`,
  body: (n, lines) => [`fun ${n}(body: String, doc: Document) {`, ...indent(lines, '    '), '}'],
  match: (b, e) => `Regex("""${e}""").containsMatchIn(${b})`,
};
const SWIFT: Language = {
  ...GO,
  id: 'swift',
  extension: 'swift',
  contains: [(b, n) => `${b}.contains(${n})`, (b, n) => `${b}.range(of: ${n}) != nil`],
  dots: (o, ...names) => [o, ...names].join('?.'),
  set: (n, v) => `let ${n} = ${v}`,
  body: (n, lines) => [`func ${n}(body: String, doc: XMLDocument) {`, ...indent(lines, '    '), '}'],
  xpath: (d, p) => `try ${d}.nodes(forXPath: ${dq(p)}).first`,
  match: (b, e) => `${b}.range(of: #"${e}"#, options: .regularExpression) != nil`,
};
const DART: Language = {
  ...JS,
  id: 'dart',
  extension: 'dart',
  contains: [(b, n) => `${b}.contains(${n})`, (b, n) => `${b}.indexOf(${n}) >= 0`],
  same: (a, b) => `${a} == ${b}`,
  set: (n, v) => `final ${n} = ${v};`,
  body: (n, lines) => [`Future<void> ${n}(String body, XmlDocument doc) async {`, ...indent(lines), '}'],
  xpath: (d, p) => `${d}.xpath(${sq(p)}).first.innerText`,
  match: (b, e) => `RegExp(r'${e}').hasMatch(${b})`,
};
const RUST: Language = {
  ...GO,
  id: 'rust',
  extension: 'rs',
  contains: [(b, n) => `${b}.contains(${n})`, (b, n) => `${b}.find(${n}).is_some()`],
  dots: (o, ...names) => [o, ...names].join('.'),
  set: (n, v) => `let ${n} = ${v};`,
  body: (n, lines) => [`fn ${n}(body: &str, doc: &Document) {`, ...indent(lines, '    '), '}'],
  xpath: (d, p) => `evaluate_xpath(${d}, ${dq(p)})?.string()`,
  match: (b, e) => `Regex::new(r"${e}")?.is_match(${b})`,
};
const PERL: Language = {
  ...PHP,
  id: 'perl',
  extension: 'pl',
  comment: (t) => `# ${t}`,
  contains: [(b, n) => `index($${b}, ${n}) >= 0`, (b, n) => `$${b} =~ m/${n.slice(1, -1)}/`],
  keys: [(o, ...names) => `$${o}->${names.map((n) => `{${sq(n)}}`).join('->')}`],
  same: (a, b) => (/^\d+$/.test(b) ? `${a} == ${b}` : `${a} eq ${b}`),
  body: (n, lines) => [`sub ${n} { my ($body, $doc) = @_;`, ...indent(lines, '    '), '}'],
  set: (n, v) => `my $${n} = ${v};`,
  strict: false,
  xpath: (d, p) => `$${d}->findvalue(${sq(p)})`,
  match: (b, e) => `$${b} =~ m{${e}}`,
};
const SHELL: Language = {
  id: 'shell',
  extension: 'sh',
  comment: (t) => `# ${t}`,
  text: dq,
  call: (n, ...a) => [n, ...a].join(' '),
  contains: [(b, n) => `printf '%s' "$${b}" | grep -q ${n}`, (b, n) => `grep -qF ${n} <<< "$${b}"`],
  keys: [(o, ...names) => `$(printf '%s' "$${o}" | jq -r '.${names.join('.')}')`],
  same: (a, b) => `[ "${a}" = ${b} ]`,
  branch: (c, lines) => [`if ${c}; then`, ...indent(lines), 'fi'],
  set: (n, v) => `${n}=${v}`,
  body: (n, lines) => [`${n}() {`, '  body="$1"', ...indent(lines), '}'],
  strict: false,
  xpath: (d, p) => `$(xmllint --xpath ${sq(p)} "$${d}")`,
  match: (b, e) => `[[ "$${b}" =~ ${e.replace(/[<>()|]/g, '\\$&')} ]]`,
};
const ELIXIR: Language = {
  ...RUBY,
  id: 'elixir',
  extension: 'ex',
  text: dq,
  contains: [(b, n) => `String.contains?(${b}, ${n})`, (b, n) => `${b} =~ ${n}`],
  keys: [bracket(dq), (o, ...names) => `get_in(${o}, [${names.map(dq).join(', ')}])`],
  branch: (c, lines) => [`if ${c} do`, ...indent(lines), 'end'],
  body: (n, lines) => [`def ${n}(body, doc) do`, ...indent(lines), 'end'],
  xpath: (d, p) => `SweetXml.xpath(${d}, ~x"${p}"s)`,
  match: (b, e) => `Regex.match?(~r{${e}}, ${b})`,
};
const LUA: Language = {
  ...RUBY,
  id: 'lua',
  extension: 'lua',
  comment: (t) => `-- ${t}`,
  text: dq,
  contains: [(b, n) => `string.find(${b}, ${n}, 1, true)`, (b, n) => `${b}:find(${n}) ~= nil`],
  keys: [bracket(dq)],
  dots: (o, ...names) => [o, ...names].join('.'),
  branch: (c, lines) => [`if ${c} then`, ...indent(lines), 'end'],
  set: (n, v) => `local ${n} = ${v}`,
  body: (n, lines) => [`local function ${n}(body, doc)`, ...indent(lines), 'end'],
  xpath: (d, p) => `${d}:xpath(${dq(p)})`,
  match: (b, e) => `${b}:match("${e.replace(/\\d/g, '%d')}")`,
};
const GROOVY: Language = {
  ...JS,
  id: 'groovy',
  extension: 'groovy',
  contains: [(b, n) => `${b}.contains(${n})`, (b, n) => `${b} ==~ /.*/ && ${b}.indexOf(${n}) > 0`],
  same: (a, b) => `${a} == ${b}`,
  set: (n, v) => `def ${n} = ${v}`,
  body: (n, l) => [`def ${n}(String body, doc) {`, ...indent(l), '}'],
  xpath: (d, p) => `xp.evaluate(${sq(p)}, ${d})`,
  match: (b, e) => `${b} =~ /${e.replace(/\//g, '\\/')}/`,
};
const SCALA: Language = {
  ...KOTLIN,
  id: 'scala',
  extension: 'scala',
  contains: [(b, n) => `${b}.contains(${n})`],
  keys: [(o, ...names) => `(${o} ${names.map((n) => `\\ ${dq(n)}`).join(' ')}).as[Int]`],
  body: (n, l) => [`def ${n}(body: String, doc: Document): Unit = {`, ...indent(l), '}'],
  dots: (o, ...names) => [o, ...names].join('.'),
};
const TYPESCRIPT: Language = {
  ...JS,
  id: 'typescript',
  extension: 'ts',
  dots: (o, ...names) => [o, ...names].join('?.'),
  body: (n, l) => [`export async function ${n}(body: any, doc: Document): Promise<void> {`, ...indent(l), '}'],
};
const OBJC: Language = {
  ...JAVA,
  id: 'objectivec',
  extension: 'm',
  text: (v) => `@${dq(v)}`,
  contains: [(b, n) => `[${b} containsString:${n}]`, (b, n) => `[${b} rangeOfString:${n}].location != NSNotFound`],
  keys: [
    (o, ...names) => o + names.map((n) => `[@${dq(n)}]`).join(''),
    (o, ...names) => names.reduce((at, n) => `[${at} objectForKey:@${dq(n)}]`, o),
  ],
  dots: (o, ...names) => [o, ...names].join('.'),
  same: (a, b) => (/^\d+$/.test(b) ? `[${a} integerValue] == ${b}` : `[${a} isEqualToString:${b}]`),
  set: (n, v) => `id ${n} = ${v};`,
  body: (n, l) => [`- (void)${n}:(NSString *)body doc:(id)doc {`, ...indent(l, '    '), '}'],
  xpath: (d, p) => `[${d} nodesForXPath:@${dq(p)} error:nil].firstObject`,
  match: (b, e) => `[${b} rangeOfString:@${dq(e)} options:NSRegularExpressionSearch].length > 0`,
};

export const LANGUAGES: readonly Language[] = [
  JS,
  TYPESCRIPT,
  JAVA,
  KOTLIN,
  SCALA,
  GROOVY,
  CSHARP,
  PYTHON,
  PHP,
  RUBY,
  GO,
  SWIFT,
  OBJC,
  DART,
  RUST,
  PERL,
  SHELL,
  ELIXIR,
  LUA,
];

interface Way {
  readonly name: string;
  readonly kind: TruthKind;
  readonly lines: (l: Language, r: Random) => readonly string[] | undefined;
}

const CODES = [
  '900901',
  '900902',
  '900903',
  '900904',
  '900908',
  '900910',
  '900800',
  '900802',
  '900803',
  '900804',
  '900805',
];
const NAMES = [
  'ams:code',
  'ams:message',
  'ams:description',
  'ams:fault',
  'am:fault',
  'amt:fault',
  'amt:nextAccessTime',
];
const ACTIONS = ['refreshToken', 'relogin', 'pause', 'showMessage', 'retryLater', 'report', 'giveUp'];
const action = (l: Language, r: Random): string => {
  const call = l.call(r.pick(ACTIONS));
  return l.extension === 'm'
    ? `[self ${r.pick(ACTIONS)}];`
    : /^(?:js|ts|java|cs|php|dart|rs|pl)$/.test(l.extension)
      ? `${call};`
      : call;
};
const branch = (l: Language, r: Random, condition: string): readonly string[] => l.branch(condition, [action(l, r)]);
const XML_NS = [
  'http://wso2.org/apimanager',
  'http://wso2.org/apimanager/security',
  'http://wso2.org/apimanager/throttling',
];

export const WAYS: readonly Way[] = [
  {
    name: 'search',
    kind: 'reads-xml',
    lines: (l, r) => branch(l, r, r.pick(l.contains)('body', l.text(r.pick(NAMES)))),
  },
  {
    name: 'search for a tag',
    kind: 'reads-xml',
    lines: (l, r) => branch(l, r, r.pick(l.contains)('body', l.text(`<${r.pick(NAMES)}>`))),
  },
  {
    name: 'search for a tag with its code',
    kind: 'reads-xml',
    lines: (l, r) => branch(l, r, r.pick(l.contains)('body', l.text(`<ams:code>${r.pick(CODES)}`))),
  },
  {
    name: 'key',
    kind: 'reads-xml',
    lines: (l, r) =>
      l === SHELL || l === SCALA
        ? undefined
        : branch(l, r, l.same(r.pick(l.keys)('tree', 'ams:fault', 'ams:code'), l.text(r.pick(CODES)))),
  },
  {
    name: 'xpath',
    kind: 'reads-xml',
    lines: (l, r) => [
      l.set('found', l.xpath('doc', `//${r.pick(NAMES)}`)),
      ...branch(
        l,
        r,
        l.same(l === PHP || l === PERL ? '$found' : l === SHELL ? '$found' : 'found', l.text(r.pick(CODES))),
      ),
    ],
  },
  {
    name: 'xpath without prefix',
    kind: 'reads-xml',
    lines: (l, r) => [
      l.set(
        'found',
        l.xpath(
          'doc',
          "//*[local-name()='code']".replace(
            /'/g,
            l === PHP ||
              l === PERL ||
              l === SHELL ||
              l === RUBY ||
              l === JS ||
              l === TYPESCRIPT ||
              l === DART ||
              l === GROOVY
              ? '"'
              : "'",
          ),
        ),
      ),
      ...branch(l, r, l.same(l === PHP || l === PERL || l === SHELL ? '$found' : 'found', l.text(r.pick(CODES)))),
    ],
  },
  {
    name: 'expression',
    kind: 'reads-xml',
    lines: (l, r) => branch(l, r, l.match('body', `<${r.pick(['ams', 'amt'])}:code>(\\d+)</`)),
  },
  {
    name: 'escaped expression',
    kind: 'reads-xml',
    lines: (l, r) => (l === LUA || l === SHELL ? undefined : branch(l, r, l.match('body', `ams\\:code`))),
  },
  {
    name: 'entity',
    kind: 'reads-xml',
    lines: (l, r) => branch(l, r, r.pick(l.contains)('body', l.text(`&lt;${r.pick(['am', 'ams', 'amt'])}:fault`))),
  },
  {
    name: 'namespace',
    kind: 'reads-xml',
    lines: (l, r) =>
      l === SHELL
        ? undefined
        : [
            l.set(
              'found',
              `${l.call('getElementsByTagNameNS', l.text(r.pick(XML_NS)), l.text('code'))}${/js|ts|java|php|pl|cs|dart|rs/.test(l.extension) ? '' : ''}`,
            ),
            action(l, r),
          ],
  },
  {
    name: 'constant',
    kind: 'reads-xml',
    lines: (l, r) =>
      l === SHELL || l === OBJC
        ? undefined
        : [
            l.set('denied', l.text(`<ams:fault><ams:code>${r.pick(CODES)}</ams:code></ams:fault>`)),
            ...branch(l, r, l.same('body', l === PHP || l === PERL ? '$denied' : 'denied')),
          ],
  },
  {
    name: 'keys',
    kind: 'reads-wrapped-json',
    lines: (l, r) => branch(l, r, l.same(r.pick(l.keys)('data', 'fault', 'code'), r.pick(CODES))),
  },
  {
    name: 'members',
    kind: 'reads-wrapped-json',
    lines: (l, r) =>
      l.dots === undefined
        ? undefined
        : branch(l, r, l.same(l.dots(r.pick(['data', 'answer', 'reply', 'json']), 'fault', 'code'), r.pick(CODES))),
  },
  {
    name: 'fault first',
    kind: 'reads-wrapped-json',
    lines: (l, r) =>
      l === SHELL || l === SCALA
        ? undefined
        : [
            l.set('fault', r.pick(l.keys)('data', 'fault')),
            ...branch(l, r, l.same(r.pick(l.keys)('fault', 'code'), r.pick(CODES))),
          ],
  },
  {
    name: 'path',
    kind: 'reads-wrapped-json',
    lines: (l, r) => [
      l.set(
        'found',
        l === SHELL
          ? `$(jsonpath '$.fault.code' "$body")`
          : l === OBJC
            ? '[data valueForKeyPath:@"fault.code"]'
            : l.call('jsonPath', l.text(r.pick(['$.fault.code', 'fault.code', '/fault/code']))),
      ),
      ...branch(l, r, l.same(l === PHP || l === PERL || l === SHELL ? '$found' : 'found', r.pick(CODES))),
    ],
  },
  {
    name: 'number',
    kind: 'compares-number',
    lines: (l, r) =>
      // Where libraries make a number of the text nobody can tell.
      !l.strict || [OBJC, SCALA, JAVA, KOTLIN, CSHARP].includes(l)
        ? undefined
        : [
            l.comment('asks for another access token'),
            ...branch(l, r, l.same(r.pick(l.keys)(r.pick(['error', 'problem', 'reply']), 'code'), r.pick(CODES))),
            ...token(l),
          ],
  },
];

/** A line that speaks of tokens, so that a number is more than a number. */
const token = (l: Language): string[] => [l.set('accessToken', l.text('from the store'))];

interface Noise {
  readonly name: string;
  readonly lines: (l: Language, r: Random) => readonly string[] | undefined;
}

export const NOISES: readonly Noise[] = [
  {
    name: 'longer word',
    lines: (l, r) =>
      branch(
        l,
        r,
        r.pick(l.contains)(
          'body',
          l.text(r.pick(['params:code', 'teams:message', 'streams:description', 'exams:code'])),
        ),
      ),
  },
  {
    name: 'comment',
    lines: (l, r) => [l.comment(`old: looked for ${r.pick(NAMES)} and ${r.pick(CODES)}`), action(l, r)],
  },
  {
    name: 'commented code',
    lines: (l, r) => branch(l, r, r.pick(l.contains)('body', l.text(r.pick(NAMES)))).map((line) => l.comment(line)),
  },
  {
    name: 'soap',
    lines: (l, r) =>
      branch(
        l,
        r,
        r.pick(l.contains)('body', l.text(r.pick(['<soapenv:Fault>', 'faultcode', 'faultstring', 'soap:Fault']))),
      ),
  },
  {
    name: 'apigee',
    lines: (l, r) =>
      l === SCALA
        ? undefined
        : branch(l, r, l.same(r.pick(l.keys)('data', 'fault', 'faultstring'), l.text('Invalid ApiKey'))),
  },
  {
    name: 'openstack',
    lines: (l, r) =>
      l === SCALA
        ? undefined
        : [l.comment('nova'), l.set('openstackError', r.pick(l.keys)('server', 'fault', 'message')), action(l, r)],
  },
  {
    name: 'vehicle',
    lines: (l, r) =>
      l === SCALA ? undefined : [l.set('vehicleFault', r.pick(l.keys)('vehicle', 'fault', 'code')), action(l, r)],
  },
  {
    name: 'default',
    lines: (l, r) => [
      l.set('title', l.dots?.('settings', 'default', 'description') ?? l.text('default.description')),
      action(l, r),
    ],
  },
  {
    name: 'share code',
    lines: (l, r) =>
      branch(l, r, l.same(l.dots?.('stock', 'shareCode') ?? r.pick(l.keys)('stock', 'shareId'), r.pick(CODES))),
  },
  { name: 'id', lines: (l, r) => [l.set('recordId', r.pick(CODES)), action(l, r)] },
  {
    name: 'text compare',
    lines: (l, r) => branch(l, r, l.same(r.pick(l.keys)('reply', 'code'), l.text(r.pick(CODES)))),
  },
  {
    name: 'other status',
    lines: (l, r) =>
      branch(l, r, l.same(r.pick(l.keys)('reply', 'code'), r.pick(['401', '404', '500', '12', '90090']))),
  },
  {
    name: 'prose',
    lines: (l, r) => [
      l.set(
        'help',
        l.text(
          r.pick(['turn the default on', 'a fault in the line', 'default:code is required', 'the fault: code unknown']),
        ),
      ),
      action(l, r),
    ],
  },
  { name: 'plain', lines: (l, r) => [l.set('total', l.text(`row ${r.below(1000)}`)), action(l, r)] },
];

const WORDS = ['load', 'save', 'sync', 'check', 'list', 'send', 'read', 'merge', 'build', 'close'];
const THINGS = ['Order', 'Invoice', 'Meter', 'User', 'Route', 'Basket', 'Report', 'Device', 'Ticket', 'Claim'];

/** One file. Same seed and number, same bytes. */
export function corpusFile(seed: number, number: number): CorpusFile {
  const r = new Random(seed * 1_000_003 + number);
  const l = LANGUAGES[number % LANGUAGES.length] as Language;
  const lines: string[] = l === PHP ? ['<?php'] : l === SHELL ? ['#!/bin/sh'] : [];
  const truths: Truth[] = [];
  const noise: string[] = [];
  const blocks = 2 + r.below(5);
  const wanted = r.chance(45) ? r.below(blocks) : -1;
  for (let i = 0; i < blocks; i++) {
    const name = `${r.pick(WORDS)}${r.pick(THINGS)}${i}`;
    const way = r.pick(WAYS);
    const made = i === wanted ? way.lines(l, r) : undefined;
    if (made !== undefined) {
      const block = l.body(name, made);
      truths.push({ kind: way.kind, way: way.name, from: lines.length + 1, to: lines.length + block.length });
      lines.push(...block, '');
      // Distance keeps the words of one block from being the second signal of another.
      for (let n = 0; n < 45; n++) lines.push(...filler(l, r, n));
      continue;
    }
    const other = r.pick(NOISES);
    const block = other.lines(l, r);
    if (block === undefined) continue;
    noise.push(other.name);
    lines.push(...l.body(name, block), '');
    for (let n = 0; n < 3 + r.below(6); n++) lines.push(...filler(l, r, n));
  }
  const end = r.chance(10) ? '\r\n' : '\n';
  const path = `src/${r.pick(['app', 'core', 'web', 'jobs'])}/${r.pick(THINGS).toLowerCase()}${number}.${l.extension}`;
  return { path, language: l.id, text: lines.join(end) + end, truths, noise };
}

function filler(l: Language, r: Random, n: number): string[] {
  return r.chance(25)
    ? [l.comment(`${r.pick(WORDS)} the ${r.pick(THINGS).toLowerCase()} once more`)]
    : [l.set(`${r.pick(WORDS)}${r.pick(THINGS)}${n}`, l.text(`${r.pick(THINGS)} ${r.below(100000)}`))];
}

export function* corpus(seed: number, files: number): Generator<CorpusFile> {
  for (let number = 0; number < files; number++) yield corpusFile(seed, number);
}
