import { describe, expect, test } from 'vitest';
import { folderWith, sequence } from '../support/folder.js';
import { type Scanned, scanPaths, sequencesOf } from '../support/scan.js';

const SUPER = 'repository/deployment/server/synapse-configs/default';
const tenant = (id: number): string => `repository/tenants/${id}/synapse-configs/default`;
const OLD_CLASS = 'org.wso2.carbon.apimgt.gateway.handlers.analytics.APIMgtFaultHandler';

const byFile = (report: Scanned, file: string) => {
  const found = [...sequencesOf(report)].find(({ sequence: s }) => s?.file.name === file)?.sequence;
  if (found === undefined) throw new Error(`${file} is not in the report`);
  return found;
};
const rulesOf = (report: Scanned): string[] =>
  [...report.findings()].map(({ rule, file }) => `${rule} ${file.split('/').at(-1)}`);

describe('names', () => {
  test('a stock name in another file is renamed, and still active', async () => {
    const report = await scanPaths([folderWith({ 'copy.xml': sequence('fault') })], { from: '2.6.0' });
    expect(byFile(report, 'copy.xml')).toMatchObject({
      verdict: 'renamed',
      judged: { renamed: { file: 'fault.xml', name: 'fault' } },
    });
  });

  test('the file name as a registered name is never called', async () => {
    const files = { '_block_api_handler_.xml': sequence('_block_api_handler_') };
    const report = await scanPaths([folderWith(files)], { from: '4.0.0', to: '4.1.0' });
    expect(byFile(report, '_block_api_handler_.xml')).toMatchObject({
      verdict: 'renamed',
      onTarget: { verdict: 'unreachable' },
    });
  });

  test('two files with one name are told, in the folder and with synapse.xml', async () => {
    const report = await scanPaths([folderWith({ 'a.xml': sequence('own'), 'b.xml': sequence('own', '<send/>') })]);
    expect(byFile(report, 'a.xml').verdict).toBe('duplicate-name');
    expect(byFile(report, 'b.xml').verdict).toBe('duplicate-name');
    const inline = `<definitions xmlns="http://ws.apache.org/ns/synapse">${sequence('own')}</definitions>`;
    const home = folderWith({ [`${SUPER}/sequences/own.xml`]: sequence('own'), [`${SUPER}/synapse.xml`]: inline });
    expect(rulesOf(await scanPaths([home]))).toContain('duplicate-name default');
  });

  test('a path as a name stays a name', async () => {
    const report = await scanPaths([folderWith({ 'a.xml': sequence('../../etc/passwd') })]);
    expect(byFile(report, 'a.xml')).toMatchObject({ verdict: 'unknown', judged: { name: '../../etc/passwd' } });
  });
});

describe('on the target', () => {
  test('a class that is gone there stops the file, and says since when', async () => {
    const files = { 'fault.xml': sequence('fault', `<class name="${OLD_CLASS}"/>`) };
    const report = await scanPaths([folderWith(files)], { from: '3.2.0', to: '4.0.0' });
    expect(byFile(report, 'fault.xml').onTarget).toMatchObject({ verdict: 'does-not-deploy', cause: 'class-gone' });
    const same = await scanPaths([folderWith(files)], { from: '2.6.0', to: '3.2.0' });
    expect(byFile(same, 'fault.xml').onTarget.verdict).not.toBe('does-not-deploy');
  });

  test('a helper is deleted when it starts, unless it is on the skip list', async () => {
    const home = {
      'updates/product.txt': 'wso2am-3.2.0',
      [`${SUPER}/sequences/fault.xml`]: sequence('fault', '<sequence key="own"/>'),
      [`${SUPER}/sequences/own.xml`]: sequence('own'),
    };
    const report = await scanPaths([folderWith(home)], { to: '4.1.0' });
    expect(byFile(report, 'own.xml').onTarget.verdict).toBe('deleted-at-start');
    expect(rulesOf(report)).toContain('helper-missing fault.xml');
    const toml = '[apim.sync_runtime_artifacts.gateway.skip_list]\nsequences = ["own.xml"]\n';
    const kept = await scanPaths([folderWith({ ...home, 'repository/conf/deployment.toml': toml })], { to: '4.1.0' });
    expect(byFile(kept, 'own.xml').onTarget.verdict).toBe('fine');
    expect(rulesOf(kept)).not.toContain('helper-missing fault.xml');
  });

  test('whether 4.6 deletes its own new files nobody checked, so it is not known', async () => {
    const files = { '_mcp_failure_handler_.xml': sequence('_mcp_failure_handler_') };
    const report = await scanPaths([folderWith(files)], { from: '4.6.0', to: '4.7.0' });
    expect(byFile(report, '_mcp_failure_handler_.xml').onTarget.verdict).toBe('unknown');
  });

  test('a 2.x tenant is overwritten, a 3.x tenant keeps its old files', async () => {
    const files = (id: number) => ({
      [`${tenant(id)}/sequences/_auth_failure_handler_.xml`]: sequence('_auth_failure_handler_', '<log/>'),
      [`${tenant(id)}/sequences/main.xml`]: sequence('main', '<drop/>'),
    });
    const graphql = { [`${tenant(8)}/sequences/_graphql_failure_handler_.xml`]: sequence('_graphql_failure_handler') };
    const report = await scanPaths([folderWith({ ...files(7), ...files(8), ...graphql })], {
      from: '3.2.0',
      to: '4.1.0',
    });
    const fates = Object.fromEntries(
      [...sequencesOf(report)].flatMap(({ set, sequence: s }) =>
        s?.file.name === 'main.xml' ? [[set.tenant, s.onTarget.verdict]] : [],
      ),
    );
    expect(fates['7']).toBe('overwritten-at-load');
    expect(fates['8']).not.toBe('overwritten-at-load');
    expect(rulesOf(report)).toContain('tenant-edits-lost main.xml');
  });

  test('a custom class is a doubt, never a verdict', async () => {
    const files = { 'fault.xml': sequence('fault', '<class name="com.acme.Audit"/>') };
    const report = await scanPaths([folderWith(files)], { from: '2.6.0', to: '4.1.0' });
    expect(byFile(report, 'fault.xml').onTarget).toMatchObject({ verdict: 'unknown', cause: 'class-unknown' });
    expect(rulesOf(report)).toContain('unknown-class fault.xml');
  });

  test('a file in a subfolder is never read', async () => {
    const report = await scanPaths([
      folderWith({ 'sequences/old/fault.xml': sequence('fault'), 'sequences/main.xml': sequence('main') }),
    ]);
    expect(byFile(report, 'old/fault.xml').onTarget.verdict).toBe('unreachable');
  });
});

