import { describe, expect, test } from 'vitest';
import { decodeXml } from '../../src/core/xml/index.js';

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : part)));

const BOM = [0xef, 0xbb, 0xbf];

describe('decoding', () => {
  test.each([
    ['nothing declared is UTF-8', bytes('<a>', [0xc3, 0xa9], '</a>'), '<a>é</a>', 'utf-8'],
    ['a UTF-8 mark is dropped', bytes(BOM, '<a/>'), '<a/>', 'utf-8'],
    [
      'ISO-8859-1 is true latin1, not windows-1252',
      bytes('<?xml version="1.0" encoding="ISO-8859-1"?><a>', [0xe9, 0x80], '</a>'),
      '<?xml version="1.0" encoding="ISO-8859-1"?><a>é\u0080</a>',
      'iso-8859-1',
    ],
    [
      'windows-1252 is itself',
      bytes("<?xml version='1.0' encoding='windows-1252'?><a>", [0x80], '</a>'),
      "<?xml version='1.0' encoding='windows-1252'?><a>€</a>",
      'windows-1252',
    ],
    ['UTF-16 little-endian with its mark', bytes([0xff, 0xfe], '<\0a\0/\0>\0'), '<a/>', 'utf-16le'],
    ['UTF-16 big-endian with its mark', bytes([0xfe, 0xff], '\0<\0a\0/\0>'), '<a/>', 'utf-16be'],
  ])('%s', (_, input, text, encoding) => {
    expect(decodeXml(input)).toMatchObject({ ok: true, text, encoding });
  });

  test.each([
    ['latin1 bytes that nothing declares', bytes('<a>\n', [0xe9], '</a>'), /no encoding is declared.*E9/, 2, 1],
    ['an overlong form', bytes([0xc0, 0xaf]), /C0/, 1, 1],
    ['a surrogate in UTF-8', bytes('<', [0xed, 0xa0, 0x80]), /ED/, 1, 2],
    ['an unknown encoding', bytes('<?xml version="1.0" encoding="klingon-8"?><a/>'), /klingon-8/, 1, 1],
    ['UTF-16 declared over UTF-8 bytes', bytes('<?xml version="1.0" encoding="UTF-16"?><a/>'), /not UTF-16/, 1, 1],
    ['a mark against the declaration', bytes(BOM, '<?xml version="1.0" encoding="ISO-8859-1"?><a/>'), /mark/, 1, 1],
    ['a character beyond ASCII in ASCII', bytes('<?xml version="1.0" encoding="us-ascii"?>', [0xe9]), /ASCII/, 1, 42],
  ])('refuses %s and says where', (_, input, reason, line, column) => {
    expect(decodeXml(input)).toMatchObject({ ok: false, reason: expect.stringMatching(reason), line, column });
  });

  test('UTF-8 bytes under an ISO-8859-1 declaration are read as the gateway reads them, and noted', () => {
    const decoded = decodeXml(bytes('<?xml version="1.0" encoding="ISO-8859-1"?><a>', [0xc3, 0xa9], '</a>'));
    expect(decoded).toMatchObject({ ok: true, mojibake: { shown: 'Ã©', meant: 'é', offset: 46 } });
  });

  test('latin1 bytes under an ISO-8859-1 declaration are no mojibake', () => {
    const decoded = decodeXml(bytes('<?xml version="1.0" encoding="ISO-8859-1"?><a>', [0xe9], '</a>'));
    expect(decoded).not.toHaveProperty('mojibake');
  });
});
