import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  attribute,
  childElements,
  directText,
  elementsOf,
  lookupNamespace,
  placeOf,
  readAsGateway,
  readXml,
  readXmlBytes,
} from '../../src/core/xml/index.js';

const read = (source: string) => {
  const result = readXml(source);
  if (!result.ok) throw new Error(result.problem.reason);
  return result.document;
};

describe('the tree', () => {
  test('knows the span of every node, whatever lies between the tags', () => {
    const source =
      '<?xml version="1.0"?>\r\n<!-- x --><a k="1>2"><!-- <b> --><b/> t &amp; <c>x</c\n><?p "?><![CDATA[<d>]]></a>';
    const { root } = read(source);
    expect(root.children.map((child) => source.slice(child.start, child.end))).toEqual([
      '<!-- <b> -->',
      '<b/>',
      ' t &amp; ',
      '<c>x</c\n>',
      '<?p "?>',
      '<![CDATA[<d>]]>',
    ]);
    expect(source.slice(root.start, root.end)).toBe(source.slice(source.indexOf('<a')));
    expect(directText(root)).toBe(' t & <d>');
  });

  test('resolves references and normalises line ends in text', () => {
    expect(directText(read('<a>&lt;&#65;&#x42;\r\n\r</a>').root)).toBe('<AB\n\n');
  });

  test('gives attributes with namespace, and keeps declarations apart', () => {
    const { root } = read('<s:a xmlns:s="urn:s" xmlns="urn:d" x="1" s:x="2"><b/></s:a>');
    expect(root).toMatchObject({ ns: 'urn:s', local: 'a', prefix: 's' });
    expect(attribute(root, 'x')).toBe('1');
    expect(root.attributes.map((a) => a.ns)).toEqual(['', 'urn:s']);
    const [b] = childElements(root);
    expect(b).toMatchObject({ ns: 'urn:d', parent: root });
    expect(lookupNamespace(b as never, 's')).toBe('urn:s');
    expect(lookupNamespace(b as never, 't')).toBeUndefined();
  });

  test('property: any nesting of elements comes back with spans that cut out each element exactly', () => {
    const name = fc.constantFrom('a', 'b', 'property', 'then');
    const text = fc.constantFrom('', ' ', 'x', '&amp;', '<!-- </a> -->', '<![CDATA[</b>]]>', '<?p ">?>', '\r\n');
    const leaf = fc
      .tuple(name, text)
      .map(([tag, inner]) => (inner === '' ? `<${tag} k='>' />` : `<${tag}>${inner}</${tag}>`));
    const { element } = fc.letrec<{ element: string }>((tie) => ({
      element: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc
          .tuple(name, text, fc.array(fc.tuple(tie('element'), text), { maxLength: 3 }))
          .map(([tag, before, children]) => `<${tag} k="a">${before}${children.flat().join('')}</${tag}\n>`),
      ),
    }));
    fc.assert(
      fc.property(element, (source) => {
        for (const found of elementsOf(read(source).root)) {
          const cut = source.slice(found.start, found.end);
          expect(read(cut).root.name).toBe(found.name);
        }
      }),
    );
  });

  test('property: no text makes the reader throw', () => {
    const soup = fc.array(
      fc.constantFrom('<', '>', '/', 'a', '"', "'", '=', '&', ';', '!--', '--', '?', ']]>', ' ', '\0'),
    );
    fc.assert(
      fc.property(soup, (parts) => readXml(parts.join('')).ok !== undefined),
      { numRuns: 2000 },
    );
  });
});

