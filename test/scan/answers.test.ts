/** What becomes of clients when old files are carried to 4.x: gateway-faults A.4, row by row. */
import { describe, expect, test } from 'vitest';
import { folderWith, sequence } from '../support/folder.js';
import { scanPaths, sequencesOf } from '../support/scan.js';

const GONE = '<class name="org.wso2.carbon.apimgt.gateway.handlers.analytics.APIMgtFaultHandler"/>';
const json = (status = '') =>
  '<payloadFactory media-type="json"><format>{"error":"own"}</format><args/></payloadFactory>' +
  (status && `<property name="HTTP_SC" value="${status}" scope="axis2"/>`);
const xml =
  '<payloadFactory media-type="xml"><format><e:error xmlns:e="urn:example">own</e:error></format><args/></payloadFactory>' +
  '<property name="messageType" value="application/xml" scope="axis2"/>';
const TO = '<header name="To" action="remove"/>';
const ANSWERING = `${json('500')}${TO}<property name="RESPONSE" value="true"/><respond/>`;

const SUPER = 'repository/deployment/server/synapse-configs/default/sequences';
type Files = Readonly<Record<string, string>>;

/** The fate of `file` in a home with these sequences, with and without a `fault` that deploys. */
async function fates(file: string, files: Files, to: '4.1.0' | '4.7.0' = '4.1.0') {
  const fateIn = async (more: Files) => {
    const all = Object.entries({ 'main.xml': sequence('main', `${json('404')}<respond/>`), ...more, ...files });
    const home = folderWith(Object.fromEntries(all.map(([name, text]) => [`${SUPER}/${name}`, text])));
    const report = await scanPaths([home], { from: '2.6.0', to });
    const found = [...sequencesOf(report)].find(({ sequence: s }) => s?.file.name === file)?.sequence;
    return `${found?.onTarget.verdict} ${found?.onTarget.client ?? ''}`.trim();
  };
  return { withFault: await fateIn({ 'fault.xml': sequence('fault', ANSWERING) }), without: await fateIn({}) };
}

const AUTH = '_auth_failure_handler_';
const auth = (body: string): Files => ({ [`${AUTH}.xml`]: sequence(AUTH, body) });

describe('a handler of old in 4.x', () => {
  const rows: readonly (readonly [string, Files, string, string])[] = [
    [
      'that only names a type, as Java of old wanted it',
      auth('<property name="error_message_type" value="application/json"/>'),
      'no-body no-answer',
      'no-body accepted-empty',
    ],
    [
      'that calls a missing helper',
      auth('<sequence key="own_reply"/>'),
      'no-body fault-answers',
      'no-body accepted-empty',
    ],
    ['that only drops', auth('<drop/>'), 'no-body accepted-empty', 'no-body accepted-empty'],
    [
      'that wrote RESPONSE and drops',
      auth('<property name="RESPONSE" value="true"/><drop/>'),
      'no-body no-answer',
      'no-body no-answer',
    ],
    ['that builds a body and leaves To', auth(json()), 'no-body no-answer', 'no-body accepted-empty'],
    ['that removes To and builds no body', auth(TO), 'no-body empty', 'no-body empty'],
    ['that answers JSON', auth(`${json('401')}<respond/>`), 'fine answers', 'fine answers'],
    ['that answers XML', auth(`${xml}<respond/>`), 'keeps-xml xml', 'keeps-xml xml'],
    ['that names a class that is gone', auth(GONE), 'does-not-deploy no-answer', 'does-not-deploy accepted-empty'],
    ['whose class is of the user', auth('<class name="com.example.Own"/>'), 'unknown', 'unknown'],
  ];
  test.each(rows)('%s', async (_, files, withFault, without) => {
    expect(await fates(`${AUTH}.xml`, files)).toEqual({ withFault, without });
  });
});

