/**
 * Language families: how each writes comments and strings, by which files we know it, and how a suppression looks in it.
 * A plain table; the lexer reads it. No family is parsed, so a row says only what tells code from comment and string.
 */

/** How a string ends, and what may stand in it. */
export interface StringForm {
  readonly open: string;
  readonly close: string;
  /** `\` before the closing mark, or the mark twice; absent: nothing escapes. */
  readonly escape?: '\\' | '`' | 'double';
  readonly multiline?: true;
  /** Opens code inside the string: `${`, `#{`, `\(`, `{`; ends at the matching bracket. */
  readonly code?: string;
  /** One character, so that a lone mark (a lifetime, a quoted symbol, an apostrophe) opens nothing. */
  readonly single?: true;
}

export type Extra =
  | 'slash-regex'
  | 'quote-like'
  | 'shell-heredoc'
  | 'ruby-heredoc'
  | 'perl-heredoc'
  | 'php-heredoc'
  | 'rust-raw'
  | 'cpp-raw'
  | 'hash-raw'
  | 'lua-long'
  | 'docstring';

/** What the files of a family are, when their path says nothing else. */
export type Role = 'code' | 'test' | 'doc' | 'data' | 'definition' | 'unknown';

export interface Family {
  readonly title: string;
  readonly role: Role;
  /** Lower case, without the dot. */
  readonly extensions: readonly string[];
  /** Whole file names, lower case. */
  readonly names?: readonly string[];
  /** Interpreters of a `#!` line. */
  readonly shebangs?: readonly string[];
  readonly line?: readonly string[];
  /** Line comments that open only at the start of a line or after a blank: `$#` and `a#b` are none. */
  readonly lineAfterBlank?: readonly string[];
  /** Comments whose opener must be the first thing on its line. */
  readonly lineAtStart?: readonly string[];
  readonly block?: readonly (readonly [open: string, close: string, nested?: 'nested'])[];
  /** Blocks between two lines: Ruby's `=begin`, Perl's `=pod`. */
  readonly lines?: readonly (readonly [open: string, close: string])[];
  /** Which comment openers make documentation. */
  readonly doc?: readonly string[];
  readonly strings?: readonly StringForm[];
  readonly extras?: readonly Extra[];
  /** In code a backslash takes the next character with it. */
  readonly codeEscape?: true;
  /** How the file is cut up before the rest of the row applies. */
  readonly shape?: 'markup' | 'page' | 'php' | 'json' | 'prose';
  /** A comment around a suppression; absent where the format has none. */
  readonly comment?: readonly [before: string, after: string];
  /** Comparisons that turn the text "900901" into a number by themselves. */
  readonly loose?: readonly string[];
  /**
   * The libraries that bind JSON to types here mostly make a number of the text "900901" where a number is declared:
   * Jackson, Gson, Moshi, Newtonsoft. So a comparison with a number need not fail.
   */
  readonly binds?: true;
}

const DQ: StringForm = { open: '"', close: '"', escape: '\\' };
const SQ: StringForm = { open: "'", close: "'", escape: '\\' };
const CHAR: StringForm = { open: "'", close: "'", escape: '\\', single: true };
const TRIPLE: StringForm = { open: '"""', close: '"""', multiline: true, escape: '\\' };
const TRIPLE_SQ: StringForm = { open: "'''", close: "'''", multiline: true, escape: '\\' };
const DOUBLED: StringForm = { open: "'", close: "'", escape: 'double' };
const SLASHES = {
  line: ['//'],
  block: [['/*', '*/']],
  doc: ['/**', '///'],
  comment: ['// ', ''],
} as const;
const HASH = { line: ['#'], comment: ['# ', ''] } as const;
const XML_COMMENT = { shape: 'markup', comment: ['<!-- ', ' -->'] } as const;

