import { describe, expect, test } from 'vitest';
import { attributeOf, elementsCalled, readManifest, textOf } from '../../src/files/manifest.js';

const read = (text: string) => readManifest(new TextEncoder().encode(text));

describe('a manifest', () => {
  test('gives elements, attributes and text, one or many alike, whatever the prefix', () => {
    const found = read('<?xml version="1.0"?><m:a xmlns:m="urn:m"><b k="1&amp;2"> x &lt; </b><b k="007"/></m:a>');
    if (!found.ok) throw new Error(found.reason);
    const [a = {}] = elementsCalled(found.manifest, 'a');
    const all = elementsCalled(a, 'b');
    expect(all.map((b) => [attributeOf(b, 'k'), textOf(b)])).toEqual([
      ['1&2', 'x <'],
      ['007', ''],
    ]);
    expect(elementsCalled(a, 'c')).toEqual([]);
    expect(attributeOf(a, 'k')).toBeUndefined();
  });

  test.each([
    ['not closed', '<a>\n<b></a>', /line 2/],
    ['with a DOCTYPE', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', /document type/],
    ['empty', '', /./],
    ['in no encoding that it may have', '<a>\ufffd</a>'.replace('\ufffd', '\xff'), undefined],
  ])('%s: told, not guessed', (_, text, reason) => {
    const bytes = reason === undefined ? Uint8Array.from(text, (c) => c.charCodeAt(0)) : new TextEncoder().encode(text);
    const found = readManifest(bytes);
    expect(found.ok).toBe(false);
    if (!found.ok && reason) expect(found.reason).toMatch(reason);
  });
});
