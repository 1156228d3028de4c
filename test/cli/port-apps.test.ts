import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import schema from '../../schema/port-1.schema.json' with { type: 'json' };
import { faultshift } from '../support/cli.js';
import { folderWith, sequence } from '../support/folder.js';
import { NEW_FAULT, NEW_PACK, OLD_FAULT, OLD_PACK, oldHome } from '../support/packs.js';
import { zip } from '../support/zip.js';

const SEQUENCES = 'repository/deployment/server/synapse-configs/default/sequences';
const APPS = 'repository/deployment/server/carbonapps';
const valid = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);

/** A carbon application with these sequences, by artifact. */
function car(sequences: Record<string, string>): Buffer {
  const names = Object.keys(sequences);
  const dependencies = names.map((name) => `<dependency artifact="${name}" version="1.0.0" serverRole="x"/>`).join('');
  return zip([
    {
      name: 'artifacts.xml',
      data: `<artifacts><artifact name="App" version="1.0.0" type="carbon/application">${dependencies}</artifact></artifacts>`,
    },
    ...names.flatMap((name) => [
      {
        name: `${name}_1.0.0/artifact.xml`,
        data: `<artifact name="${name}" version="1.0.0" type="synapse/sequence"><file>${name}-1.xml</file></artifact>`,
      },
      { name: `${name}_1.0.0/${name}-1.xml`, data: sequences[name] ?? '' },
    ]),
  ]);
}

const edited = OLD_FAULT.replace('value="500"', 'value="503"').replace(
  '    <send/>',
  '    <sequence key="inside"/>\n    <sequence key="beside"/>\n    <send/>',
);
const INSIDE = sequence(
  'inside',
  '<class name="org.wso2.carbon.apimgt.gateway.handlers.analytics.APIMgtFaultHandler"/><log/>',
);
const app = (more: Record<string, string> = {}) =>
  car({ fault: edited, inside: INSIDE, spare: sequence('spare'), ...more });
const home = (files: Record<string, string> = {}, archive: Buffer = app()) =>
  folderWith({ ...oldHome({ 'beside.xml': sequence('beside'), ...files }), [`${APPS}/orders.car`]: archive });
const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort();

