import { describe, expect, test } from 'vitest';
import { type Answer, differing } from '../../src/core/port/home/answers.js';
import { compareAnswers } from '../../src/core/port/home/compare.js';
import { faultshift } from '../support/cli.js';
import { folderWith } from '../support/folder.js';
import { NEW_AUTH, NEW_PACK, OLD_AUTH, OLD_FAULT, OLD_PACK, oldHome, superTenant } from '../support/packs.js';

const answer = (more: Partial<Answer> = {}): Answer => ({
  kind: 'json',
  status: '401',
  type: 'application/json',
  payload: '{}',
  headers: '',
  conditions: '',
  words: '401 JSON',
  isJson: true,
  hasBrokenJson: false,
  isCut: false,
  ...more,
});
const xml = (more: Partial<Answer> = {}): Answer => answer({ kind: 'xml', isJson: false, payload: '<a/>', ...more });

const SUPER_FAULT = 'repository/deployment/server/synapse-configs/default/sequences/fault.xml';

describe('four answers compared', () => {
  test.each([
    ['the result is the new stock', xml(), xml(), answer(), answer(), 'same', []],
    [
      'a status was changed before and after',
      xml(),
      xml({ status: '403' }),
      answer(),
      answer({ status: '403' }),
      'asked',
      [],
    ],
    ['a status changes that nobody changed', xml(), xml(), answer(), answer({ status: '403' }), 'unasked', ['status']],
    ['a change makes no difference any more', xml(), xml({ status: '403' }), answer(), answer(), 'no-effect', []],
    [
      'a payload was asked for, and the status changes too',
      xml(),
      xml({ payload: 'x' }),
      answer(),
      answer({ payload: 'x', status: '500' }),
      'unasked',
      ['status'],
    ],
    [
      'another kind of answer has another everything',
      xml(),
      xml({ kind: 'html' }),
      answer(),
      answer({ kind: 'html', isJson: false, headers: 'x' }),
      'asked',
      [],
    ],
    ['the user made JSON of it, and it becomes XML', xml(), answer(), answer(), xml(), 'unasked', ['kind']],
    [
      'without the base a change is a question',
      undefined,
      xml({ payload: 'x' }),
      answer(),
      answer({ payload: 'x' }),
      'changed',
      [],
    ],
    [
      'without the base, JSON that was XML before must stay JSON',
      undefined,
      xml(),
      answer(),
      xml(),
      'unasked',
      ['kind'],
    ],
  ] as const)('%s', (_, base, ours, theirs, result, verdict, unasked) => {
    expect(compareAnswers(base, ours, theirs, result)).toMatchObject({ verdict, unasked });
  });

  const [old, fresh] = [
    '<am:fault xmlns:am="urn:a"><am:code>\u0001C\u0001</am:code><am:description>d</am:description></am:fault>',
    '{"code":"\u0001C\u0001","description":"d","nextAccessTime":"t"}',
  ];
  const changed = (text: string, ...pairs: [string, string][]): string =>
    pairs.reduce((one, [from, to]) => one.replace(from, to), text);

  test.each([
    [
      'of a payload, a member that was asked for',
      { payload: changed(old, ['>d<', '>call us<']) },
      { payload: changed(fresh, ['"d"', '"call us"']) },
      'asked',
      [],
    ],
    [
      'of a payload, a member that was not',
      { payload: changed(old, ['>d<', '>call us<']) },
      { payload: changed(fresh, ['"d"', '"call us"'], ['\u0001C\u0001', '1']) },
      'unasked',
      ['code'],
    ],
    [
      'of a payload, a member that the old release does not have',
      { payload: changed(old, ['>d<', '>call us<']) },
      { payload: changed(fresh, ['"d"', '"call us"'], ['"t"', '"u"']) },
      'asked',
      [],
    ],
    [
      'an envelope of the user, in which every member is his',
      { payload: '<e xmlns="urn:e"><code>x</code></e>' },
      { payload: '{"code":"x"}' },
      'asked',
      [],
    ],
    [
      'of the headers, one that was asked for',
      { headers: 'x-a=1 \nx-b=1 ' },
      { headers: 'x-a=1 \nx-b=1 ' },
      'asked',
      [],
    ],
    ['of the headers, another one', { headers: 'x-a=1 \nx-b=0 ' }, { headers: 'x-a=0 \nx-b=1 ' }, 'unasked', ['x-b']],
    [
      'all of the payload, and of this member neither he nor the vendor knows',
      { kind: 'json', isJson: true, payload: '{"error":"x"}' },
      { payload: '{"Fault":{"faultcode":"Client"}}' },
      'unasked',
      ['faultcode'],
    ],
    ['a status, but not this one', { status: '503' }, { status: '404' }, 'unasked', []],
    ['a page, and nobody answers', { kind: 'html' }, { kind: 'no-answer' }, 'unasked', []],
    ['nothing that is known', { kind: 'unknown' }, { kind: 'no-answer', status: '-' }, 'changed', []],
    ['something, and nobody knows what comes of it', { status: '503' }, { kind: 'unknown' }, 'unknown', []],
  ] as const)('the user changed %s', (_, ours, result, verdict, parts) => {
    const [base, theirs] = [xml({ payload: old, headers: 'x-a=0 \nx-b=0 ' }), answer({ payload: fresh })];
    const [stock, made] = [
      { ...theirs, headers: 'x-a=0 \nx-b=0 ' },
      { ...theirs, headers: 'x-a=0 \nx-b=0 ', ...result },
    ];
    expect(compareAnswers(base, { ...base, ...ours }, stock, made)).toMatchObject({ verdict, parts });
  });

  test('differences are told by aspect', () => {
    expect(differing(answer(), answer({ status: '403', headers: 'a' }))).toEqual(['status', 'headers']);
  });
});

