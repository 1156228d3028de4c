import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { faultshift } from '../support/cli.js';
import { folderWith, sequence } from '../support/folder.js';
import { NEW_PACK, OLD_FAULT, OLD_PACK, oldHome, superTenant, tenant } from '../support/packs.js';

const SEQUENCES = 'repository/deployment/server/synapse-configs/default/sequences';
const calling = OLD_FAULT.replace('    <send/>', '    <sequence key="acme"/>\n    <send/>');
const acme = sequence('acme', '<log level="full"/>');

async function port(home: Record<string, string>, into: Record<string, string>, ...more: string[]) {
  const out = join(folderWith({}), 'ported');
  const args = ['--into', folderWith(into), '--stock-pack', folderWith(OLD_PACK), '--out', out, ...more];
  const ran = await faultshift(['port', folderWith(home), ...args]);
  const folder = join(out, SEQUENCES);
  return { ...ran, out, text: ran.stdout.replace(/\s+/g, ' '), files: () => readdirSync(folder).sort(), folder };
}

describe('helper sequences of a port', () => {
  test('call each other in a circle, and each goes along once', async () => {
    const helpers = {
      'acme.xml': sequence('acme', '<sequence key="b"/>'),
      'b.xml': sequence('b', '<sequence key="acme"/><sequence key="b"/>'),
    };
    const ran = await port(oldHome({ 'fault.xml': calling, ...helpers }), NEW_PACK);
    expect(ran.files()).toEqual(['acme.xml', 'b.xml', 'fault.xml']);
  });

  test('where the new home has another of the same name, it is told, and nothing is written over', async () => {
    const into = { ...NEW_PACK, ...superTenant({ 'acme.xml': sequence('acme', '<drop/>') }) };
    const ran = await port(oldHome({ 'fault.xml': calling, 'acme.xml': acme }), into);
    expect(ran.code).toBe(1);
    expect(ran.text).toContain('fault.xml calls acme, and the new home has another sequence of that name than you');
    expect(ran.text).not.toContain('nothing that was ported calls it');
    expect(ran.files()).toEqual(['fault.xml']);
  });

  test('where the new home has the very same, nothing is left to do', async () => {
    const into = { ...NEW_PACK, ...superTenant({ 'other.xml': acme.replace('><', '>\n  <') }) };
    const ran = await port(oldHome({ 'fault.xml': calling, 'acme.xml': acme }), into);
    expect(ran.code).toBe(0);
    expect(ran.files()).toEqual(['fault.xml']);
    expect(ran.text).not.toContain('Not carried');
  });

  test('take another file name where the new home has a file of theirs', async () => {
    const into = { ...NEW_PACK, ...superTenant({ 'acme.xml': sequence('theirs') }) };
    const ran = await port(oldHome({ 'fault.xml': calling, 'acme.xml': acme }), into);
    expect(ran.code).toBe(0);
    expect(ran.files()).toEqual(['acme-2.xml', 'fault.xml']);
    expect(readFileSync(join(ran.folder, 'acme-2.xml'), 'utf8')).toBe(acme);
    expect(readFileSync(join(ran.out, 'deployment.toml.snippet'), 'utf8')).toContain('sequences = ["acme-2.xml"]');
  });

  test('a tenant gets its own, whatever the super tenant of the new home has', async () => {
    const into = { ...NEW_PACK, ...superTenant({ 'acme.xml': acme }) };
    const home = { ...OLD_PACK, ...tenant(1, { 'fault.xml': calling, 'acme.xml': acme }) };
    const ran = await port(home, into);
    expect(readFileSync(join(ran.out, 'repository/tenants/1/synapse-configs/default/sequences/acme.xml'), 'utf8')).toBe(
      acme,
    );
  });

  test('names that the skip list of the new home has stay in the snippet', async () => {
    const toml = '[apim.sync_runtime_artifacts.gateway.skip_list]\nsequences = ["mine.xml"]\n';
    const into = { ...NEW_PACK, 'repository/conf/deployment.toml': toml };
    const home = oldHome({ 'fault.xml': calling, 'acme.xml': acme });
    const ran = await port(home, into);
    expect(readFileSync(join(ran.out, 'deployment.toml.snippet'), 'utf8')).toContain('["acme.xml", "mine.xml"]');
    const done = { ...into, 'repository/conf/deployment.toml': toml.replace('"mine', '"acme.xml", "mine') };
    const again = await port(home, done);
    expect(readdirSync(again.out)).not.toContain('deployment.toml.snippet');
  });

  test('two homes go into one patch, unless both have one file', async () => {
    const [a, b] = ['1', '2'].map((id) => folderWith({ ...OLD_PACK, ...tenant(Number(id), { 'fault.xml': calling }) }));
    const into = folderWith(NEW_PACK);
    const args = [a as string, b as string, '--into', into, '--stock-pack', folderWith(OLD_PACK), '--dry-run'];
    const ran = await faultshift(['port', ...args]);
    execFileSync('git', ['apply', '-'], { cwd: into, input: ran.stdout });
    expect(readdirSync(join(into, 'repository/tenants')).sort()).toEqual(['1', '2']);
    const twice = await faultshift(['port', a as string, a as string, ...args.slice(2)]);
    expect(twice.code).toBe(2);
    expect(twice.stderr).toMatch(/more than one of the old homes has it; port them one at a time/);
  });
});
