import { describe, expect, test } from 'vitest';
import { type Answer, differing } from '../../src/core/port/home/answers.js';
import { compareAnswers } from '../../src/core/port/home/proof.js';
import { faultshift } from '../support/cli.js';
import { folderWith } from '../support/folder.js';
import { NEW_PACK, OLD_AUTH, OLD_FAULT, OLD_PACK, oldHome } from '../support/packs.js';

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
  ...more,
});
const xml = (more: Partial<Answer> = {}): Answer => answer({ kind: 'xml', isJson: false, payload: '<a/>', ...more });

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
      answer({ status: '202' }),
      answer(),
      xml({ headers: 'x' }),
      'asked',
      [],
    ],
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