const run = async (files: Record<string, string>, ...more: string[]) => {
  const [home, into, pack] = [folderWith(oldHome(files)), folderWith(NEW_PACK), folderWith(OLD_PACK)];
  return faultshift(['port', home, '--into', into, '--stock-pack', pack, ...more]);
};

describe('the proof of a port', () => {
  test('a clean merge that changes an answer nobody changed before is a semantic conflict', async () => {
    // In 2.6 Java knows the code by itself; in 4.1 the sequence prints what the property holds.
    const edit = '    <property name="ERROR_CODE" value="1"/>\n    <property name="error_message_type"';
    const auth = OLD_AUTH.replace('    <property name="error_message_type"', edit);
    const ran = await run({ '_auth_failure_handler_.xml': auth });
    expect(ran.stdout).toMatch(/_auth_failure_handler_\.xml +1 edit: ported/);
    expect(ran.stdout).toMatch(/port-semantic-conflict/);
    expect(ran.stdout.replace(/\s+/g, ' ')).toMatch(
      /auth-900901\/get.*it changes the payload, which your edits did not do on 2\.6\.0/,
    );
    expect(ran.code).toBe(1);
  });

  test('edits that changed an answer, are in the result, and change nothing there are told', async () => {
    const of = (...body: string[]): string =>
      `<sequence xmlns="http://ws.apache.org/ns/synapse" name="_throttle_out_handler_">\n${body.map((one) => `    ${one}\n`).join('')}</sequence>\n`;
    const last = '<property name="Authorization" scope="transport" action="remove"/>';
    // In 2.6 Java writes the answer after the sequence; in 4.1 it is written by then.
    const payload = NEW_AUTH.slice(NEW_AUTH.indexOf('<payloadFactory'), NEW_AUTH.indexOf(last)).trim();
    const file = '_throttle_out_handler_.xml';
    const [home, pack] = [
      folderWith(oldHome({ [file]: of(last, '<property name="NEXT_ACCESS_UTC_TIME" value="never"/>') })),
      folderWith({ ...OLD_PACK, ...superTenant({ [file]: of(last) }) }),
    ];
    const into = folderWith({ ...NEW_PACK, ...superTenant({ [file]: of(payload, last) }) });
    const ran = await faultshift(['port', home, '--into', into, '--stock-pack', pack]);
    expect(ran.stdout).toMatch(/_throttle_out_handler_\.xml +1 edit: ported/);
    expect(ran.stdout).toMatch(/port-no-effect/);
    expect(ran.code).toBe(0);
  });

  test('a member that nobody changed is told, though the payload was asked for', async () => {
    // Nothing reads ERROR_DETAIL in the old file; the new one prints it.
    const fault = OLD_FAULT.replace('<am:description>$2', '<am:description>Call us: $2').replace(
      '    <payloadFactory>',
      '    <property name="ERROR_DETAIL" value="mine"/>\n    <payloadFactory>',
    );
    const fresh = (NEW_PACK[SUPER_FAULT] ?? '')
      .replace('"type":"Status report"', '"type":"$3"')
      .replace('    </args>', '      <arg expression="$ctx:ERROR_DETAIL"/>\n    </args>');
    const [home, pack] = [folderWith(oldHome({ 'fault.xml': fault })), folderWith(OLD_PACK)];
    const into = folderWith({ ...NEW_PACK, [SUPER_FAULT]: fresh });
    const ran = await faultshift(['port', home, '--into', into, '--stock-pack', pack]);
    expect(ran.stdout.replace(/\s+/g, ' ')).toMatch(/it changes the payload \(type\), which your edits did not do/);
    expect(ran.code).toBe(1);
  });

  test('what an own class does to the answer is not known, and is not told as what the user asked for', async () => {
    const fault = OLD_FAULT.replace('    <send/>', '    <class name="com.acme.Recorder"/>\n    <send/>');
    const ran = await run({ 'fault.xml': fault }, '-f', 'json');
    const { proof } = JSON.parse(ran.stdout) as { proof: { rows: Record<string, unknown>[] }[] };
    const rows = proof.flatMap(({ rows: all }) => all).filter(({ verdict }) => verdict !== 'same');
    expect([...new Set(rows.map(({ verdict }) => verdict))]).toEqual(['unknown']);
    expect(rows[0]?.['why']).toMatch(/com\.acme\.Recorder/);
  });

  test('what the user changed is told as his, with the answer of today and after', async () => {
    const ran = await run({ 'fault.xml': OLD_FAULT.replace('value="500"', 'value="503"') }, '-f', 'json');
    const { proof } = JSON.parse(ran.stdout) as { proof: { rows: Record<string, unknown>[] }[] };
    const rows = proof.flatMap(({ rows: all }) => all).filter(({ sequence }) => sequence === 'fault');
    expect(rows).toContainEqual(
      expect.objectContaining({ before: '503 XML', after: '503 JSON', stock: '500 JSON', verdict: 'asked' }),
    );
    expect(rows.every(({ verdict }) => verdict !== 'unasked')).toBe(true);
    expect(ran.code).toBe(0);
  });

  test('without a pack the old stock is rebuilt where the edits allow it, and never guessed', async () => {
    const home = folderWith(oldHome({ 'fault.xml': OLD_FAULT.replace('value="500"', 'value="503"') }));
    const ran = await faultshift(['port', home, '--into', folderWith(NEW_PACK), '-f', 'json', '--fail-on', 'none']);
    const { proof } = JSON.parse(ran.stdout) as { proof: { rows: { verdict: string }[] }[] };
    // Our packs are no stock that the catalogue knows, so nothing can be proven of the edit.
    expect(proof.flatMap(({ rows }) => rows).some(({ verdict }) => verdict === 'asked')).toBe(false);
  });

  test('--proof none leaves it out, and says so', async () => {
    const ran = await run({ 'fault.xml': OLD_FAULT.replace('value="500"', 'value="503"') }, '--proof', 'none');
    expect(ran.stdout).not.toMatch(/What clients receive/);
    expect(ran.stdout).toMatch(/answers of 1 edited folder: not predicted/);
  });
});
