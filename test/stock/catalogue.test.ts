import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readTree, writeTree } from '../../src/core/stock/entry.js';
import { fingerprint } from '../../src/core/stock/fingerprint.js';
import { RELEASES } from '../../src/core/stock/releases.js';
import { shapeOf } from '../../src/core/stock/shape.js';
import { readXml } from '../../src/core/xml/index.js';
import { STOCK } from '../../src/generated/stock.js';
import { buildCatalogue } from '../../tools/catalogue.js';
import { inShared, shared } from '../support/shared.js';

const project = fileURLToPath(new URL('../../', import.meta.url));
const sha256 = (text: string): string => hash('sha256', text, 'hex');
const treeOf = (source: string) => {
  const read = readXml(source);
  if (!read.ok) throw new Error(read.problem.reason);
  return fingerprint(shapeOf(read.document.root), sha256);
};

describe('the catalogue', () => {
  test('lists every file below sequences/stock', () => {
    expect(readdirSync(`${project}sequences/stock`).length).toBe(STOCK.length);
  });

  test('says of every variant which releases have it, and of every release exactly one variant', () => {
    for (const { file, variants } of STOCK) {
      const releases = variants.flatMap((variant) => variant.releases);
      expect(new Set(releases).size, file).toBe(releases.length);
      for (const release of releases) expect(RELEASES, file).toContain(release);
      for (const variant of variants) {
        expect(variant.files.flatMap((spelling) => spelling.releases).length, file).toBe(variant.releases.length);
        if (variant.tree !== undefined) expect(writeTree(readTree(variant.tree))).toEqual(variant.tree);
      }
    }
  });

  test('knows the two sequences whose registered name is not their file name', () => {
    const nameOf = (file: string) => STOCK.find((entry) => entry.file === file)?.variants.at(-1)?.name;
    expect(nameOf('_block_api_handler_.xml')).toBe('_api_blocked_sequence_');
    expect(nameOf('_graphql_failure_handler_.xml')).toBe('_graphql_failure_handler');
  });

  test('holds no stock text: labels, digests and names of facts only', () => {
    const line = /^ *[\w.-]+(\[[^\]]*\])? [0-9a-f]{16}(\/[0-9a-f]{16})?( [@#{][^ ]*=[0-9a-f]{8})*$/;
    for (const { variants } of STOCK)
      for (const { tree = [] } of variants) for (const row of tree) expect(row).toMatch(line);
  });

  test.skipIf(shared === undefined)('built again from the stock files, it is the same', () => {
    const { files, list } = buildCatalogue(inShared('stock'));
    for (const [name, text] of files)
      expect(readFileSync(`${project}sequences/stock/${name}`, 'utf8'), name).toBe(text);
    expect(readFileSync(`${project}src/generated/stock.ts`, 'utf8')).toBe(list);
    expect(files.size).toBe(readdirSync(`${project}sequences/stock`).length);
  });
});

describe('the canonical form', () => {
  const base =
    '<sequence xmlns="http://ws.apache.org/ns/synapse" name="s"><property name="A" value="x" scope="axis2"/></sequence>';
  const same: [string, string][] = [
    [
      'attribute order',
      '<sequence name="s" xmlns="http://ws.apache.org/ns/synapse"><property scope="axis2" value="x" name="A"/></sequence>',
    ],
    [
      'quotes and spaces in tags',
      "<sequence xmlns='http://ws.apache.org/ns/synapse' name = 's' ><property name='A' value='x' scope='axis2' /></sequence>",
    ],
    [
      'comments, line ends, declaration',
      '<?xml version="1.0"?>\r\n<!-- c -->\r\n<sequence xmlns="http://ws.apache.org/ns/synapse" name="s">\r\n<!-- d -->\n  <property name="A" value="x" scope="axis2"></property></sequence>\n',
    ],
    [
      'namespace prefix',
      '<y:sequence xmlns:y="http://ws.apache.org/ns/synapse" name="s"><y:property name="A" value="x" scope="axis2"/></y:sequence>',
    ],
    [
      'character references',
      '<sequence xmlns="http://ws.apache.org/ns/synapse" name="s"><property name="&#65;" value="&#x78;" scope="axis2"/></sequence>',
    ],
    [
      'text between mediators',
      '<sequence xmlns="http://ws.apache.org/ns/synapse" name="s">note<property name="A" value="x" scope="axis2"/>s</sequence>',
    ],
  ];
  test.each(same)('does not count %s', (_, source) => {
    expect(treeOf(source).digest).toBe(treeOf(base).digest);
  });

  const differs: [string, string][] = [
    ['a value', base.replace('"x"', '"y"')],
    ['the element namespace', base.replace('<property', '<property xmlns="urn:other"')],
    ['the order of mediators', base.replace('<property', '<drop/><property')],
  ];
  test.each(differs)('counts %s', (_, source) => {
    expect(treeOf(source).digest).not.toBe(treeOf(base).digest);
  });

  const payload = (format: string): string =>
    `<sequence xmlns="http://ws.apache.org/ns/synapse" name="s"><payloadFactory media-type="json"><format>${format}</format></payloadFactory></sequence>`;
  test('white space around a payload does not count, because the engine trims it; white space inside does', () => {
    expect(treeOf(payload('\n  {"a": 1}\n  ')).digest).toBe(treeOf(payload('{"a": 1}')).digest);
    expect(treeOf(payload('{"a":  1}')).digest).not.toBe(treeOf(payload('{"a": 1}')).digest);
    expect(treeOf(payload('<![CDATA[{"a": 1}]]>')).digest).toBe(treeOf(payload('{"a": 1}')).digest);
  });

  test('text of an XML payload counts as it is, but for blank text', () => {
    const xml = (text: string): string => payload(`<f xmlns="urn:f">${text}</f>`);
    expect(treeOf(xml('<c>1</c>')).digest).toBe(treeOf(xml('\n  <c>1</c>\n')).digest);
    expect(treeOf(xml('<c> 1</c>')).digest).not.toBe(treeOf(xml('<c>1</c>')).digest);
  });

  test('a prefix that an expression uses counts once it is bound', () => {
    const property = (attributes: string): string =>
      `<sequence xmlns="http://ws.apache.org/ns/synapse" name="s"><property name="A" expression="$ctx:B"${attributes}/></sequence>`;
    expect(treeOf(property(' xmlns:ctx="urn:c"')).digest).not.toBe(treeOf(property('')).digest);
    expect(treeOf(property(' xmlns:other="urn:c"')).digest).toBe(treeOf(property('')).digest);
  });
});
