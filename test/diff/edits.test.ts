/** What somebody did to a sequence, in the words of mediators. */
import { hash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { editsBetween, writePath } from '../../src/core/diff/edits.js';
import { canonicalDigest, fingerprint } from '../../src/core/stock/fingerprint.js';
import { shapeOf } from '../../src/core/stock/shape.js';
import { readXmlBytes } from '../../src/core/xml/index.js';

const sha256 = (data: string | Uint8Array): string => hash('sha256', data, 'hex');

function rootOf(body: string) {
  const text = `<sequence xmlns="http://ws.apache.org/ns/synapse" name="s">${body}</sequence>`;
  const read = readXmlBytes(new TextEncoder().encode(text));
  if (!read.ok) throw new Error(read.problem.reason);
  return read.document.root;
}

const treeOf = (body: string) => fingerprint(shapeOf(rootOf(body)), sha256);
const digestOf = (body: string): string => canonicalDigest(shapeOf(rootOf(body)), sha256);

/** `+ path`, `- path`, `~ path fact=value`, `> path`. */
const told = (from: string, to: string): string[] =>
  editsBetween(treeOf(from), treeOf(to)).map(({ kind, path, into, facts }) => {
    const sign = { added: '+', removed: '-', changed: '~', moved: '>' }[kind];
    const changes = facts.map(
      ({ fact, kind: how, value }) => ` ${fact}${how === 'removed' ? ' removed' : `=${value}`}`,
    );
    return `${sign} ${writePath(path.slice(1))}${into ? ` into ${writePath(into.slice(1))}` : ''}${changes.join('')}`;
  });

const SC = '<property name="HTTP_SC" value="401" scope="axis2"/>';
const TYPE = '<property name="messageType" value="application/json" scope="axis2"/>';
const LOG = '<log level="full"/>';
const CORS = '<sequence key="_cors_request_handler_"/>';
const filter = (inside: string, xpath = '$ctx:a'): string => `<filter xpath="${xpath}"><then>${inside}</then></filter>`;
const payload = (description: string): string =>
  `<payloadFactory media-type="json"><format>{"description":"${description}"}</format><args/></payloadFactory>`;

describe('edits', () => {
  const rows: readonly (readonly [what: string, from: string, to: string, edits: readonly string[]])[] = [
    ['none', SC + TYPE, SC + TYPE, []],
    ['a mediator added at the end', SC, SC + LOG, ['+ log']],
    ['a mediator added before others moves none of them', SC + TYPE, LOG + SC + TYPE, ['+ log']],
    ['a mediator removed', SC + LOG + TYPE, SC + TYPE, ['- log']],
    [
      'a property is the same one by name and scope',
      SC + TYPE,
      SC.replace('401', '403') + TYPE,
      ['~ property[HTTP_SC,axis2] @value=403'],
    ],
    [
      'a property of another scope is another one',
      SC,
      SC.replace(' scope="axis2"', ''),
      ['- property[HTTP_SC,axis2]', '+ property[HTTP_SC]'],
    ],
    ['an attribute added', LOG, '<log level="full" category="WARN"/>', ['~ log @category=WARN']],
    ['an attribute removed', '<log level="full" category="WARN"/>', LOG, ['~ log @category removed']],
    ['two siblings in another order', SC + TYPE + LOG + CORS, TYPE + LOG + CORS + SC, ['> property[HTTP_SC,axis2]']],
    [
      'moved into a branch',
      SC + filter(LOG),
      filter(LOG + SC),
      ['> property[HTTP_SC,axis2] into filter/then/property[HTTP_SC,axis2]'],
    ],
    [
      'deep inside a branch',
      filter(SC),
      filter(SC.replace('401', '400')),
      ['~ filter/then/property[HTTP_SC,axis2] @value=400'],
    ],
    [
      'the second of two filters is named by its number',
      filter(LOG) + filter(LOG, '$ctx:b'),
      filter(LOG) + filter(LOG + SC, '$ctx:b'),
      ['+ filter[2]/then/property[HTTP_SC,axis2]'],
    ],
    ['a condition changed', filter(SC + LOG), filter(SC + LOG, '$ctx:z'), ['~ filter @xpath=$ctx:z']],
    ['a text in a payload', payload('old'), payload('new'), ['~ payloadFactory/format #text={"description":"new"}']],
    [
      'a class is the same one by its name',
      '<class name="a.B"/>',
      '<class name="a.C"/>',
      ['- class[a.B]', '+ class[a.C]'],
    ],
  ];
  test.each(rows)('%s', (_, from, to, edits) => {
    expect(told(from, to)).toEqual(edits);
    expect(told(to, to)).toEqual([]);
  });
});

describe('what does not count', () => {
  const rows: readonly (readonly [what: string, a: string, b: string])[] = [
    ['the order of attributes', '<property name="a" value="b"/>', '<property value="b" name="a"/>'],
    ['quotes', '<property name="a" value="b"/>', "<property name='a' value='b'/>"],
    ['white space between mediators', SC + TYPE, `\n  ${SC}\r\n\t${TYPE}\n`],
    ['comments', SC + TYPE, `<!-- a -->${SC}<!-- b -->${TYPE}`],
    ['how an empty element is closed', LOG, '<log level="full"></log>'],
    ['prefixes', LOG, '<s:log xmlns:s="http://ws.apache.org/ns/synapse" level="full"/>'],
    ['CDATA or text', payload('a'), payload('a').replace(/(\{.*\})/, '<![CDATA[$1]]>')],
    ['how an entity is spelled', '<property name="a" value="&lt;&#65;"/>', '<property name="a" value="&#x3c;A"/>'],
    ['white space around a template', payload('a'), payload('a').replace('{', '\n  {').replace('}', '}\n')],
  ];
  test.each(rows)('%s', (_, a, b) => {
    expect(told(a, b)).toEqual([]);
    expect(digestOf(a)).toBe(digestOf(b));
  });
});

describe('what counts, small as it is', () => {
  const rows: readonly (readonly [what: string, a: string, b: string])[] = [
    ['a blank in a value', '<property name="a" value="b"/>', '<property name="a" value="b "/>'],
    ['case', SC, SC.replace('axis2', 'Axis2')],
    ['a blank inside a string of a JSON template', payload('a b'), payload('a  b')],
    ['white space inside a JSON template, which goes out as it is', payload('a'), payload('a').replace('{', '{\n')],
    ['another namespace', LOG, '<log xmlns="urn:other" level="full"/>'],
    ['the order of mediators', SC + TYPE, TYPE + SC],
  ];
  test.each(rows)('%s', (_, a, b) => {
    expect(told(a, b)).not.toEqual([]);
    expect(digestOf(a)).not.toBe(digestOf(b));
  });
});