describe('other sequences of old in 4.x', () => {
  const rows: readonly (readonly [string, string, Files, string])[] = [
    ['main as XML', 'main.xml', { 'main.xml': sequence('main', `${xml}<respond/>`) }, 'keeps-xml xml'],
    [
      'main that names a class that is gone',
      'main.xml',
      { 'main.xml': sequence('main', GONE) },
      'does-not-deploy accepted-empty',
    ],
    [
      'a threat fault as XML',
      '_threat_fault_.xml',
      { '_threat_fault_.xml': sequence('_threat_fault_', `${xml}<respond/>`) },
      'keeps-xml xml',
    ],
    [
      'fault with the class that is gone',
      'fault.xml',
      { 'fault.xml': sequence('fault', GONE) },
      'does-not-deploy accepted-empty',
    ],
    [
      'fault as XML',
      'fault.xml',
      { 'fault.xml': sequence('fault', `${xml}${TO}<property name="RESPONSE" value="true"/><send/>`) },
      'keeps-xml xml',
    ],
  ];
  test.each(rows)('%s', async (_, file, files, fate) => {
    expect((await fates(file, files)).withFault).toBe(fate);
  });

  test('a sequence that calls fault lives and dies with it', async () => {
    const files = { '_production_key_error_.xml': sequence('_production_key_error_', '<sequence key="fault"/>') };
    expect(await fates('_production_key_error_.xml', files)).toEqual({
      withFault: 'fine answers',
      without: 'no-body accepted-empty',
    });
  });

  test('with a mediator that 4.7 does not allow, only there', async () => {
    const files = auth(`<validate><schema key="s"/><on-fail/></validate>${json('401')}<respond/>`);
    const { withFault } = await fates(`${AUTH}.xml`, files, '4.7.0');
    expect(withFault).toBe('does-not-deploy no-answer');
  });
});

test('up to 3.2 Java answers in XML, and nothing is wrong with that', async () => {
  const home = folderWith({ [`${SUPER}/${AUTH}.xml`]: sequence(AUTH, '<property name="x" value="y"/>') });
  const report = await scanPaths([home], { from: '2.6.0', to: '3.2.0' });
  expect([...sequencesOf(report)][0]?.sequence?.onTarget).toMatchObject({ verdict: 'fine', client: 'answers' });
});

test('one file alone: what its set would decide is said, not guessed', async () => {
  const file = folderWith({ [`${AUTH}.xml`]: sequence(AUTH, '<sequence key="own_reply"/>') });
  const report = await scanPaths([`${file}/${AUTH}.xml`], { from: '2.6.0', to: '4.1.0' });
  const [found] = [...sequencesOf(report)];
  expect(found?.sequence?.onTarget).toMatchObject({
    verdict: 'unknown',
    why: 'it calls own_reply, which is not among the files given',
  });
});

test('a tenant whose set the target overwrites has the fault of the target', async () => {
  const folder = 'repository/tenants/1/synapse-configs/default/sequences';
  const files = {
    'fault.xml': sequence('fault', GONE),
    'main.xml': sequence('main', `${json('404')}<respond/>`),
    '_block_api_handler_.xml': sequence('_api_blocked_sequence_', '<sequence key="own_reply"/>'),
  };
  const home = folderWith(Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text])));
  const report = await scanPaths([home], { from: '2.6.0', to: '4.1.0' });
  const fateOf = (file: string) =>
    [...sequencesOf(report)].find(({ sequence: s }) => s?.file.name === file)?.sequence?.onTarget;
  expect(fateOf('fault.xml')).toMatchObject({ verdict: 'overwritten-at-load' });
  expect(fateOf('_block_api_handler_.xml')).toMatchObject({ verdict: 'no-body', client: 'fault-answers' });
});

test('an incomplete tenant gets the threat sequence of the target with all others, a complete one keeps its own', async () => {
  const folder = 'repository/tenants/1/synapse-configs/default/sequences';
  const threat = { '_threat_fault_.xml': sequence('_threat_fault_', `${xml}<respond/>`) };
  const triggers = auth(`${json('401')}<respond/>`);
  const graphql = { '_graphql_failure_handler_.xml': sequence('_graphql_failure_handler', `${json('422')}<respond/>`) };
  const fateIn = async (files: Files) => {
    const all = Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]);
    const report = await scanPaths([folderWith(Object.fromEntries(all))], { from: '2.6.0', to: '4.1.0' });
    const found = [...sequencesOf(report)].find(({ sequence: s }) => s?.file.name === '_threat_fault_.xml');
    return found?.sequence?.onTarget.verdict;
  };
  expect(await fateIn({ ...threat, ...triggers })).toBe('overwritten-at-load');
  expect(await fateIn({ ...threat, ...triggers, ...graphql })).toBe('keeps-xml');
});