export const FAMILIES = {
  javascript: {
    title: 'JavaScript',
    role: 'code',
    extensions: ['js', 'mjs', 'cjs', 'jsx', 'ts', 'mts', 'cts', 'tsx', 'es6', 'gs', 'wxs'],
    shebangs: ['node', 'deno', 'bun', 'ts-node', 'tsx', 'zx'],
    ...SLASHES,
    strings: [DQ, SQ, { open: '`', close: '`', escape: '\\', multiline: true, code: '${' }],
    extras: ['slash-regex'],
    loose: ['==', '!='],
  },
  java: {
    title: 'Java',
    role: 'code',
    extensions: ['java', 'bsh', 'aj'],
    binds: true,
    ...SLASHES,
    strings: [TRIPLE, DQ, CHAR],
  },
  kotlin: {
    title: 'Kotlin',
    role: 'code',
    extensions: ['kt', 'kts'],
    binds: true,
    ...SLASHES,
    block: [['/*', '*/', 'nested']],
    strings: [{ open: '"""', close: '"""', multiline: true, code: '${' }, { ...DQ, code: '${' }, CHAR],
  },
  scala: {
    title: 'Scala',
    role: 'code',
    extensions: ['scala', 'sc', 'sbt'],
    binds: true,
    ...SLASHES,
    block: [['/*', '*/', 'nested']],
    strings: [{ open: '"""', close: '"""', multiline: true }, DQ, CHAR],
  },
  groovy: {
    title: 'Groovy',
    role: 'code',
    extensions: ['groovy', 'gradle', 'gvy', 'gsh'],
    names: ['jenkinsfile'],
    shebangs: ['groovy'],
    ...SLASHES,
    strings: [TRIPLE, TRIPLE_SQ, { ...DQ, code: '${' }, SQ],
    extras: ['slash-regex'],
  },
  csharp: {
    title: 'C#',
    role: 'code',
    extensions: ['cs', 'csx'],
    binds: true,
    ...SLASHES,
    strings: [
      { open: '"""', close: '"""', multiline: true },
      { open: '@$"', close: '"', escape: 'double', multiline: true },
      { open: '@"', close: '"', escape: 'double', multiline: true },
      DQ,
      CHAR,
    ],
  },
  fsharp: {
    title: 'F#',
    role: 'code',
    extensions: ['fs', 'fsx', 'fsi'],
    ...SLASHES,
    block: [['(*', '*)', 'nested']],
    strings: [TRIPLE, { open: '@"', close: '"', escape: 'double', multiline: true }, { ...DQ, multiline: true }, CHAR],
  },
  vb: {
    title: 'Visual Basic',
    role: 'code',
    extensions: ['vb', 'vbs', 'bas', 'frm'],
    line: ["'"],
    lineAtStart: ['REM ', 'Rem ', 'rem '],
    doc: ["'''"],
    strings: [{ open: '"', close: '"', escape: 'double' }],
    comment: ["' ", ''],
    loose: ['=', '<>', 'case'],
  },
  go: {
    title: 'Go',
    role: 'code',
    extensions: ['go'],
    ...SLASHES,
    strings: [{ open: '`', close: '`', multiline: true }, DQ, CHAR],
  },
  python: {
    title: 'Python',
    role: 'code',
    extensions: ['py', 'pyw', 'pyi', 'pyx', 'bzl'],
    shebangs: ['python', 'python2', 'python3', 'pypy3'],
    ...HASH,
    strings: [TRIPLE, TRIPLE_SQ, DQ, SQ],
    extras: ['docstring'],
  },
  ruby: {
    title: 'Ruby',
    role: 'code',
    extensions: ['rb', 'rake', 'gemspec', 'cr', 'ru', 'jbuilder'],
    names: ['rakefile', 'gemfile', 'vagrantfile', 'podfile', 'fastfile'],
    shebangs: ['ruby', 'jruby'],
    ...HASH,
    lines: [['=begin', '=end']],
    strings: [
      { ...DQ, multiline: true, code: '#{' },
      { ...SQ, multiline: true },
    ],
    extras: ['ruby-heredoc', 'slash-regex', 'quote-like'],
  },
  php: {
    title: 'PHP',
    role: 'code',
    extensions: ['php', 'phtml', 'php5', 'php7', 'inc', 'module'],
    shebangs: ['php'],
    ...SLASHES,
    line: ['//', '#'],
    strings: [
      { ...DQ, multiline: true },
      { ...SQ, multiline: true },
    ],
    extras: ['php-heredoc'],
    shape: 'php',
    loose: ['==', '!=', '<>', 'case'],
  },
  perl: {
    title: 'Perl',
    role: 'code',
    extensions: ['pl', 'pm', 'psgi', 't'],
    shebangs: ['perl'],
    line: [],
    lineAfterBlank: ['#'],
    lines: [
      ['=pod', '=cut'],
      ['=head1', '=cut'],
      ['=head2', '=cut'],
      ['=over', '=cut'],
      ['=item', '=cut'],
      ['=begin', '=cut'],
    ],
    strings: [DQ, SQ],
    extras: ['perl-heredoc', 'slash-regex', 'quote-like'],
    comment: ['# ', ''],
    loose: ['==', '!='],
  },
  shell: {
    title: 'Shell',
    role: 'code',
    extensions: ['sh', 'bash', 'zsh', 'ksh', 'bats', 'fish'],
    names: ['.bashrc', '.profile', '.zshrc', 'makefile', 'gnumakefile', 'dockerfile', 'containerfile', 'justfile'],
    shebangs: ['sh', 'bash', 'zsh', 'ksh', 'dash', 'ash', 'fish'],
    lineAfterBlank: ['#'],
    strings: [
      { ...DQ, multiline: true },
      { open: "'", close: "'", multiline: true },
    ],
    extras: ['shell-heredoc'],
    codeEscape: true,
    comment: ['# ', ''],
    loose: ['=', '==', '!=', '-eq', '-ne', 'case'],
  },
  make: {
    title: 'Make',
    role: 'code',
    extensions: ['mk', 'mak', 'cmake'],
    ...HASH,
    line: [],
    lineAfterBlank: ['#'],
    strings: [DQ, SQ],
    loose: ['=', '==', '!=', '-eq', '-ne'],
  },
  powershell: {
    title: 'PowerShell',
    role: 'code',
    extensions: ['ps1', 'psm1', 'psd1'],
    shebangs: ['pwsh'],
    line: [],
    lineAfterBlank: ['#'],
    block: [['<#', '#>']],
    doc: ['<#'],
    strings: [
      { open: '@"', close: '\n"@', multiline: true },
      { open: "@'", close: "\n'@", multiline: true },
      { open: '"', close: '"', escape: '`', multiline: true },
      { ...DOUBLED, multiline: true },
    ],
    comment: ['# ', ''],
    loose: ['-eq', '-ne', 'case'],
  },
  batch: {
    title: 'Batch',
    role: 'code',
    extensions: ['bat', 'cmd'],
    lineAtStart: ['rem ', 'REM ', 'Rem ', '@rem ', '@REM ', '::'],
    strings: [],
    comment: ['REM ', ''],
    loose: ['=', '==', 'equ', 'neq'],
  },
  swift: {
    title: 'Swift',
    role: 'code',
    extensions: ['swift'],
    ...SLASHES,
    block: [['/*', '*/', 'nested']],
    strings: [
      { ...TRIPLE, code: '\\(' },
      { ...DQ, code: '\\(' },
    ],
    extras: ['hash-raw'],
  },
  objectivec: {
    title: 'Objective-C',
    role: 'code',
    extensions: ['m', 'mm'],
    ...SLASHES,
    strings: [DQ, CHAR],
  },
  c: {
    title: 'C and C++',
    role: 'code',
    extensions: ['c', 'h', 'cc', 'cpp', 'cxx', 'hh', 'hpp', 'hxx', 'ino', 'ipp', 'tpp'],
    ...SLASHES,
    strings: [DQ, CHAR],
    extras: ['cpp-raw'],
  },
  rust: {
    title: 'Rust',
    role: 'code',
    extensions: ['rs'],
    ...SLASHES,
    block: [['/*', '*/', 'nested']],
    doc: ['/**', '///', '//!', '/*!'],
    strings: [{ ...DQ, multiline: true }, CHAR],
    extras: ['rust-raw'],
  },
  dart: {
    title: 'Dart',
    role: 'code',
    extensions: ['dart'],
    ...SLASHES,
    block: [['/*', '*/', 'nested']],
    strings: [
      { ...TRIPLE, code: '${' },
      { ...TRIPLE_SQ, code: '${' },
      { ...DQ, code: '${' },
      { ...SQ, code: '${' },
    ],
  },
  lua: {
    title: 'Lua',
    role: 'code',
    extensions: ['lua', 'luau'],
    shebangs: ['lua', 'luajit', 'resty'],
    line: ['--'],
    strings: [DQ, SQ],
    extras: ['lua-long'],
    comment: ['-- ', ''],
  },
  r: {
    title: 'R',
    role: 'code',
    extensions: ['r'],
    shebangs: ['Rscript'],
    ...HASH,
    doc: ["#'"],
    strings: [
      { ...DQ, multiline: true },
      { ...SQ, multiline: true },
    ],
    loose: ['==', '!='],
  },
  julia: {
    title: 'Julia',
    role: 'code',
    extensions: ['jl'],
    ...HASH,
    block: [['#=', '=#', 'nested']],
    strings: [TRIPLE, DQ, CHAR],
  },
  elixir: {
    title: 'Elixir',
    role: 'code',
    extensions: ['ex', 'exs'],
    shebangs: ['elixir'],
    ...HASH,
    strings: [TRIPLE, TRIPLE_SQ, { ...DQ, multiline: true, code: '#{' }, SQ],
    extras: ['docstring', 'quote-like'],
  },
  erlang: {
    title: 'Erlang',
    role: 'code',
    extensions: ['erl', 'hrl', 'escript'],
    line: ['%'],
    strings: [{ ...DQ, multiline: true }, CHAR],
    comment: ['% ', ''],
  },
  clojure: {
    title: 'Clojure and Lisp',
    role: 'code',
    extensions: ['clj', 'cljs', 'cljc', 'edn', 'lisp', 'el', 'scm', 'rkt'],
    line: [';'],
    strings: [{ ...DQ, multiline: true }],
    codeEscape: true,
    comment: ['; ', ''],
  },
  haskell: {
    title: 'Haskell',
    role: 'code',
    extensions: ['hs', 'elm', 'purs'],
    line: ['--'],
    block: [['{-', '-}', 'nested']],
    doc: ['{-|', '-- |'],
    strings: [TRIPLE, DQ, CHAR],
    comment: ['-- ', ''],
  },
  ocaml: {
    title: 'OCaml',
    role: 'code',
    extensions: ['ml', 'mli', 're'],
    block: [['(*', '*)', 'nested']],
    doc: ['(**'],
    strings: [{ ...DQ, multiline: true }, CHAR],
    comment: ['(* ', ' *)'],
  },
  pascal: {
    title: 'Delphi and Pascal',
    role: 'code',
    extensions: ['pas', 'dpr', 'pp', 'lpr'],
    line: ['//'],
    block: [
      ['{', '}'],
      ['(*', '*)'],
    ],
    doc: ['///'],
    strings: [DOUBLED],
    comment: ['// ', ''],
  },
  sql: {
    title: 'SQL',
    role: 'code',
    extensions: ['sql', 'pks', 'pkb', 'plsql', 'pls', 'tsql', 'psql'],
    line: ['--'],
    block: [['/*', '*/']],
    strings: [
      { ...DOUBLED, multiline: true },
      { open: '"', close: '"', escape: 'double' },
    ],
    comment: ['-- ', ''],
    loose: ['=', '<>', '!='],
  },
  abap: {
    title: 'ABAP',
    role: 'code',
    extensions: ['abap'],
    line: ['"'],
    lineAtStart: ['*'],
    strings: [DOUBLED, { open: '`', close: '`', escape: 'double' }, { open: '|', close: '|', escape: '\\', code: '{' }],
    comment: ['" ', ''],
    loose: ['=', '<>', 'eq', 'ne', 'case'],
  },
  apex: {
    title: 'Apex',
    role: 'code',
    extensions: ['cls', 'trigger', 'apex'],
    ...SLASHES,
    strings: [SQ],
  },
  awk: {
    title: 'AWK',
    role: 'code',
    extensions: ['awk'],
    shebangs: ['awk', 'gawk'],
    ...HASH,
    strings: [DQ],
    extras: ['slash-regex'],
    loose: ['==', '!=', '~'],
  },
  tcl: {
    title: 'Tcl',
    role: 'code',
    extensions: ['tcl'],
    shebangs: ['tclsh'],
    line: [],
    lineAfterBlank: ['#'],
    strings: [{ ...DQ, multiline: true }],
    codeEscape: true,
    comment: ['# ', ''],
    loose: ['==', '!='],
  },
  xquery: {
    title: 'XQuery',
    role: 'code',
    extensions: ['xq', 'xqy', 'xquery', 'xqm'],
    block: [['(:', ':)', 'nested']],
    strings: [
      { open: '"', close: '"', escape: 'double', multiline: true },
      { ...DOUBLED, multiline: true },
    ],
    comment: ['(: ', ' :)'],
  },
  xslt: { title: 'XSLT', role: 'code', extensions: ['xsl', 'xslt'], ...XML_COMMENT },
  synapse: { title: 'Synapse', role: 'code', extensions: [], ...XML_COMMENT },
  page: {
    title: 'HTML, Vue, Svelte, JSP',
    role: 'code',
    extensions: [
      'vue',
      'svelte',
      'html',
      'htm',
      'xhtml',
      'jsp',
      'jspx',
      'jspf',
      'gsp',
      'asp',
      'aspx',
      'cshtml',
      'razor',
      'erb',
      'ejs',
      'hbs',
      'ftl',
      'twig',
      'cfm',
      'astro',
    ],
    shape: 'page',
    comment: ['<!-- ', ' -->'],
    loose: ['==', '!='],
  },
  postman: {
    title: 'Postman collection',
    role: 'test',
    extensions: [],
    shape: 'json',
    loose: ['==', '!='],
  },
  insomnia: { title: 'Insomnia export', role: 'test', extensions: [], shape: 'json', loose: ['==', '!='] },
  insomniaYaml: {
    title: 'Insomnia export',
    role: 'test',
    extensions: [],
    lineAfterBlank: ['#', '//'],
    comment: ['# ', ''],
    loose: ['==', '!='],
  },
  jmeter: { title: 'JMeter test plan', role: 'test', extensions: ['jmx'], ...XML_COMMENT },
  soapui: { title: 'SoapUI project', role: 'test', extensions: [], ...XML_COMMENT },
  feature: {
    title: 'Karate or Cucumber feature',
    role: 'test',
    extensions: ['feature', 'story'],
    lineAtStart: ['#', '*#'],
    strings: [],
    comment: ['# ', ''],
  },
  robot: {
    title: 'Robot Framework',
    role: 'test',
    extensions: ['robot', 'resource'],
    lineAfterBlank: ['#'],
    strings: [],
    comment: ['# ', ''],
  },
  request: {
    title: 'HTTP request file',
    role: 'test',
    extensions: ['http', 'rest', 'hurl', 'bru'],
    lineAtStart: ['#', '//'],
    strings: [],
    comment: ['# ', ''],
  },
  openapi: {
    title: 'OpenAPI document',
    role: 'definition',
    extensions: ['raml'],
    lineAfterBlank: ['#'],
    comment: ['# ', ''],
  },
  openapiJson: { title: 'OpenAPI document', role: 'definition', extensions: [], shape: 'json' },
  schema: { title: 'XML schema or WSDL', role: 'definition', extensions: ['xsd', 'wsdl', 'wadl'], ...XML_COMMENT },
  notebook: { title: 'Notebook', role: 'unknown', extensions: ['ipynb'], shape: 'json' },
  json: {
    title: 'JSON',
    role: 'data',
    extensions: ['json', 'jsonc', 'json5', 'jsonl', 'ndjson', 'har'],
    shape: 'json',
  },
  yaml: { title: 'YAML', role: 'data', extensions: ['yaml', 'yml'], lineAfterBlank: ['#'], comment: ['# ', ''] },
  properties: {
    title: 'Configuration',
    role: 'data',
    extensions: ['properties', 'ini', 'cfg', 'conf', 'toml', 'env', 'hcl', 'tf', 'cnf', 'desktop', 'service'],
    names: ['.env'],
    lineAtStart: ['#', '!', ';'],
    comment: ['# ', ''],
  },
  xml: {
    title: 'XML',
    role: 'data',
    extensions: ['xml', 'config', 'plist', 'resx', 'csproj', 'xaml', 'svg', 'rss', 'dita', 'pom'],
    ...XML_COMMENT,
  },
  data: {
    title: 'Data',
    role: 'data',
    extensions: ['csv', 'tsv', 'log', 'out', 'dat', 'trace', 'dump', 'sqlite', 'map', 'lock', 'snap', 'diff', 'patch'],
    shape: 'prose',
  },
  prose: {
    title: 'Text',
    role: 'doc',
    extensions: [
      'md',
      'markdown',
      'mdx',
      'rst',
      'adoc',
      'asciidoc',
      'txt',
      'tex',
      'org',
      'textile',
      'wiki',
      'rtf',
      'pod',
    ],
    names: ['readme', 'changelog', 'license', 'notice', 'authors', 'contributing', 'todo'],
    shape: 'prose',
    comment: ['<!-- ', ' -->'],
  },
  unknown: { title: 'unknown language', role: 'unknown', extensions: [] },
} as const satisfies Readonly<Record<string, Family>>;