describe('sequences of a carbon application', () => {
  test('are ported beside the new home, and the report says what to build anew', async () => {
    const out = join(folderWith({}), 'ported');
    const args = ['port', home(), '--into', folderWith(NEW_PACK), '--stock-pack', folderWith(OLD_PACK)];
    const ran = await faultshift([...args, '--out', out]);
    expect(ran.code).toBe(0);
    expect(filesOf(out)).toEqual([
      'carbon-apps/orders/fault_1.0.0/fault-1.xml',
      'carbon-apps/orders/inside_1.0.0/inside-1.xml',
      'deployment.toml.snippet',
      'faultshift-port.json',
      'faultshift-port.txt',
      `${SEQUENCES}/beside.xml`,
    ]);
    expect(readFileSync(join(out, 'carbon-apps/orders/fault_1.0.0/fault-1.xml'), 'utf8')).toBe(
      NEW_FAULT.replace('"500"', '"503"').replace(
        '  <send/>',
        '  <sequence key="inside"/>\n  <sequence key="beside"/>\n  <send/>',
      ),
    );
    expect(readFileSync(join(out, 'carbon-apps/orders/inside_1.0.0/inside-1.xml'), 'utf8')).not.toContain('<class');
    expect(readFileSync(join(out, 'deployment.toml.snippet'), 'utf8')).toContain('sequences = ["beside.xml"]');
    const text = ran.stdout.replace(/\s+/g, ' ');
    expect(text).toContain(`Carbon application ${APPS}/orders.car`);
    expect(text).toContain(
      'Replace fault-1.xml in fault_1.0.0 of the application by carbon-apps/orders/fault_1.0.0/fault-1.xml, and build it anew.',
    );
    expect(text).toContain('answers of carbon applications: not predicted');
    const report = JSON.parse(readFileSync(join(out, 'faultshift-port.json'), 'utf8'));
    expect(valid(report), JSON.stringify(valid.errors)).toBe(true);
    expect(report.notCarried).toEqual([
      expect.objectContaining({ path: `${APPS}/orders.car!spare_1.0.0/spare-1.xml` }),
    ]);
  });

  test('stay out of the patch, which says so', async () => {
    const into = folderWith(NEW_PACK);
    const args = ['port', home(), '--into', into, '--stock-pack', folderWith(OLD_PACK), '--dry-run'];
    const ran = await faultshift(args);
    expect(ran.stderr).toContain('2 files of carbon applications are not in the patch; --out writes them');
    execFileSync('git', ['apply', '-'], { cwd: into, input: ran.stdout });
    expect(existsSync(join(into, SEQUENCES, 'beside.xml'))).toBe(true);
    expect(readFileSync(join(into, SEQUENCES, 'fault.xml'), 'utf8')).toBe(NEW_FAULT);
    expect(existsSync(join(into, 'carbon-apps'))).toBe(false);
  });

  test('an old stock sequence in it gives way to the new one', async () => {
    const out = join(folderWith({}), 'ported');
    const archive = car({ fault: OLD_FAULT });
    const args = ['--into', folderWith(NEW_PACK), '--stock-pack', folderWith(OLD_PACK), '--out', out];
    await faultshift(['port', home({}, archive), ...args]);
    expect(readFileSync(join(out, 'carbon-apps/orders/fault_1.0.0/fault-1.xml'), 'utf8')).toBe(NEW_FAULT);
  });

  test('what a file calls in it is not missing; the report says that the application is needed', async () => {
    const fault = OLD_FAULT.replace('    <send/>', '    <sequence key="inside"/>\n    <send/>');
    const old = home({ 'fault.xml': fault }, car({ inside: INSIDE }));
    const ran = await faultshift(['port', old, '--into', folderWith(NEW_PACK), '--stock-pack', folderWith(OLD_PACK)]);
    expect(ran.stdout).not.toContain('port-call-unresolved');
    expect(ran.stdout).toContain('what was ported calls inside in it; the new gateway needs the application too');
  });

  test('4.6.0 would not read them, and the report says that', async () => {
    const into = folderWith({ ...NEW_PACK, 'updates/product.txt': 'wso2am-4.6.0' });
    const ran = await faultshift(['port', home(), '--into', into, '--stock-pack', folderWith(OLD_PACK)]);
    expect(ran.stdout.replace(/\s+/g, ' ')).toContain('build it anew; 4.6.0 ignores it there.');
  });

  test('an application alone is ported, too', async () => {
    const out = join(folderWith({}), 'ported');
    const folder = folderWith({ 'orders.car': app() });
    const ran = await faultshift([
      ...['port', join(folder, 'orders.car'), '--from', '2.6.0', '--into', folderWith(NEW_PACK)],
      ...['--stock-pack', folderWith(OLD_PACK), '--out', out],
    ]);
    expect(ran.code).toBe(0);
    expect(filesOf(out)).toContain('carbon-apps/orders/fault_1.0.0/fault-1.xml');
  });

  test('a folder that leads out of it is not looked for', async () => {
    const folder = folderWith({
      'app/artifacts.xml': '<artifacts><dependency artifact="../x" version="1.0.0"/></artifacts>',
      'x_1.0.0/artifact.xml': '<artifact name="x" type="synapse/sequence"><file>fault.xml</file></artifact>',
      'x_1.0.0/fault.xml': edited,
    });
    const ran = await faultshift(['port', join(folder, 'app'), '--into', folderWith(NEW_PACK), '-f', 'json']);
    expect((JSON.parse(ran.stdout) as { files: unknown[] }).files).toEqual([]);
  });
});
