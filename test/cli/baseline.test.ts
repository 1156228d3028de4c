import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { faultshift } from '../support/cli.js';
import { folderWith, sequence } from '../support/folder.js';

const DEFAULT = 'home/repository/deployment/server/synapse-configs/default/sequences';
const OLD_CLASS = '<class name="org.wso2.carbon.apimgt.gateway.handlers.analytics.APIMgtFaultHandler"/>';
const FILES = {
  '.git/HEAD': '',
  'home/updates/product.txt': 'wso2am-2.6.0',
  [`${DEFAULT}/fault.xml`]: sequence('fault', OLD_CLASS),
};

/** A repository with a home in it, and the command run there on a day. */
function repository(files: Record<string, string> = FILES) {
  const folder = folderWith(files);
  const on = (day: string) => (args: string[]) => {
    const epoch = String(Date.parse(day) / 1000);
    return faultshift(args, { cwd: folder, env: { SOURCE_DATE_EPOCH: epoch } });
  };
  return { folder, on, run: on('2026-11-21') };
}

const CREATE = ['baseline', 'create', 'home', '--reason', 'until the move', '--owner', 'gateway team'];

describe('faultshift baseline', () => {
  test('what it accepts fails no gate, and is told with its reason', async () => {
    const { run, folder } = repository();
    expect((await run(['scan', 'home'])).code).toBe(1);
    const created = await run(CREATE);
    expect(created).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\.faultshift-baseline\.json: \d+ findings? accepted/),
    });
    const { entries } = JSON.parse(readFileSync(join(folder, '.faultshift-baseline.json'), 'utf8'));
    expect(entries[0]).toMatchObject({
      reason: 'until the move',
      owner: 'gateway team',
      fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    const after = await run(['scan', 'home']);
    expect(after.code).toBe(0);
    expect(after.stdout).toMatch(/Accepted {2}\d+ findings? by .*\.faultshift-baseline\.json/);
    const json = JSON.parse((await run(['scan', 'home', '-f', 'json'])).stdout);
    expect(json.findings[0].known).toEqual({ reason: 'until the move', owner: 'gateway team' });
    expect(json.summary).toMatchObject({ findings: { error: 0 }, gate: { hit: false }, baseline: { unused: 0 } });
    expect((await run(['scan', 'home', '--no-baseline'])).code).toBe(1);
  });

  test('only what is new fails', async () => {
    const { run, folder } = repository();
    await run(CREATE);
    writeFileSync(join(folder, DEFAULT, 'main.xml'), sequence('main', OLD_CLASS));
    const { code, stdout } = await run(['scan', 'home']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/main\.xml/);
    expect(stdout).not.toMatch(/^ {8}.*fault\.xml/m);
    const diff = await run(['baseline', 'diff', 'home']);
    expect(diff).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^\+ .*\n.*\n[\s\S]*finding.* new, 0 expired/),
    });
    expect((await run(['baseline', 'update', 'home'])).stderr).toMatch(/--reason says why/);
    expect((await run(['baseline', 'update', 'home', '--reason', 'another'])).code).toBe(0);
    expect((await run(['baseline', 'diff', 'home'])).code).toBe(0);
    const { entries } = JSON.parse(readFileSync(join(folder, '.faultshift-baseline.json'), 'utf8'));
    expect(new Set(entries.map((entry: { reason: string }) => entry.reason))).toEqual(
      new Set(['until the move', 'another']),
    );
  });

  test('survives moved lines, reformatting and a renamed home; two equal faults need two entries', async () => {
    const { run, folder } = repository();
    await run(CREATE);
    writeFileSync(
      join(folder, DEFAULT, 'fault.xml'),
      `<?xml version="1.0"?>\n\n\n${sequence('fault', `\n\n  ${OLD_CLASS}\n`)}`,
    );
    expect((await run(['scan', 'home'])).code).toBe(0);
    const copy = join(folder, 'node2');
    mkdirSync(join(copy, 'updates'), { recursive: true });
    writeFileSync(join(copy, 'updates/product.txt'), 'wso2am-2.6.0');
    const sequences = join(copy, DEFAULT.replace('home/', ''));
    mkdirSync(sequences, { recursive: true });
    writeFileSync(join(sequences, 'fault.xml'), sequence('fault', OLD_CLASS));
    expect((await run(['scan', 'node2'])).code).toBe(0);
    expect((await run(['scan', 'home', 'node2'])).code).toBe(1);
  });

  test('an entry counts again when its last day has passed', async () => {
    const { run, on } = repository();
    await run([...CREATE, '--expires', '2026-12-31']);
    expect((await on('2026-12-31')(['scan', 'home'])).code).toBe(0);
    const late = await on('2027-01-01')(['scan', 'home']);
    expect(late.code).toBe(1);
    expect(late.stdout).toMatch(/entr(y|ies) expired/);
    expect((await on('2027-01-01')(['baseline', 'diff', 'home'])).stdout).toMatch(
      /expired 2026-12-31: until the move \(gateway team\)/,
    );
    await on('2027-01-01')(['baseline', 'update', 'home', '--reason', 'once more', '--expires', '2027-06-30']);
    expect((await on('2027-01-01')(['scan', 'home'])).code).toBe(0);
  });

  test('what is gone can fail the gate, and is taken out by prune', async () => {
    const { run, folder } = repository();
    await run(CREATE);
    writeFileSync(join(folder, DEFAULT, 'fault.xml'), sequence('fault', '<drop/>'));
    const strict = await run(['scan', 'home', '--fail-on', 'none', '--fail-on-unused-suppressions']);
    expect(strict.code).toBe(1);
    expect(strict.stdout).toMatch(/not needed \(faultshift baseline prune\)/);
    expect((await run(['baseline', 'prune', 'home'])).stdout).toMatch(/taken out/);
    expect((await run(['scan', 'home', '--fail-on', 'none', '--fail-on-unused-suppressions'])).code).toBe(0);
  });

  test('takes the findings of any JSON report', async () => {
    const { run, folder } = repository();
    await run(['scan', 'home', '--report', 'json=scan.json']);
    expect((await run(['baseline', 'create', '--findings', 'scan.json', '--reason', 'known'])).code).toBe(0);
    expect((await run(['scan', 'home'])).code).toBe(0);
    expect(existsSync(join(folder, '.faultshift-baseline.json'))).toBe(true);
  });

  test.each([
    ['no reason', ['baseline', 'create', 'home'], /--reason says why/],
    ['a day that is none', [...CREATE, '--expires', '2026-02-30'], /write a day/],
    ['neither paths nor findings', ['baseline', 'create', '--reason', 'x'], /either paths to scan or --findings/],
    ['no baseline to update', ['baseline', 'update', 'home', '--reason', 'x'], /cannot be read/],
  ])('%s gives 2', async (_, args, words) => {
    const { run } = repository();
    expect(await run(args)).toMatchObject({ code: 2, stderr: expect.stringMatching(words) });
  });

  test('a baseline that is none, and one that is there already, give 2', async () => {
    const { run, folder } = repository();
    await run(CREATE);
    expect((await run(CREATE)).stderr).toMatch(/is there already/);
    const path = join(folder, '.faultshift-baseline.json');
    const valid = JSON.parse(readFileSync(path, 'utf8'));
    for (const [change, words] of [
      [{ reason: ' ' }, /entry 1 gives no reason/],
      [{ expires: 'soon' }, /which is no day/],
      [{ fingerprint: 'x' }, /fingerprint/],
      [{ colour: 'red' }, /unknown member colour/],
    ] as const) {
      writeFileSync(path, JSON.stringify({ ...valid, entries: [{ ...valid.entries[0], ...change }] }));
      expect(await run(['scan', 'home'])).toMatchObject({ code: 2, stderr: expect.stringMatching(words) });
    }
  });
});