export type FamilyId = keyof typeof FAMILIES;

export const familyOf = (id: FamilyId): Family => FAMILIES[id];

const byExtension = new Map<string, FamilyId>();
const byName = new Map<string, FamilyId>();
const byShebang = new Map<string, FamilyId>();
for (const [id, family] of Object.entries<Family>(FAMILIES)) {
  for (const extension of family.extensions) byExtension.set(extension, id as FamilyId);
  for (const name of family.names ?? []) byName.set(name, id as FamilyId);
  for (const interpreter of family.shebangs ?? []) byShebang.set(interpreter, id as FamilyId);
}

/** Formats that the extension does not tell, by a text near the start of the file. */
const SNIFFED: readonly {
  readonly of: readonly FamilyId[];
  readonly is: FamilyId;
  readonly has: RegExp;
}[] = [
  { of: ['json', 'unknown'], is: 'postman', has: /"_postman_id"|schema\.getpostman\.com|"_postman_exported_/ },
  { of: ['json', 'unknown'], is: 'insomnia', has: /"__export_format"|"_type"\s{0,4}:\s{0,4}"export"/ },
  { of: ['json'], is: 'openapiJson', has: /"(?:openapi|swagger)"\s{0,4}:\s{0,4}"[123]\./ },
  { of: ['yaml', 'unknown'], is: 'insomniaYaml', has: /^type:\s{0,4}(?:collection|spec)\.insomnia\.rest/m },
  { of: ['yaml'], is: 'openapi', has: /^["']?(?:openapi|swagger)["']?\s{0,4}:\s{0,4}["']?[123]\./m },
  { of: ['xml'], is: 'soapui', has: /<(?:\w{1,20}:)?soapui-project\b/ },
  { of: ['xml'], is: 'jmeter', has: /<jmeterTestPlan\b/ },
  { of: ['xml'], is: 'xslt', has: /<(?:\w{1,20}:)?(?:stylesheet|transform)\b[^>]{0,400}XSL\/Transform/ },
  { of: ['xml'], is: 'synapse', has: /xmlns(?::\w{1,20})?=["']http:\/\/ws\.apache\.org\/ns\/synapse["']/ },
  { of: ['objectivec'], is: 'unknown', has: /^\s{0,8}(?:%|function\s)/ },
];

const SNIFFED_CHARACTERS = 4096;

/** Which family a file belongs to: by what its start says, its name, its extension, its `#!` line. */
export function familyOfFile(path: string, text: string): FamilyId {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 ? name.slice(dot + 1) : '';
  const plain = byExtension.get(extension) ?? byName.get(name) ?? byName.get(dot > 0 ? name.slice(0, dot) : name);
  const named = plain ?? byShebangOf(text) ?? 'unknown';
  const head = text.slice(0, SNIFFED_CHARACTERS);
  return SNIFFED.find(({ of, has }) => of.includes(named) && has.test(head))?.is ?? named;
}

function byShebangOf(text: string): FamilyId | undefined {
  const [, path = '', argument = ''] = /^#!\s{0,4}(\S{1,100})(?:[ \t]{1,4}(?:-S[ \t])?(\S{1,100}))?/.exec(text) ?? [];
  const program = path.slice(path.lastIndexOf('/') + 1);
  return byShebang.get(program === 'env' ? argument : program);
}
