import { describe, expect, it } from 'vitest';
import * as bothForms from '../../src/core/clients/both-forms.js';
import * as context from '../../src/core/clients/context.js';
import { readSource } from '../../src/core/clients/places.js';
import { SIGNAL_IDS, SIGNALS } from '../../src/core/clients/signals.js';
import { redact } from '../../src/core/secrets.js';

/** Beginnings of every construct that something here looks for. */
const FRAGMENTS = [
  'wso2.org',
  'wso2\\\\\\.org',
  'ams:',
  '<ams:code>',
  '&lt;am:fault',
  '"ams"+',
  'fault',
  'fault.',
  'fault["',
  '["fault"]',
  '.fault',
  'fault: ',
  'Fault fault',
  'get(',
  'get("',
  'getElementsByTagName(',
  'find(',
  'QName(',
  'local-name(',
  'xml:"',
  '@XmlElement(',
  'elementName == ',
  '//fault/',
  '\\ "fault"',
  'code ',
  'code = ',
  'code == 9009',
  '900901',
  '[900901, ',
  'case 900901,',
  '9',
  '{ "fault" : { ',
  '"fault"',
  'json:',
  'case a, ',
  'Map<',
  'body.',
  'body.a.',
  '$.',
  'a',
  'A',
  '_',
  '(',
  '[',
  '{',
  '"',
  "'",
  '`',
  '/',
  '//',
  '/*',
  '*/',
  '<',
  '<!--',
  '<![CDATA[',
  '<a b="',
  '<<EOF ',
  '"""',
  '${',
  '#{',
  '\\',
  '\\(',
  'r#"',
  'R"x(',
  '--[[',
  '{-',
  '(*',
  '=begin\n',
  ' ',
  '\t',
  'Bearer ',
  'password=',
  '://a:',
  'eyJ',
  'A1',
  '"code": {',
  'type: integer\n code:\n',
  'xmlns:ams="',
  "'am': '",
  'fault ?? ',
  '"ams:fault" ',
  'content-type json code ',
  'é',
  '😀',
  'm{',
  'qr(',
  '%r{',
  'x\r',
  '<script>',
  '<?php ',
  '?>',
  '@doc """',
  "'''",
  '[==[',
  '*:',
  '\\u003cam:fault',
] as const;

const FAMILIES = [
  'js',
  'java',
  'py',
  'rb',
  'pl',
  'php',
  'sh',
  'xml',
  'html',
  'json',
  'lua',
  'rs',
  'cs',
  'hs',
  'swift',
  'ps1',
  'yaml',
  'zz',
  'ex',
  'sql',
  'kt',
  'cpp',
  'dart',
  'go',
];

const MIB = 1 << 20;
/** Far above what is needed (0.3 s), far below what anything worse than linear takes. */
const MOST_MS = 5000;

const fill = (fragment: string, size: number): string => fragment.repeat(Math.ceil(size / fragment.length));

describe('one line of a mebibyte', () => {
  it.each(FRAGMENTS.map((fragment, i) => [fragment, FAMILIES[i % FAMILIES.length] as string] as const))(
    '%j in .%s is read in linear time',
    (fragment, extension) => {
      const text = fill(fragment, MIB);
      const start = performance.now();
      readSource({ path: `a.${extension}`, text });
      expect(performance.now() - start).toBeLessThan(MOST_MS);
    },
  );
});

describe('every expression', () => {
  const expressions: [string, RegExp][] = [
    ...SIGNAL_IDS.map((id): [string, RegExp] => [id, SIGNALS[id].pattern]),
    ...Object.entries({ ...context, ...bothForms }).flatMap(([name, value]): [string, RegExp][] => {
      if (typeof value === 'function') return [];
      if (value instanceof RegExp) return [[name, value]];
      return value.map((row, i) => [`${name} ${i}`, 'words' in row ? row.words : row.word]);
    }),
  ];
  it.each(expressions)('%s is linear on its own', (_, expression) => {
    const times = FRAGMENTS.map((fragment) => {
      const text = `${fill(fragment, MIB / 4)}\u0000`;
      expression.lastIndex = 0;
      const start = performance.now();
      if (expression.global) for (let n = 0; n < 3000 && expression.exec(text) !== null; n++);
      else expression.test(text);
      return performance.now() - start;
    });
    expect(Math.max(...times)).toBeLessThan(1500);
  });

  it('redaction is linear', () => {
    for (const fragment of FRAGMENTS) {
      const start = performance.now();
      redact(fill(fragment, 100_000));
      expect(performance.now() - start, fragment).toBeLessThan(1500);
    }
  });
});
