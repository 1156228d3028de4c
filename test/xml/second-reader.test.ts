import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { decodeXml, readXml, type XmlElement } from '../../src/core/xml/index.js';
import { inShared, shared } from '../support/shared.js';

const META = XMLParser.getMetaDataSymbol() as unknown as string;

const parser = new XMLParser({
  preserveOrder: true,
  captureMetaData: true,
  ignoreAttributes: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  trimValues: false,
  parseTagValue: false,
  processEntities: false,
  maxNestedTags: 400,
});

type Span = readonly [name: string, start: number, end: number];

/** It trips over a quote in an instruction, and knows comments and CDATA sections by themselves: spaces instead. */
const elementsOnly = (source: string): string =>
  source.replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>/g, (all) => ' '.repeat(all.length));

/** What fast-xml-parser says of elements and where they stand. */
function bySecondReader(source: string): Span[] {
  const found: Span[] = [];
  const visit = (nodes: readonly Record<string, unknown>[]): void => {
    for (const node of nodes) {
      const name = Object.keys(node).find((key) => key !== ':@' && key !== '#text');
      if (name === undefined) continue;
      const { startIndex, endIndex } = (node as Record<string, { startIndex: number; endIndex: number }>)[META] ?? {};
      found.push([name, startIndex ?? -1, endIndex ?? -1]);
      visit(node[name] as Record<string, unknown>[]);
    }
  };
  visit(parser.parse(elementsOnly(source)) as Record<string, unknown>[]);
  return found;
}

function byOurs(source: string): Span[] | undefined {
  const read = readXml(source, { maxDepth: 400 });
  if (!read.ok) return undefined;
  const found: Span[] = [];
  const visit = (element: XmlElement): void => {
    found.push([element.name, element.start, element.end]);
    for (const child of element.children) if (child.kind === 'element') visit(child);
  };
  visit(read.document.root);
  return found;
}

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
        expect(byOurs(source)).toEqual(bySecondReader(source));
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
        const ours = decoded.ok ? byOurs(decoded.text) : undefined;
        if (!decoded.ok || ours === undefined) continue;
        expect(ours, folder + file).toEqual(bySecondReader(decoded.text));
        count++;
      }
    }
    expect(count).toBeGreaterThan(250);
  });
});