/** @see gateway-faults E.2 */
describe('what a tenant lacks', () => {
  const TRIGGERS = ['_auth_failure_handler_', '_graphql_failure_handler_'];
  const lacking = async (from: '2.6.0' | '3.2.0', triggers: readonly string[], file: string) => {
    const names = ['main', ...triggers];
    const home = folderWith(
      Object.fromEntries(names.map((name) => [`${tenant(1)}/sequences/${name}.xml`, sequence(name)])),
    );
    const report = await scanPaths([home], { from, to: '4.1.0' });
    return [...sequencesOf(report)].find(({ set, gap }) => set.origin === 'tenant' && gap?.role.file === file)?.gap;
  };

  test.each([
    ['2.6.0', [], 'fault.xml', 'fine'], // the whole set is copied over it
    ['3.2.0', TRIGGERS, 'fault.xml', 'unknown'], // it is taken for complete
    ['3.2.0', TRIGGERS, '_threat_fault_.xml', 'fine'], // copied alone
    ['3.2.0', TRIGGERS, '_token_fault_.xml', 'fine'], // no tenant ever has it
  ] as const)('%s with the triggers %j and no %s: %s on 4.1.0', async (from, triggers, file, verdict) => {
    expect((await lacking(from, triggers, file))?.onTarget.verdict).toBe(verdict);
  });
});

describe('APIs', () => {
  const api = (body: string): string =>
    `<api xmlns="http://ws.apache.org/ns/synapse" name="pizza" context="/p">${body}</api>`;
  test('one with a fault sequence of its own is named, others stay out', async () => {
    const home = folderWith({
      [`${SUPER}/sequences/fault.xml`]: sequence('fault'),
      [`${SUPER}/api/own.xml`]: api('<resource faultSequence="pizza--Fault"/>'),
      [`${SUPER}/api/plain.xml`]: api('<resource faultSequence="fault"/>'),
    });
    const report = await scanPaths([home], { from: '3.2.0', to: '3.2.0' });
    expect(rulesOf(report)).toContain('api-own-fault-sequence own.xml');
    expect(rulesOf(report)).toContain('helper-missing own.xml');
    expect(rulesOf(report).join()).not.toMatch(/plain\.xml/);
  });

  test('an inline fault sequence with a class that is gone takes the API with it', async () => {
    const inline = api(`<resource><faultSequence><class name="${OLD_CLASS}"/></faultSequence></resource>`);
    const report = await scanPaths([folderWith({ 'sequences/main.xml': sequence('main'), 'api/own.xml': inline })], {
      from: '3.2.0',
      to: '4.0.0',
    });
    expect(byFile(report, 'own.xml').onTarget.verdict).toBe('does-not-deploy');
  });
});

describe('fingerprints', () => {
  const home = (body: string, folder = SUPER) => ({ [`${folder}/sequences/fault.xml`]: sequence('fault', body) });
  const fingerprints = async (files: Record<string, string>): Promise<string[]> =>
    [...(await scanPaths([folderWith(files)], { from: '3.2.0', to: '4.0.0' })).findings()]
      .filter(({ rule }) => rule === 'vanished-class')
      .map(({ fingerprint }) => fingerprint);
  const mediator = `<class name="${OLD_CLASS}"/>`;

  test('survive moved lines, reformatting and another home', async () => {
    const before = await fingerprints(home(mediator));
    expect(before).toHaveLength(1);
    expect(await fingerprints(home(`\n\n<!-- moved -->\n  <log/>\n  ${mediator}\n`))).toEqual(before);
    expect(await fingerprints(home(mediator.replace(' name', '\n   name')))).toEqual(before);
  });

  test('differ between two equal mediators, and between tenants', async () => {
    expect(new Set(await fingerprints(home(mediator + mediator))).size).toBe(2);
    const graphql = (id: number) => ({
      [`${tenant(id)}/sequences/_graphql_failure_handler_.xml`]: sequence('_graphql_failure_handler'),
    });
    const auth = (id: number) => ({
      [`${tenant(id)}/sequences/_auth_failure_handler_.xml`]: sequence('_auth_failure_handler_'),
    });
    const both = {
      ...home(mediator, tenant(1)),
      ...home(mediator, tenant(2)),
      ...graphql(1),
      ...graphql(2),
      ...auth(1),
      ...auth(2),
    };
    expect(new Set(await fingerprints(both)).size).toBe(2);
  });
});