describe('refusals', () => {
  const cases: [what: string, source: string, kind: string, words: RegExp, line: number][] = [
    ['a bare & is found where it stands', '<a>\n<b t="x & y"/>\n<c/></a>', 'not-well-formed', /bare &/, 2],
    ['a missing end tag names the element', '<a>\n<b>\n</a>', 'not-well-formed', /<b> of line 2 is still open/, 3],
    ['a cut file says so', '<a>\n<b/>', 'not-well-formed', /cut short/, 2],
    [
      'an unfinished comment is found at its start',
      '<a>\n<!-- x\n\n</a>',
      'not-well-formed',
      /comment that nothing ends/,
      2,
    ],
    ['conflict markers are named', '<a>\n<<<<<<< HEAD\n<b/>\n=======\n</a>', 'not-well-formed', /conflict markers/, 2],
    ['two roots', '<a/>\n<a/>', 'not-well-formed', /twice/, 2],
    ['an unbound prefix', '<a>\n <am:b/></a>', 'not-well-formed', /unbound/, 2],
    ['a DOCTYPE', '<?xml version="1.0"?>\n<!DOCTYPE a><a/>', 'doctype', /document type/, 2],
    ['a DOCTYPE in lower case', '<!-- x -->\n<!doctype a><a/>', 'doctype', /document type/, 2],
  ];
  test.each(cases)('%s', (_, source, kind, words, line) => {
    const result = readXml(source);
    expect(result).toMatchObject({ ok: false, problem: { kind, line } });
    if (!result.ok) expect(`${result.problem.reason} ${result.problem.hint}`).toMatch(words);
  });

  test('what merely looks like a DOCTYPE is read', () => {
    expect(readXml('<!-- <!DOCTYPE a> --><a><![CDATA[<!DOCTYPE a>]]></a>').ok).toBe(true);
  });

  test('depth is bounded, in time that does not grow with the depth', () => {
    const deep = `${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`;
    expect(readXml(deep)).toMatchObject({ ok: false, problem: { kind: 'too-deep' } });
  });

  test('size is bounded', () => {
    const result = readXmlBytes(new Uint8Array(100), { maxBytes: 99, maxDepth: 256 });
    expect(result).toMatchObject({ ok: false, problem: { kind: 'too-large' } });
  });
});

describe('reading as the gateway does', () => {
  const asGateway = (source: string) => readAsGateway(Buffer.from(source));
  test('stops at the end of the root', () => {
    expect(asGateway('<a><b/></a>\ntrailing <broken')).toMatchObject({ ok: true });
    expect(asGateway('<a><b></a>')).toMatchObject({ ok: false });
  });
  test('expands internal entities, within bounds', () => {
    const result = asGateway('<!DOCTYPE a [<!ENTITY who "world">]><a>&who;</a>');
    expect(result.ok && directText(result.document.root)).toBe('world');
    const laughs = Array.from({ length: 12 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');
    expect(asGateway(`<!DOCTYPE a [<!ENTITY l0 "lol">${laughs}]><a>&l12;</a>`)).toMatchObject({ ok: false });
    expect(asGateway('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>')).toMatchObject({ ok: false });
  });
  test.each([
    ['a tag that is not closed', Buffer.from('<a><b></a>'), true],
    ['no root', Buffer.from(''), true],
    ['bytes that are no UTF-8', Buffer.from('<a>\xe9</a>', 'latin1'), true],
    ['a DOCTYPE with more than entities', Buffer.from('<!DOCTYPE a SYSTEM "a.dtd"><a>&b;</a>'), false],
    ['an encoding nobody here knows', Buffer.from('<?xml version="1.0" encoding="x-own"?><a/>'), false],
    ['UTF-16 without a mark', Buffer.from('<a/>', 'utf16le'), false],
    ['EBCDIC', Buffer.from([0x4c, 0x6f, 0xa7, 0x94, 0x93]), false],
    ['more levels than we follow', Buffer.from('<a>'.repeat(300) + '</a>'.repeat(300)), false],
  ])('knows what a gateway refuses, too, from what only we do not read: %s', (_, bytes, isSure) => {
    expect(readAsGateway(bytes)).toMatchObject({ ok: false, isSure });
  });
  test('places are those of the file, DOCTYPE or not', () => {
    const result = asGateway('<!DOCTYPE a [\n<!ENTITY who "x">\n]><a>\n<b></a>');
    expect(result).toMatchObject({ ok: false, problem: { line: 4 } });
  });
  test('lets the declaration win over a UTF-8 mark', () => {
    const bytes = Buffer.from('\xef\xbb\xbf<?xml version="1.0" encoding="ISO-8859-1"?><a>\xc3\xa9</a>', 'latin1');
    const result = readAsGateway(bytes);
    expect(result.ok && directText(result.document.root)).toBe('Ã©');
  });
});

describe('places', () => {
  test('count LF, CRLF and lone CR as one line end each', () => {
    const source = 'a\nb\r\nc\rd';
    expect(placeOf(source, source.indexOf('d'))).toEqual({ line: 4, column: 1 });
    expect(placeOf(source, source.indexOf('b'))).toEqual({ line: 2, column: 1 });
  });
});
