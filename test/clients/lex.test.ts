// biome-ignore-all lint/suspicious/noTemplateCurlyInString: source code of other languages
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FAMILIES, type FamilyId, familyOfFile } from '../../src/core/clients/families.js';
import { lex } from '../../src/core/clients/lex.js';
import { type Spans, withoutComments } from '../../src/core/clients/spans.js';

const listOf = (spans: Spans): { kind: string | undefined; start: number; end: number }[] =>
  Array.from({ length: spans.length }, (_, i) => ({ kind: spans.kind(i), start: spans.start(i), end: spans.end(i) }));

/** `C` in comments, `D` in documentation, `S` in strings, `R` in regular expressions, `T` in tags, `.` in code. */
function picture(text: string, id: FamilyId): string {
  const letters: string[] = [...text].map((char) => (char === '\n' ? '\n' : '.'));
  const marks: Record<string, string> = { comment: 'C', doc: 'D', string: 'S', regex: 'R', tag: 'T' };
  for (const { kind, start, end } of listOf(lex(text, id))) {
    for (let i = start; i < end; i++) if (text[i] !== '\n') letters[i] = marks[kind ?? ''] ?? '?';
  }
  return letters.join('');
}

/** What the word `X` of a text is. */
const kindOfX = (text: string, id: FamilyId): string => {
  const at = text.indexOf('X');
  return lex(text, id).kindAt(at) ?? 'code';
};

describe('comments, strings and code', () => {
  const cases: readonly (readonly [FamilyId, string, string])[] = [
    ['javascript', 'a(); // X', 'comment'],
    ['javascript', '/** X */', 'doc'],
    ['javascript', "const u = 'http://h/'; X", 'code'],
    ['javascript', 'const r = /\\/\\*/; X', 'code'],
    ['javascript', 'const r = a / b / c; X // y', 'code'],
    ['javascript', 'const r = /[/"]X/;', 'regex'],
    ['javascript', 'const t = `a ${b ? `X` : 1} c`;', 'string'],
    ['javascript', 'const t = `a ${X} c`;', 'code'],
    ['javascript', 'const t = `a ${o["k"]}`; X', 'code'],
    ['java', 'char c = \'"\'; X // "', 'code'],
    ['java', 'String s = """\n // X\n""";', 'string'],
    ['kotlin', '/* a /* b */ X */ c', 'comment'],
    ['kotlin', 'val s = "${f("X")}"', 'string'],
    ['python', 'def f():\n    """X"""\n', 'doc'],
    ['python', 'q(\n    """X""")', 'string'],
    ['python', 'x = "#"; X', 'code'],
    ['ruby', 'x = <<~SQL\n  select # X\nSQL\ny', 'string'],
    ['ruby', '=begin\nX\n=end\n', 'doc'],
    ['ruby', 'a = %r{<X>}', 'regex'],
    ['ruby', 's = "a #{b["X"]} c"', 'string'],
    ['perl', '=head1 N\n\nX\n\n=cut\n', 'doc'],
    ['perl', 'my $n = $#list; X', 'code'],
    ['perl', 'if ($b =~ m{X}) {}', 'regex'],
    ['php', "<p>Don't</p><?php $a = 1; // X", 'comment'],
    ['php', "<?php $a = 'b'; ?> it's <?php X", 'code'],
    ['php', '<?php $a = <<<T\n// X\nT;\n', 'string'],
    ['shell', 'a=${b#c} X', 'code'],
    ['shell', 'a # X', 'comment'],
    ['shell', "cat <<'E'\n# X\nE\n", 'string'],
    ['shell', "echo it\\'s X # y", 'code'],
    ['powershell', '<# X #>', 'doc'],
    ['powershell', '$s = @"\n# X\n"@', 'string'],
    ['rust', "fn f<'a>(x: &'a str) { X } // '", 'code'],
    ['rust', 'let s = r#"// "X" "#;', 'string'],
    ['csharp', 'var s = @"c:\\"; X // "', 'code'],
    ['csharp', '/// X', 'doc'],
    ['swift', 'let s = "a \\(d["X"]!) b"', 'string'],
    ['swift', 'let s = #"a "X" b"#', 'string'],
    ['c', 'auto s = R"(// X)";', 'string'],
    ['c', "int a = 1'000'000; X // '", 'code'],
    ['lua', '--[[ X ]]', 'comment'],
    ['lua', 's = [==[ X ]] ]==]', 'string'],
    ['haskell', '{- a {- b -} X -}', 'comment'],
    ['ocaml', '(* X *)', 'comment'],
    ['pascal', "s := 'it''s'; X { y }", 'code'],
    ['sql', "select 'it''s' -- X", 'comment'],
    ['vb', 's = "a""b" \' X', 'comment'],
    ['vb', 's = "it\'s" : X', 'code'],
    ['clojure', '(f \\" X)', 'code'],
    ['erlang', 'f() -> X. % y', 'code'],
    ['elixir', '@moduledoc """\nX\n"""', 'doc'],
    ['elixir', 'x = """\nX\n"""', 'string'],
    ['abap', '* X', 'comment'],
    ['xquery', '(: X :)', 'comment'],
    ['xml', '<!-- X -->', 'comment'],
    ['xml', '<a b="X"/>', 'string'],
    ['xml', '<a>X</a>', 'code'],
    ['xml', '<a><![CDATA[ <!-- X --> ]]></a>', 'code'],
    ['page', '<script>// X\n</script>', 'comment'],
    ['page', "<p>Don't</p><script>let a = 'X'</script>", 'string'],
    ['page', '<%-- X --%>', 'comment'],
    ['yaml', 'a: b # X', 'comment'],
    ['yaml', "a: don't # X", 'comment'],
    ['properties', '# X', 'comment'],
    ['json', '{"a": "http://h/X"}', 'string'],
    ['json', '{ // X\n}', 'comment'],
    ['feature', '  # X', 'comment'],
    ['groovy', "def s = '''\n// X\n'''", 'string'],
    ['dart', "var s = '${m['X']}';", 'string'],
    ['scala', 'val s = """ // X """', 'string'],
    ['go', 'var s = `// X`', 'string'],
    ['batch', 'rem X', 'comment'],
    ['r', "#' X", 'doc'],
    ['julia', '#= X =#', 'comment'],
  ];
  it.each(cases)('%s: %j is %s', (id, text, kind) => {
    expect(kindOfX(text, id)).toBe(kind);
  });

  it('draws a small file right', () => {
    expect(picture('/* a */ x("b"); // c\n/** d */ y = /e/;\n', 'javascript')).toBe(
      'CCCCCCC...SSS...CCCC\nDDDDDDDD.....RRR.\n',
    );
  });

  it('does not lose its way where something never ends', () => {
    expect(kindOfX('a /* b\nX', 'javascript')).toBe('code');
    expect(kindOfX("it's\nX", 'javascript')).toBe('code');
    expect(kindOfX("echo it's\nX", 'shell')).toBe('code');
    expect(kindOfX('x <<EOF\nX', 'shell')).toBe('code');
    expect(kindOfX('"""\nX', 'python')).toBe('code');
    expect(kindOfX('<a b="c>\nX', 'xml')).not.toBe('string');
  });
});

