import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import schema from '../../schema/port-1.schema.json' with { type: 'json' };
import { faultshift } from '../support/cli.js';
import { folderWith } from '../support/folder.js';
import { NEW_AUTH, NEW_FAULT, NEW_PACK, OLD_AUTH, OLD_FAULT, OLD_PACK, oldHome } from '../support/packs.js';

const DEFAULT = 'repository/deployment/server/synapse-configs/default';
const SEQUENCES = `${DEFAULT}/sequences`;
const NS = 'xmlns="http://ws.apache.org/ns/synapse"';
const valid = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);

const inside = (text: string): string => text.replace(` ${NS}`, '').replace(/^(?=.)/gm, '  ');
const config = (...sequences: string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<definitions ${NS} xmlns:acme="urn:acme">\n${sequences.join('')}</definitions>\n`;

const edited = OLD_FAULT.replace('<am:description>$2', '<am:description>Call us: $2').replace(
  '    <send/>',
  '    <sequence key="acme"/>\n    <send/>',
);
const HELPERS = `  <sequence name="acme">
    <class name="org.wso2.carbon.apimgt.gateway.handlers.analytics.APIMgtFaultHandler"/>
    <sequence key="acme:more"/>
  </sequence>
  <sequence name="acme:more"><property name="R" expression="//acme:r"/></sequence>
  <sequence name="unused"><drop/></sequence>
`;
const PORTED = NEW_FAULT.replace('"description":"$2"', '"description":"Call us: $2"').replace(
  '  <send/>',
  '  <sequence key="acme"/>\n  <send/>',
);

const oneFile = (...sequences: string[]) =>
  folderWith({ 'updates/product.txt': 'wso2am-2.6.0', [`${DEFAULT}/synapse.xml`]: config(...sequences) });

interface Row {
  readonly [name: string]: unknown;
}
interface Json {
  readonly files: Row[];
  readonly helpers: Row[];
  readonly notCarried: { path: string; reason: string }[];
  readonly outputs: { path: string }[];
  readonly findings: Row[];
  readonly proof: { rows: Row[] }[];
  readonly skipList: string[];
}

const portJson = async (...args: string[]): Promise<{ code: number; report: Json }> => {
  const ran = await faultshift(['port', ...args, '-f', 'json']);
  expect(ran.stderr).not.toMatch(/our bug/);
  return { code: ran.code, report: JSON.parse(ran.stdout) as Json };
};

describe('sequences inside a synapse.xml', () => {
  test('are ported as files are, into files of their own, with their places', async () => {
    const home = oneFile(inside(OLD_AUTH), inside(edited), HELPERS);
    const out = join(folderWith({}), 'ported');
    const args = [home, '--into', folderWith(NEW_PACK), '--stock-pack', folderWith(OLD_PACK)];
    const { code, report } = await portJson(...args, '--out', out);
    expect(code).toBe(0);
    expect(valid(report), JSON.stringify(valid.errors)).toBe(true);
    expect(readFileSync(join(out, SEQUENCES, 'fault.xml'), 'utf8')).toBe(PORTED);
    expect(readdirSync(join(out, SEQUENCES)).sort()).toEqual(['acme.xml', 'acme_more.xml', 'fault.xml']);
    expect(report.skipList).toEqual(['acme.xml', 'acme_more.xml']);
    const text = config(inside(OLD_AUTH), inside(edited), HELPERS).split('\n');
    const lineOf = (part: string): number => text.findIndex((line) => line.includes(part)) + 1;
    const [fault] = report.files.filter(({ file }) => file === 'fault.xml');
    expect(fault).toMatchObject({
      path: `${DEFAULT}/synapse.xml`,
      inline: { name: 'fault', line: lineOf('name="fault"'), column: 3 },
      edits: [
        {
          fate: 'translated',
          line: lineOf('Call us'),
          column: (text[lineOf('Call us') - 1]?.indexOf('<am:desc') as number) + 1,
        },
        { fate: 'ported', line: lineOf('key="acme"'), column: 7 },
      ],
    });
    expect(report.notCarried).toEqual([
      expect.objectContaining({
        path: `${DEFAULT}/synapse.xml unused`,
        reason: expect.stringMatching(/nothing that was/),
      }),
    ]);
    const rows = report.proof.flatMap(({ rows: all }) => all);
    expect(rows.filter(({ verdict }) => verdict === 'asked')).not.toEqual([]);
    expect(rows.filter(({ verdict }) => verdict === 'unasked')).toEqual([]);
  });

  test('helpers among them keep the namespaces that they had, and stand at the margin', async () => {
    const out = join(folderWith({}), 'ported');
    await faultshift(['port', oneFile(inside(edited), HELPERS), '--into', folderWith(NEW_PACK), '--out', out]);
    expect(readFileSync(join(out, SEQUENCES, 'acme.xml'), 'utf8')).toBe(
      `<sequence ${NS} xmlns:acme="urn:acme" name="acme">\n  <sequence key="acme:more"/>\n</sequence>\n`,
    );
    expect(readFileSync(join(out, SEQUENCES, 'acme_more.xml'), 'utf8')).toMatch(/xmlns:acme="urn:acme"/);
  });

  test('columns count on one line, too', async () => {
    const home = oneFile(inside(OLD_FAULT.replace(/\n\s*/g, '').replace('value="500"', 'value="503"')));
    const { report } = await portJson(home, '--into', folderWith(NEW_PACK), '--stock-pack', folderWith(OLD_PACK));
    const line = readFileSync(join(home, DEFAULT, 'synapse.xml'), 'utf8').split('\n')[2] ?? '';
    const column = line.indexOf('<property name="HTTP_SC"') + 1;
    expect(report.files[0]?.['edits']).toEqual([expect.objectContaining({ fate: 'ported', line: 3, column })]);
  });

  test('--dry-run is a patch that git applies', async () => {
    const into = folderWith(NEW_PACK);
    const ran = await faultshift([
      ...['port', oneFile(inside(edited), HELPERS), '--into', into, '--stock-pack', folderWith(OLD_PACK), '--dry-run'],
    ]);
    execFileSync('git', ['apply', '-'], { cwd: into, input: ran.stdout });
    expect(readFileSync(join(into, SEQUENCES, 'fault.xml'), 'utf8')).toBe(PORTED);
    expect(existsSync(join(into, SEQUENCES, 'acme_more.xml'))).toBe(true);
  });

  test.each([
    ['2.6.0 keeps what it reads first, the synapse.xml', '2.6.0', 'synapse.xml fault', '502'],
    ['3.2.0 keeps what it reads last, the file', '3.2.0', 'fault.xml', '503'],
  ])('and a file of the same name: %s', async (_, release, holder, status) => {
    const home = folderWith(
      oldHome(
        { 'fault.xml': OLD_FAULT.replace('value="500"', 'value="503"') },
        {
          'updates/product.txt': `wso2am-${release}`,
          [`${DEFAULT}/synapse.xml`]: config(inside(OLD_FAULT.replace('value="500"', 'value="502"'))),
        },
      ),
    );
    const out = join(folderWith({}), 'ported');
    const args = ['--into', folderWith(NEW_PACK), '--stock-pack', folderWith(OLD_PACK), '--out', out];
    const { report } = await portJson(home, ...args);
    expect(readFileSync(join(out, SEQUENCES, 'fault.xml'), 'utf8')).toContain(`name="HTTP_SC" value="${status}"`);
    expect(report.notCarried).toEqual([
      expect.objectContaining({ reason: `${holder} registers fault too, and that is the one in force on ${release}` }),
    ]);
  });

  test('and a file of the same name, where nothing tells the release: neither is ported', async () => {
    const files = {
      'fault.xml': OLD_FAULT.replace('value="500"', 'value="503"'),
    };
    const { [`updates/product.txt`]: _, ...home } = oldHome(files, {
      [`${DEFAULT}/synapse.xml`]: config(inside(OLD_FAULT.replace('value="500"', 'value="502"'))),
    });
    const { code, report } = await portJson(folderWith(home), '--into', folderWith(NEW_PACK));
    expect(code).toBe(1);
    const rows = report.files.filter(({ file }) => file === 'fault.xml');
    expect(rows.map(({ status, why }) => `${status}: ${why}`)).toEqual([
      'undecided: fault.xml registers fault too, and which of the two is in force cannot be seen',
      'undecided: synapse.xml fault registers fault too, and which of the two is in force cannot be seen',
    ]);
  });

  test('a synapse.xml that is not well-formed gives 3, and the files are ported', async () => {
    const home = folderWith(
      oldHome(
        { 'fault.xml': OLD_FAULT.replace('value="500"', 'value="503"') },
        { [`${DEFAULT}/synapse.xml`]: config('<sequence name="x">') },
      ),
    );
    const ran = await faultshift([
      ...['port', home, '--into', folderWith(NEW_PACK), '--stock-pack', folderWith(OLD_PACK)],
    ]);
    expect(ran.code).toBe(3);
    expect(ran.stdout).toMatch(/synapse\.xml +not read, line 3/);
    expect(ran.stdout).toMatch(/fault\.xml +1 edit: ported/);
  });
});

describe('a new home with sequences inside its synapse.xml', () => {
  const home = () => folderWith(oldHome({ 'fault.xml': OLD_FAULT.replace('value="500"', 'value="503"') }));
  const into = (more: Record<string, string> = {}) => {
    const { [`${SEQUENCES}/fault.xml`]: _, ...rest } = NEW_PACK;
    return folderWith({
      ...rest,
      [`${DEFAULT}/synapse.xml`]: config(inside(NEW_FAULT.replace(/^.*\n.*\n/, ''))),
      ...more,
    });
  };

  test('gets the result as a file of its own, which is in force from 3.2.0 on', async () => {
    const target = into();
    const args = ['port', home(), '--into', target, '--stock-pack', folderWith(OLD_PACK)];
    const out = join(folderWith({}), 'ported');
    const ran = await faultshift([...args, '--out', out]);
    expect(ran.code).toBe(0);
    expect(ran.stdout).not.toMatch(/does not deploy/);
    expect(ran.stdout).toMatch(/as you changed it before: status/);
    const text = readFileSync(join(out, SEQUENCES, 'fault.xml'), 'utf8');
    expect(text).toMatch(/^ *<sequence xmlns="[^"]+" xmlns:acme="urn:acme" name="fault">\n/);
    expect(text).toContain('value="503"');
    const patch = await faultshift([...args, '--dry-run']);
    execFileSync('git', ['apply', '-'], { cwd: target, input: patch.stdout });
    expect(readFileSync(join(target, SEQUENCES, 'fault.xml'), 'utf8')).toBe(text);
  });

  test('and nothing else, no folder of sequences either', async () => {
    const target = folderWith({
      'updates/product.txt': 'wso2am-4.1.0',
      [`${DEFAULT}/synapse.xml`]: config(inside(NEW_FAULT.replace(/^.*\n.*\n/, ''))),
    });
    const out = join(folderWith({}), 'ported');
    const ran = await faultshift([
      ...['port', home(), '--into', target, '--stock-pack', folderWith(OLD_PACK), '--out', out],
    ]);
    expect(ran.code).toBe(0);
    expect(readFileSync(join(out, SEQUENCES, 'fault.xml'), 'utf8')).toContain('value="503"');
    const empty = { 'updates/product.txt': 'wso2am-4.1.0', [`${DEFAULT}/synapse.xml`]: config() };
    expect((await faultshift(['port', home(), '--into', folderWith(empty)])).code).toBe(2);
  });

  test('and of an old release: nothing is written that would not be in force', async () => {
    const args = ['--into', into({ 'updates/product.txt': 'wso2am-2.6.0' }), '--stock-pack', folderWith(OLD_PACK)];
    const { code, report } = await portJson(home(), '--from', '2.1.0', ...args);
    expect(code).toBe(1);
    expect(report.outputs).toEqual([]);
    expect(report.files.find(({ file }) => file === 'fault.xml')).toMatchObject({
      status: 'undecided',
      why: expect.stringMatching(/inside its synapse\.xml, and 2\.6\.0 keeps that before any file/),
    });
  });

  test('has no say where a file has the name', async () => {
    const target = into({ [`${SEQUENCES}/fault.xml`]: NEW_FAULT, [`${SEQUENCES}/auth.xml`]: NEW_AUTH });
    const out = join(folderWith({}), 'ported');
    await faultshift(['port', home(), '--into', target, '--stock-pack', folderWith(OLD_PACK), '--out', out]);
    expect(readFileSync(join(out, SEQUENCES, 'fault.xml'), 'utf8')).toBe(NEW_FAULT.replace('"500"', '"503"'));
  });
});