describe('a suppression in a sequence', () => {
  const withComment = (comment: string, body = OLD_CLASS): Record<string, string> => ({
    ...FILES,
    [`${DEFAULT}/fault.xml`]: sequence('fault', `\n  ${comment}\n  ${body}\n`),
  });
  const only = ['scan', 'home', '--fail-on', 'none', '-f', 'json', '--rule', 'missing-on-target=off'];
  const told = async (files: Record<string, string>, day = '2026-11-21') => {
    const { stdout } = await repository(files).on(day)(only);
    const report = JSON.parse(stdout);
    const found = report.findings.find((one: { rule: string }) => one.rule === 'vanished-class');
    return { suppressed: found.suppressed, report };
  };

  test('accepts the finding on its own line or the next, until a day', async () => {
    const { suppressed, report } = await told(
      withComment('<!-- faultshift-ignore FS006: the class comes along until=2027-01-31 -->'),
    );
    expect(suppressed).toEqual({ reason: 'the class comes along', until: '2027-01-31' });
    expect(report.summary.suppressed).toBe(1);
    expect(report.idleSuppressions).toEqual([]);
    expect((await told(withComment('<!-- faultshift-ignore vanished-class: by id -->'))).suppressed).toBeDefined();
    expect(
      (await told(withComment('', `${OLD_CLASS}<!-- faultshift-ignore FS006: behind it -->`))).suppressed,
    ).toBeDefined();
  });

  test.each([
    ['no reason', '<!-- faultshift-ignore FS006 -->', /refused: it gives no reason/],
    [
      'a day that has passed',
      '<!-- faultshift-ignore FS006: x until=2026-11-20 -->',
      /refused: it held until 2026-11-20/,
    ],
    ['another rule', '<!-- faultshift-ignore FS099: x -->', /refused: no rule is called FS099/],
    ['a rule that is not told there', '<!-- faultshift-ignore FS011: x -->', /unused/],
    ['a place too far away', '<!-- faultshift-ignore FS006: x -->\n<log/>', /unused/],
  ])('%s: it accepts nothing, and says so', async (_, comment, words) => {
    const { suppressed, report } = await told(withComment(comment));
    expect(suppressed).toBeUndefined();
    const [idle] = report.idleSuppressions;
    expect(`${idle.state}: ${idle.why}`).toMatch(words);
  });

  test('words in a text or in CDATA are no comment', async () => {
    const body = `<log><property name="x" value="faultshift-ignore FS006: x"/></log>${OLD_CLASS}`;
    expect((await told(withComment('', body))).suppressed).toBeUndefined();
    const cdata = `<payloadFactory><format><![CDATA[<!-- faultshift-ignore FS006: x -->]]></format></payloadFactory>${OLD_CLASS}`;
    expect((await told(withComment('', cdata))).suppressed).toBeUndefined();
  });

  test('unused ones can fail the gate', async () => {
    const { run } = repository(withComment('<!-- faultshift-ignore FS011: x -->'));
    expect((await run(['scan', 'home', '--fail-on', 'none'])).code).toBe(0);
    const { code, stdout } = await run(['scan', 'home', '--fail-on', 'none', '--fail-on-unused-suppressions']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/unused suppression {2}home\/.*fault\.xml:2: nothing is told there by FS011/);
  });

  test('--format suppressions prints comments that hold once they have a reason', async () => {
    const { run } = repository();
    const { stdout } = await run(['scan', 'home', '-f', 'suppressions']);
    const comments = [...stdout.matchAll(/^<!-- .* -->$/gm)].map(([line]) => line);
    const mine = comments.find((comment) => comment.includes('FS006')) ?? '';
    expect(mine).toBe('<!-- faultshift-ignore FS006: <reason> -->');
    const { suppressed } = await told(withComment(mine.replace('<reason>', 'the class comes along')));
    expect(suppressed).toEqual({ reason: 'the class comes along' });
  });
});