describe('any text', () => {
  const pieces = fc.constantFrom(
    '"',
    "'",
    '`',
    '/',
    '*',
    '#',
    '-',
    '{',
    '}',
    '(',
    ')',
    '[',
    ']',
    '<',
    '>',
    '!',
    '?',
    '=',
    '\\',
    '$',
    '%',
    '@',
    ':',
    ';',
    '\n',
    '\r',
    ' ',
    'a',
    'r',
    'EOF',
    '"""',
    '/*',
    '*/',
    '<!--',
    '-->',
    '${',
    '#{',
    '<<EOF',
    '=begin',
    '=end',
    '<script',
    '</script',
    '<?',
    '?>',
    'é',
    '😀',
    '\u0000',
  );
  const text = fc.array(pieces, { maxLength: 60 }).map((list) => list.join(''));
  const ids = Object.keys(FAMILIES) as FamilyId[];

  it('gives spans in order, inside the text, without overlap, in every family', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...ids), (source, id) => {
        let last = 0;
        for (const { kind, start, end } of listOf(lex(source, id))) {
          expect(kind).toBeDefined();
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(source.length);
      }),
      { numRuns: 4000, seed: 8 },
    );
  });

  it('keeps lines and offsets when comments are blanked', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...ids), (source, id) => {
        const live = withoutComments(source, lex(source, id));
        expect(live.length).toBe(source.length);
        expect(live.split('\n').length).toBe(source.split('\n').length);
      }),
      { numRuns: 1000, seed: 8 },
    );
  });
});

describe('the family of a file', () => {
  it.each([
    ['a/B.java', '', 'java'],
    ['x.TS', '', 'javascript'],
    ['bin/run', '#!/usr/bin/env python3\n', 'python'],
    ['bin/run', '#!/bin/bash -e\n', 'shell'],
    ['bin/run', '#!/usr/bin/env -S deno run\n', 'javascript'],
    ['Jenkinsfile', '', 'groovy'],
    ['README', '', 'prose'],
    ['.env.local', '', 'properties'],
    ['api.yaml', 'openapi: 3.0.1\n', 'openapi'],
    ['api.json', '{"swagger": "2.0"}', 'openapiJson'],
    ['c.json', '{"info":{"_postman_id":"1"}}', 'postman'],
    ['p.xml', '<jmeterTestPlan>', 'jmeter'],
    ['s.xml', '<sequence xmlns="http://ws.apache.org/ns/synapse">', 'synapse'],
    ['t.xml', '<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform">', 'xslt'],
    ['a.qqq', '', 'unknown'],
    ['noextension', 'text', 'unknown'],
  ] as const)('%s with %j is %s', (path, text, id) => {
    expect(familyOfFile(path, text)).toBe(id);
  });
});
