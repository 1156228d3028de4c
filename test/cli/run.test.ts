import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { faultshift } from '../support/cli.js';
import { folderWith, sequence } from '../support/folder.js';

const ANSWER =
  '<payloadFactory media-type="json"><format>{"code":"$1","message":"$2"}</format>' +
  '<args><arg expression="$ctx:ERROR_CODE"/><arg expression="$ctx:ERROR_MESSAGE"/></args></payloadFactory>' +
  '<property name="RESPONSE" value="true"/><header name="To" action="remove"/>';

const AUTH = sequence('_auth_failure_handler_', ANSWER);

async function run(files: Readonly<Record<string, string>>, ...args: string[]) {
  const folder = folderWith(files);
  const [first = ''] = Object.keys(files);
  return faultshift(['run', join(folder, first), ...args], { cwd: folder });
}

describe('faultshift run', () => {
  test('prints the answer as it goes over the wire', async () => {
    const { stdout, code } = await run(
      { 'a.xml': AUTH },
      '--set',
      'ERROR_CODE=900901',
      '--set',
      'ERROR_MESSAGE=Say "hi"',
      '--as',
      '3.2.0',
      '--accept',
      'application/json',
    );
    expect(code).toBe(0);
    expect(stdout).toBe(
      'HTTP/1.1 401 Unauthorized\r\naccept: application/json\r\ncontent-type: application/json; charset=UTF-8\r\n\r\n' +
        '{"fault":{"code":900901,"message":"Say \\"hi\\"","description":null}}',
    );
  });

  test('the same file on 4.1.0 answers by itself', async () => {
    const { stdout } = await run({ 'a.xml': AUTH }, '--set', 'ERROR_CODE=900901', '--as', '4.1.0');
    expect(stdout).toMatch(/^HTTP\/1\.1 401 Unauthorized\r\n/);
    expect(stdout).toMatch(/\r\n\r\n\{"code":"900901","message":""\}$/);
  });

  test('the status goes with the error code, or as it is told', async () => {
    expect((await run({ 'a.xml': AUTH }, '--set', 'ERROR_CODE=900908', '--as', '4.1.0')).stdout).toMatch(
      /^HTTP\/1\.1 403 /,
    );
    expect((await run({ 'a.xml': AUTH }, '--status', '418', '--as', '4.1.0')).stdout).toMatch(/^HTTP\/1\.1 418\r\n/);
  });

  test('no answer gives 1', async () => {
    const body = '<property name="error_message_type" value="application/json"/>';
    const { stdout, code } = await run({ 'a.xml': sequence('_auth_failure_handler_', body) }, '--as', '4.1.0');
    expect(stdout).toMatch(/^\(no answer: /);
    expect(code).toBe(1);
  });

  test('helpers are files beside it; one that is missing is said', async () => {
    const main = sequence('_auth_failure_handler_', '<sequence key="child"/>');
    const child = sequence('child', ANSWER);
    const there = await run({ 'a.xml': main, 'more/child.xml': child }, 'more', '--as', '4.1.0');
    expect(there.stdout).toMatch(/^HTTP\/1\.1 401 /);
    const absent = await run(
      { 'a.xml': main },
      '--set',
      'ERROR_CODE=900901',
      '--set',
      'ERROR_MESSAGE=no',
      '--as',
      '4.1.0',
    );
    expect(absent.stderr).toMatch(/child is called and not among the files/);
    expect(absent.stdout).toMatch(/^HTTP\/1\.1 500 /);
  });

  test('types and scopes of properties count', async () => {
    const body = `<property name="HTTP_SC" scope="axis2" expression="$ctx:MINE"/><respond/>`;
    const file = { 'a.xml': sequence('own', body) };
    expect((await run(file, '--set', 'MINE=409')).stdout).toMatch(/^HTTP\/1\.1 409 /);
    expect((await run(file, '--set', 'MINE:INTEGER=409')).stdout).toMatch(/^HTTP\/1\.1 409 /);
    expect((await run(file, '--set', 'MINE:DOUBLE=409')).stdout).toMatch(/^\(no answer/);
    expect((await run(file, '--set', 'axis2:HTTP_SC_DESC=Nope', '--set', 'MINE=409')).stdout).toMatch(
      /^HTTP\/1\.1 409 Nope\r\n/,
    );
  });

  test('a body from a file goes in as it is', async () => {
    const echo = sequence(
      'own',
      '<payloadFactory media-type="json"><format>{"id":"$1"}</format><args><arg evaluator="json" expression="$.id"/></args></payloadFactory><respond/>',
    );
    const { stdout } = await run(
      { 'a.xml': echo, 'body.json': '{"id":"é"}' },
      '--method',
      'POST',
      '--content-type',
      'application/json',
      '--data',
      '@body.json',
    );
    expect(stdout).toMatch(/\{"id":"é"\}$/);
  });

  test('--explain tells the run on stderr', async () => {
    const { stderr } = await run({ 'a.xml': AUTH }, '--as', '4.1.0', '--explain');
    expect(stderr).toMatch(/payloadFactory\n\s+axis2:messageType: "application\/soap\+xml" → "application\/json"/);
  });

  test('a file that does not deploy is said, and what clients then get', async () => {
    const { stdout, stderr, code } = await run({
      'a.xml': sequence('_auth_failure_handler_', '<validate><schema key="x"/><on-fail/></validate>'),
    });
    expect(stderr).toMatch(/a\.xml does not deploy on 4\.7\.0/);
    expect(stdout).toMatch(/^\(no answer/);
    expect(code).toBe(1);
  });

  test.each([
    ['no file', ['/no/such.xml'], /cannot be read/],
    ['a wrong property', ['--set', 'X:NUMBER=1'], /types are STRING/],
    ['a value that is no number', ['--set', 'X:INTEGER=a'], /no INTEGER/],
    ['a wrong header', ['--header', 'nonsense'], /Name: value/],
  ])('%s gives 2', async (_, args, words) => {
    const { code, stderr } = await run({ 'a.xml': AUTH }, ...args);
    expect(code).toBe(2);
    expect(stderr).toMatch(words);
  });
});
