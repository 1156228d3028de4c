import { describe, expect, test } from 'vitest';
import type { Note } from '../../src/core/estate.js';
import { readCarbonApp } from '../../src/files/carbon-app.js';
import { Contents } from '../../src/files/contents.js';
import type { Tree } from '../../src/files/tree.js';

const utf8 = new TextEncoder();

function read(files: Record<string, string | Uint8Array>) {
  const tree: Tree = {
    problems: new Map(),
    list: (folder) => (Object.keys(files).some((path) => path.startsWith(`${folder}/`)) ? [] : undefined),
    read: (path) => {
      const found = files[path];
      if (found === undefined) return { ok: false, reason: 'no such file' };
      return { ok: true, bytes: typeof found === 'string' ? utf8.encode(found) : found };
    },
  };
  const notes: Note[] = [];
  return { placed: readCarbonApp(tree, new Contents(), 'a.car', notes), notes };
}

const artifact = (files: string): string => `<artifact name="x" type="synapse/sequence">${files}</artifact>`;

describe('a carbon application', () => {
  test('gives the files of one sequence or many, whatever the prefix and the references', () => {
    const { placed, notes } = read({
      'artifacts.xml':
        '<?xml version="1.0"?><m:artifacts xmlns:m="urn:m"><m:artifact><m:dependency artifact="a&amp;b" version="007"/><m:dependency artifact="c" version="1"/></m:artifact></m:artifacts>',
      'a&b_007/artifact.xml': artifact('<file> x.xml </file><file>y.xml</file>'),
      'a&b_007/x.xml': '<x/>',
      'a&b_007/y.xml': '<y/>',
      'c_1/artifact.xml': artifact('<file>z.xml</file><file/>'),
      'c_1/z.xml': '<z/>',
    });
    expect(placed.map(({ folder, name }) => `${folder}/${name}`)).toEqual([
      'a&b_007/x.xml',
      'a&b_007/y.xml',
      'c_1/z.xml',
    ]);
    expect(notes).toEqual([]);
  });

  test.each([
    ['not closed', '<artifacts>\n<artifact></artifacts>', /line 2/],
    ['with junk behind it', '<artifacts/><artifacts/>', /line 1/],
    ['with a DOCTYPE', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', /document type/],
    ['empty', '', /./],
    ['in no encoding that it may have', Uint8Array.from('<a>\xff</a>', (c) => c.charCodeAt(0)), /./],
  ])('whose list is %s is told, not guessed', (_, list, reason) => {
    const { placed, notes } = read({ 'artifacts.xml': list });
    expect(placed).toEqual([]);
    expect(notes).toEqual([{ kind: 'unreadable', path: 'a.car!artifacts.xml', reason: expect.stringMatching(reason) }]);
  });
});
