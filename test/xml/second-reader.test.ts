import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeXml } from '../../src/core/xml/index.js';
import { elementsByFirstReader, elementsBySecondReader, readersAgree } from '../../src/core/xml/second-reader.js';
import { inShared, shared } from '../support/shared.js';

describe('fast-xml-parser, asked as a second reader, sees the same elements at the same places', () => {
  test('of generated documents', () => {
    const name = fc.constantFrom('a', 'b', 'x:c', 'property');
    const between = fc.constantFrom(
      '',
      ' ',
      '\r\n',
      'x > y',
      '&lt;',
      '<!-- <a> -->',
      '<![CDATA[</b>]]>',
      '<?p "?>',
      '😀',
    );
    const attributes = fc.constantFrom('', ' k="1>2"', " k = '/>'", '\n k="&quot;"', ' k="a"  l=\'"\'');
    const { element } = fc.letrec<{ element: string }>((tie) => ({
      element: fc
        .tuple(
          name,
          attributes,
          fc.array(fc.tuple(between, fc.oneof({ maxDepth: 3 }, between, tie('element'))), { maxLength: 3 }),
        )
        .map(([tag, given, inner]) =>
          inner.length === 0 ? `<${tag}${given} />` : `<${tag}${given}>${inner.flat().join('')}</${tag} >`,
        ),
    }));
    fc.assert(
      fc.property(between, element, (before, inner) => {
        const prolog = /^(?:[ \r\n]|<!--|<\?)/.test(before) ? before : '';
        const source = `<?xml version="1.0"?>${prolog}<root xmlns:x="urn:x">${inner}</root>\r\n`;
        expect(elementsByFirstReader(source)).toEqual(elementsBySecondReader(source));
      }),
      { numRuns: 500 },
    );
  });

  test.skipIf(shared === undefined)('of all stock files, and of the bad inputs that we accept', () => {
    const folders = readdirSync(inShared('stock'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => inShared(`stock/${name}/sequences/`));
    folders.push(inShared('corpora/xml/sequences/well-formed/'));
    let count = 0;
    for (const folder of folders) {
      for (const file of readdirSync(folder)) {
        const decoded = decodeXml(new Uint8Array(readFileSync(folder + file)));
        const ours = decoded.ok ? elementsByFirstReader(decoded.text) : undefined;
        if (!decoded.ok || ours === undefined) continue;
        expect(ours, folder + file).toEqual(elementsBySecondReader(decoded.text));
        count++;
      }
    }
    expect(count).toBeGreaterThan(250);
  });

  test.each([
    ['<a><b/></a>', true],
    ['<a><b></a>', false],
    ['<a/><b/>', false],
    ['<a>&nbsp;</a>', false],
    ['', false],
  ])('%s: agreed %s', (source, agreed) => expect(readersAgree(source)).toBe(agreed));
});
